"""A visit to every page, served by nginx with the shipped settings: nothing complains, asks elsewhere or remembers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from trycksak.preflight.browser.chromium import find_chromium
from trycksak.render.hosting import nginx_conf
from web.crawl import Published, lay_out_small, published
from web.serving import nginx

STORED = """async () => ({
    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"local": 0, "session": 0, "cookie": "", "databases": 0, "caches": 0, "workers": 0}
# A policy that is broken is an event of the document's, whether or not the console tells it.
LISTEN = "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective))"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


def visit(context: BrowserContext, port: int, paths: list[str]) -> dict[str, list[str]]:
    """Go to pages one after another as a visitor does; give what went wrong, by the page."""
    site, troubles = f"http://127.0.0.1:{port}/", dict[str, list[str]]()
    page = context.new_page()
    told = watch(page, site)
    for path in paths:
        answer = page.goto(site + path, wait_until="load")
        # Two turns of the page's own loop: what a script has begun by now has spoken.
        kept: dict[str, Any] = page.evaluate(STORED)
        told += [f"stored: {name}" for name, value in kept.items() if value != NOTHING[name]]
        told += [f"cookie: {cookie.get('name')}" for cookie in context.cookies()]
        if answer is None or answer.status != 200:
            told.append("no page")
        if told:
            troubles[path] = sorted(set(told))
            told.clear()
    page.close()
    return troubles


def watch(page: Page, site: str) -> list[str]:
    """Note whatever a page complains of, and whatever it asks of others."""
    told = list[str]()
    page.add_init_script(LISTEN)
    page.on("console", lambda message: told.append(_line(message.text)))
    page.on("pageerror", lambda fault: told.append(f"error: {fault.name}"))
    page.on("requestfailed", lambda request: told.append(f"failed: {request.url.removeprefix(site)}"))
    page.on("request", lambda asked: None if asked.url.startswith(site) else told.append(f"elsewhere: {asked.url}"))
    return told


def _line(text: str) -> str:
    return text if text.startswith("policy: ") else f"console: {text}"


def test_no_page_complains_asks_elsewhere_or_remembers(browser: Browser, own_site: Published, tmp_path: Path) -> None:
    paths = [path.removesuffix("index.html") for path in own_site.pages() if not path.endswith("404.html")]
    assert len(paths) == sum(1 for locale in ("sv", "en") for _ in own_site.edition.published(locale))
    with nginx(own_site.site, nginx_conf(own_site.edition), tmp_path) as port:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        assert visit(context, port, paths) == {}
        context.close()


BAD = {
    "inline-script": "<script>document.title = 'x'</script>",
    "handler": "<img src='/map.png' alt='' onload='document.title = 1'>",
    "inline-style": "<p style='color: red'>x</p>",
    "style-element": "<style>p { color: red }</style>",
    "third-party": "<img src='https://other.example/x.png' alt=''>",
    "data-picture": "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' alt=''>",
    "frame": "<iframe src='/'></iframe>",
    "missing": "<img src='/gone.png' alt=''>",
    "fetch": "<script src='/prov/fetch.js'></script>",
    "eval": "<script src='/prov/eval.js'></script>",
    "wasm": "<script src='/prov/wasm.js'></script>",
    "storage": "<script src='/prov/store.js'></script>",
    "cookie": "<script src='/prov/cookie.js'></script>",
}
SCRIPTS = {
    "fetch": "fetch('/robots.txt').then(() => document.title = 'fetched')",
    "eval": "document.title = eval('1 + 1')",
    "wasm": (
        "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => document.title = 'compiled')"
    ),
    "store": "localStorage.setItem('a', 'b')",
    "cookie": "document.cookie = 'a=b'",
}
TOLD = {
    "inline-script": ["console", "policy: script-src-elem"],
    "handler": ["console", "policy: script-src-attr"],
    "inline-style": ["console", "policy: style-src-attr"],
    "style-element": ["console", "policy: style-src-elem"],
    "third-party": [
        *("console", "elsewhere: https://other.example/x.png", "failed: https://other.example/x.png"),
        "policy: img-src",
    ],
    "data-picture": ["console", "policy: img-src"],
    "frame": ["console", "policy: frame-src"],
    "missing": ["console"],
    "fetch": ["console", "error: TypeError", "policy: connect-src"],
    "eval": ["error: EvalError", "policy: script-src"],
    "wasm": ["error: CompileError", "policy: script-src"],
    "storage": ["stored: local"],
    "cookie": ["cookie: a", "stored: cookie"],
}


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The tiny event with a page that searches, and pages that are each bad in one way."""
    root = lay_out_small(tmp_path_factory.mktemp("troubled") / "event")
    (root / "content/sv/search.md").write_text("---\ntitle: Sök\nslug: sok\n---\nText.\n", encoding="utf-8")
    (root / "content/en/search.md").write_text("---\ntitle: Search\n---\nText.\n", encoding="utf-8")
    site = published(root, root.parent / "site")
    (site.site / "prov").mkdir()
    for name, text in SCRIPTS.items():
        (site.site / "prov" / f"{name}.js").write_text(text, encoding="utf-8")
    page = (site.site / "praktisk-information/index.html").read_text(encoding="utf-8")
    for name, html in BAD.items():
        (site.site / name).mkdir()
        (site.site / name / "index.html").write_text(page.replace("</main>", f"{html}</main>"), encoding="utf-8")
    search = (site.site / "sok/index.html").read_text(encoding="utf-8")
    scripts = "<script src='/prov/wasm.js'></script><script src='/prov/fetch.js'></script>"
    (site.site / "sok/index.html").write_text(search.replace("</main>", f"{scripts}</main>"), encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def port(troubled: Published, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with nginx(troubled.site, nginx_conf(troubled.edition), tmp_path_factory.mktemp("nginx")) as port:
        yield port


@pytest.mark.parametrize("name", BAD)
def test_a_page_that_is_bad_in_one_way_is_told(name: str, browser: Browser, port: int) -> None:
    context = browser.new_context()
    told = visit(context, port, [f"{name}/"])[f"{name}/"]
    context.close()
    # Chromium's own words are another in each version.
    assert sorted({"console" if line.startswith("console: ") else line for line in told}) == TOLD[name]


def test_the_search_page_alone_fetches_and_compiles(browser: Browser, port: int) -> None:
    context = browser.new_context()
    assert visit(context, port, ["sok/"]) == {}
    context.close()
