"""The accessibility statement's data: what the organisers declare, and what the last test found."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from trycksak.model.record import CalendarDate, Id, Localised, Record, Text


class Conformance(StrEnum):
    """How far the website conforms, in the law's own three steps (Swedish Act 2018:1937)."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class Shortcoming(Record):
    """Something that not everybody can use."""

    what: Localised
    """What cannot be used and by whom, in one or two plain sentences."""
    why: Localised
    """Why it is so, and when it will be mended."""
    clause: Text | None = None
    """The criterion that is not met, such as `1.4.3`; leave it out where it is none of WCAG's."""


class Exempt(Record):
    """Something that the law does not ask to be accessible."""

    what: Localised
    """What it is, and why the law exempts it."""


class Accessibility(Record):
    """What `content/accessibility.yml` holds: what the organisers declare in the accessibility statement."""

    conformance: Conformance
    """`full`, `partial` or `none`: how far the website conforms. With a shortcoming or a failed test it is not full."""
    published: CalendarDate | None = None
    """The day on which the statement was first published; leave it out until then."""
    updated: CalendarDate
    """The day on which the statement was last gone through."""
    contact: Id | None = None
    """Who answers: the `id` of one of the contacts in event.yml, one that has an e-mail address or a telephone."""
    method: Localised
    """How people have tested it beside the machine's test, in plain sentences."""
    shortcomings: tuple[Shortcoming, ...] = ()
    """What is known not to be accessible."""
    burdens: tuple[Shortcoming, ...] = ()
    """What is not made accessible since it would be an unreasonable burden (section 12 of the Act)."""
    exempt: tuple[Exempt, ...] = ()
    """What the Act does not cover (section 9), and is not accessible."""


class Noted(Record):
    """A finding of the test."""

    place: Text
    """The page."""
    id: Text
    """The rule."""
    says: Text
    """What it is."""


class AccessTest(Record):
    """What `content/accessibility.json` holds: the last test, as `trycksak accessibility --record` wrote it."""

    date: CalendarDate
    """The day of the test."""
    version: str
    """The version of the event's facts that was tested; empty where it has none."""
    design: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """The SHA-256 of the templates, styles and brand that the pages were made with."""
    tools: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What tested, with versions."""
    pages: Annotated[int, Field(gt=0)]
    """How many pages were tested."""
    states: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The ways of seeing each page in which axe was run."""
    findings: tuple[Noted, ...] = ()
    """What was found."""
    to_judge: Mapping[str, int] = {}
    """How many elements a rule left to people to judge."""
