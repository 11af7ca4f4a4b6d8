"""Finding the mark: what is measured agrees with what was set, however the file writes it."""

import random
import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from trycksak.errors import Stopped
from trycksak.model.binding import Binding
from trycksak.model.brand import Brand
from trycksak.model.terms import Terms
from trycksak.preflight.interpret import Budget, interpret
from trycksak.preflight.interpret.marks import PathMark
from trycksak.preflight.original import read_drawings
from trycksak.preflight.proof.colours import colours_of
from trycksak.preflight.proof.find import find_marks, patterns_of
from trycksak.preflight.proof.outlines import placed
from trycksak.preflight.proof.pdf import Asked, Edition, prove_pdf
from trycksak.preflight.proof.standing import Standing
from trycksak.preflight.sheet import opened, trim_view

Sheet = Callable[..., Path]
SV = "brand/logotype/sv-positive.svg"
PLACED = f'<p class="mark"><img src="{SV}" alt="Stockholms stad"></p>'


def found(path: Path, root: Path, brand: Brand) -> list[tuple[int, Standing]]:
    patterns, colours = patterns_of(read_drawings(root, brand)), colours_of(brand, Edition.WEB)
    with opened(path) as pdf:
        return [
            (number, mark)
            for number, page in enumerate(pdf.pages, 1)
            for mark in find_marks(marks(page), patterns, trim_view(page).to_mm, colours.filled)
        ]


def marks(page: pikepdf.Page) -> tuple[object, ...]:
    return interpret(page, Budget(time.monotonic() + 60)).marks


def test_it_is_measured_in_mm_from_the_trims_corner(root: Path, brand: Brand, sheet: Sheet) -> None:
    first, second = found(
        sheet("<p>Prov</p>", PLACED + PLACED.replace('"mark"', '"mark" style="left: 60mm"')), root, brand
    )
    assert [(page, mark.drawing.master.path, mark.complete) for page, mark in (first, second)] == [(2, SV, True)] * 2
    assert first[1].box == pytest.approx((13, 12, 40, 40 * 100 / 373.97), abs=0.001)
    assert second[1].box == pytest.approx((60, 12, 40, 40 * 100 / 373.97), abs=0.001)
    assert first[1].scale == pytest.approx((40 / 373.97, 40 / 373.97), rel=1e-4)
    assert first[1].placement.turn == pytest.approx(0, abs=1e-6)


def test_the_bleed_is_no_part_of_the_trim(root: Path, brand: Brand, sheet: Sheet) -> None:
    ((_, mark),) = found(sheet(PLACED, size="148mm 210mm; bleed: 3mm"), root, brand)
    assert mark.box == pytest.approx((13, 12, 40, 40 * 100 / 373.97), abs=0.001)


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        page.Contents.write(change(page.Contents.read_bytes()))
        pdf.save(path)
    return path


def test_a_writer_that_rounds_to_two_decimals(root: Path, brand: Brand, sheet: Sheet) -> None:
    def in_points(content: bytes) -> bytes:
        """Write every path of the mark in page space, to two decimals, as other programs do."""
        with pikepdf.open(path) as pdf:
            out = []
            for painted in marks(pdf.pages[0]):
                assert isinstance(painted, PathMark)
                outline = placed(painted)
                points = iter(outline.points)
                out.append("0 0.349 0.31 rg")
                for segment in outline.shape:
                    pairs = [next(points) for _ in range(3 if segment == "c" else 1)]
                    out.append(" ".join(f"{x:.2f} {y:.2f}" for x, y in pairs) + f" {segment}")
                out.append("f")
            return "\n".join(out).encode()

    path = sheet(PLACED)
    ((_, mark),) = found(rewrite(path, in_points), root, brand)
    assert mark.box == pytest.approx((13, 12, 40, 40 * 100 / 373.97), abs=0.01)


def test_a_mark_inside_forms(root: Path, brand: Brand, sheet: Sheet) -> None:
    path = sheet(PLACED)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        inner = pdf.make_stream(page.Contents.read_bytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        inner.BBox, inner.Resources, inner.Matrix = page.MediaBox, page.Resources, [1, 0, 0, 1, 100, -100]
        outer = pdf.make_stream(b"1 0 0 1 -50 50 cm /X Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        outer.BBox, outer.Resources = page.MediaBox, pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Y=outer))
        page.Contents = pdf.make_stream(b"q 1 0 0 1 -50 50 cm /Y Do Q")
        pdf.save(path)
    ((_, mark),) = found(path, root, brand)
    assert mark.box == pytest.approx((13, 12, 40, 40 * 100 / 373.97), abs=0.001)


def test_a_path_that_is_not_painted_is_no_mark(root: Path, brand: Brand, sheet: Sheet) -> None:
    path = rewrite(sheet(PLACED), lambda content: re.sub(rb"\bf\n", b"n\n", content))
    assert found(path, root, brand) == []


def test_the_original_is_what_is_compared_with(root: Path, brand: Brand, tmp_path: Path) -> None:
    """Each original that cannot be read is told, in the words of its fault."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    drawings = [
        "<svg",
        "<p/>",
        head.replace("viewBox", "box") + '<path d="M0 0L1 1Z"/></svg>',
        head + '<rect width="3" height="3"/></svg>',
        head + '<path d="M0 0A1 1 0 0 0 3 3Z"/></svg>',
        head + '<path fill="red" d="M0 0L1 1Z"/></svg>',
    ]
    masters = brand.logotype.masters
    for master, drawing in zip(masters, drawings, strict=True):
        (tmp_path / master.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / master.path).write_text(drawing, encoding="utf-8")
    with pytest.raises(Stopped) as stop:
        read_drawings(tmp_path, brand)
    assert {finding.place.path: finding.is_ for finding in stop.value.findings} == dict(
        zip(
            [master.path for master in masters],
            [
                "the original is not well-formed XML",
                "the original is no SVG",
                "the original has no viewBox",
                "the original holds `<rect>`",
                "the original holds a path with `A`",
                'the original holds `fill="red"`',
            ],
            strict=True,
        )
    )
    (tmp_path / masters[0].path).unlink()
    with pytest.raises(Stopped) as stop:
        read_drawings(tmp_path, brand)
    missing = next(finding for finding in stop.value.findings if finding.place.path == masters[0].path)
    assert missing.is_ == "the original cannot be read (No such file or directory)"


def test_a_damaged_file_is_told_and_nothing_worse(
    root: Path, brand: Brand, terms: Terms, sheet: Sheet, tmp_path: Path
) -> None:
    chance = random.Random(2006)
    dates = date(2006, 12, 6), date(2006, 12, 9)
    asked = Asked(brand, terms, root, "sv", Binding.SHEET, Edition.WEB, 0, dates)
    data, path = sheet(PLACED).read_bytes(), tmp_path / "damaged.pdf"
    for _ in range(150):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 40)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged[: chance.randint(1, len(damaged))] if chance.random() < 0.3 else damaged)
        for finding in prove_pdf(path, "x.pdf", asked).findings:
            assert finding.id.startswith(("logotype/", "pdf/"))
