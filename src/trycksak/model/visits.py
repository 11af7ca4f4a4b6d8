"""Study visits: places in the city that show what technology does for its citizens."""

from typing import Annotated

from pydantic import Field

from trycksak.model.places import Coordinates
from trycksak.model.record import CalendarDate, ClockTime, Id, Locale, Record, Text


class Departure(Record):
    """One trip to a study visit and back."""

    date: CalendarDate
    """The day, such as 2006-12-08."""
    start: ClockTime
    """When the bus leaves."""
    end: ClockTime
    """When it is back."""
    venue: Id
    """The id of the venue that it leaves from."""
    bus: Id | None = None
    """The id of the bus, once it is booked."""


class StudyVisit(Record):
    """The facts of a page in `study-visits/`."""

    island: Annotated[int, Field(ge=1, le=14)]
    """Which of the fourteen islands marks the visit on the map, the sheet and the site."""
    workshop: Id
    """The workshop that the visit belongs to: the name of a file in `workshops/`, without `.md`."""
    host: Id | None = None
    """The id of the organiser that receives the visitors; leave it out until the host has confirmed."""
    address: Text | None = None
    """Where the bus stops; leave it out until the host has supplied it."""
    coordinates: Coordinates | None = None
    """Where it is on the map; leave it out until the host has supplied it."""
    capacity: Annotated[int, Field(gt=0)] | None = None
    """How many visitors the host can receive at a time; leave it out until the host has supplied it."""
    guide_languages: Annotated[tuple[Locale, ...], Field(min_length=1)]
    """The languages that the guide on the bus speaks, such as `[en]`."""
    departures: Annotated[tuple[Departure, ...], Field(min_length=1)]
    """The trips: one entry for each."""
