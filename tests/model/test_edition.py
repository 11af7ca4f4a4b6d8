"""What an edition answers about itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from trycksak.gather import gather
from trycksak.model.brand import Variant
from trycksak.model.edition import Dates, Edition
from trycksak.model.page import State
from trycksak.model.people import Role
from trycksak.model.record import Status
from trycksak.read.files import Project

Folder = Callable[[str], Path]


@pytest.fixture
def edition(edition_folder: Folder) -> Edition:
    return gather(Project(edition_folder("small")))[0]


def test_the_days_run_from_the_first_to_the_last() -> None:
    dates = Dates(start=date(2006, 12, 30), end=date(2007, 1, 1))
    assert dates.days() == [date(2006, 12, 30), date(2006, 12, 31), date(2007, 1, 1)]
    assert [day in dates for day in (date(2006, 12, 29), date(2006, 12, 31), date(2007, 1, 2))] == [False, True, False]


def test_addresses_in_each_language(edition: Edition) -> None:
    ids = ["index", "programme/index", "programme/opening", "study-visits/helios", "practical"]
    pages = [edition.page[id] for id in ids]
    assert [edition.address(page, "sv") for page in pages] == [
        "",
        "program/",
        "program/oppning/",
        "studiebesok/helios/",
        "praktisk-information/",
    ]
    assert [edition.address(page, "en") for page in pages] == [
        "en/",
        "en/programme/",
        "en/programme/opening/",
        "en/study-visits/helios/",
        "en/practical/",
    ]
    assert edition.url(pages[1], "en") == "https://small.example/en/programme/"


def test_what_belongs_together(edition: Edition) -> None:
    workshop, speaker = edition.page["workshops/integrity"], edition.page["speakers/city-keynote"]
    assert [page.id for page, _ in edition.workshops()] == ["workshops/e-inclusion", "workshops/integrity"]
    assert [page.id for page in edition.visits_of(workshop)] == ["study-visits/helios"]
    assert [page.id for page in edition.sessions_of(speaker)] == ["programme/opening"]
    assert [organiser.id for organiser in edition.organisers(Role.HOST)] == ["fire-brigade"]
    assert edition.venue(edition.room("golden-hall").venue).address == "Hantverkargatan 1"
    assert edition.organiser("city").name == {"sv": "Stockholms stad", "en": "City of Stockholm"}


def test_a_draft_is_published_in_no_language(edition_folder: Folder) -> None:
    folder = edition_folder("link-to-draft")
    edition = gather(Project(folder))[0]
    dinner = edition.page["programme/dinner"]
    assert [dinner.status(locale, "sv") for locale in ("sv", "en")] == [Status.DRAFT, Status.DRAFT]
    assert [dinner in list(edition.published(locale)) for locale in ("sv", "en")] == [False, False]


def test_a_missing_translation_is_published_in_its_own_language_only(edition_folder: Folder) -> None:
    edition = gather(Project(edition_folder("translation-missing")))[0]
    dinner = edition.page["programme/dinner"]
    assert [dinner.is_published(locale, "sv") for locale in ("sv", "en")] == [True, False]


def test_the_brand_finds_its_originals_and_colours(edition_folder: Folder) -> None:
    brand = gather(Project(edition_folder("brand-small")))[1]
    assert brand.master("en", Variant.NEGATIVE).path == "brand/logotype/mark.svg"
    assert brand.colourway("night") == {"water": "#009991", "shore": "#FFFFFF"}


def test_without_its_texts_an_edition_says_all_else_as_before(edition_folder: Folder) -> None:
    folder = edition_folder("small")
    changed = folder / "content" / "sv" / "practical.md"
    changed.write_text(changed.read_text(encoding="utf-8") + "\nEtt ord till.\n", encoding="utf-8")
    edition = gather(Project(folder))[0]
    bare = edition.without_texts
    assert _said(edition) == _said(bare)
    assert {state for *_, state in _said(edition).values()} == {State.SOURCE, State.UP_TO_DATE, State.OUTDATED}
    assert {words.body for page in bare.pages for words in page.translations.values()} == {""}
    assert [bare.pictures(locale) for locale in ("sv", "en")] == [edition.pictures(locale) for locale in ("sv", "en")]
    assert edition.pictures("en") != set()


def _said(edition: Edition) -> dict[tuple[str, str], tuple[object, ...]]:
    return {
        (page.id, locale): (page.facts, one.words, one.path, page.status(locale, "sv"), page.state(locale, "sv"))
        for page in edition.pages
        for locale, one in page.translations.items()
    }
