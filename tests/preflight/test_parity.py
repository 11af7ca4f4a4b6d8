# ruff: noqa: E501 -- a finding's sentence stands on one line
"""Parity: both editions of a real sheet, and each way in which one of them may go astray."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
import yaml
from PIL import Image

from trycksak.gather import gather
from trycksak.model.profile import PressProfile
from trycksak.preflight.parity import check_parity
from trycksak.press.order import PressJob
from trycksak.press.press_edition import press_edition
from trycksak.press.typeset import typeset
from trycksak.press.web_edition import web_edition
from trycksak.read.files import Project
from trycksak.render.publication import Markup, markup, printed

ROOT = Path(__file__).parents[2]
EDITION, BRAND, TERMS, _ = gather(Project(ROOT))
# What is put on the sheet to be missed: a picture, a block of text, a faint ground, each away from everything else.
BLOCK = '<p id="block" style="position: absolute; top: 60mm; left: 30mm; width: 60mm; margin: 0">Sju öar att besöka</p>'
PICTURE = '<img src="photo.png" alt="Prov" style="position: absolute; top: 90mm; left: 30mm; width: 20mm">'
GROUND = '<div style="position: absolute; top: 90mm; left: 70mm; width: 40mm; height: 20mm; background: #E1F1EF"></div>'
DARK = '<div style="position: absolute; top: 130mm; left: 70mm; width: 40mm; height: 20mm; background: #00594F"></div>'
SHEET = f"<body><div style='height: 40mm; break-after: page'>{BLOCK}{PICTURE}{GROUND}{DARK}</div><p>Sida två</p></body>"
Pair = Callable[..., tuple[Path, Path]]


@pytest.fixture(scope="module")
def job() -> PressJob:
    path = ROOT / "brand" / "profiles" / "sheetfed-uncoated.yml"
    profile = PressProfile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    font = (ROOT / "brand" / "fonts" / "source-sans-3-latin-400-normal.woff2").read_bytes()
    return PressJob(BRAND, profile, (ROOT / profile.output.path).read_bytes(), font, "1", date(2006, 8, 24))


@pytest.fixture
def pair(tmp_path: Path, job: PressJob) -> Pair:
    """Write both editions of a sheet, the press edition with something changed in its body."""
    Image.radial_gradient("L").resize((120, 80)).convert("RGB").save(tmp_path / "photo.png")
    font = (ROOT / "brand" / "fonts" / "source-sans-3-latin-400-normal.woff2").read_bytes()
    (tmp_path / "f.woff2").write_bytes(font)
    style = '@font-face { font-family: F; src: url("f.woff2") } @page { size: A5; margin: 0; bleed: 3mm } body { font-family: F }'
    publication = next(found for found in printed(EDITION) if found.id == "welcome-brochure")

    def write(old: str = "", new: str = "") -> tuple[Path, Path]:
        assert old in SHEET
        files = tmp_path / "web.pdf", tmp_path / "press.pdf"
        for path, body in zip(files, (SHEET, SHEET.replace(old, new, 1) if old else SHEET), strict=True):
            html = f'<!doctype html><html lang="sv"><title>Prov</title><style>{style}</style>{body}</html>'
            pages = typeset(Markup(publication, "sv", html, {}), tmp_path)
            data = web_edition(pages) if path == files[0] else press_edition(pages, job).data
            path.write_bytes(data)
        return files

    return write


def told(files: tuple[Path, Path]) -> list[str]:
    return [str(finding) for finding in check_parity(*files, "x.pdf")]


def test_nothing_is_said_of_one_layout_written_twice(pair: Pair) -> None:
    assert told(pair()) == []


def moved(alike: str, box: str) -> str:
    return (
        f"x.pdf, page 1, {box} parity/look\n  the edges of text and pictures here are alike by "
        f"{alike} in the two editions; they are by 0.86 or more. Look for something that is missing or moved in one of them."
    )


def read(ours: str, theirs: str, page: int = 1) -> str:
    what = f"the press edition reads `{ours}`; the web edition `{theirs}`. Write both editions from one layout."
    return f"x.pdf, page {page} parity/text\n  {what}"


MOVED = {
    "a picture is missing": (PICTURE, "", ("0.01", "28.4 × 22.4 mm at 26.4, 85.3")),
    "a faint ground is missing": (GROUND, "", ("0.05", "46.7 × 28.4 mm at 67.1, 85.3")),
    "a block is 2 mm further right": (
        "left: 30mm; width: 60mm",
        "left: 32mm; width: 60mm",
        ("0.01", "40.6 × 12.2 mm at 26.4, 56.9"),
    ),
    "a block is 2 mm further down": ("top: 60mm", "top: 62mm", ("0.01", "38.6 × 14.2 mm at 26.4, 56.9")),
    "a picture is 2 mm further right": (
        "left: 30mm; width: 20mm",
        "left: 32mm; width: 20mm",
        ("0.01", "30.5 × 22.4 mm at 26.4, 85.3"),
    ),
    "a picture is 10 % larger": ("width: 20mm", "width: 22mm", ("0.08", "30.5 × 24.4 mm at 26.4, 85.3")),
}


@pytest.mark.parametrize(("old", "new", "where"), MOVED.values(), ids=MOVED)
def test_what_is_missing_or_moved_is_told(old: str, new: str, where: tuple[str, str], pair: Pair) -> None:
    assert told(pair(old, new)) == [moved(*where)]


def test_a_wrong_colour_is_told(pair: Pair) -> None:
    files = pair("background: #00594F", "background: #890C58")
    assert told(files) == [
        "x.pdf, page 1, 42.7 × 24.4 mm at 69.1, 128.0 parity/look\n  the colour here is 148/255 away from the web edition's; "
        "it is 64/255 away at most. Look for a colour that is wrong in one of them."
    ]


@pytest.mark.parametrize(("new", "ours", "theirs"), [("Åtta öar", "Åtta öar", "Sju öar"), ("öar", "öar", "Sju öar")])
def test_one_word_is_told(new: str, ours: str, theirs: str, pair: Pair) -> None:
    texts = [finding for finding in told(pair("Sju öar", new)) if "parity/text" in finding]
    assert texts == [read(ours, theirs)]


def test_a_dropped_page_is_told(pair: Pair) -> None:
    web, press = pair()
    with pikepdf.open(press, allow_overwriting_input=True) as pdf:
        del pdf.pages[1]
        pdf.save(press)
    assert told((web, press)) == [
        "x.pdf parity/pages\n  the press edition's pages are 1; the web edition's are 2. Write both editions from one layout."
    ]


def test_another_trim_is_told(pair: Pair) -> None:
    web, press = pair()
    with pikepdf.open(press, allow_overwriting_input=True) as pdf:
        left, bottom, right, top = (float(side) for side in pdf.pages[1].TrimBox)
        pdf.pages[1].TrimBox = pikepdf.Array([left, bottom, right - 3, top])
        pdf.save(press)
    assert told((web, press)) == [
        "x.pdf, page 2 parity/size\n  the press edition's trim is 146.9 × 210.0 mm; the web edition's is 148.0 × 210.0 mm. "
        "Give both editions the same trim."
    ]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"Not a PDF at all"])
def test_what_is_no_pdf(data: bytes, pair: Pair) -> None:
    web, press = pair()
    press.write_bytes(data)
    assert told((web, press)) == [
        "x.pdf publication/unreadable\n  the file is no whole PDF, or is locked; a publication is a whole PDF that can be "
        "measured. Build it again; if it stays so, report it."
    ]


@pytest.mark.parametrize("id", ["business-leaflet", "study-visit-helios"])
@pytest.mark.parametrize("locale", ["sv", "en"])
def test_real_editions_are_alike(id: str, locale: str, job: PressJob, tmp_path: Path) -> None:
    publication = next(found for found in printed(EDITION) if found.id == id)
    pages = typeset(markup(publication, EDITION, BRAND, TERMS, locale, ROOT / "overrides"), ROOT)
    web, press = tmp_path / "web.pdf", tmp_path / "press.pdf"
    web.write_bytes(web_edition(pages))
    press.write_bytes(press_edition(pages, job).data)
    assert told((web, press)) == []


def test_every_edition_of_the_event_is_alike(built_event: Path) -> None:
    pairs = [
        (built_event / "out" / "site" / "pdf" / press.name, press)
        for press in sorted((built_event / "out" / "print").glob("*.pdf"))
    ]
    assert len(pairs) == 20
    assert [finding for files in pairs for finding in told(files)] == []
