"""The programme as a reader meets it: day by day, line by line, whatever each line comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.programme import Break, Day
from trycksak.model.record import Status
from trycksak.model.visits import Departure


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

    def __lt__(self, other: "Line") -> bool:
        """Put lines in order of time, then by where they are held."""
        return (self.start, self.end, self.room or "") < (other.start, other.end, other.room or "")


@dataclass(frozen=True)
class DayOfLines:
    """One day with its lines, in order of time."""

    day: Day
    lines: tuple[Line, ...]


def timetable(edition: Edition) -> tuple[DayOfLines, ...]:
    """Merge sessions, breaks and study visits into days."""
    by_day: dict[date, list[Line]] = {day.date: [] for day in edition.event.days}
    for day, line in [*_sessions(edition), *_breaks(edition), *_visits(edition)]:
        by_day.setdefault(day, []).append(line)
    return tuple(
        DayOfLines(day, tuple(sorted(by_day[day.date]))) for day in sorted(edition.event.days, key=lambda d: d.date)
    )


def _sessions(edition: Edition) -> Iterator[tuple[date, Line]]:
    for page, session in edition.sessions():
        if _is_draft(edition, page):
            continue
        for slot in session.slots:
            yield (
                slot.date,
                Line(slot.start, slot.end, session.kind.value, page, room=slot.room, speakers=session.speakers),
            )


def _breaks(edition: Edition) -> Iterator[tuple[date, Line]]:
    for pause in edition.event.breaks:
        yield pause.date, Line(pause.start, pause.end, "break", pause=pause)


def _visits(edition: Edition) -> Iterator[tuple[date, Line]]:
    """Put all visits that leave on the same half of a day into one line: they are one choice."""
    trips: list[tuple[date, bool, Departure, Page]] = sorted(
        (
            (trip.date, trip.start >= time(12), trip, page)
            for page, visit in edition.visits()
            if not _is_draft(edition, page)
            for trip in visit.departures
        ),
        key=lambda trip: (trip[0], trip[1], trip[2].start),
    )
    for (day, _), group in groupby(trips, key=lambda trip: (trip[0], trip[1])):
        leaving = list(group)
        start, end = min(trip.start for _, _, trip, _ in leaving), max(trip.end for _, _, trip, _ in leaving)
        pages = {page.id: page for _, _, _, page in leaving}
        yield day, Line(start, end, "visit", visits=tuple(pages[id] for id in sorted(pages)))


def _is_draft(edition: Edition, page: Page) -> bool:
    return not page.is_published(edition.source, edition.source)


def is_preliminary(edition: Edition, line: Line) -> bool:
    """Tell whether a line may still change, where its day does not say so already."""
    pages = [line.page] if line.page else list(line.visits)
    return any(page.status(edition.source, edition.source) is Status.PRELIMINARY for page in pages)
