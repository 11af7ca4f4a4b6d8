"""The programme as a calendar (RFC 5545, RFC 7986): the whole of it, or one session or study visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta
from functools import cache, cached_property
from typing import Final

from icalendar import Calendar, Component, Event, Timezone
from icalendar.prop import vUri

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.record import Locale
from trycksak.render.feeds.held import ZONE, Held, held, stamp
from trycksak.render.feeds.places import calendar_place, logotype_url, name_of
from trycksak.render.wording import Wording

# The clock of central Europe since 1996 (Directive 2000/84/EC): summer time from the last Sunday of March to that of
# October, each at 01:00 UTC. Written by rule, so that no machine's own tables decide what is in the file.
_ZONE: Final = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
_REFRESH: Final = timedelta(hours=12)


def calendar(edition: Edition, brand: Brand, locale: Locale, all_held: Sequence[Held], page_id: str = "") -> bytes:
    """Write a calendar of some times; `page_id` says that they are those of one page."""
    name = edition.event.name if not page_id else f"{all_held[0].title} – {edition.event.name}"
    made = _begun(edition, brand, locale)
    made.add("uid", str(name_of(edition, "calendar", locale, page_id)))
    for property_ in ("name", "x-wr-calname"):
        made.add(property_, name, parameters={"LANGUAGE": locale})
    made.add("x-wr-timezone", ZONE.key)
    made.add("url", edition.event.website)
    source = vUri(edition.event.website + calendar_place(edition, locale, page_id))
    made.add("source", source, parameters={"VALUE": "URI"})
    made.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    made.add("last-modified", stamp(edition).astimezone(UTC))
    made.add_component(_zone())
    for one in all_held:
        made.add_component(_event(edition, locale, one))
    return bytes(made.to_ical())


@dataclass(frozen=True)
class OwnCalendar:
    """The pieces that a browser joins to the calendar of one's own programme: each is what the whole calendar says.

    Lines are folded already (RFC 5545, 3.1) and end with a line feed alone, since HTML knows no other.
    """

    edition: Edition
    brand: Brand
    locale: Locale

    @property
    def head(self) -> str:
        """Write what stands before the first time."""
        made = _begun(self.edition, self.brand, self.locale)
        made.add_component(_zone())
        return _lines(made).removesuffix("END:VCALENDAR\n")

    def time(self, page: Page, number: int) -> str:
        """Write one time of a page, the first is 1."""
        return self._times[page.id, number - 1]

    @cached_property
    def _times(self) -> dict[tuple[str, int | None], str]:
        edition, locale = self.edition, self.locale
        return {(one.page, one.position): _lines(_event(edition, locale, one)) for one in held(edition, locale)}


def _lines(component: Component) -> str:
    return bytes(component.to_ical()).decode().replace("\r\n", "\n")


def _begun(edition: Edition, brand: Brand, locale: Locale) -> Calendar:
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//trycksak//{edition.event.name}//{locale.upper()}")
    made.add("calscale", "GREGORIAN")
    image = {"VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": "image/svg+xml"}
    made.add("image", vUri(logotype_url(edition, brand, locale)), parameters=image)
    return made


@cache
def _zone() -> Component:
    return Timezone.from_ical(_ZONE)


def _event(edition: Edition, locale: Locale, one: Held) -> Event:
    own, reader = {"LANGUAGE": one.language}, {"LANGUAGE": locale}
    event = Event()
    event.add("uid", str(one.uid))
    event.add("dtstamp", stamp(edition).astimezone(UTC))
    event.add("sequence", one.sequence)
    event.add("status", one.status)
    event.add("dtstart", one.start)
    event.add("dtend", one.end)
    event.add("summary", one.title, parameters=own)
    if note := _note(one, Wording(locale)):
        event.add("description", note, parameters=own)
    address = f", {one.venue.address}" if one.venue and one.venue.address else ""
    event.add("location", one.place + address, parameters=reader)
    if one.venue and one.venue.coordinates:
        event.add("geo", (one.venue.coordinates.latitude, one.venue.coordinates.longitude))
    if one.kind:
        event.add("categories", [one.kind], parameters=reader)
    event.add("url", vUri(one.url))
    return event


def _note(one: Held, say: Wording) -> str:
    """Say what it is about, and whether it may change: programs do not show how sure a time is."""
    unsure = {"TENTATIVE": say("preliminary_note"), "CANCELLED": say("feeds.cancelled")}.get(one.status, "")
    return "\n\n".join(filter(None, (one.summary, unsure)))
