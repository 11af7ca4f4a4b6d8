"""Files of other programs: each is read to its end, and told what it lacks for the press."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
import typst
from weasyprint import HTML

from preflight.pressfile import SHEETFED, findings, good
from trycksak.preflight.measure import measure
from trycksak.preflight.measured import Measured

PAGE = """<!doctype html><html lang="sv"><title>Prov</title><style>
@page { size: 148mm 210mm; margin: 0 } body { margin: 0; font-family: sans-serif }
.sky { background: linear-gradient(red, blue); height: 60mm } .box { opacity: 0.8; padding: 5mm; margin: 10mm }
</style><div class="sky"></div><div class="box">Hej <a href="https://example.org">länk</a></div>
<p style="font-size: 7pt; color: #fff; background: #036">vit text</p>"""
NOT_X4 = {"x4/metadata", "x4/output-intent", "x4/trapped", "x4/version"}


def ids(measured: Measured) -> set[str]:
    return {one.id for one in measured.findings}


@pytest.fixture(scope="session")
def printed_by_chromium(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chromium = shutil.which("chromium")
    assert chromium is not None, "chromium is missing: scripts/setup test installs it"
    folder = tmp_path_factory.mktemp("chromium")
    (folder / "page.html").write_text(PAGE, "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=page.pdf"]
    subprocess.run([chromium, *options, "page.html"], cwd=folder, check=True, capture_output=True, timeout=120)
    return folder / "page.pdf"


def distil(source: Path, target: Path, *options: str) -> None:
    assert shutil.which("gs") is not None, "gs is missing: scripts/setup installs it"
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", *options, f"-sOutputFile={target}", str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def test_chromium(printed_by_chromium: Path) -> None:
    measured = measure(printed_by_chromium, "page.pdf", SHEETFED)
    assert ids(measured) == {*NOT_X4, "house/colour", "x4/annotation", "x4/trim-box"}
    # Chromium rounds to its own pixels.
    assert [tuple(map(round, page.trim_mm)) for page in measured.pages] == [(148, 210)]
    assert all(font.embedded and font.subset for font in measured.fonts)


def test_ghostscript_of_chromium(printed_by_chromium: Path, tmp_path: Path) -> None:
    distil(printed_by_chromium, tmp_path / "gs.pdf")
    measured = measure(tmp_path / "gs.pdf", "gs.pdf", SHEETFED)
    assert ids(measured) == {
        *NOT_X4,
        *("house/colour", "x4/annotation", "x4/pdf-version", "x4/trim-box"),
    }


def test_ghostscript_of_a_good_file_keeps_its_trim_and_its_inks(tmp_path: Path) -> None:
    good(b"q 0 0 0 0 k BT /F 7 Tf 100 200 Td (Prov) Tj ET Q").save(tmp_path / "good.pdf", force_version="1.6")
    distil(tmp_path / "good.pdf", tmp_path / "gs.pdf", "-dCompatibilityLevel=1.6")
    measured = measure(tmp_path / "gs.pdf", "gs.pdf", SHEETFED)
    assert ids(measured) == {"x4/metadata", "x4/output-intent", "x4/trapped", "x4/version", "gwg/small-text"}
    (small,) = (one for one in measured.findings if one.id == "gwg/small-text")
    (own,) = findings(good(b"q 0 0 0 0 k BT /F 7 Tf 100 200 Td (Prov) Tj ET Q"), tmp_path)
    assert (small.is_, small.place.page) == (own.is_, own.place.page)
    near = zip(small.place.box_mm, own.place.box_mm, strict=True)
    # Ghostscript writes another ascent and descent for the font.
    assert all(abs(a - b) < 1.5 for a, b in near)


def test_typst(tmp_path: Path) -> None:
    source = """#set document(title: "Prov")
    #set page(width: 148mm, height: 210mm)
    = Hej
    #lorem(60) $ sum_(i=1)^n x_i^2 / 2 $ #link("https://example.org")[länk]
    #rect(fill: gradient.linear(red, blue), width: 4cm, height: 1cm)
    #rect(fill: cmyk(0%, 100%, 0%, 0%))[ett] #rect(stroke: 0.2pt + cmyk(50%, 50%, 0%, 0%))[två]"""
    (tmp_path / "page.typ").write_text(source, "utf-8")
    typst.compile(str(tmp_path / "page.typ"), output=str(tmp_path / "page.pdf"))
    measured = measure(tmp_path / "page.pdf", "page.pdf", SHEETFED)
    told = Counter(one.id for one in measured.findings)
    assert set(told) == {
        *NOT_X4,
        *("gwg/black-knocks-out", "gwg/thin-line", "house/colour", "x4/annotation", "x4/pdf-version", "x4/trim-box"),
    }
    # The rest of a flood is a number.
    assert told["house/colour"] == 5
    assert (measured.title, [page.trim_mm for page in measured.pages]) == ("Prov", [(148.0, 210.0)])


def test_weasyprint(tmp_path: Path) -> None:
    HTML(string=PAGE).write_pdf(tmp_path / "page.pdf")
    measured = measure(tmp_path / "page.pdf", "page.pdf", SHEETFED)
    assert ids(measured) == {
        *NOT_X4,
        *("gwg/group-space", "house/bleed", "house/bleed-art", "house/colour", "x4/annotation", "x4/pdf-version"),
    }
