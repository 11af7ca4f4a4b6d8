"""The sites that the tests look at, built once: the tiny event's and this repository's own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from web.browsing import CHROMIUM, Open, add_test_pages, policy, serving
from web.crawl import Published, lay_out_own, lay_out_small, published


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("small")
    return published(lay_out_small(folder / "event"), folder / "site")


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("own")
    return published(lay_out_own(folder / "event"), folder / "site")


@pytest.fixture(params=["small_site", "own_site"])
def site(request: pytest.FixtureRequest) -> Published:
    found: Published = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def programme_site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """This repository's own event, with pages whose facts and words the tests know."""
    folder = tmp_path_factory.mktemp("programme")
    return published(add_test_pages(lay_out_own(folder / "event")), folder / "site")


@pytest.fixture(scope="session")
def programme_address(programme_site: Published) -> Iterator[str]:
    """Where that site is served, with the least policy that its pages need."""
    with serving(programme_site.site, policy) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as a desktop has it."""
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, programme_address: str) -> Iterator[Open]:
    """Open pages of that site, each in a window of its own; nothing may be said in the console."""
    contexts, troubles = [], list[str]()

    def opened(path: str, width: int = 1280, **options: object) -> Page:
        viewport = {"width": width, "height": 700}
        context = chromium.new_context(viewport=viewport, **options)  # type: ignore[arg-type]  # Playwright's own dicts
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(programme_address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []
