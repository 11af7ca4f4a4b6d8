"""The pass through a page, held against pdfium's: the same texts and paths, with the same sizes, at the same places."""

import ctypes
import time
from math import hypot
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst
from weasyprint import HTML

from preflight.pressfile import ROOT, good
from trycksak.preflight.interpret import Budget, interpret
from trycksak.preflight.interpret.lexer import InlineImage, instructions
from trycksak.preflight.interpret.marks import PathMark, TextRun

LETTERS = "Sju verksamheter visar vad tekniken gör för medborgarna. "


def by_typst(path: Path) -> None:
    source = f"""#set page(width: 148mm, height: 210mm)
    = Rubrik
    #text(size: 7pt)[{LETTERS * 8}] #rotate(30deg)[snett] #scale(x: 50%)[smalt]
    $ sum_(i=1)^n x_i^2 / 2 $ #table(columns: 2, [ett], [två], [tre], [fyra])"""
    path.with_suffix(".typ").write_text(source, "utf-8")
    typst.compile(str(path.with_suffix(".typ")), output=str(path))


def by_weasyprint(path: Path) -> None:
    font = (ROOT / "brand" / "fonts" / "source-sans-3-latin-400-normal.woff2").as_uri()
    style = f'@font-face {{ font-family: F; src: url("{font}") }} p {{ font: 9pt F; border: 1px solid }}'
    HTML(string=f"<style>{style}</style><p style='letter-spacing: 1pt'>{LETTERS * 9}<p>{LETTERS}").write_pdf(path)


def by_hand(path: Path) -> None:
    """Every text operator, and matrices within matrices."""
    content = b"""q 1 0 0 rg 0.5 0 0 0.7 10 20 cm BT /F 12 Tf 14 TL 100 300 Td (Prov) Tj T* (Prov) Tj 5 Ts (Prov) '
    3 2 (Prov 01) " 50 Tz 1 0 0.2 1 200 200 Tm [(Pr) -500 (ov)] TJ 10 -20 TD (Prov) Tj ET Q
    q 0 1 -1 0 300 100 cm BT /F 20 Tf 10 10 Td (Prov) Tj ET 0 0 30 10 re f 3 w 5 5 m 20 5 l 20 40 90 40 50 5 c B* Q"""
    good(content).save(path)


@pytest.mark.parametrize("make", [by_typst, by_weasyprint, by_hand])
def test_texts_and_paths_are_where_pdfium_sees_them(make: object, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    assert callable(make)
    make(path)
    with pikepdf.open(path) as pdf:
        marks = interpret(pdf.pages[0], Budget(time.monotonic() + 60)).marks
    document = pypdfium2.PdfDocument(path)
    objects = list(document[0].get_objects())
    texts = [one for one in objects if one.type == pdfium.FPDF_PAGEOBJ_TEXT]
    paths = [one for one in objects if one.type == pdfium.FPDF_PAGEOBJ_PATH]
    runs = [mark for mark in marks if isinstance(mark, TextRun)]
    assert (len(runs), sum(isinstance(mark, PathMark) for mark in marks)) == (len(texts), len(paths))
    assert len(texts) > 2
    for text, run in zip(texts, runs, strict=True):
        given, matrix = ctypes.c_float(), text.get_matrix()
        pdfium.FPDFTextObj_GetFontSize(text.raw, given)
        axes = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
        assert run.size == pytest.approx(min(axes) * given.value, abs=0.01)
        left, bottom, right, top = text.get_bounds()
        # Glyphs reach past their widths and heights a little, signs of sums more: the box is what the font says.
        slack = max(1.5, run.size / 2)
        assert left > run.box[0] - slack
        assert bottom > run.box[1] - slack
        assert right < run.box[2] + slack
        assert top < run.box[3] + slack
    document.close()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[(a\\(b) -20 <004>] TJ", [(b"TJ", [[b"a(b", -20.0, b"\x00@"]])]),
        (b"(a(b)\\)\\101\\\nc) Tj", [(b"Tj", [b"a(b))Ac"])]),
        (b"/F#20a 12 Tf%comment\n--5 1.2.3 .5 w", [(b"Tf", ["F a", 12.0]), (b"w", [-5.0, 1.2, 0.5])]),
        (b"1 2 3 4 5 6 7 8 9 10 11 12/P scn", [(b"scn", [*map(float, range(1, 13)), "P"])]),
        (b"0 0 m(", [(b"m", [0.0, 0.0])]),
        (b"true false /A BDC f*S", [(b"BDC", [True, False, "A"]), (b"f*S", [])]),
        (
            b"BI /W 2 /H 2 /IM true ID \x01 EI\x02 EI Q",
            [(b"EI", [InlineImage({"W": 2.0, "H": 2.0, "IM": True})]), (b"Q", [])],
        ),
    ],
)
def test_lexer(data: bytes, expected: list[tuple[bytes, list[object]]]) -> None:
    assert list(instructions(data)) == expected


def test_lexer_reads_what_pikepdf_reads() -> None:
    pdf = good(b"q 1 0 0 1 .5 -3 cm /F 1 Tf [(a)-1<41>] TJ 1 2 3 4 re W* n (x) ' 1 2 (y) \" Q")
    expected = [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])]
    assert [operator.decode() for operator, _ in instructions(pdf.pages[0].Contents.read_bytes())] == expected
