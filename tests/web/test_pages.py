"""Every page of every site: language, addresses, links, the logotype, and nothing from anybody else."""

import re
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from trycksak.preflight.languages import check_languages
from trycksak.preflight.site import Site
from web.crawl import Published, dead_links

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def is_answer(path: str) -> bool:
    return path.endswith("404.html")


def test_every_page_says_its_language(site: Published) -> None:
    assert {path: html.lang for path, html in site.pages().items()} == {
        path: "en" if path.startswith("en/") else "sv" for path in site.pages()
    }


def test_every_address_is_canonical_and_its_alternates_answer(site: Published) -> None:
    pages = site.pages()
    website = site.edition.event.website
    at = {website + path.removesuffix("index.html"): html for path, html in pages.items() if not is_answer(path)}
    for url, html in at.items():
        assert html.canonical == url
        assert html.alternates[html.lang] == url
        assert html.alternates["x-default"] == html.alternates[site.edition.source]
        for language, other in html.alternates.items():
            assert at[other].alternates == html.alternates
            assert language in (at[other].lang, "x-default")


def test_no_link_is_dead(site: Published) -> None:
    assert dead_links(site) == []


def test_a_404_answers_in_each_language(site: Published) -> None:
    answers = {path: html for path, html in site.pages().items() if is_answer(path)}
    assert set(answers) == {"404.html", "en/404.html"}
    for html in answers.values():
        assert {"name": "robots", "content": "noindex"} in html.all("meta")
        assert all(target.startswith(("/", "#")) for target in html.targets)


def test_nothing_comes_from_anybody_else(site: Published) -> None:
    for html in site.pages().values():
        for tag in ("iframe", "object", "embed", "video", "audio"):
            assert html.all(tag) == []
        loaded = [values.get("src", "") for values in html.all("img")]
        loaded += [values["srcset"] for values in html.all("source")]
        # Data for machines is not run.
        scripts = [values for values in html.all("script") if values.get("type") != "application/ld+json"]
        loaded += [values["src"] for values in scripts]
        loaded += [values["href"] for values in html.all("link") if values["rel"] in ("stylesheet", "icon", "preload")]
        assert not [address for address in loaded if re.match(r"(https?:)?//", address)]
    for path in site.site.rglob("*.css"):
        assert "//" not in path.read_text(encoding="utf-8"), path
        assert "@import" not in path.read_text(encoding="utf-8"), path


def test_only_the_programme_and_the_search_have_a_script(site: Published) -> None:
    edition, scripts = site.edition, dict[str, str]()
    own = {"programme/index": "programme", "programme/rooms": "programme", "programme/mine": "mine", "search": "search"}
    for id, script in own.items():
        for locale in edition.event.locales if id in edition.page else ():
            scripts[edition.address(edition.page[id], locale) + "index.html"] = script
    # Data for machines is not run.
    acting = {
        path: [tag for tag in html.all("script") if tag.get("type") != "application/ld+json"]
        for path, html in site.pages().items()
    }
    assert {path: [tag["src"].rpartition("/")[2] for tag in tags] for path, tags in acting.items() if tags} == {
        path: [f"{script}.js"] for path, script in scripts.items()
    }
    forms = {path: html.all("form") for path, html in site.pages().items()}
    assert {path for path, tags in forms.items() if tags} <= set(scripts)
    assert all("action" not in tag for tags in forms.values() for tag in tags)


def test_every_page_has_one_heading_and_no_id_twice(site: Published) -> None:
    for path, html in site.pages().items():
        assert len(html.all("h1")) == 1, path
        assert [id for id, count in Counter(html.ids).items() if count > 1] == [], path
        assert len(html.all("main")) == 1, path
        assert all("alt" in values for values in html.all("img")), path


def test_headings_skip_no_level(site: Published) -> None:
    for path, html in site.pages().items():
        levels = [int(tag[1]) for tag, _ in html.tags if re.fullmatch(r"h[1-6]", tag)]
        assert not [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1], path


def test_every_page_carries_the_original_logotype_linked_home(site: Published) -> None:
    for path, html in site.pages().items():
        own = f"{html.lang}-positive.svg"
        master = (site.root / "brand/logotype" / own).read_bytes()
        shown = [values for values in html.all("img") if values["src"].endswith(f"assets/logotype/{own}")]
        assert len(shown) == 1, path
        copy = site.site / "assets/logotype" / own
        assert sha256(copy.read_bytes()).digest() == sha256(master).digest()
        assert shown[0]["alt"] == {"sv": "Stockholms stad", "en": "City of Stockholm"}[html.lang]
        others = {"sv": "en-", "en": "sv-"}[html.lang]
        assert not [values["src"] for values in html.all("img") if f"logotype/{others}" in values["src"]], path


def test_the_sitemap_lists_every_address_with_its_translations(site: Published) -> None:
    root = ElementTree.parse(site.site / "sitemap.xml").getroot()  # our own file
    listed = {}
    for url in root.findall("s:url", SITEMAP):
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", SITEMAP)}
        listed[url.findtext("s:loc", "", SITEMAP)] = links
    assert listed == {html.canonical: html.alternates for path, html in site.pages().items() if not is_answer(path)}


def test_every_drawing_is_shown_by_a_page(site: Published) -> None:
    shown = {Path(target).name for html in site.pages().values() for target in html.targets if "assets/art/" in target}
    assert {path.name for path in (site.site / "assets/art").iterdir()} == shown


def test_a_long_page_can_be_jumped_about_in_and_a_short_one_not(own_site: Published) -> None:
    pages = own_site.pages()
    jumps = {
        path: html
        for path, html in pages.items()
        if {"class": "wrap jumps", "aria-label": "På sidan"} in html.all("nav")
    }
    assert "praktiskt/index.html" in jumps
    assert "valkommen/index.html" not in jumps
    assert {"#att-ta-sig-hit", "#om-nagot-hander"} <= set(pages["praktiskt/index.html"].targets)


def test_no_colour_stands_in_the_styles_of_overrides() -> None:
    folder = Path(__file__).parents[2] / "overrides"
    assert not [
        path for path in folder.rglob("*.css") if re.search(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(", path.read_text())
    ]


def test_no_page_is_wrong_in_its_languages(site: Published) -> None:
    website = Site(site.site, site.edition.event.website)
    assert check_languages(website, site.edition.event.locales, site.edition.source) == []
