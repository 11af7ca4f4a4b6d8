"""What happens when: a Session is the content, a Slot is when and where it is held, a Break is neither."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from trycksak.model.record import CalendarDate, ClockTime, Id, Locale, Localised, Record


class Kind(StrEnum):
    """What sort of session it is; each has a shape and a word of its own."""

    PLENARY = "plenary"
    TRACK = "track"
    WORKSHOP = "workshop"
    RECEPTION = "reception"
    DINNER = "dinner"


class Slot(Record):
    """When and where a session is held; one session may have several."""

    date: CalendarDate
    """The day, such as 2006-12-07."""
    start: ClockTime
    """When it begins, such as 13:00."""
    end: ClockTime
    """When it ends, such as 14:30."""
    room: Id
    """The id of the room, from `event.yml`."""


class Session(Record):
    """The facts of a page in `programme/` or `workshops/`, or of the dinner."""

    kind: Kind
    """What sort of session: `plenary`, `track`, `workshop`, `reception` or `dinner`."""
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]
    """When and where: one entry for each time that it is held."""
    speakers: tuple[Id, ...] = ()
    """Who speaks: names of files in `speakers/`, without `.md`."""
    track: Id | None = None
    """The track that a session leads on from: a page in `programme/` of `kind: track`, without `.md`."""
    languages: tuple[Locale, ...] = ()
    """The languages that it is held in, such as `[en]`; leave it out until they are decided."""


class Break(Record):
    """Coffee, lunch, a walk between rooms: a line of the programme without a page."""

    name: Localised
    """What the line says in each language."""
    date: CalendarDate
    """The day, such as 2006-12-07."""
    start: ClockTime
    """When it begins."""
    end: ClockTime
    """When it ends."""


class Day(Record):
    """One day of the event."""

    date: CalendarDate
    """The day, such as 2006-12-07."""
    name: Localised
    """What the day is about, in a few words."""
