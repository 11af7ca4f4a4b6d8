"""Who arranges, pays, receives and speaks."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from trycksak.model.record import Id, Localised, Record, Text


class Role(StrEnum):
    """What an organiser is to the event."""

    MAIN = "main"
    CO_HOST = "co-host"
    FINANCIER = "financier"
    HOST = "host"


class Organiser(Record):
    """A body that arranges or pays for the event, or receives a study visit."""

    id: Id
    """The short name that other pages use, such as `city`."""
    name: Localised
    """The body's name in each language."""
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    """What it is to the event: `main`, `co-host`, `financier`, `host` (of a study visit)."""


class Contact(Record):
    """Whom a delegate, a journalist or a printer turns to."""

    id: Id | None = None
    """The short name that content/accessibility.yml points to; the others need none."""
    name: Localised
    """The office or function; never a private person's name."""
    task: Localised
    """What it answers for, in one short sentence."""
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None
    """The office's e-mail address; leave it out until it is known."""
    phone: Text | None = None
    """The office's telephone number with country code; leave it out until it is known."""


class Speaker(Record):
    """The facts of a speaker's page; the page's title is the name."""

    organiser: Id | None = None
    """The id of the organiser that names or employs the speaker."""
