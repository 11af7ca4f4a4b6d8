"""Names that point somewhere: rooms, venues, speakers, hosts, workshops, buses, colours; and ids that stand twice."""

from collections import Counter
from collections.abc import Iterator

from trycksak.findings import Finding, Place, guess
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.people import Organiser
from trycksak.model.places import Bus, Room, Venue
from trycksak.proofread.sources import place_in_event, place_in_publications, place_of


def check_ids(edition: Edition) -> Iterator[Finding]:
    """Find ids that stand twice in a list of `event.yml` or among the publications."""
    event = edition.event
    lists: dict[str, tuple[Organiser | Venue | Room | Bus, ...]] = {
        "organisers": event.organisers,
        "venues": event.venues,
        "rooms": event.rooms,
        "buses": event.buses,
    }
    for name, items in lists.items():
        seen: Counter[str] = Counter()
        for n, item in enumerate(items):
            seen[item.id] += 1
            if seen[item.id] > 1:
                yield _twice(place_in_event(edition, f"{name}.{n}.id"), item.id)
    made: Counter[str] = Counter()
    for n, publication in enumerate(edition.publications):
        made[publication.id] += 1
        if made[publication.id] > 1:
            yield _twice(place_in_publications(edition, f"publications.{n}.id"), publication.id)
    names = Counter(page.name for page, _ in edition.sessions())
    for page, _ in edition.sessions():
        if names[page.name] > 1 and page.folder == "workshops":
            is_ = f"`programme/` and `workshops/` both have a page `{page.name}`"
            do = "Rename one of the two."
            yield Finding(place_of(edition, page), "id/duplicate", is_, "an id names one thing", do)


def _twice(place: Place, id: str) -> Finding:
    do = "Give one of the two another id."
    return Finding(place, "id/duplicate", f"the id `{id}` stands twice", "an id names one thing", do)


def check_references(edition: Edition) -> Iterator[Finding]:
    """Find ids that point to nothing."""
    event = edition.event
    rooms, venues = [room.id for room in event.rooms], [venue.id for venue in event.venues]
    organisers, buses = [organiser.id for organiser in event.organisers], [bus.id for bus in event.buses]
    speakers = [page.name for page, _ in edition.speakers()]
    unread = [path for path in edition.unread if path.startswith(f"content/{edition.source}/speakers/")]
    speakers += [path.rpartition("/")[2].removesuffix(".md") for path in unread]
    for n, room in enumerate(event.rooms):
        yield from _missing(place_in_event(edition, f"rooms.{n}.venue"), "venue", room.venue, venues)
    for page, session in edition.sessions():
        for n, slot in enumerate(session.slots):
            yield from _missing(place_of(edition, page, f"slots.{n}.room"), "room", slot.room, rooms)
        for n, speaker in enumerate(session.speakers):
            yield from _missing(place_of(edition, page, f"speakers.{n}"), "speaker", speaker, speakers)
    for page, person in edition.speakers():
        yield from _missing(place_of(edition, page, "organiser"), "organiser", person.organiser, organisers)
    for page, visit in edition.visits():
        yield from _missing(place_of(edition, page, "host"), "organiser", visit.host, organisers)
        for n, trip in enumerate(visit.departures):
            yield from _missing(place_of(edition, page, f"departures.{n}.venue"), "venue", trip.venue, venues)
            yield from _missing(place_of(edition, page, f"departures.{n}.bus"), "bus", trip.bus, buses)


def _missing(place: Place, kind: str, id: str | None, known: list[str]) -> Iterator[Finding]:
    if id is not None and id not in known:
        is_, should = f"there is no {kind} `{id}`", f"it is the id of {'an' if kind[0] in 'aeiou' else 'a'} {kind}"
        yield Finding(place, f"{kind}/unknown", is_, should, guess(id, set(known)))


def check_colourways(edition: Edition, brand: Brand) -> Iterator[Finding]:
    """Find publications whose colourway the brand does not have."""
    for n, publication in enumerate(edition.publications):
        place = place_in_publications(edition, f"publications.{n}.colourway")
        yield from _missing(place, "colourway", publication.colourway, list(brand.colourways))


def check_profiles(edition: Edition) -> Iterator[Finding]:
    """Find publications whose printer's profile does not exist, or asks for more bleed than they have."""
    for n, publication in enumerate(edition.publications):
        place = place_in_publications(edition, f"publications.{n}.spec.profile")
        yield from _missing(place, "profile", publication.spec.profile, list(edition.profiles))
        profile = edition.profiles.get(publication.spec.profile)
        if profile and publication.spec.bleed_mm < profile.bleed_mm:
            is_ = f"`{publication.id}` has {publication.spec.bleed_mm:g} mm bleed"
            should = f"`{profile.id}` asks for {profile.bleed_mm:g} mm"
            place = place_in_publications(edition, f"publications.{n}.spec.bleed_mm")
            yield Finding(place, "publication/bleed", is_, should, f"Write `bleed_mm: {profile.bleed_mm:g}`.")
