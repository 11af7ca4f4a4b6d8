"""The ground of every record that a writer fills in: frozen, with no unknown keys."""

import re
import unicodedata
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
"""A language tag of two letters, such as `sv` or `en` (BCP 47)."""


class Record(BaseModel):
    """A frozen record that refuses unknown keys; the docstring under a field is addressed to the writer."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False)


class Status(StrEnum):
    """How far a thing has come; the order is from least to most settled."""

    DRAFT = "draft"
    PRELIMINARY = "preliminary"
    FINAL = "final"


_SETTLED: Final = {status: place for place, status in enumerate(Status)}


def least_settled(*statuses: Status) -> Status:
    """Give the most cautious of several statuses: a page is never more settled than what it depends on."""
    return min(statuses, key=_SETTLED.__getitem__)


def _calendar_date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    match = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", str(value))
    if match is None:
        raise PydanticCustomError("calendar_date", "a date is written as year-month-day, such as 2006-12-07")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise PydanticCustomError("no_such_day", "the calendar has no such day") from None


def _clock_time(value: Any) -> Any:
    if isinstance(value, time):
        return value
    match = re.fullmatch(r"([0-9]{1,2})[:.]([0-9]{2})", str(value))
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    raise PydanticCustomError("clock_time", "a time of day is written as hours and minutes, such as 13:00 or 9:05")


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Words that may not be empty."""
CalendarDate = Annotated[date, BeforeValidator(_calendar_date)]
"""A day, `2006-12-07`."""
ClockTime = Annotated[time, BeforeValidator(_clock_time)]
"""A time of day, `13:00`; quotes are not needed."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""One part of a web address: a-z, 0-9 and hyphens."""
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A short name that other pages use to point here: a-z, 0-9 and hyphens."""
Localised = dict[Locale, Text]
"""The same words in each language: `{sv: …, en: …}`."""


def as_slug(text: str) -> str:
    """Write words as a part of a web address would be: `Öppet hus` gives `oppet-hus`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
