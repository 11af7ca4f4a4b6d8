"""The programme as a reader meets it: day by day, line by line, whatever each line comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import groupby

from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.programme import Break, Day
from trycksak.model.record import Id, Status
from trycksak.render.choices import VISIT, Choice, session_choices, visit_choices


@dataclass(frozen=True)
class Line:
    """One line of the programme: a session's slot, a break, or the study visits that leave in one morning."""

    start: time
    end: time
    kind: str
    """The kind of a session, or `visit` or `break`."""
    page: Page | None = None
    pause: Break | None = None
    room: str | None = None
    speakers: tuple[str, ...] = ()
    visits: tuple[Page, ...] = ()
    choices: tuple[Choice, ...] = ()
    """What can be chosen here: one slot of a session, or every trip of the study visits; of a break nothing."""

    @property
    def tracks(self) -> tuple[str, ...]:
        """The tracks of all that can be chosen here."""
        return tuple(sorted({track for choice in self.choices for track in choice.tracks}))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of all that can be chosen here."""
        return tuple(sorted({language for choice in self.choices for language in choice.languages}))

    def __lt__(self, other: "Line") -> bool:
        """Put lines in order of time, then by where they are held."""
        return (self.start, self.end, self.room or "") < (other.start, other.end, other.room or "")


@dataclass(frozen=True)
class DayOfLines:
    """One day with its lines, in order of time."""

    day: Day
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class PlaceOfLines:
    """A room, or a venue that buses leave from, with what is held there on each date, in order of time."""

    id: Id
    is_room: bool
    lines: tuple[tuple[date, Line], ...]


def timetable(edition: Edition) -> tuple[DayOfLines, ...]:
    """Merge sessions, breaks and study visits into days."""
    by_day: dict[date, list[Line]] = {day.date: [] for day in edition.event.days}
    for day, line in [*_sessions(edition), *_breaks(edition), *_visits(edition)]:
        by_day.setdefault(day, []).append(line)
    return tuple(
        DayOfLines(day, tuple(sorted(by_day[day.date]))) for day in sorted(edition.event.days, key=lambda d: d.date)
    )


def by_place(edition: Edition) -> tuple[PlaceOfLines, ...]:
    """Give the same lines place by place: first the rooms, then where the buses leave; what is nowhere is left out."""
    held: dict[tuple[bool, Id], list[tuple[date, Line]]] = {}
    for day in timetable(edition):
        for line in day.lines:
            for place in sorted({choice.place for choice in line.choices}):
                choices = tuple(choice for choice in line.choices if choice.place == place)
                held.setdefault((line.room is not None, place), []).append(
                    (day.day.date, replace(line, choices=choices))
                )
    places = [(True, room.id) for room in edition.event.rooms] + [(False, venue.id) for venue in edition.event.venues]
    return tuple(PlaceOfLines(id, is_room, tuple(held[is_room, id])) for is_room, id in places if (is_room, id) in held)


def _sessions(edition: Edition) -> Iterator[tuple[date, Line]]:
    for page, session in edition.sessions():
        if _is_draft(edition, page):
            continue
        for one in session_choices(page, session):
            line = Line(one.start, one.end, one.kind, page, room=one.place, speakers=session.speakers, choices=(one,))
            yield one.date, line


def _breaks(edition: Edition) -> Iterator[tuple[date, Line]]:
    for pause in edition.event.breaks:
        yield pause.date, Line(pause.start, pause.end, "break", pause=pause)


def _visits(edition: Edition) -> Iterator[tuple[date, Line]]:
    """Put all visits that leave on the same half of a day into one line: they are one choice."""
    trips = sorted(
        (
            choice
            for page, visit in edition.visits()
            if not _is_draft(edition, page)
            for choice in visit_choices(edition, page, visit)
        ),
        key=lambda trip: (trip.date, trip.start >= time(12), trip.start, trip.id),
    )
    for (day, _), group in groupby(trips, key=lambda trip: (trip.date, trip.start >= time(12))):
        leaving = tuple(group)
        start, end = min(trip.start for trip in leaving), max(trip.end for trip in leaving)
        pages = {trip.page.id: trip.page for trip in leaving}
        yield day, Line(start, end, VISIT, visits=tuple(pages[id] for id in sorted(pages)), choices=leaving)


def _is_draft(edition: Edition, page: Page) -> bool:
    return not page.is_published(edition.source, edition.source)


def is_preliminary(edition: Edition, line: Line) -> bool:
    """Tell whether a line may still change, where its day does not say so already."""
    pages = [line.page] if line.page else list(line.visits)
    return any(page.status(edition.source, edition.source) is Status.PRELIMINARY for page in pages)
