"""The whole event, read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trycksak.errors import Stopped
from trycksak.read.edition import read_brand, read_edition
from trycksak.read.files import Project

Folder = Callable[[str], Path]


def test_the_small_event_is_read_whole(edition_folder: Folder) -> None:
    edition, findings = read_edition(Project(edition_folder("small")))
    assert findings == []
    assert [page.id for page in edition.pages] == [
        "index",
        "practical",
        "programme/dinner",
        "programme/index",
        "programme/opening",
        "speakers/city-keynote",
        "speakers/index",
        "study-visits/contact-centre",
        "study-visits/helios",
        "study-visits/index",
        "workshops/e-inclusion",
        "workshops/index",
        "workshops/integrity",
    ]
    assert [page.id for page, _ in edition.sessions()] == [
        "programme/dinner",
        "programme/opening",
        "workshops/e-inclusion",
        "workshops/integrity",
    ]
    assert [page.id for page, _ in edition.visits()] == ["study-visits/contact-centre", "study-visits/helios"]
    assert [publication.id for publication in edition.publications] == ["study-visits", "study-visit"]
    assert edition.event_lines["rooms.0.id"] == 35
    assert edition.publication_lines["publications.1.id"] == 13


def test_without_its_event_the_rest_is_told_all_the_same(edition_folder: Folder) -> None:
    folder = edition_folder("event-and-page-broken")
    (folder / "content" / "publications.yml").unlink()
    with pytest.raises(Stopped) as stopped:
        read_edition(Project(folder))
    assert [(finding.place.path, finding.id) for finding in stopped.value.findings] == [
        ("content/event.yml", "value/type"),
        ("content/publications.yml", "file/missing"),
        ("content/sv/programme/opening.md", "yaml/broken"),
    ]


@pytest.mark.parametrize("locales", ["sv", "[..]", "[sv/, en]", "[[sv]]", "{sv: en}", ""])
def test_languages_that_are_none_lead_to_no_folder(locales: str, edition_folder: Folder) -> None:
    folder = edition_folder("small")
    event = folder / "content" / "event.yml"
    text = event.read_text(encoding="utf-8").replace("[sv, en]", locales, 1)
    event.write_text(text, encoding="utf-8")
    with pytest.raises(Stopped) as stopped:
        read_edition(Project(folder))
    assert {finding.place.path for finding in stopped.value.findings} == {"content/event.yml"}


def test_the_faults_of_brand_and_terms_come_together(edition_folder: Folder) -> None:
    folder = edition_folder("small")
    (folder / "brand" / "brand.yml").write_text("meta: x: y\n", encoding="utf-8")
    (folder / "brand" / "terms.yml").unlink()
    with pytest.raises(Stopped) as stopped:
        read_brand(Project(folder))
    assert [(str(finding.place), finding.id) for finding in stopped.value.findings] == [
        ("brand/brand.yml:1", "yaml/broken"),
        ("brand/terms.yml", "file/missing"),
    ]
