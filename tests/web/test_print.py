"""Pages on the office printer: what a reader gets who prints from the browser, in light and in the dark."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from trycksak.preflight.browser.chromium import find_chromium
from trycksak.preflight.browser.serve import served
from trycksak.preflight.site import Site
from web.crawl import Published

PAGES = ["index.html", "program/index.html", "en/study-visits/helios/index.html", "tillganglighet/index.html"]
CORNER = (0, 0, 260, 110)
"""The upper left corner of an A4 page at 72 pixels an inch, where the logotype stands."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


def printed(browser: Browser, url: str, scheme: str, to: Path) -> list[Image.Image]:
    """Print a page and draw its sheets."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(url)
    page.pdf(path=to, format="A4")
    context.close()
    with pypdfium2.PdfDocument(to) as document:
        return [sheet.render(scale=1).to_pil().convert("L") for sheet in document]


def is_inked(picture: Image.Image) -> bool:
    return picture.crop(CORNER).histogram()[:100] != [0] * 100


@pytest.mark.parametrize("path", PAGES)
def test_the_logotype_is_on_paper_also_for_a_reader_in_the_dark(
    browser: Browser, own_site: Published, path: str, tmp_path: Path
) -> None:
    site = Site(own_site.site.resolve(), own_site.edition.event.website)
    with served(site) as here:
        url = here.url(site.root / path)
        light, dark = (printed(browser, url, scheme, tmp_path / f"{scheme}.pdf") for scheme in ("light", "dark"))
    assert is_inked(light[0])
    assert [sheet.tobytes() for sheet in dark] == [sheet.tobytes() for sheet in light]
