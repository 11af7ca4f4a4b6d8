"""Study visits: each belongs to a workshop that exists, fits its bus, and has an island of its own."""

from collections.abc import Iterator

from trycksak.findings import Finding, guess
from trycksak.model.edition import Edition
from trycksak.proofread.sources import place_of


def check_workshops(edition: Edition) -> Iterator[Finding]:
    """Find visits whose workshop does not exist."""
    known = [page.name for page, _ in edition.workshops()]
    for page, visit in edition.visits():
        unread = f"content/{edition.source}/workshops/{visit.workshop}.md" in edition.unread
        if visit.workshop not in known and not unread:
            is_ = f"there is no workshop `{visit.workshop}`"
            should = "a study visit belongs to a workshop: a page in `workshops/` of `kind: workshop`"
            do = guess(visit.workshop, known)
            yield Finding(place_of(edition, page, "workshop"), "visit/workshop", is_, should, do)


def check_capacity(edition: Edition) -> Iterator[Finding]:
    """Find visits that receive more people than their bus takes."""
    seats = {bus.id: bus.seats for bus in edition.event.buses}
    for page, visit in edition.visits():
        for n, trip in enumerate(visit.departures):
            if trip.bus in seats and visit.capacity and visit.capacity > seats[trip.bus]:
                is_ = f"the visit takes {visit.capacity} people and the bus `{trip.bus}` {seats[trip.bus]}"
                should = "everybody fits in the bus"
                do = "Lower `capacity`, or choose a larger bus."
                yield Finding(place_of(edition, page, f"departures.{n}.bus"), "visit/capacity", is_, should, do)


def check_islands(edition: Edition) -> Iterator[Finding]:
    """Find islands that two visits share."""
    owner: dict[int, str] = {}
    for page, visit in edition.visits():
        if visit.island in owner:
            is_ = f"island {visit.island} marks `{owner[visit.island]}` and `{page.name}`"
            taken = {other.island for _, other in edition.visits()}
            free = next((n for n in range(1, 15) if n not in taken), None)
            do = f"Island {free} is free." if free else "All are taken: there are fourteen islands."
            yield Finding(place_of(edition, page, "island"), "visit/island", is_, "an island marks one visit", do)
        owner.setdefault(visit.island, page.name)
