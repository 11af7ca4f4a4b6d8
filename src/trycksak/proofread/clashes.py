"""Time: ends before starts, days outside the event, a room or a speaker in two places at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import combinations

from trycksak.findings import Finding, Place
from trycksak.model.edition import Edition
from trycksak.proofread.sources import place_in_event, place_of


@dataclass(frozen=True)
class _Held:
    """Something that takes place: when, where, by whom, and the line that says so."""

    key: str
    page: str
    place: Place
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
    for page, session in edition.sessions():
        for n, slot in enumerate(session.slots):
            key = f"slots.{n}"
            yield _Held(key, page.id, place_of(edition, page, key), slot.date, slot.start, slot.end, slot.room, session.speakers)
    for page, visit in edition.visits():
        for n, trip in enumerate(visit.departures):
            key = f"departures.{n}"
            yield _Held(key, page.id, place_of(edition, page, key), trip.date, trip.start, trip.end)
    for n, pause in enumerate(edition.event.breaks):
        key = f"breaks.{n}"
        yield _Held(key, "event.yml", place_in_event(edition, key), pause.date, pause.start, pause.end)


def check_order(edition: Edition) -> Iterator[Finding]:
    """Find what ends before it starts."""
    dates = edition.event.dates
    if dates.end < dates.start:
        is_, should = f"the event ends on {dates.end}, before its start on {dates.start}", "the end comes after the start"
        yield Finding(place_in_event(edition, "dates.end"), "time/order", is_, should, "Correct one of the two dates.")
    for held in _held(edition):
        if held.end <= held.start:
            is_, should = f"it starts {held.start:%H:%M} and ends {held.end:%H:%M}", "the end comes after the start"
            yield Finding(held.place, "time/order", is_, should, "Correct `start` or `end`.")


def check_dates(edition: Edition) -> Iterator[Finding]:
    """Find days outside the event, and days of the event that `days:` does not name once."""
    dates = edition.event.dates
    should = f"the event is from {dates.start} to {dates.end} (`dates:` in content/event.yml)"
    outside = [(held.place, held.date) for held in _held(edition)]
    outside += [(place_in_event(edition, f"days.{n}.date"), day.date) for n, day in enumerate(edition.event.days)]
    for place, day in outside:
        if day not in dates:
            yield Finding(place, "date/outside", f"{day} is outside the event", should, "Correct the date here, or `dates:` there.")
    named = [day.date for day in edition.event.days]
    for missing in dates.days():
        if missing not in named:
            is_ = f"{missing} has no entry in `days:`"
            yield Finding(place_in_event(edition, "days"), "date/unnamed", is_, "each day of the event has a name", "Add an entry.")


def check_rooms(edition: Edition) -> Iterator[Finding]:
    """Find a room with two sessions at once."""
    for first, second in combinations(_held(edition), 2):
        if first.room and first.room == second.room and first.overlaps(second):
            is_ = f"the room `{second.room}` holds `{first.page}` {first.hours} and `{second.page}` {second.hours}"
            do = f"Move one of them ({first.place} is the other)."
            yield Finding(second.place, "room/double-booked", is_, "a room holds one session at a time", do)


def check_speakers(edition: Edition) -> Iterator[Finding]:
    """Find a speaker in two places at once."""
    for first, second in combinations(_held(edition), 2):
        if first.room == second.room or not first.overlaps(second):
            continue
        for speaker in sorted(set(first.speakers) & set(second.speakers)):
            is_ = f"`{speaker}` speaks at `{first.page}` {first.hours} and at `{second.page}` {second.hours}"
            do = f"Move one of them ({first.place} is the other)."
            yield Finding(second.place, "speaker/two-places", is_, "a person is in one place at a time", do)
