"""What is held when and where, as calendars and apps are told: one for each time of a session or a visit."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from trycksak.model.edition import Edition
from trycksak.model.history import Entry, entries
from trycksak.model.page import Page
from trycksak.model.places import Venue
from trycksak.model.programme import Session, Slot
from trycksak.model.record import Locale, Status
from trycksak.model.visits import Departure, StudyVisit
from trycksak.render.feeds.places import name_of
from trycksak.render.wording import Wording

ZONE: Final = ZoneInfo("Europe/Stockholm")
"""The event's clock."""


@dataclass(frozen=True)
class Speaking:
    """Somebody who speaks: the page about them, its title and its address."""

    page: str
    name: str
    url: str


@dataclass(frozen=True)
class Held:
    """One time in the words of a language; what a page does not tell is empty.

    `position` is that among the times that the page has now. `language` is that of title and summary, where the page
    has not been translated. `venue` is where a delegate goes: to the room, or to the bus. `column` is that of an app's
    timetable. A cancelled one has the words under which it was announced.
    """

    uid: UUID
    page: str
    key: int
    position: int | None
    sequence: int
    status: str
    language: Locale
    title: str
    summary: str
    kind: str
    spoken: Locale | None
    start: datetime
    end: datetime
    place: str
    column: str
    column_id: str
    venue: Venue | None
    url: str
    speakers: tuple[Speaking, ...]

    @property
    def cancelled(self) -> bool:
        """Tell whether it will not take place."""
        return self.status == "CANCELLED"


def held(edition: Edition, locale: Locale) -> tuple[Held, ...]:
    """List every time that is announced, and those that were and are cancelled, in order of time."""
    made = [_held(edition, entry, locale) for entry in entries(edition)]
    return tuple(sorted(made, key=lambda one: (one.start, one.end, one.page, one.key)))


def moment(day: date, hour: time) -> datetime:
    """Set a time of day on the event's clock."""
    return datetime.combine(day, hour, ZONE)


def stamp(edition: Edition) -> datetime:
    """Give the moment of the last version, the event's or the programme's: it dates the files, since no clock does."""
    dates = [release.date for release in edition.releases]
    if edition.event.version:
        dates.append(edition.event.version.date)
    return moment(max(dates, default=edition.event.dates.start), time())


def _held(edition: Edition, entry: Entry, locale: Locale) -> Held:
    found = edition.page.get(entry.page)
    page = found if found and found.is_published(edition.source, edition.source) else None
    language = next(one for one in (locale, edition.source, *entry.title) if one in entry.title)
    occasion, say = entry.occasion, Wording(locale)
    slot = _slot(entry, page)
    place = occasion.place.get(locale) or occasion.place[edition.source]
    return Held(
        uid=name_of(edition, entry.page, occasion.key),
        page=entry.page,
        key=occasion.key,
        position=entry.position,
        sequence=entry.sequence,
        status="CANCELLED" if entry.cancelled else _status(edition, page),
        language=language,
        title=entry.title[language],
        summary=(page.translations[language].words.summary or "") if page else "",
        kind=_kind(page, say),
        spoken=_spoken(page),
        start=moment(occasion.date, occasion.start),
        end=moment(occasion.date, occasion.end),
        place=place,
        column=_column(page, place, say),
        column_id=slot.room if isinstance(slot, Slot) else entry.page,
        venue=_venue(edition, slot),
        url=_url(edition, page, locale),
        speakers=_speakers(edition, page, locale),
    )


def _status(edition: Edition, page: Page | None) -> str:
    """Say how sure it is, in the words of RFC 5545, 3.8.1.11: the days may be undecided, or what is held."""
    own = page.status(edition.source, edition.source) if page else Status.FINAL
    return "TENTATIVE" if Status.PRELIMINARY in (edition.event.dates.status, own) else "CONFIRMED"


def _kind(page: Page | None, say: Wording) -> str:
    """Name what sort of thing it is; of a page that is gone nobody knows."""
    if page and isinstance(page.facts, Session):
        return say(f"kind.{page.facts.kind.value}")
    return say("kind.visit") if page else ""


def _column(page: Page | None, place: str, say: Wording) -> str:
    """Name the column of an app's timetable: visits leave at the same time from the same place, so each has its own."""
    if page and isinstance(page.facts, StudyVisit):
        return say("print.visit_number", number=page.facts.island)
    return place


def _slot(entry: Entry, page: Page | None) -> Slot | Departure | None:
    """Find the fact behind a time that stands."""
    if page is None or entry.position is None:
        return None
    if isinstance(page.facts, Session):
        return page.facts.slots[entry.position]
    return page.facts.departures[entry.position] if isinstance(page.facts, StudyVisit) else None


def _venue(edition: Edition, slot: Slot | Departure | None) -> Venue | None:
    if isinstance(slot, Slot):
        return edition.venue(edition.room(slot.room).venue)
    return edition.venue(slot.venue) if slot else None


def _spoken(page: Page | None) -> Locale | None:
    """Name the language that is spoken, where it is known and one: a guide's on a visit."""
    facts = page.facts if page else None
    return facts.guide_languages[0] if isinstance(facts, StudyVisit) and len(facts.guide_languages) == 1 else None


def _url(edition: Edition, page: Page | None, locale: Locale) -> str:
    """Give the address of its page, in the source language where it is not translated; the home where it is gone."""
    shown = page or edition.page["index"]
    return edition.url(shown, locale if shown.is_published(locale, edition.source) else edition.source)


def _speakers(edition: Edition, page: Page | None, locale: Locale) -> tuple[Speaking, ...]:
    if page is None or not isinstance(page.facts, Session):
        return ()
    known = [edition.page[f"speakers/{name}"] for name in page.facts.speakers]
    return tuple(
        Speaking(speaker.id, speaker.translations[locale].words.title, edition.url(speaker, locale))
        for speaker in known
        if speaker.is_published(locale, edition.source)
    )
