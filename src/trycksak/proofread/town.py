"""The town's map: what it points out lies on it."""

from collections.abc import Iterator

from trycksak.findings import Finding, Place
from trycksak.model.edition import Edition
from trycksak.model.places import Coordinates
from trycksak.model.town import Extent
from trycksak.proofread.sources import place_in_event, place_on_map


def check_map(edition: Edition) -> Iterator[Finding]:
    """Find venues and landmarks that lie outside the map's frame."""
    if not edition.town:
        return
    frame = edition.town.frame
    for n, venue in enumerate(edition.event.venues):
        if venue.coordinates and venue.coordinates not in frame:
            place = place_in_event(edition, f"venues.{n}.coordinates")
            yield _outside(venue.name[edition.source], venue.coordinates, frame, place)
    for n, landmark in enumerate(edition.town.landmarks):
        if landmark.coordinates not in frame:
            place = place_on_map(edition, f"landmarks.{n}.coordinates")
            yield _outside(landmark.name[edition.source], landmark.coordinates, frame, place)


def _outside(name: str, point: Coordinates, frame: Extent, place: Place) -> Finding:
    is_ = f"`{name}` lies at {point.latitude}, {point.longitude}, outside the map"
    should = f"the map shows {frame.south} to {frame.north} north and {frame.west} to {frame.east} east"
    return Finding(place, "map/outside", is_, should, "Correct the coordinates, or widen `frame` in content/map.yml.")
