"""The town's map: land, water and bridges as SVG in a colourway, and the places on it that pages name and point at."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.places import Coordinates, Venue
from trycksak.model.record import Localised
from trycksak.model.town import Position, Town
from trycksak.render.islands import Point
from trycksak.render.pen import Pen

WIDTH: Final = 1200.0
_PEN: Final = Pen(2)
# Of the drawing, in its own pixels: bridges, the line along a shore, the walk's dots.
_DECK, _HEAD = 6.0, 8.0
_CONTOUR, _LINE = 7.0, 2.0
_DOT, _RIM, _STEP = 10.0, 3.0, 19.0


@dataclass(frozen=True)
class Spot:
    """A place that a delegate goes to or past: a venue, with the sessions that are held there, or a landmark.

    One that is on the map has a number there, and its place in percent from the left and from the top.
    """

    name: Localised
    venue: Venue | None = None
    sessions: tuple[Page, ...] = ()
    number: int = 0
    left: float = 0.0
    top: float = 0.0


@dataclass(frozen=True)
class Label:
    """The name of an island or a shore, and where it stands, in percent from the left and from the top."""

    number: int
    name: Localised
    left: float
    top: float


def spots(edition: Edition) -> list[Spot]:
    """List the places: venues on the map, landmarks on it, then the venues whose position is not known."""
    town, located, others = edition.town, list[Spot](), list[Spot]()
    for venue in edition.event.venues:
        known = located if town and venue.coordinates else others
        known.append(Spot(venue.name, venue, tuple(_held_at(edition, venue))))
    located += [Spot(landmark.name) for landmark in town.landmarks] if town else []
    points = [venue.coordinates for venue in edition.event.venues if venue.coordinates]
    points += [landmark.coordinates for landmark in town.landmarks] if town else []
    return [*_numbered(town, located, points), *others] if town else others


def _numbered(town: Town, located: Sequence[Spot], points: Sequence[Coordinates]) -> Iterator[Spot]:
    for count, (spot, point) in enumerate(zip(located, points, strict=True), 1):
        left, top = _share(town, (point.latitude, point.longitude))
        yield replace(spot, number=count, left=left, top=top)


def _held_at(edition: Edition, venue: Venue) -> list[Page]:
    """List the sessions that are held at a venue, by their first time there."""
    rooms = {room.id for room in edition.event.rooms if room.venue == venue.id}
    held = [
        (min((slot.date, slot.start) for slot in session.slots if slot.room in rooms), page)
        for page, session in edition.sessions()
        if page.is_published(edition.source, edition.source) and any(slot.room in rooms for slot in session.slots)
    ]
    return [page for _, page in sorted(held, key=lambda pair: pair[0])]


def labels(town: Town) -> list[Label]:
    """List the names of land."""
    named = [(land.name, land.label) for land in town.land if land.name and land.label]
    return [Label(count, name, *_share(town, at)) for count, (name, at) in enumerate(named, 1)]


def places(edition: Edition) -> str:
    """Write as CSS where spots and names stand. A map does not turn with the direction of writing: `left` is meant."""
    if edition.town is None:
        return ""
    width, height = _size(edition.town)
    # A name is written towards the nearer side, and has the room that there is: a share of the map's width.
    marks = [
        (f"spot-{one.number}", one.left, one.top, f" --room: {min(one.left, 100 - one.left):.2f};")
        for one in spots(edition)
        if one.number
    ]
    marks += [(f"land-{one.number}", one.left, one.top, "") for one in labels(edition.town)]
    ratio = f".town-map {{ aspect-ratio: {_PEN.number(width)} / {_PEN.number(height)}; }}\n"
    return ratio + "".join(
        f".town-{name} {{ left: {left:.2f}%; top: {top:.2f}%;{room} }}\n" for name, left, top, room in marks
    )


def town_map(town: Town, colourway: Mapping[str, str]) -> str:
    """Draw the map as SVG: flat fills and strokes, decorative; what it says is said in words beside it."""
    body = "".join((*_coasts(town, colourway), *_bridges(town, colourway), *_walk(town, colourway)))
    view = " ".join(_PEN.number(side) for side in (0.0, 0.0, *_size(town)))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" role="none" aria-hidden="true">{body}</svg>\n'


def _coasts(town: Town, colourway: Mapping[str, str]) -> Iterator[str]:
    width, height = (_PEN.number(side) for side in _size(town))
    yield f'<rect fill="{colourway["water"]}" width="{width}" height="{height}"/>'
    coasts = [_PEN.closed([_at(town, place) for place in land.outline]) for land in town.land]
    for colour, line in ((colourway["shore"], 2 * (_CONTOUR + _LINE)), (colourway["water"], 2 * _CONTOUR)):
        yield f'<path fill="none" stroke="{colour}" stroke-width="{_PEN.number(line)}" d="{"".join(coasts)}"/>'
    for land, coast in zip(town.land, coasts, strict=True):
        yield f'<path fill="{colourway[land.tone]}" d="{coast}"/>'


def _bridges(town: Town, colourway: Mapping[str, str]) -> Iterator[str]:
    for bridge in town.bridges:
        ends = [_at(town, place) for place in bridge]
        yield _line(ends, colourway["bridge"], _DECK)
        for end in ends:
            x, y = _PEN.number(end.x), _PEN.number(end.y)
            yield f'<circle fill="{colourway["bridge"]}" cx="{x}" cy="{y}" r="{_PEN.number(_HEAD)}"/>'


def _walk(town: Town, colourway: Mapping[str, str]) -> Iterator[str]:
    """Draw the walk as round dots, on a border that sets them off from the bridge that they cross."""
    if town.walk is None:
        return
    course = [_at(town, place) for place in town.walk.course]
    dots = f'stroke-linecap="round" stroke-dasharray="0 {_PEN.number(_STEP)}"'
    yield _line(course, colourway["bridge"], _DOT + 2 * _RIM, dots)
    yield _line(course, colourway["window"], _DOT, dots)


def _line(points: Sequence[Point], colour: str, width: float, more: str = "") -> str:
    course = "M" + "L".join(_PEN.pair(point) for point in points)
    return f'<path fill="none" stroke="{colour}" stroke-width="{_PEN.number(width)}" {more} d="{course}"/>'.replace(
        "  ", " "
    )


def _size(town: Town) -> tuple[float, float]:
    """Give the drawing's width and height: a degree of longitude is shorter by the cosine of the latitude."""
    frame = town.frame
    shrink = math.cos(math.radians((frame.north + frame.south) / 2))
    return WIDTH, round(WIDTH * (frame.north - frame.south) / ((frame.east - frame.west) * shrink), 2)


def _share(town: Town, place: Position) -> tuple[float, float]:
    frame, (latitude, longitude) = town.frame, place
    across = (longitude - frame.west) / (frame.east - frame.west)
    return 100 * across, 100 * (frame.north - latitude) / (frame.north - frame.south)


def _at(town: Town, place: Position) -> Point:
    (width, height), (left, top) = _size(town), _share(town, place)
    return Point(width * left / 100, height * top / 100)
