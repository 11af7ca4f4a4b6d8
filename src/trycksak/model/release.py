"""A release of the programme: what had been announced on a day, frozen in `content/releases/<number>.yml`."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, field_validator

from trycksak.model.record import CalendarDate, ClockTime, Localised, Record


class Occasion(Record):
    """One time that a session is held or that a study visit leaves, as it was announced."""

    key: Annotated[int, Field(gt=0)]
    """The number by which calendars know it: it stays the same when the time or the place changes."""
    date: CalendarDate
    """The day, such as 2006-12-07."""
    start: ClockTime
    """When it begins, such as 09:00."""
    end: ClockTime
    """When it ends, such as 11:30."""
    place: Localised
    """The room with its venue, or what a bus leaves from, in each language."""


class Announced(Record):
    """A session or a study visit, as it was announced."""

    title: Localised
    """The title in each language in which the page was published."""
    occasions: Annotated[tuple[Occasion, ...], Field(min_length=1)]
    """When and where: one entry for each time."""

    @field_validator("occasions")
    @classmethod
    def _each_once(cls, occasions: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
        keys = [occasion.key for occasion in occasions]
        if len(set(keys)) < len(keys):
            raise ValueError("a `key` stands twice")
        return occasions


Programme = Mapping[str, Announced]
"""All that is announced, by the id of its page: `programme/opening`, `study-visits/helios`."""


class Release(Record):
    """What a file in `content/releases/` holds; `trycksak release` writes it, and nobody changes it afterwards."""

    number: Annotated[int, Field(gt=0)]
    """The release's number: `3` stands in `content/releases/3.yml`."""
    name: Localised | None = None
    """What the release is called, in each language, if it has a name."""
    date: CalendarDate
    """The day of the release, such as 2006-08-24."""
    programme: Annotated[dict[str, Announced], Field(min_length=1)]
    """Every session and study visit that was published then, by its page: `programme/opening`."""
