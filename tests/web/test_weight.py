"""What a page weighs before the first search: all that a phone fetches to open it, gzipped."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from trycksak.preflight.browser.chromium import find_chromium
from trycksak.preflight.browser.serve import Served, served
from trycksak.preflight.site import Site
from web.crawl import Published

LIMIT = 90_000
"""Bytes: the project's own limit (1 kB is 1,000 bytes)."""
PACKED = {".woff2", ".png", ".jpg", ".webp"}
"""What is packed already, and not packed again."""
EACH = ["index.html", "program/index.html", "studiebesok/index.html", "studiebesok/helios/index.html"]
EACH += ["talare/index.html", "trycksaker/index.html", "arrangorer/index.html", "tillganglighet/index.html", "404.html"]
EACH += ["en/index.html", "en/programme/index.html", "en/study-visits/helios/index.html"]
"""A page of every layout; home, programme and a visit in both languages."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def here(own_site: Published) -> Iterator[Served]:
    with served(Site(own_site.site, own_site.edition.event.website)) as here:
        yield here


def weight(browser: Browser, here: Served, file: Path, scheme: str) -> dict[str, int]:
    """Give what is fetched for a page, in bytes by path."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, color_scheme=scheme)  # type: ignore[arg-type]
    page, fetched = context.new_page(), set[str]()
    page.on("request", lambda request: fetched.add(request.url))
    page.goto(here.url(file), wait_until="networkidle")
    context.close()
    files = {url: here.file(url) for url in fetched}
    assert [url for url, found in files.items() if found is None] == []
    return {found.name: _sent(found) for found in files.values() if found}


def _sent(file: Path) -> int:
    data = file.read_bytes()
    return len(data if file.suffix in PACKED else gzip.compress(data, 6, mtime=0))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_heavier_than_its_limit(browser: Browser, here: Served, own_site: Published, scheme: str) -> None:
    weights = {path: weight(browser, here, own_site.site.resolve() / path, scheme) for path in EACH}
    assert {path: parts for path, parts in weights.items() if sum(parts.values()) > LIMIT} == {}
    assert all("index.html" in parts or "404.html" in parts for parts in weights.values())
