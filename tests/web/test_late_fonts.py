"""What moves on a page when the brand's typefaces come late."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route

from web.browsing import policy, serving
from web.crawl import Published

# Layout shift as Core Web Vitals count it (https://web.dev/articles/cls): what they call good, and what no reader sees.
GOOD, UNSEEN = 0.1, 0.01
PAINTED = """() => new Promise((told) => new PerformanceObserver((list) => {
  if (list.getEntriesByName("first-contentful-paint").length) told()
}).observe({ type: "paint", buffered: true }))"""
SHIFTS = """() => new Promise((told) => {
  let sum = 0
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value })
    .observe({ type: "layout-shift", buffered: true })
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => told(sum), 50)))
})"""


@pytest.fixture(scope="module")
def address(own_site: Published) -> Iterator[str]:
    with serving(own_site.site, policy) as here:
        yield here


def shift(chromium: Browser, url: str, width: int, stands_in: bool) -> float:
    """Open a page whose typefaces come after it was painted; give the sum of its layout shifts."""
    context = chromium.new_context(viewport={"width": width, "height": 700})
    page, late = context.new_page(), list[Route]()
    held_back = True

    def wait(route: Route) -> None:
        if held_back:
            late.append(route)
        else:
            route.continue_()

    def without(route: Route) -> None:
        css = route.fetch().text()
        route.fulfill(body=re.sub(r', "[^"]+ in (Arial|Roboto)"', "", css), content_type="text/css")

    page.route("**/*.woff2", wait)
    if not stands_in:
        page.route("**/brand.css", without)
    page.goto(url, wait_until="commit")
    # Chromium waits 0.1 s for a typeface before it paints with another.
    page.evaluate(PAINTED)
    page.wait_for_timeout(200)
    held_back = False
    for route in late:
        route.continue_()
    page.wait_for_load_state()
    page.evaluate("() => document.fonts.ready.then(() => null)")
    found = page.evaluate(SHIFTS)
    context.close()
    return float(found)


@pytest.mark.parametrize("width", [320, 1280])
def test_late_typefaces_move_a_page_only_where_nothing_stands_in(chromium: Browser, address: str, width: int) -> None:
    url = f"{address}program/"
    assert shift(chromium, url, width, stands_in=True) < UNSEEN
    assert shift(chromium, url, width, stands_in=False) > GOOD
