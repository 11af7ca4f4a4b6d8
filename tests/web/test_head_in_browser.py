"""The head in a real Chromium: data beside a strict policy, the manifests as the browser reads them, and the map."""

import json
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from web.browsing import serving
from web.crawl import Published

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; script-src 'self'"
WIDTHS = (320, 768, 1280)


@pytest.fixture(scope="module")
def address(own_site: Published) -> Iterator[str]:
    with serving(own_site.site, lambda path: POLICY) as address:
        yield address


def opened(browser: Browser, url: str, width: int = 1280, scheme: Any = "light") -> tuple[Page, list[str]]:
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.goto(url, wait_until="load")
    return page, troubles


@pytest.mark.parametrize("path", ["", "en/", "studiebesok/helios/", "en/programme/opening/"])
def test_data_is_read_and_not_run_under_a_policy_without_inline_scripts(
    browser: Browser, address: str, path: str
) -> None:
    page, troubles = opened(browser, address + path)
    data = json.loads(page.evaluate("document.querySelector('script[type=\"application/ld+json\"]').textContent"))
    assert "Event" in {node["@type"] for node in data["@graph"]}
    assert troubles == []
    # The policy is at work: what is a script, the browser refuses.
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
    assert "Content Security Policy" in troubles[0]
    page.context.close()


@pytest.mark.parametrize(("path", "locale"), [("praktiskt/", "sv"), ("en/practical/", "en"), ("en/404.html", "en")])
def test_the_browser_takes_the_manifest_of_the_language(browser: Browser, address: str, path: str, locale: str) -> None:
    page, troubles = opened(browser, address + path)
    told = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert told["errors"] == []
    assert json.loads(told["data"])["lang"] == locale
    assert told["url"] == address + ("en/" if locale == "en" else "") + "manifest.webmanifest"
    assert troubles == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_on_the_map_hides_another_thing_or_leaves_it(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    for path in ("praktiskt/", "en/practical/"):
        page, troubles = opened(browser, address + path, width, scheme)
        boxes = page.evaluate(
            """() => [...document.querySelectorAll('.town-map :is(.town-number, .town-name, .town-land)')]
                .filter(e => e.checkVisibility()).map(e => [e.textContent, e.getBoundingClientRect().toJSON()])"""
        )
        whole = page.evaluate("document.querySelector('.town-map').getBoundingClientRect().toJSON()")
        assert len(boxes) == (2 if width < 768 else 10)
        for name, box in boxes:
            inside = (
                whole["left"] <= box["left"] and box["right"] <= whole["right"] and box["bottom"] <= whole["bottom"]
            )
            assert inside, (path, name)
        assert [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if _meet(a, b)] == []
        shown = page.evaluate("document.querySelector('.town-map img').currentSrc")
        water = {"light": "day", "dark": "night"}[scheme]
        assert shown.endswith(f"town-{water}.svg")
        assert page.evaluate("document.querySelector('.town-map img').naturalWidth") > 0
        assert troubles == []
        page.context.close()


def _meet(a: dict[str, float], b: dict[str, float]) -> bool:
    beside = a["right"] <= b["left"] or b["right"] <= a["left"]
    return not beside and a["top"] < b["bottom"] and b["top"] < a["bottom"]


def test_the_map_is_said_in_words_and_found_by_a_telephone(browser: Browser, address: str) -> None:
    page, _ = opened(browser, address + "en/practical/")
    assert page.get_by_role("img", name="A simplified map of Stockholm").get_attribute("alt") == (
        "A simplified map of Stockholm with water, islands and bridges."
        " Marked on it: Stockholm City Hall and Stockholm Central. The addresses stand in the list below."
    )
    assert page.locator("address").all_inner_texts() == ["Hantverkargatan 1\nStockholm"]
    link = page.get_by_role("link", name="Stockholm City Hall in your phone’s map")
    assert link.get_attribute("href") == "geo:59.3275,18.0543"
    assert page.get_by_text("The address will follow").count() == 1
    page.context.close()
