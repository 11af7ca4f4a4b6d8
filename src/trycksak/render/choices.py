"""What a delegate can choose in the programme: each time of each session, each trip to each study visit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.programme import Kind, Session
from trycksak.model.record import Id
from trycksak.model.visits import StudyVisit

UNKNOWN: Final = "unknown"
"""The value of a facet of which nothing has been told yet."""
VISIT: Final = "visit"


@dataclass(frozen=True)
class Choice:
    """One thing to go to: a slot of a session, or a departure of a study visit."""

    id: str
    """The page and which of its times: `workshops-integrity-2`; the same in every language, and safe in an address."""
    page: Page
    number: int
    """Which of the page's times it is, from 1."""
    kind: str
    """The kind of a session, or `visit`."""
    date: date
    start: time
    end: time
    place: Id
    """The room of a session; the venue that a visit leaves from."""
    tracks: tuple[str, ...]
    languages: tuple[str, ...]


def session_choices(page: Page, session: Session) -> Iterator[Choice]:
    """Go through a session's slots in the order in which they are written."""
    tracks = tuple(filter(None, (page.name if session.kind is Kind.TRACK else session.track,)))
    languages = session.languages or (UNKNOWN,)
    for number, slot in enumerate(session.slots, start=1):
        held = (slot.date, slot.start, slot.end, slot.room)
        yield Choice(_id(page, number), page, number, session.kind.value, *held, tracks, languages)


def visit_choices(edition: Edition, page: Page, visit: StudyVisit) -> Iterator[Choice]:
    """Go through a study visit's trips; its track is its workshop's, its languages are the guide's."""
    workshop = edition.page.get(f"workshops/{visit.workshop}")
    track = workshop.facts.track if workshop and isinstance(workshop.facts, Session) else None
    for number, trip in enumerate(visit.departures, start=1):
        held = (trip.date, trip.start, trip.end, trip.venue)
        tracks = (track,) if track else ()
        yield Choice(_id(page, number), page, number, VISIT, *held, tracks, visit.guide_languages)


def _id(page: Page, number: int) -> str:
    return f"{page.id.replace('/', '-')}-{number}"
