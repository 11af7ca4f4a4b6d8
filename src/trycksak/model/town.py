"""The town as a simplified map shows it: land, bridges, landmarks and a walk, by their positions."""

from typing import Annotated

from pydantic import Field, field_validator, model_validator

from trycksak.model.places import Coordinates, Latitude, Longitude
from trycksak.model.record import Localised, Record

Position = tuple[Latitude, Longitude]
"""A point as `[59.3275, 18.0543]`: degrees north and east, WGS 84."""


class Extent(Record):
    """The edges of the map, in degrees."""

    south: Latitude
    """Degrees north of the lower edge."""
    north: Latitude
    """Degrees north of the upper edge."""
    west: Longitude
    """Degrees east of the left edge."""
    east: Longitude
    """Degrees east of the right edge."""

    @model_validator(mode="after")
    def _in_order(self) -> "Extent":
        if self.north <= self.south or self.east <= self.west:
            raise ValueError("north lies above south, and east to the right of west")
        return self

    def __contains__(self, point: Coordinates) -> bool:
        """Tell whether a point lies on the map."""
        return self.south <= point.latitude <= self.north and self.west <= point.longitude <= self.east


class Land(Record):
    """An island or a shore."""

    name: Localised | None = None
    """What it is called in each language; leave it out of what is too small for a name."""
    label: Position | None = None
    """Where the name stands; it goes with `name`."""
    tone: Annotated[str, Field(pattern=r"^land-[1-5]$")] = "land-1"
    """Which of the colourway's colours of land it has, `land-1` to `land-5`."""
    outline: tuple[Position, ...]
    """Its coast, point by point; the last joins the first."""

    @field_validator("outline")
    @classmethod
    def _has_an_inside(cls, outline: tuple[Position, ...]) -> tuple[Position, ...]:
        if len(outline) < 3:
            raise ValueError(f"{len(outline)} points enclose nothing: a coast has three or more")
        return outline


class Landmark(Record):
    """A place that helps people to find the way and is no venue of the event."""

    name: Localised
    """What it is called in each language."""
    coordinates: Coordinates
    """Where it is."""


class Walk(Record):
    """A way on foot that a page tells of."""

    name: Localised
    """From where to where, and how long it takes."""
    course: Annotated[tuple[Position, ...], Field(min_length=1)]
    """The way, point by point."""


class Town(Record):
    """What `content/map.yml` holds: the town for the map of the practical information."""

    frame: Extent
    """The edges of the map."""
    land: Annotated[tuple[Land, ...], Field(min_length=1)]
    """Everything that is not water."""
    bridges: tuple[tuple[Position, Position], ...] = ()
    """Each bridge from one end to the other."""
    landmarks: tuple[Landmark, ...] = ()
    """Places that people know."""
    walk: Walk | None = None
    """One way on foot."""
