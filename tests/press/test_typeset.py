"""Layout is silent, or tells; it reads nothing but the project."""

from pathlib import Path
from shutil import copytree

import pytest

from trycksak.gather import gather
from trycksak.press.typeset import typeset
from trycksak.press.web_edition import web_edition
from trycksak.read.files import Project
from trycksak.render.publication import Markup, markup, printed

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sheet() -> Markup:
    edition, brand, terms, _ = gather(Project(ROOT))
    publication = next(found for found in printed(edition) if found.visit == "helios")
    return markup(publication, edition, brand, terms, "sv", ROOT / "overrides")


def told(sheet: Markup, html: str, root: Path = ROOT) -> list[str]:
    """What the typesetter says of a sheet with this in its body."""
    changed = Markup(sheet.publication, sheet.locale, sheet.html.replace("<body>", f"<body>{html}"), sheet.assets)
    return [finding.is_ for finding in typeset(changed, root).findings]


def test_a_good_sheet_is_set_in_silence(sheet: Markup) -> None:
    assert told(sheet, "") == []


def test_a_style_that_does_not_exist_is_told(sheet: Markup) -> None:
    (complaint,) = told(sheet, '<p style="colour: red">Hej</p>')
    assert complaint.startswith("study-visit-helios-sv: the typesetter says: Ignored `colour: red`")


@pytest.mark.parametrize(
    "address",
    ["https://example.com/a.png", "/etc/hostname", "../outside.png", "file:///etc/hostname", "asset:none.svg"],
)
def test_nothing_outside_the_project_is_read(sheet: Markup, address: str) -> None:
    complaints = told(sheet, f'<img src="{address}" alt="x">')
    assert [complaint.partition(" at ")[0] for complaint in complaints] == [
        "study-visit-helios-sv: the typesetter says: Failed to load image"
    ]


def test_a_typeface_that_is_damaged_is_told(sheet: Markup, tmp_path: Path) -> None:
    copytree(ROOT / "brand", tmp_path / "brand")
    font = tmp_path / "brand/fonts/source-sans-3-latin-400-normal.woff2"
    assert told(sheet, "", tmp_path) == []
    font.write_bytes(font.read_bytes()[:4000])
    assert told(sheet, "", tmp_path) == [
        "study-visit-helios-sv: the typesetter says: Font-face 'Source Sans 3' cannot be loaded"
    ]


def test_the_same_markup_gives_the_same_bytes(sheet: Markup) -> None:
    assert web_edition(typeset(sheet, ROOT)) == web_edition(typeset(sheet, ROOT))
