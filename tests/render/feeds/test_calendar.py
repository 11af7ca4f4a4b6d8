"""Calendars: what is in one, word for word, and all of them read back by a program that others use."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar

from releasing import OPENING, small, with_words, without
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.record import Status
from trycksak.render.feeds import feeds

IN_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
CANCELLED_DINNER = f"""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//trycksak//Small Summit 2006//EN
CALSCALE:GREGORIAN
NAME;LANGUAGE=en:The City dinner – Small Summit 2006
X-WR-CALNAME;LANGUAGE=en:The City dinner – Small Summit 2006
IMAGE;DISPLAY=BADGE;FMTTYPE=image/svg+xml;VALUE=URI:https://small.example/
 assets/logotype/en-positive.svg
LAST-MODIFIED:20060913T220000Z
REFRESH-INTERVAL;VALUE=DURATION:PT12H
SOURCE;VALUE=URI:https://small.example/en/calendar/programme-dinner.ics
UID:efa30ac9-9651-5d41-be22-cd18ca2ea080
URL:https://small.example/
X-WR-TIMEZONE:Europe/Stockholm
{IN_ZONE}BEGIN:VEVENT
SUMMARY;LANGUAGE=en:The City dinner
DTSTART;TZID=Europe/Stockholm:20061207T190000
DTEND;TZID=Europe/Stockholm:20061207T230000
DTSTAMP:20060913T220000Z
UID:f845eb87-5d04-5a1f-8b96-0a09987cf155
SEQUENCE:1
DESCRIPTION;LANGUAGE=en:This has been cancelled.
LOCATION;LANGUAGE=en:Golden Hall\\, Stockholm City Hall
STATUS:CANCELLED
URL:https://small.example/en/
END:VEVENT
END:VCALENDAR
"""


def events(data: bytes) -> list[icalendar.Component]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def feeds_of(edition: Edition, brand: Brand, locale: str = "sv") -> dict[str, bytes]:
    return dict(feeds(edition, brand, locale))


def told(data: bytes, *names: str) -> list[tuple[str, ...]]:
    return [tuple(str(event[name]) if name in event else "" for name in names) for event in events(data)]


def test_a_calendar_word_for_word(made: dict[str, bytes]) -> None:
    text = made["en/calendar/programme-dinner.ics"].decode()
    assert text.replace("\r\n", "\n") == CANCELLED_DINNER
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_each_session_and_visit_has_a_calendar_in_each_language(made: dict[str, bytes]) -> None:
    pages = ["programme-dinner", "programme-opening", "study-visits-contact-centre", "study-visits-helios"]
    pages += ["workshops-e-inclusion", "workshops-integrity"]
    own = [
        "programme.ics",
        "schedule.xml",
        "schedule.json",
        "changes.atom",
        *(f"calendar/{page}.ics" for page in pages),
    ]
    assert sorted(made) == sorted([*own, *(f"en/{place}" for place in own)])


def test_the_whole_programme_reads_back(made: dict[str, bytes]) -> None:
    assert told(made["en/programme.ics"], "SUMMARY", "STATUS", "SEQUENCE", "LOCATION") == [
        ("Grand opening", "CONFIRMED", "1", "Plenary hall, The conference venue"),
        ("The City dinner", "CANCELLED", "1", "Golden Hall, Stockholm City Hall"),
        ("The contact centre", "CONFIRMED", "0", "The conference venue"),
        ("HELIOS", "CONFIRMED", "0", "The conference venue"),
        ("Integrity", "CONFIRMED", "0", "Workshop room 1, The conference venue"),
        ("E-inclusion", "CONFIRMED", "0", "Workshop room 1, The conference venue"),
        ("Integrity", "CONFIRMED", "0", "Workshop room 1, The conference venue"),
    ]


def test_a_place_on_the_map_is_given(brand: Brand) -> None:
    dinner = events(feeds_of(small(), brand)["calendar/programme-dinner.ics"])[0]
    assert dinner["GEO"].to_ical() == "59.3275;18.0543"
    assert dinner["LOCATION"] == "Gyllene salen, Stockholms stadshus, Hantverkargatan 1"
    assert dinner["CATEGORIES"].to_ical() == b"Middag"
    assert dinner["URL"] == "https://small.example/program/middag/"
    assert dinner.decoded("DTSTART") == datetime(2006, 12, 7, 19, tzinfo=ZoneInfo("Europe/Stockholm"))
    assert dinner["SUMMARY"].params == {"LANGUAGE": "sv"}


def test_what_may_change_is_tentative(brand: Brand) -> None:
    edition = with_words(small(), OPENING, "sv", status=Status.PRELIMINARY)
    own = feeds_of(edition, brand)["calendar/programme-opening.ics"]
    note = "Staden hälsar välkommen.\n\nUppgifterna är preliminära och kan ändras."
    assert told(own, "STATUS", "DESCRIPTION") == [("TENTATIVE", note)]


def test_a_draft_is_in_no_feed(brand: Brand) -> None:
    edition = with_words(small(), OPENING, "sv", status=Status.DRAFT, title="Hemlig öppning")
    made = feeds_of(edition, brand)
    assert "calendar/programme-opening.ics" not in made
    assert [place for place, data in made.items() if b"ppning" in data] == []


def test_a_page_without_translation_speaks_its_own_language(brand: Brand) -> None:
    own = feeds_of(without(small(), OPENING, "en"), brand, "en")["en/calendar/programme-opening.ics"]
    event = events(own)[0]
    assert (event["SUMMARY"], event["SUMMARY"].params) == ("Öppning", {"LANGUAGE": "sv"})
    assert event["URL"] == "https://small.example/program/oppning/"
    assert event["LOCATION"].params == {"LANGUAGE": "en"}


def test_the_clock_is_stockholms_in_every_month_since_1996(made: dict[str, bytes]) -> None:
    """As icalendar's own reading of the rules has it, against the tables of the machine."""
    zone = icalendar.Calendar.from_ical(made["programme.ics"]).walk("VTIMEZONE")[0]
    assert isinstance(zone, icalendar.Timezone)
    rules = zone.to_tz(lookup_tzid=False)
    moments = [datetime(1997, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(0, 365 * 20, 3)]
    stockholm = ZoneInfo("Europe/Stockholm")
    assert [moment.astimezone(rules).utcoffset() for moment in moments] == [
        moment.astimezone(stockholm).utcoffset() for moment in moments
    ]


def test_the_same_event_gives_the_same_bytes(changed: Edition, brand: Brand, made: dict[str, bytes]) -> None:
    assert {place: data for locale in ("sv", "en") for place, data in feeds(changed, brand, locale)} == made


def test_another_address_leaves_the_names_as_they_are(brand: Brand) -> None:
    moved = small().model_copy(
        update={"event": small().event.model_copy(update={"website": "https://summit.example/"})}
    )
    before, after = (told(feeds_of(one, brand)["programme.ics"], "UID") for one in (small(), moved))
    assert before == after
    assert len(set(before)) == len(before) == 6
