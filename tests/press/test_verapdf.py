"""PDF/UA-1 and PDF/A-3a by veraPDF: that the checker bites, and that every web edition of the real event passes.

Where Java is missing these tests fail: the quick check proves nothing.
"""

from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

from trycksak.errors import CannotRun
from trycksak.preflight.validator import STANDARDS
from trycksak.preflight.verapdf import validate, verapdf

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good small document, in a folder of its own."""
    path = tmp_path_factory.mktemp("verapdf") / "good.pdf"
    font = (ROOT / "brand" / "fonts" / "source-sans-3-latin-400-normal.woff2").as_uri()
    style = f'@font-face {{ font-family: F; src: url("{font}") }} html {{ font-family: F }}'
    html = f'<!doctype html><html lang="sv"><title>Prov</title><style>{style}</style><h1>Rubrik</h1><p>Brödtext</p>'
    HTML(string=html).write_pdf(path, pdf_variant="pdf/ua-1", pdf_tags=True)
    return path


def test_it_bites(small: Path) -> None:
    """Each of these lacks one thing; the last is no PDF at all."""
    untagged, silent, nothing = (small.with_name(f"{name}.pdf") for name in ("untagged", "silent", "nothing"))
    with pikepdf.open(small) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo
        pdf.save(untagged)
    with pikepdf.open(small) as pdf:
        del pdf.Root.Lang
        pdf.save(silent)
    nothing.write_bytes(b"no PDF")
    assert verapdf("ua1", [small, untagged, silent, nothing]) == {
        small: [],
        untagged: ["6.2-1×1", "7.1-11×1", "7.1-3×2"],
        silent: ["7.2-2×1", "7.2-33×1", "7.2-34×2"],
        nothing: ["ERROR Couldn't parse stream"],
    }


def test_what_is_no_archive_is_told(small: Path) -> None:
    assert verapdf("3a", [small]) == {
        small: ["6.1.3-1×1", "6.2.4.3-2×3", "6.6.2.3.1-1×1", "6.6.2.3.1-2×1", "6.6.4-1×1"]
    }


def test_an_unknown_flavour_is_no_pass(small: Path) -> None:
    with pytest.raises(CannotRun, match=r"^veraPDF failed: veraPDF knows no flavour ua9$"):
        verapdf("ua9", [small])


def test_every_web_edition_is_pdf_ua_1_and_pdf_a_3a(built_event: Path) -> None:
    files = sorted((built_event / "out" / "site" / "pdf").glob("*.pdf"))
    assert len(files) == 20
    expected: dict[tuple[Path, str], list[object]] = {(file, flavour): [] for file in files for flavour in STANDARDS}
    assert validate(list(STANDARDS), files) == expected
