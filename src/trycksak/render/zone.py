"""The head of a calendar of the event: who made it, the logotype, and the time zone that its times are in."""

from typing import Final

from trycksak.model.brand import Variant
from trycksak.model.edition import Edition
from trycksak.model.record import Locale
from trycksak.render.site_brand import logotype_place

ZONE: Final = "Europe/Stockholm"
# RFC 5545, 3.6.5, with the rules of directive 2000/84/EC: the last Sundays of March and October, at 01.00 UTC.
_VTIMEZONE: Final = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19970330T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19971026T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar_head(edition: Edition, locale: Locale) -> tuple[str, ...]:
    """Write what stands before the events, as content lines that are not folded yet (RFC 5545; RFC 7986, 5.10)."""
    logotype = edition.event.website + logotype_place(locale, Variant.POSITIVE)
    return (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//trycksak//{edition.event.website}//{locale.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/svg+xml:{logotype}",
        *_VTIMEZONE,
    )
