"""The search in a real browser: fetched at the first search, forgiving of inflection and accents, by keyboard."""

import gzip
import shutil
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from building import fingerprints
from trycksak.web.search import index
from web.browsing import Open, policy_without_wasm, serving
from web.crawl import Published

MOST_BYTES = 90_000


def search(page: Page, query: str) -> str:
    """Search, and give what is said of it."""
    page.locator("input[type=search]").fill(query)
    page.keyboard.press("Enter")
    return said(page, query)


def said(page: Page, query: str) -> str:
    page.wait_for_function("query => document.querySelector('.search-said').textContent.includes(query)", arg=query)
    return page.locator(".search-said").inner_text()


def results(page: Page) -> dict[str, tuple[str, list[str]]]:
    """Give the results by title: the section, and the hits."""
    found = page.evaluate(
        """() => [...document.querySelectorAll('.result')].map(result => [result.querySelector('a').innerText,
            result.querySelector('.result-section').textContent,
            [...result.querySelectorAll('mark')].map(mark => mark.innerText)])"""
    )
    return {title: (section, hits) for title, section, hits in found}


@pytest.mark.parametrize(
    ("query", "title", "section", "hit"),
    [
        ("kommunens", "Bromma Kontaktcenter", "Studiebesök", "kommunen:"),
        ("kommun", "Beredskap", "", "Kommunens"),
        ("studiebesöken", "Studiebesök", "Studiebesök", "Studiebesök."),
        ("studiebesoken", "Studiebesök", "Studiebesök", "Studiebesök."),
        ("oversvamning", "Beredskap", "", "översvämningar"),
        ("OVERSVAMNINGARNA", "Beredskap", "", "översvämningar"),
        ("mosaikens", "Stadens middag", "Program", "mosaiker."),
    ],
)
def test_a_word_is_found_in_any_form(open_page: Open, query: str, title: str, section: str, hit: str) -> None:
    page = open_page(f"sok/?q={query}")
    assert "träff" in said(page, query)
    found = results(page)
    assert found[title][0] == section
    assert hit in found[title][1]


def test_each_language_has_an_index_of_its_own(open_page: Open) -> None:
    page = open_page("en/search/")
    assert search(page, "floods").startswith("One result")
    assert list(results(page)) == ["Preparedness"]
    search(page, "översvämningar")
    assert "Beredskap" not in results(page)


def test_menus_and_footers_are_not_searched(open_page: Open, programme_site: Published) -> None:
    page, edition = open_page("sok/"), programme_site.edition
    assert all("STOKAB" in html.text for path, html in programme_site.pages().items() if html.lang == "sv")
    said_by = {
        one.translations["sv"].words.title for one in edition.published("sv") if "STOKAB" in str(one.translations["sv"])
    }
    search(page, "STOKAB")
    assert set(results(page)) == said_by | {edition.page["organisers"].translations["sv"].words.title}
    assert search(page, "Huvudmeny").startswith("Inga träffar")


def test_nothing_is_fetched_before_the_first_search(open_page: Open, programme_site: Published) -> None:
    page = open_page("sok/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.reload(wait_until="networkidle")
    before = list(asked)
    assert not [path for path in before if "pagefind" in path]
    files = [programme_site.site / path.lstrip("/") / ("index.html" if path.endswith("/") else "") for path in before]
    assert sum(size(path) for path in files) <= MOST_BYTES
    search(page, "kommun")
    loaded = [path for path in asked[len(before) :] if path.startswith("/pagefind/")]
    assert "/pagefind/pagefind.js" in loaded
    assert not [path for path in loaded if "en_" in path or "wasm.en" in path]


def size(path: Path) -> int:
    """Give what a server sends of a file: fonts and pictures of pixels are packed already."""
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, mtime=0))


def test_the_address_holds_the_words(open_page: Open, programme_address: str) -> None:
    page = open_page("sok/?q=zzz")
    assert said(page, "zzz").startswith("Inga träffar")
    search(page, "två ord & tecken")
    assert page.url == programme_address + "sok/?q=tv%C3%A5+ord+%26+tecken"
    page.go_back()
    said(page, "zzz")
    assert page.locator("input[type=search]").input_value() == "zzz"
    page.go_forward()
    said(page, "två ord")


def test_the_search_works_by_keyboard_on_a_phone(open_page: Open, programme_address: str) -> None:
    page = open_page("", width=320)
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.header-search')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(programme_address + "sok/")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type === 'search'"):
            break
    page.keyboard.type("besok")
    page.keyboard.press("Enter")
    count = int(said(page, "besok").split()[0])
    assert page.locator(".result").count() == 10 < count
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.result:first-child a')")
    page.get_by_role("button", name="Visa fler träffar").focus()
    page.keyboard.press("Enter")
    page.locator(".result:nth-child(11) a:focus").wait_for()
    assert page.locator(".result").count() == min(count, 20)
    page.keyboard.press("Enter")
    page.wait_for_function("!document.querySelector('.search-page')")


def test_what_is_not_found_is_said_and_all_pages_are_offered(open_page: Open) -> None:
    page = open_page("en/search/")
    assert search(page, "<b>xyzzy</b>") == (
        "No results for ‘<b>xyzzy</b>’. Try another word, or look among all the pages below."
    )
    assert page.locator(".search-results").is_hidden()
    assert page.locator(".search-said").get_attribute("role") == "status"
    page.locator("input[type=search]").fill("  ")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.search-said').textContent === ''")


def test_an_excerpt_is_text(open_page: Open) -> None:
    page = open_page("sok/?q=översvämning")
    said(page, "översvämning")
    excerpt = page.locator(".result-excerpt").inner_text()
    assert "Kommunens ansvar vid översvämningar & < annat." in excerpt


def test_a_search_that_fails_says_so_and_can_be_tried_again(chromium: Browser, programme_address: str) -> None:
    page = chromium.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(programme_address + "sok/?q=middag")
    page.get_by_text("Sökningen kunde inte hämtas.").wait_for()
    page.unroute("**/pagefind/**")
    page.reload()
    assert "träff" in said(page, "middag")
    page.close()


def test_without_script_the_page_lists_all_pages(open_page: Open, programme_site: Published) -> None:
    page = open_page("en/search/", java_script_enabled=False)
    edition = programme_site.edition
    own = [edition.address(one, "en") for one in edition.published("en") if one.id != "search"]
    listed = page.evaluate("[...document.querySelectorAll('.search-pages a')].map(a => new URL(a.href).pathname)")
    assert listed == [f"/{address}" for address in own]
    assert page.locator(".search-form").is_hidden()
    assert page.get_by_text("The search needs JavaScript.").is_visible()


def test_every_page_leads_to_the_search_of_its_language(programme_site: Published) -> None:
    edition = programme_site.edition
    for path, html in programme_site.pages().items():
        [link] = [tag for tag in html.all("a") if tag.get("class") == "header-search"]
        base = edition.event.website + path.removesuffix("index.html")
        assert urljoin(base, link["href"]) == edition.url(edition.page["search"], html.lang), path


def test_the_search_needs_webassembly_and_says_so_where_it_is_forbidden(
    chromium: Browser, programme_site: Published
) -> None:
    with serving(programme_site.site, policy_without_wasm) as address:
        page = chromium.new_page()
        page.goto(address + "sok/?q=middag")
        said = page.get_by_text("Sökningen kunde inte hämtas.")
        said.wait_for()
        assert said.count() == 1
        page.close()


def test_the_same_pages_give_the_same_index(programme_site: Published, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(programme_site.site, site, ignore=shutil.ignore_patterns("pagefind"))
    first = fingerprints(programme_site.site / "pagefind")
    for _ in range(3):
        index(site, ("sv", "en"), "sv")
        assert fingerprints(site / "pagefind") == first
        shutil.rmtree(site / "pagefind")
    assert {path.rpartition(".")[2] for path in first} == {
        "js",
        "json",
        "pagefind",
        "pf_fragment",
        "pf_index",
        "pf_meta",
    }
