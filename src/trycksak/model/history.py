"""The programme through its releases: what is announced now, what has changed, and how often each time has.

A time is known by its page and its key, and keeps them when it moves: calendars then change their entry instead of
getting another (RFC 5545, 3.8.4.7 and 3.8.7.4).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import pairwise

from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.programme import Session
from trycksak.model.record import Id, Locale, Localised
from trycksak.model.release import Announced, Occasion, Programme, Release
from trycksak.model.visits import StudyVisit

Known = tuple[str, int]
"""A time by its page's id and its key."""


class ChangeKind(StrEnum):
    """What happened to a time, or to the title of what is held then."""

    NEW = "new"
    MOVED = "moved"
    RENAMED = "renamed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Change:
    """One difference between two programmes; `was` and `now` are the occasion, and its title, on either side.

    A new one has no `was`, a cancelled one no `now`; a change of title has no occasions.
    """

    kind: ChangeKind
    page: str
    was_called: Localised | None
    now_called: Localised | None
    was: Occasion | None = None
    now: Occasion | None = None


@dataclass(frozen=True)
class Entry:
    """One time as the calendars hold it: how often it has changed, and whether it still takes place.

    `position` counts the times of its page, from 0 and in the page's own order; None where it is cancelled.
    """

    page: str
    title: Localised
    occasion: Occasion
    sequence: int
    position: int | None

    @property
    def cancelled(self) -> bool:
        """Tell whether it was announced and will not take place."""
        return self.position is None


def announced(edition: Edition) -> dict[str, Announced]:
    """Give the programme as it stands, each time with the key under which it was released."""
    past = [release.programme for release in edition.releases]
    return {page.id: _announced(edition, page, past) for page in _held(edition)}


def changes(before: Programme, after: Programme, source: Locale) -> tuple[Change, ...]:
    """List what differs between two programmes, told by the words of the source language, in order of time."""
    found = [change for page in {**before, **after} for change in _changes(page, before, after, source)]
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: (_when(change), change.page, order.index(change.kind))))


def pending(edition: Edition) -> tuple[Change, ...]:
    """List what has changed since the last release; everything is new where there is none."""
    before = edition.releases[-1].programme if edition.releases else {}
    return changes(before, announced(edition), edition.source)


def released(edition: Edition) -> tuple[tuple[Release, tuple[Change, ...]], ...]:
    """Give each release with what it changed, the first one first; the first changed nothing."""
    later = [
        (after, changes(before.programme, after.programme, edition.source))
        for before, after in pairwise(edition.releases)
    ]
    return (*((first, ()) for first in edition.releases[:1]), *later)


def entries(edition: Edition) -> tuple[Entry, ...]:
    """List every time that is announced or has been, by page and key, with how often it has changed.

    What has changed since the last release counts once: when it is released, it has that number already.
    """
    states = [_times(one, edition.source) for one in [*(r.programme for r in edition.releases), announced(edition)]]
    found = []
    for known in sorted({known for state in states for known in state}):
        seen = [state.get(known) for state in states]
        first = next(n for n, one in enumerate(seen) if one)
        compared = [None if one is None else one.compared for one in seen[first:]]
        sequence = sum(before != after for before, after in pairwise(compared))
        last = next(one for one in reversed(seen) if one)
        position = None if seen[-1] is None else seen[-1].position
        found.append(Entry(known[0], last.title, last.occasion, sequence, position))
    return tuple(found)


@dataclass(frozen=True)
class _Time:
    title: Localised
    occasion: Occasion
    position: int
    compared: tuple[object, ...]


def _times(programme: Programme, source: Locale) -> dict[Known, _Time]:
    return {
        (page, occasion.key): _Time(one.title, occasion, n, (_plain(one.title, source), *_facts(occasion, source)))
        for page, one in programme.items()
        for n, occasion in enumerate(one.occasions)
    }


def _held(edition: Edition) -> Iterator[Page]:
    pages = [page for page, _ in edition.sessions()] + [page for page, _ in edition.visits()]
    return (page for page in pages if page.is_published(edition.source, edition.source))


def _announced(edition: Edition, page: Page, past: list[dict[str, Announced]]) -> Announced:
    locales = [locale for locale in edition.event.locales if page.is_published(locale, edition.source)]
    title = {locale: page.translations[locale].words.title for locale in locales}
    occasions = tuple(_occasions(edition, page))
    keys = _keys(occasions, [one[page.id] for one in past if page.id in one], edition.source)
    kept = [occasion.model_copy(update={"key": key}) for occasion, key in zip(occasions, keys, strict=True)]
    return Announced(title=title, occasions=tuple(kept))


def _occasions(edition: Edition, page: Page) -> Iterator[Occasion]:
    """Go through the times of a page, in its own order; the keys are not settled yet."""
    facts = page.facts
    if isinstance(facts, Session):
        for slot in facts.slots:
            place = _room(edition, slot.room)
            yield Occasion(key=1, date=slot.date, start=slot.start, end=slot.end, place=place)
    elif isinstance(facts, StudyVisit):
        for trip in facts.departures:
            yield Occasion(key=1, date=trip.date, start=trip.start, end=trip.end, place=_venue(edition, trip.venue))


def _room(edition: Edition, id: Id) -> Localised:
    room = next((room for room in edition.event.rooms if room.id == id), None)
    if room is None:
        return _id_only(edition, id)
    venue = _venue(edition, room.venue)
    return {locale: f"{_words(room.name, locale)}, {_words(venue, locale)}" for locale in edition.event.locales}


def _venue(edition: Edition, id: Id) -> Localised:
    return next((venue.name for venue in edition.event.venues if venue.id == id), _id_only(edition, id))


def _id_only(edition: Edition, id: Id) -> Localised:
    """Name a place by its id: that it is nowhere to be found is told by another check."""
    return dict.fromkeys(edition.event.locales, id)


def _words(words: Localised, locale: Locale) -> str:
    return words.get(locale) or next(iter(words.values()), "")


def _keys(occasions: tuple[Occasion, ...], past: list[Announced], source: Locale) -> list[int]:
    """Find the key of each time: that of a released one that is the same, else of one that is gone, else a new one."""
    last: dict[int, Occasion] = {occasion.key: occasion for one in past for occasion in one.occasions}
    standing = {occasion.key for occasion in past[-1].occasions} if past else set()
    keys: list[int | None] = []
    for occasion in occasions:
        same = (key for key, old in last.items() if key not in keys and _facts(old, source) == _facts(occasion, source))
        keys.append(next(same, None))
    moved = iter(sorted(standing - set(keys)))
    fresh = iter(range(max(last, default=0) + 1, max(last, default=0) + 1 + len(keys)))
    return [key or next(moved, None) or next(fresh) for key in keys]


def _changes(page: str, before: Programme, after: Programme, source: Locale) -> Iterator[Change]:
    old, new = before.get(page), after.get(page)
    called = old.title if old else None, new.title if new else None
    was = {occasion.key: occasion for occasion in old.occasions} if old else {}
    now = {occasion.key: occasion for occasion in new.occasions} if new else {}
    if old and new and _plain(old.title, source) != _plain(new.title, source):
        yield Change(ChangeKind.RENAMED, page, *called)
    for key in sorted({*was, *now}):
        kind = _kind(was.get(key), now.get(key), source)
        if kind:
            yield Change(kind, page, *called, was.get(key), now.get(key))


def _kind(was: Occasion | None, now: Occasion | None, source: Locale) -> ChangeKind | None:
    if was is None or now is None:
        return ChangeKind.NEW if was is None else ChangeKind.CANCELLED
    return ChangeKind.MOVED if _facts(was, source) != _facts(now, source) else None


def _facts(occasion: Occasion, source: Locale) -> tuple[date, time, time, str]:
    return occasion.date, occasion.start, occasion.end, _plain(occasion.place, source)


def _plain(words: Localised, source: Locale) -> str:
    """Take the words that decide, with every space alike: a no-break space is no news."""
    return " ".join(_words(words, source).split())


def _when(change: Change) -> tuple[date, time]:
    occasion = change.now or change.was
    return (occasion.date, occasion.start) if occasion else (date.min, time.min)
