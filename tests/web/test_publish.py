"""`publish`: which files come out, the same each time, and what MkDocs has to say becomes findings."""

import shutil
from dataclasses import replace
from hashlib import sha256
from multiprocessing import active_children
from pathlib import Path

import pytest

from trycksak.errors import CannotRun
from trycksak.findings import Finding, Place
from trycksak.gather import gather
from trycksak.parallel import Workers
from trycksak.preflight.languages import check_languages
from trycksak.preflight.site import Site
from trycksak.read.files import Project
from trycksak.render.downloads import Download
from trycksak.render.icons import FAVICON, PNGS
from trycksak.store import Store
from trycksak.web.parts import Whole
from trycksak.web.publish import Publishing, publish
from web.crawl import Published, dead_links, downloads_of, lay_out_small, published

PAGES = {
    "index.html",
    "404.html",
    "praktisk-information/index.html",
    "program/index.html",
    "program/middag/index.html",
    "program/oppning/index.html",
    "studiebesok/helios/index.html",
    "studiebesok/index.html",
    "studiebesok/kontaktcenter/index.html",
    "talare/index.html",
    "talare/huvudtalare/index.html",
    "workshops/e-inkludering/index.html",
    "workshops/index.html",
    "workshops/integritet/index.html",
    "en/index.html",
    "en/404.html",
    "en/practical/index.html",
    "en/programme/dinner/index.html",
    "en/programme/index.html",
    "en/programme/opening/index.html",
    "en/speakers/city-keynote/index.html",
    "en/speakers/index.html",
    "en/study-visits/contact-centre/index.html",
    "en/study-visits/helios/index.html",
    "en/study-visits/index.html",
    "en/workshops/e-inclusion/index.html",
    "en/workshops/index.html",
    "en/workshops/integrity/index.html",
}


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def page(root: Path, path: str, text: str) -> None:
    (root / "content" / path).write_text(text, encoding="utf-8")


def test_every_page_has_its_own_address_in_each_language(small_site: Published) -> None:
    assert set(small_site.pages()) == PAGES


def test_nothing_else_comes_out(small_site: Published) -> None:
    others = {path for path in files(small_site.site) if not path.endswith(".html")}
    each = {"manifest.webmanifest", "programme.ics", "schedule.xml", "schedule.json", "changes.atom"}
    once = {"_headers", "apple-touch-icon.png", "favicon.ico", "map.png", "robots.txt", "sitemap.xml"}
    assert {path for path in others if "/" not in path} == each | once
    assert {path.split("/")[0] for path in others if "/" in path} == {"assets", "calendar", "en", "pdf"}
    assert {path for path in others if path.startswith("en/") and path.count("/") == 1} == {f"en/{one}" for one in each}
    own = {f"assets/{path.name}" for path in (small_site.root / "overrides/assets").glob("*.js")}
    assert {path for path in others if path.endswith((".js", ".yml", ".md", ".gz"))} == own


def test_publishing_says_nothing(small_site: Published, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    again = published(lay_out_small(tmp_path / "event"), tmp_path / "site")
    assert small_site.findings == again.findings == []
    assert capfd.readouterr() == ("", "")


def test_the_same_event_gives_the_same_bytes(small_site: Published, tmp_path: Path) -> None:
    again = published(lay_out_small(tmp_path / "event"), tmp_path / "site")
    assert files(again.site) == files(small_site.site)


def test_a_store_gives_the_same_bytes_and_keeps_what_was_drawn(small_site: Published, tmp_path: Path) -> None:
    root, store = lay_out_small(tmp_path / "event"), Store(tmp_path / "cache")
    # By processes of their own, which have drawn nothing yet.
    again = published(root, tmp_path / "site", store, Workers())
    assert files(again.site) == files(small_site.site)
    kept = [path.read_bytes() for path in store.folder.rglob("*") if path.is_file()]
    pictures = [data for data in kept if data.startswith((b"\x89PNG", b"\0\0\1\0"))]
    drawn = [again.site / place for place in (*PNGS, FAVICON)] + list((again.site / "assets/cards").rglob("*.png"))
    # Four icons and the favicon, and a picture for each page and language.
    assert len(drawn) == 4 + 1 + 26
    assert {path.read_bytes() for path in drawn} <= {*pictures}


def test_parts_whose_process_is_ended_are_made_once_more_and_filled(small_site: Published, tmp_path: Path) -> None:
    project, site = Project(lay_out_small(tmp_path / "event")), tmp_path / "site"
    edition, brand, terms, _ = gather(project)
    made = downloads_of(edition)
    shutil.copytree(small_site.site / "pdf", site / "pdf")
    # What is offered before it is made has neither pages nor a size.
    offers = tuple(replace(one, pages=0, bytes=0) for one in made)
    others = {*active_children()}
    with Workers(2) as workers:
        publishing = Publishing(Whole(project, edition, brand, terms, offers), site, workers)
        for process in {*active_children()} - others:
            process.kill()
        assert publishing.finished(made) == []
    assert files(site) == files(small_site.site)


def test_the_publications_stay_where_they_were_typeset(small_site: Published) -> None:
    pdfs = [path for path in files(small_site.site) if path.endswith(".pdf")]
    assert "pdf/study-visits-sv.pdf" in pdfs
    assert len(pdfs) == 6


def test_a_missing_publication_stops(tmp_path: Path) -> None:
    project = Project(lay_out_small(tmp_path / "event"))
    edition, brand, terms, _ = gather(project)
    with pytest.raises(CannotRun, match=r"pdf/brochure-sv\.pdf is missing"):
        publish(
            Whole(project, edition, brand, terms, (Download("brochure", "sv", "Broschyr", 4, 1),)), tmp_path / "site"
        )


def test_what_mkdocs_warns_of_is_a_finding(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "  - no-such-page.md\n", encoding="utf-8")
    found = published(root, tmp_path / "site").findings
    assert {(finding.place, finding.id, finding.severity.value) for finding in found} == {
        (Place("mkdocs.yml"), "web/warning", "error")
    }
    assert all("no-such-page.md" in finding.is_ for finding in found)


def test_the_languages_of_both_files_agree(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("        - {locale: en, name: English}\n", "")
    config.write_text(text, encoding="utf-8")
    assert published(root, tmp_path / "site").findings == [
        Finding(
            Place("mkdocs.yml"),
            "web/languages",
            "mkdocs.yml builds `sv`, content/event.yml has `sv`, `en`",
            "both name the same languages, the source first",
            "Change `languages` in mkdocs.yml or `locales` in content/event.yml.",
        )
    ]


def test_a_configuration_that_mkdocs_cannot_read_is_a_finding(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    (root / "mkdocs.yml").write_text("site_name: x\nplugins: [nonesuch]\n", encoding="utf-8")
    found = published(root, tmp_path / "site")
    assert [(finding.place.path, finding.id) for finding in found.findings if finding.id == "web/stopped"] == [
        ("mkdocs.yml", "web/stopped")
    ]
    assert files(found.site).keys() == {path for path in files(found.site) if path.startswith("pdf/")}


def test_a_page_that_one_language_lacks_is_told_in_the_switcher(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    (root / "content/en/study-visits/helios.md").unlink()
    site = published(root, tmp_path / "site")
    assert site.findings == []
    assert dead_links(site) == []
    html = site.pages()["studiebesok/helios/index.html"]
    assert html.alternates == {
        "sv": "https://small.example/studiebesok/helios/",
        "x-default": "https://small.example/studiebesok/helios/",
    }
    assert "Sidan finns inte på engelska." in html.text
    assert "This page is not available in English." in html.text
    assert "../../en/study-visits/" in html.targets
    assert not (site.site / "en/study-visits/helios").exists()


def test_a_section_that_one_language_lacks_leads_home(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    for name in ("index", "helios", "contact-centre"):
        (root / f"content/en/study-visits/{name}.md").unlink()
    site = published(root, tmp_path / "site")
    assert (site.findings, dead_links(site)) == ([], [])
    pages = site.pages()
    for path, home in (("studiebesok/index.html", "../en/"), ("studiebesok/helios/index.html", "../../en/")):
        links = [values for values in pages[path].all("a") if values.get("hreflang") == "en"]
        assert links == [{"href": home, "lang": "en", "hreflang": "en"}] * 2, path
        assert [values["lang"] for values in pages[path].all("p") if "lang" in values] == ["sv", "en"] * 2, path
    assert wrong_languages(site) == []


def wrong_languages(site: Published) -> list[str]:
    found = check_languages(Site(site.site, site.edition.event.website), site.edition.event.locales, "sv")
    return [str(finding) for finding in found]


def test_a_title_that_is_not_translated_says_its_language(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    (root / "content/en/workshops/e-inclusion.md").unlink()
    site = published(root, tmp_path / "site")
    assert wrong_languages(site) == []
    assert {"lang": "sv", "dir": "auto"} in site.pages()["en/programme/index.html"].all("span")


def test_an_outdated_translation_says_so_to_its_reader(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    source = root / "content/sv/practical.md"
    source.write_text(source.read_text(encoding="utf-8").replace("Läs om", "Läs mer om"), encoding="utf-8")
    site = published(root, tmp_path / "site")
    assert site.findings == []
    assert [path for path, html in site.pages().items() if "The original has changed" in html.text] == [
        "en/practical/index.html"
    ]
    page = site.pages()["en/practical/index.html"]
    assert {"href": "../../praktisk-information/", "hreflang": "sv"} in page.all("a")
    assert "Read the page in Swedish" in page.text
    assert wrong_languages(site) == []


def test_a_draft_is_not_published(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    page(root, "sv/dolt.md", "---\ntitle: Dolt\nstatus: draft\n---\nHemligt.\n")
    site = published(root, tmp_path / "site")
    assert site.findings == []
    assert set(site.pages()) == PAGES
    assert not [path for path, html in site.pages().items() if "Dolt" in html.text]


def test_a_page_outside_the_navigation_is_reached_from_every_page(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    page(root, "sv/nytt.md", "---\ntitle: Något nytt\nslug: nytt\n---\nHej.\n")
    page(root, "en/nytt.md", "---\ntitle: Something new\nslug: new\n---\nHello.\n")
    site = published(root, tmp_path / "site")
    assert site.findings == []
    assert "nytt/" in site.pages()["index.html"].targets
    assert "../new/" in site.pages()["en/practical/index.html"].targets


def test_a_link_to_another_language_leads_to_its_address(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    page(root, "en/more.md", "---\ntitle: More\n---\nSee the [Swedish dinner](../sv/programme/dinner.md).\n")
    site = published(root, tmp_path / "site")
    assert site.findings == []
    assert {"href": "../../program/middag/", "hreflang": "sv"} in site.pages()["en/more/index.html"].all("a")
    assert wrong_languages(site) == []
