"""A third language is a folder and a change of configuration: Finnish, and Arabic from right to left."""

import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from building import ROOT
from languages.conftest import Made
from trycksak.preflight.masthead import check_html
from trycksak.preflight.site import Site
from trycksak.read.edition import read_brand
from trycksak.read.files import Project
from web.crawl import read


@pytest.fixture(params=["finnish", "arabic"])
def made(request: pytest.FixtureRequest) -> Made:
    found: Made = request.getfixturevalue(request.param)
    return found


def test_nothing_is_remarked_on_site_or_print(made: Made) -> None:
    assert [str(finding) for finding in made.remarks] == []


def test_every_page_says_its_language_and_its_direction(made: Made) -> None:
    said = set()
    for path in made.site.rglob("*.html"):
        folder = path.relative_to(made.site).parts[0]
        (html,) = re.findall(r'<html lang="(\w+)" dir="(\w+)">', path.read_text(encoding="utf-8"))
        said.add((folder if folder in ("en", made.locale) else "sv", *html))
    third = (made.locale, made.locale, "rtl" if made.locale == "ar" else "ltr")
    assert said == {("sv", "sv", "ltr"), ("en", "en", "ltr"), third}


def test_the_languages_name_each_other_on_the_home_page(made: Made) -> None:
    pages = {locale: read(made.site / locale / "index.html") for locale in ("", "en", made.locale)}
    website = "https://small.example/"
    addresses = {"sv": website, "en": f"{website}en/", made.locale: f"{website}{made.locale}/", "x-default": website}
    assert [page.alternates for page in pages.values()] == [addresses] * 3
    names = {"fi": ["Suomi", "Svenska", "English"], "ar": ["العربية", "Svenska", "English"]}[made.locale]
    switcher = re.search(r'<ul class="languages">(.*?)</ul>', _text(made.site / made.locale / "index.html"), re.DOTALL)
    assert switcher is not None
    assert re.findall(r">([^<>\s]+)</(?:span|a)>", switcher[1]) == names


@pytest.mark.parametrize(
    ("fixture", "publication", "language", "direction"),
    [("finnish", "study-visits", "fi", None), ("arabic", "welcome-brochure", "ar", "/R2L")],
)
def test_a_pdf_says_its_language_and_its_direction(
    fixture: str, publication: str, language: str, direction: str | None, request: pytest.FixtureRequest
) -> None:
    with pikepdf.open(request.getfixturevalue(fixture).pdf(publication)) as pdf:
        said = pdf.Root.ViewerPreferences.get("/Direction")
        assert (str(pdf.Root.Lang), said and str(said)) == (language, direction)


@pytest.mark.parametrize(
    ("fixture", "publication", "recto", "verso"),
    [("finnish", "study-visits", "right", "left"), ("arabic", "welcome-brochure", "left", "right")],
)
def test_the_page_number_stands_outermost(
    fixture: str, publication: str, recto: str, verso: str, request: pytest.FixtureRequest
) -> None:
    pdf = pypdfium2.PdfDocument(request.getfixturevalue(fixture).pdf(publication))
    assert (_side_of_number(pdf, 9), _side_of_number(pdf, 8)) == (recto, verso)


def test_the_mark_of_a_language_that_takes_no_place_is_told(arabic: Made, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(arabic.site, site, ignore=shutil.ignore_patterns("pdf"))
    page = site / "ar" / "index.html"
    # The two of the header, for light and for dark grounds: of several the best one counts.
    page.write_text(_text(page).replace("logotype/en-", "logotype/sv-"), encoding="utf-8")
    brand, _ = read_brand(Project(arabic.root))
    whole = Site(site, "https://small.example/")
    assert [finding.id for finding in check_html(page, whole, brand, "ar")] == ["logotype/language"]
    assert check_html(site / "ar" / "practical" / "index.html", whole, brand, "ar") == []


def test_the_sheet_has_its_mark_where_reading_begins(arabic: Made) -> None:
    page = pypdfium2.PdfDocument(arabic.pdf("study-visit-helios"))[0]
    picture = page.render(scale=1).to_pil().convert("RGB")
    width, plate = picture.width, [(x, 30) for x in (8, picture.width - 8)]
    assert [picture.getpixel(at) == (255, 255, 255) for at in plate] == [False, True], width


def test_styles_name_no_side() -> None:
    """What turns with the script is named by the way of reading; only what must not turn names left and right."""
    files = [*ROOT.glob("overrides/assets/*.css"), *ROOT.glob("src/trycksak/render/templates/print/*")]
    side = re.compile(r"[{;]\s*((?:[\w-]+-)?(?:left|right)(?:-\w+)?\s*:[^;}]*|(?:text-align|float): (?:left|right))")
    found = {f"{path.name}: {rule.strip()}" for path in files for rule in side.findall(_text(path))}
    assert found == {
        # Names on a map, whose picture does not turn.
        *(f"map.css: {rule}" for rule in ("left: calc(100% + 6px)", "left: auto", "right: calc(100% + 6px)")),
        "type.css: border-left: 0.3em solid #FFFFFF",  # two equal sides of a triangle
        "type.css: border-right: 0.3em solid #FFFFFF",
    }


def _side_of_number(pdf: pypdfium2.PdfDocument, number: int) -> str:
    """Tell at which edge of a page's foot its number stands."""
    page = pdf[number - 1]
    text = page.get_textpage()
    middle, foot = page.get_width() / 2, 50.0
    (at,) = (
        box[0]
        for index in range(text.count_chars())
        if text.get_text_range(index, 1) == str(number) and (box := text.get_charbox(index))[3] < foot
    )
    assert not 60 < at < 2 * middle - 60
    return "left" if at < middle else "right"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
