"""The feeds on the site: there, offered by the pages, and carrying the logotype as the terms ask."""

import shutil
from pathlib import Path

import pytest

from building import EDITIONS
from trycksak.findings import Severity
from trycksak.gather import gather
from trycksak.preflight.original import read_drawings
from trycksak.preflight.outputs import Standard
from trycksak.preflight.outputs.calendar import judge_calendar
from trycksak.preflight.outputs.feed import judge_feed
from trycksak.preflight.outputs.gallery import Gallery
from trycksak.preflight.outputs.schedule import judge_schedule
from trycksak.preflight.site import Site
from trycksak.read.files import Project
from web.crawl import Published, dead_links, lay_out_small, published

APP = "https://ggt.gaa.st/#url=https%3A%2F%2Fsmall.example%2Fen%2Fschedule.xml"


def gallery(site: Published) -> Gallery:
    edition, brand, terms, _ = gather(Project(site.root))
    drawings = read_drawings(site.root, brand)
    standard = Standard(brand, terms, drawings, edition.event.website, edition.event.locales, edition.source)
    return Gallery(Site(site.site, edition.event.website), standard, None)


def test_every_feed_carries_the_logotype(small_site: Published) -> None:
    judges = {".ics": judge_calendar, ".atom": judge_feed, ".xml": judge_schedule, ".json": judge_schedule}
    of_site = gallery(small_site)
    files = sorted(path for path in small_site.site.rglob("*") if path.suffix in judges and path.name != "sitemap.xml")
    judged = {path.name: judges[path.suffix](path, path.name, of_site) for path in files}
    assert len(files) == 2 * (4 + 6)
    assert [finding for surface in judged.values() for finding in surface.findings] == []
    assert {len(surface.marks) for surface in judged.values()} == {1}


def test_a_feed_without_logotype_would_be_found(small_site: Published, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(small_site.site, site)
    calendar = site / "programme.ics"
    lines = calendar.read_bytes().split(b"\r\n")
    begin = next(n for n, line in enumerate(lines) if line.startswith(b"IMAGE"))
    calendar.write_bytes(b"\r\n".join(lines[:begin] + lines[begin + 2 :]))
    bare = Published(small_site.root, site, small_site.edition, [])
    assert [finding.id for finding in judge_calendar(calendar, "x.ics", gallery(bare)).findings] == [
        "logotype/calendar"
    ]


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("index.html", {"changes.atom"}),
        ("404.html", {"/changes.atom"}),
        ("en/programme/index.html", {"../changes.atom", "../programme.ics", "../schedule.json", "../schedule.xml"}),
        ("program/oppning/index.html", {"../../changes.atom", "../../calendar/programme-opening.ics"}),
        ("studiebesok/helios/index.html", {"../../changes.atom", "../../calendar/study-visits-helios.ics"}),
        ("en/workshops/integrity/index.html", {"../../changes.atom", "../../calendar/workshops-integrity.ics"}),
    ],
)
def test_a_page_names_its_feeds_in_the_head(path: str, named: set[str], small_site: Published) -> None:
    page = small_site.pages()[path]
    links = [link for link in page.all("link") if link.get("rel") == "alternate" and "type" in link]
    assert {link["href"] for link in links} == named
    assert all(link["title"] for link in links)


def test_the_programme_can_be_taken_along(small_site: Published) -> None:
    targets = small_site.pages()["en/programme/index.html"].targets
    assert {"webcal://small.example/en/programme.ics", "../programme.ics", APP, "../changes.atom"} <= set(targets)


def test_a_session_a_workshop_and_a_visit_go_into_the_calendar(small_site: Published) -> None:
    pages = small_site.pages()
    for path, place in [
        ("en/programme/opening/index.html", "programme-opening"),
        ("en/workshops/integrity/index.html", "workshops-integrity"),
        ("en/study-visits/helios/index.html", "study-visits-helios"),
    ]:
        links = [link["href"] for link in pages[path].all("a") if link.get("type") == "text/calendar"]
        assert links == [f"../../calendar/{place}.ics"]


def test_changes_are_listed_and_releases_stay_inside(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    shutil.copytree(EDITIONS / "release-pending" / "content", root / "content", dirs_exist_ok=True)
    first = (root / "content/releases/1.yml").read_text(encoding="utf-8")
    text = first.replace("number: 1", "number: 2").replace("start: 09:00", "start: 09:15").replace("-09-07", "-09-14")
    (root / "content/releases/2.yml").write_text(text.replace("Första", "Andra"), encoding="utf-8")
    for locale, title in (("sv", "Ändringar"), ("en", "Changes")):
        (root / f"content/{locale}/changes.md").write_text(f"---\ntitle: {title}\n---\n", encoding="utf-8")
    site = published(root, tmp_path / "site")
    assert [finding for finding in site.findings if finding.severity is Severity.ERROR] == []
    assert dead_links(site) == []
    page = site.pages()["changes/index.html"]
    assert {"version-1", "version-2"} <= set(page.ids)
    words = " ".join(page.text.split())
    assert "Version 2: Andra utskicket 14 september 2006 Flyttad Öppning Torsdag 7 december 09.15–11.30" in words
    assert "(tidigare 09.00–11.30)" in words
    assert "Programmets version 2, 14 september 2006" in " ".join(site.pages()["program/index.html"].text.split())
    assert [path for path in site.site.rglob("*") if "releases" in path.parts or path.suffix == ".yml"] == []
