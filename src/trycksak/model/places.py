"""Where things happen, and what takes people there."""

from typing import Annotated

from pydantic import Field

from trycksak.model.record import Id, Localised, Record, Status, Text

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Coordinates(Record):
    """A point on the map, WGS 84, in degrees."""

    latitude: Latitude
    """Degrees north, such as 59.3275."""
    longitude: Longitude
    """Degrees east, such as 18.0543."""


class Venue(Record):
    """A building or site of the event."""

    id: Id
    """The short name that rooms and departures use, such as `city-hall`."""
    name: Localised
    """What the venue is called in each language."""
    address: Text | None = None
    """Street and number, as on an envelope; leave it out until it is known."""
    coordinates: Coordinates | None = None
    """Where it is on the map; leave it out until it is known."""
    status: Status = Status.FINAL
    """`preliminary` until the venue is booked."""


class Room(Record):
    """A room of a venue, where sessions take place."""

    id: Id
    """The short name that sessions use, such as `plenary-hall`."""
    name: Localised
    """What the room is called in each language."""
    venue: Id
    """The id of the venue that the room belongs to."""
    seats: Annotated[int, Field(gt=0)] | None = None
    """How many people the room seats, if it is known."""


class Bus(Record):
    """A vehicle that takes people to a study visit."""

    id: Id
    """The short name that departures use, such as `bus-1`."""
    seats: Annotated[int, Field(gt=0)]
    """How many passengers it takes, the guide not counted."""
