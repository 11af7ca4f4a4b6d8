"""One preview of the tiny event for the tests that only look, and a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from live.previewing import PATIENCE_S, Preview, preview_of
from web.conftest import chromium
from web.crawl import lay_out_small

__all__ = ["chromium"]


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    with preview_of(lay_out_small(folder / "event"), folder) as running:
        yield running


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab that minds what the pages' policies say; nothing may be said in its console."""
    context = chromium.new_context()
    context.set_default_timeout(1000 * PATIENCE_S)
    page, troubles = context.new_page(), list[str]()
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    context.close()
    assert troubles == []
