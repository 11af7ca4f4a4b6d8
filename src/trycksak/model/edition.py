"""One year of the event: what `event.yml` says, and all its pages."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from posixpath import normpath
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from pydantic import ConfigDict, Field, field_validator

from trycksak.model.accessibility import Accessibility, AccessTest
from trycksak.model.page import Page
from trycksak.model.people import Contact, Organiser, Role, Speaker
from trycksak.model.places import Bus, Room, Venue
from trycksak.model.profile import PressProfile
from trycksak.model.programme import Break, Day, Kind, Session
from trycksak.model.publication import Publication
from trycksak.model.record import CalendarDate, Id, Locale, Localised, Record, Status, Text
from trycksak.model.release import Release
from trycksak.model.town import Town
from trycksak.model.visits import StudyVisit


class Dates(Record):
    """The first and the last day."""

    start: CalendarDate
    """The first day, such as 2006-12-06."""
    end: CalendarDate
    """The last day, such as 2006-12-09."""
    status: Status = Status.FINAL
    """`preliminary` until the dates are decided; then every date is marked as such."""

    def __contains__(self, day: date) -> bool:
        """Tell whether a day is one of the event's."""
        return self.start <= day <= self.end

    def days(self) -> list[date]:
        """List every day from the first to the last."""
        return [self.start + timedelta(n) for n in range((self.end - self.start).days + 1)]


class Theme(Record):
    """The one theme that runs through everything the city does at the event."""

    words: Localised
    """The theme in one sentence, in each language."""
    status: Status = Status.FINAL
    """`preliminary` until the theme is decided."""


class Figure(Record):
    """A number worth showing large, and what it counts."""

    value: Text
    """The number as it is written, such as `530`."""
    label: Localised
    """What it counts, in each language."""


class Version(Record):
    """Which version of the event's facts this is; it stands in the slug of everything printed."""

    name: Text
    """The version's name, such as `1`."""
    date: date
    """The day of the version, such as 2006-08-24; it dates the printed files."""


class Event(Record):
    """What `content/event.yml` holds: the facts of this year's event."""

    name: Text
    """The event's name with the year; the same in every language."""
    version: Version | None = None
    """Which version of the facts this is, and its day; without it, the first version, dated by the first day."""
    number: Annotated[int, Field(gt=0)]
    """Which time the event is held: `5` for the fifth."""
    place: Localised
    """The city, as it stands after the date."""
    website: Annotated[str, Field(pattern=r"^https://[^\s/]+/([^\s]*/)?$")]
    """The website's address, with https:// in front and a slash at the end."""
    locales: Annotated[tuple[Locale, ...], Field(min_length=1)]
    """The languages; the first is the source, which also holds the facts."""
    dates: Dates
    """The first and the last day."""
    theme: Theme
    """The city's theme."""
    organisers: tuple[Organiser, ...]
    """Who arranges and pays."""
    contacts: tuple[Contact, ...] = ()
    """Whom to turn to."""
    venues: tuple[Venue, ...]
    """The buildings and sites."""
    rooms: tuple[Room, ...]
    """The rooms where sessions take place."""
    buses: tuple[Bus, ...] = ()
    """The buses of the study visits, once they are booked."""
    days: tuple[Day, ...]
    """The days, each with a name."""
    breaks: tuple[Break, ...] = ()
    """Coffee and meals: lines of the programme without a page."""
    figures: tuple[Figure, ...] = ()
    """The figures of the last edition, for the home page."""
    budget_sek: Annotated[int, Field(gt=0)] | None = None
    """The city's budget in kronor, for the colophon."""

    @field_validator("locales")
    @classmethod
    def _each_once(cls, locales: tuple[Locale, ...]) -> tuple[Locale, ...]:
        if len(set(locales)) < len(locales):
            raise ValueError("a language stands twice")
        return locales


class Edition(Record):
    """One year of the event: its facts, its pages in reading order, what is printed.

    What is asked of every page of another, such as where it lies, is found once and kept.
    """

    model_config = ConfigDict(ignored_types=(cached_property,))

    event: Event
    event_lines: Mapping[str, int] = {}
    """The line of each key of `event.yml`, such as `rooms.0.id`."""
    pages: tuple[Page, ...]
    publications: tuple[Publication, ...] = ()
    publication_lines: Mapping[str, int] = {}
    profiles: Mapping[Id, PressProfile] = {}
    """What the printers can take, by name."""
    releases: tuple[Release, ...] = ()
    """What has been announced of the programme, the first release first."""
    town: Town | None = None
    """The town's map, where the event has one."""
    town_lines: Mapping[str, int] = {}
    accessibility: Accessibility | None = None
    """What the accessibility statement declares."""
    access_test: AccessTest | None = None
    """The last test of accessibility that was recorded."""
    unread: frozenset[str] = frozenset()
    """The files of pages that exist but could not be read; what points to them is not blamed for it."""

    def __getstate__(self) -> dict[Any, Any]:
        """Leave out what was found: another process finds what it needs itself, and a changed copy finds it anew."""
        state = super().__getstate__()
        return {**state, "__dict__": self._fields(state["__dict__"])}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> "Edition":
        """Copy the edition; what was found of the original does not hold for a changed copy."""
        copied = super().model_copy(update=update, deep=deep)
        object.__setattr__(copied, "__dict__", self._fields(copied.__dict__))
        return copied

    @classmethod
    def _fields(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if name in cls.model_fields}

    @property
    def source(self) -> Locale:
        """The source language: the one that holds the facts."""
        return self.event.locales[0]

    @cached_property
    def page(self) -> Mapping[str, Page]:
        """Each page by its id."""
        return {page.id: page for page in self.pages}

    @cached_property
    def without_texts(self) -> "Edition":
        """Everything but the pages' texts: what an output can be made from that does not show them."""
        return self.model_copy(update={"pages": tuple(page.without_texts() for page in self.pages)})

    def published(self, locale: Locale) -> Iterator[Page]:
        """Go through the pages that a reader of one language can see."""
        return iter(self._published.get(locale, ()))

    @cached_property
    def _published(self) -> Mapping[Locale, tuple[Page, ...]]:
        return {
            locale: tuple(page for page in self.pages if page.is_published(locale, self.source))
            for locale in {locale for page in self.pages for locale in page.translations}
        }

    def files_of(self, ids: Collection[Id], locale: Locale) -> set[str]:
        """Name the files that pages come from in a language: its own words, and the source's, which hold the facts."""
        return {
            self.page[id].translations[one].path
            for id in ids
            if id in self.page
            for one in {locale, self.source} & self.page[id].translations.keys()
        }

    def pictures(self, locale: Locale) -> set[str]:
        """Name the pictures that a language's readers are shown, as paths below `content/`: `sv/map.png`."""
        return {
            normpath(f"{locale}/{page.folder}/{unquote(urlsplit(link.target).path)}")
            for page in self.published(locale)
            for link in page.translations[locale].links
            if link.picture and link.size and not link.target.startswith("/")
        }

    def sessions(self) -> Iterator[tuple[Page, Session]]:
        """Go through the pages that are sessions, with their facts."""
        return ((page, page.facts) for page in self.pages if isinstance(page.facts, Session))

    def workshops(self) -> Iterator[tuple[Page, Session]]:
        """Go through the workshops."""
        return ((page, session) for page, session in self.sessions() if session.kind is Kind.WORKSHOP)

    def visits(self) -> Iterator[tuple[Page, StudyVisit]]:
        """Go through the study visits."""
        return ((page, page.facts) for page in self.pages if isinstance(page.facts, StudyVisit))

    def speakers(self) -> Iterator[tuple[Page, Speaker]]:
        """Go through the speakers."""
        return ((page, page.facts) for page in self.pages if isinstance(page.facts, Speaker))

    def visits_of(self, workshop: Page) -> list[Page]:
        """List the study visits that belong to a workshop."""
        return [page for page, visit in self.visits() if visit.workshop == workshop.name]

    def sessions_of(self, speaker: Page) -> list[Page]:
        """List the sessions at which somebody speaks."""
        return list(self._spoken.get(speaker.name, ()))

    @cached_property
    def _spoken(self) -> Mapping[str, list[Page]]:
        """The sessions of each speaker, by the speaker's name."""
        found: dict[str, list[Page]] = {}
        for page, session in self.sessions():
            for name in dict.fromkeys(session.speakers):
                found.setdefault(name, []).append(page)
        return found

    def room(self, id: Id) -> Room:
        """Find a room by its id."""
        return next(room for room in self.event.rooms if room.id == id)

    def venue(self, id: Id) -> Venue:
        """Find a venue by its id."""
        return next(venue for venue in self.event.venues if venue.id == id)

    def organiser(self, id: Id) -> Organiser:
        """Find an organiser by its id."""
        return next(organiser for organiser in self.event.organisers if organiser.id == id)

    @property
    def period(self) -> tuple[date, date]:
        """Give the first and the last day that the edition names: of its version and of the event itself."""
        dated = [self.event.version.date] if self.event.version else []
        return min([*dated, self.event.dates.start]), max([*dated, self.event.dates.end])

    def organisers(self, role: Role) -> list[Organiser]:
        """List the organisers that have a role."""
        return [organiser for organiser in self.event.organisers if role in organiser.roles]

    def address(self, page: Page, locale: Locale) -> str:
        """Give a page's address in a language, from the site's root: `en/study-visits/helios/`."""
        prefix = "" if locale == self.source else f"{locale}/"
        folders = [self._slug(f"{folder}/index", folder, locale) for folder in filter(None, [page.folder])]
        own = [] if page.is_index else [self._slug(page.id, page.name, locale)]
        return prefix + "".join(f"{part}/" for part in [*folders, *own])

    def url(self, page: Page, locale: Locale) -> str:
        """Give a page's absolute address in a language."""
        return self.event.website + self.address(page, locale)

    def _slug(self, page_id: str, default: str, locale: Locale) -> str:
        page = self.page.get(page_id)
        translation = page.translations.get(locale) if page else None
        return (translation.words.slug if translation else None) or default
