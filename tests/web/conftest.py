"""The sites that the tests look at, built once: the tiny event's and this repository's own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from web.browsing import CHROMIUM, add_test_pages, policy, serving
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
def chromium() -> Iterator[Browser]:
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
