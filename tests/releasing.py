"""What the tests of releases share: the tiny event, changed in memory from one release to the next."""

from collections.abc import Callable
from datetime import date, time
from functools import cache
from typing import Any

from building import EDITIONS
from trycksak.model.edition import Edition
from trycksak.model.history import announced
from trycksak.model.page import Page
from trycksak.model.programme import Session, Slot
from trycksak.model.record import Localised, Status
from trycksak.model.release import Release
from trycksak.read.edition import read_edition
from trycksak.read.files import Project

OPENING, DINNER, INTEGRITY = "programme/opening", "programme/dinner", "workshops/integrity"
MORNING = Slot(date=date(2006, 12, 8), start=time(10), end=time(11, 30), room="workshop-room-1")


@cache
def small() -> Edition:
    """Read the tiny event."""
    return read_edition(Project(EDITIONS / "small"))[0]


def released(edition: Edition, number: int, name: Localised | None = None) -> Edition:
    """Freeze the programme, dated a week after the one before."""
    release = Release(number=number, name=name, date=date(2006, 9, 7 * number), programme=announced(edition))
    return _new(edition, releases=(*edition.releases, release))


def with_slots(edition: Edition, page_id: str, change: Callable[[tuple[Slot, ...]], tuple[Slot, ...]]) -> Edition:
    """Hold a session at other times."""

    def held(page: Page) -> Page:
        assert isinstance(page.facts, Session)
        facts = page.facts.model_copy(update={"slots": change(page.facts.slots)})
        return page.model_copy(update={"facts": facts})

    return _with(edition, page_id, held)


def with_words(edition: Edition, page_id: str, locale: str, **words: Any) -> Edition:
    """Write other words above a page."""

    def worded(page: Page) -> Page:
        translation = page.translations[locale]
        changed = translation.model_copy(update={"words": translation.words.model_copy(update=words)})
        return page.model_copy(update={"translations": {**page.translations, locale: changed}})

    return _with(edition, page_id, worded)


def without(edition: Edition, page_id: str, locale: str) -> Edition:
    """Take a page away in one language."""

    def missing(page: Page) -> Page:
        rest = {one: found for one, found in page.translations.items() if one != locale}
        return page.model_copy(update={"translations": rest})

    return _with(edition, page_id, missing)


def later(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Begin a quarter of an hour later."""
    return tuple(slot.model_copy(update={"start": slot.start.replace(minute=15)}) for slot in slots)


def with_room(edition: Edition, id: str, name: Localised) -> Edition:
    """Call a room by another name."""
    rooms = [room.model_copy(update={"name": name}) if room.id == id else room for room in edition.event.rooms]
    return _new(edition, event=edition.event.model_copy(update={"rooms": tuple(rooms)}))


def much_changed() -> Edition:
    """Release a programme, change it in every way, and release it again."""
    edition = released(small(), 1)
    edition = with_words(edition, OPENING, "sv", title="Invigning")
    edition = with_words(edition, OPENING, "en", title="Grand opening")
    edition = with_slots(edition, OPENING, later)
    edition = with_slots(edition, INTEGRITY, lambda slots: (*slots, MORNING))
    edition = with_words(edition, DINNER, "sv", status=Status.DRAFT)
    return released(edition, 2, {"sv": "Tryckt", "en": "Printed"})


def _with(edition: Edition, page_id: str, change: Callable[[Page], Page]) -> Edition:
    pages = tuple(change(page) if page.id == page_id else page for page in edition.pages)
    return _new(edition, pages=pages)


def _new(edition: Edition, **changes: Any) -> Edition:
    made = edition.model_copy(update=changes)
    made.__dict__.pop("page", None)  # cached from the pages before
    return made
