"""The website in a real browser: no errors, no foreign requests, usable by keyboard and on a narrow phone."""

import threading
from collections.abc import Iterator
from functools import partial
from gzip import compress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page

from web.crawl import Published


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(own_site: Published) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(own_site.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


# The words of headings and of names on the map that stand on more than one line; a hyphen may end one.
BROKEN_WORDS = """() => {
    const broken = []
    for (const heading of document.querySelectorAll("h1, h2, h3, .card-title, .pin-name, .week-name")) {
        const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
        while (texts.nextNode()) {
            for (const word of texts.currentNode.data.matchAll(/[^\\s–-]+/g)) {
                const range = document.createRange()
                range.setStart(texts.currentNode, word.index)
                range.setEnd(texts.currentNode, word.index + word[0].length)
                if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(word[0])
            }
        }
    }
    return broken
}"""
# What a page may weigh, compressed, before anybody searches (Core Web Vitals on a slow phone); fonts are compressed.
HEAVIEST = 90_000


@pytest.mark.parametrize(
    "path", ["", "en/", "program/", "studiebesok/", "studiebesok/helios/", "en/study-visits/helios/"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_light(browser: Browser, address: str, own_site: Published, scheme: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page, files = context.new_page(), set[str]()
    page.on("request", lambda request: files.add(request.url.removeprefix(address).partition("#")[0]))
    page.goto(address + path, wait_until="networkidle")
    # The pictures further down are fetched when they come near.
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    context.close()
    names = [name + "index.html" if name.endswith("/") or not name else name for name in files]
    sizes = {name: len(compress((own_site.site / name).read_bytes(), 9)) for name in names}
    assert any(name.endswith(".woff2") for name in sizes)
    assert sum(sizes.values()) <= HEAVIEST, sizes


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_complains_asks_elsewhere_or_scrolls_sideways(
    browser: Browser, address: str, own_site: Published, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page, troubles = context.new_page(), list[str]()
    page.on("console", lambda message: troubles.append(f"{page.url}: {message.text}"))
    # A request that the next page cuts off is no trouble.
    cut_off = "net::ERR_ABORTED"
    page.on("requestfailed", lambda r: None if r.failure == cut_off else troubles.append(f"{page.url}: {r.url} failed"))
    page.on("request", lambda request: None if request.url.startswith(address) else troubles.append(request.url))
    for path in own_site.pages():
        page.goto(address + path.removesuffix("index.html"), wait_until="load")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            troubles.append(f"{path} scrolls sideways")
        if page.evaluate("[...document.images].some(image => image.complete && !image.naturalWidth)"):
            troubles.append(f"{path} has a broken picture")
        if page.evaluate("[...document.querySelectorAll('h1')].some(h => h.scrollWidth > h.clientWidth)"):
            troubles.append(f"{path} has a heading that is cut off")
        troubles += [f"{path} breaks the word {word}" for word in page.evaluate(BROKEN_WORDS)]
    context.close()
    assert troubles == []


def test_the_menu_opens_by_keyboard_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(address)
    for _ in range(12):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.matches('.phone-menu > summary')"):
            break
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('.phone-menu nav') !== null")
    phone.keyboard.press("Enter")
    phone.wait_for_url(address + "program/")


def test_what_is_hidden_cannot_be_focused(phone: Page, address: str) -> None:
    phone.goto(address + "program/")
    focused = []
    for _ in range(15):
        phone.keyboard.press("Tab")
        focused.append(phone.evaluate("document.activeElement.checkVisibility({visibilityProperty: true})"))
    assert all(focused)


def test_the_switcher_leads_to_the_same_page(phone: Page, address: str) -> None:
    phone.goto(address + "studiebesok/helios/")
    phone.locator(".header-languages a[lang=en]").click()
    phone.wait_for_url(address + "en/study-visits/helios/")
    phone.locator(".header-languages a[lang=sv]").click()
    phone.wait_for_url(address + "studiebesok/helios/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_logotype_is_as_large_and_as_free_as_the_terms_ask(
    browser: Browser, address: str, scheme: str, media: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.emulate_media(media=media)  # type: ignore[arg-type]
    for path in ("", "en/"):
        page.goto(address + path)
        found = page.evaluate(
            """() => {
                const image = [...document.querySelectorAll('.logotype img')].find(e => e.checkVisibility())
                const box = image.getBoundingClientRect()
                const own = getComputedStyle(document.querySelector('.logotype'))
                const near = [...document.querySelectorAll('.header-grid > :not(.logotype)')]
                    .filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().left - box.right)
                return {width: box.width, height: box.height, left: box.left, top: box.top, file: image.currentSrc,
                    clear: parseFloat(own.paddingTop), near: Math.min(...near, 1000),
                    natural: image.naturalWidth / image.naturalHeight}
            }"""
        )
        assert found["width"] >= 120
        assert found["width"] / found["height"] == pytest.approx(found["natural"], rel=0.01)
        assert found["clear"] >= 0.5 * 0.84 * found["height"] - 0.1
        assert min(found["left"], found["top"], found["near"]) >= found["clear"] - 0.1
        negative = scheme == "dark" and media == "screen"
        assert found["file"].endswith("negative.svg" if negative else "positive.svg")
    context.close()
