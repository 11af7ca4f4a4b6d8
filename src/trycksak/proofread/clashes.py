"""Time: ends before starts, days outside the event, a room or a speaker in two places at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import combinations

from trycksak.findings import Finding, Place
from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.proofread.sources import place_in_event, place_of


@dataclass(frozen=True)
class _Held:
    """Something that takes place: when, where, by whom, and the lines that say so."""

    page: str
    line: Callable[[str], Place]
    """The place of one of its keys, or of the whole entry where the key is empty."""
    date: date
    start: time
    end: time
    room: str | None = None
    speakers: tuple[str, ...] = ()

    def overlaps(self, other: "_Held") -> bool:
        return self.date == other.date and self.start < other.end and other.start < self.end

    @property
    def hours(self) -> str:
        return f"{self.date} {self.start:%H:%M}–{self.end:%H:%M}"


def _held(edition: Edition) -> Iterator[_Held]:
    def on_page(page: Page, entry: str) -> Callable[[str], Place]:
        return lambda key: place_of(edition, page, f"{entry}.{key}".rstrip("."))

    def in_event(entry: str) -> Callable[[str], Place]:
        return lambda key: place_in_event(edition, f"{entry}.{key}".rstrip("."))

    for page, session in edition.sessions():
        for n, slot in enumerate(session.slots):
            line = on_page(page, f"slots.{n}")
            yield _Held(page.id, line, slot.date, slot.start, slot.end, slot.room, session.speakers)
    for page, visit in edition.visits():
        for n, trip in enumerate(visit.departures):
            yield _Held(page.id, on_page(page, f"departures.{n}"), trip.date, trip.start, trip.end)
    for n, pause in enumerate(edition.event.breaks):
        yield _Held("event.yml", in_event(f"breaks.{n}"), pause.date, pause.start, pause.end)


def check_order(edition: Edition) -> Iterator[Finding]:
    """Find what ends before it starts."""
    dates = edition.event.dates
    should = "the end comes after the start"
    if dates.end < dates.start:
        is_ = f"the event starts {dates.start} and ends {dates.end}"
        yield Finding(place_in_event(edition, "dates.end"), "time/order", is_, should, "Correct one of the two dates.")
    for held in _held(edition):
        if held.end <= held.start:
            is_ = f"it starts {held.start:%H:%M} and ends {held.end:%H:%M}"
            yield Finding(held.line("end"), "time/order", is_, should, "Correct `start` or `end`.")


def check_dates(edition: Edition) -> Iterator[Finding]:
    """Find days outside the event, and days of the event that `days:` does not name once."""
    dates = edition.event.dates
    if dates.end < dates.start:
        return
    should = f"the event is from {dates.start} to {dates.end} (`dates:` in content/event.yml)"
    named = [day.date for day in edition.event.days]
    where = [place_in_event(edition, f"days.{n}.date") for n in range(len(named))]
    outside = [(held.line("date"), held.date) for held in _held(edition)]
    for place, day in [*outside, *zip(where, named, strict=True)]:
        if day not in dates:
            do = "Correct the date here, or `dates:` there."
            yield Finding(place, "date/outside", f"{day} is outside the event", should, do)
    for n, day in enumerate(named):
        if day in named[:n]:
            do = "Delete one of the two entries."
            yield Finding(where[n], "date/twice", f"{day} has two entries in `days:`", "each day has one", do)
    missing = [day for day in dates.days() if day not in named]
    if missing:
        more = f" and {len(missing) - 1} days after it have" if len(missing) > 1 else " has"
        is_, should = f"{missing[0]}{more} no entry in `days:`", "each day of the event has a name"
        do = "Add an entry, or correct `dates:`."
        yield Finding(place_in_event(edition, "days"), "date/unnamed", is_, should, do)


def check_rooms(edition: Edition) -> Iterator[Finding]:
    """Find a room with two sessions at once."""
    for first, second in combinations(_held(edition), 2):
        if first.room and first.room == second.room and first.overlaps(second):
            is_ = f"the room `{second.room}` holds `{first.page}` {first.hours} and `{second.page}` {second.hours}"
            do = f"Move one of them ({first.line('')} is the other)."
            yield Finding(second.line(""), "room/double-booked", is_, "a room holds one session at a time", do)


def check_speakers(edition: Edition) -> Iterator[Finding]:
    """Find a speaker in two places at once."""
    for first, second in combinations(_held(edition), 2):
        if first.room == second.room or not first.overlaps(second):
            continue
        for speaker in sorted(set(first.speakers) & set(second.speakers)):
            is_ = f"`{speaker}` speaks at `{first.page}` {first.hours} and at `{second.page}` {second.hours}"
            do = f"Move one of them ({first.line('')} is the other)."
            yield Finding(second.line(""), "speaker/two-places", is_, "a person is in one place at a time", do)
