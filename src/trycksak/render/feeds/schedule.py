"""The programme for event apps: the schedule format of voc/schedule, which Giggity and EventFahrplan read.

Cancelled times are left out: the format has no word for them, and apps show what is there.
"""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from itertools import groupby
from typing import Any, Final

from lxml import etree

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.record import Locale, as_slug
from trycksak.render.feeds.held import ZONE, Held, moment
from trycksak.render.feeds.places import logotype_url, name_of, schedule_place

_GRAIN: Final = "00:15"
_SHORTEST: Final = 4
"""The fewest letters of an acronym."""


def schedule_xml(edition: Edition, brand: Brand, locale: Locale, all_held: Sequence[Held]) -> bytes:
    """Write the schedule in XML, in the order that its XSD asks for."""
    root = etree.Element("schedule")
    etree.SubElement(root, "generator", name="trycksak")
    _text(root, "url", edition.event.website + schedule_place(edition, locale, "xml"))
    _text(root, "version", version_of(edition))
    conference = etree.SubElement(root, "conference")
    facts = _conference(edition, brand, locale)
    for name, value in facts.items():
        _text(conference, name, value)
    _text(conference, "days", str(len(edition.event.days)))
    for index, (day, columns) in enumerate(_days(edition, all_held), start=1):
        start, end = _bounds(day)
        element = etree.SubElement(root, "day", date=day.isoformat(), start=start, end=end, index=str(index))
        for column, events in columns:
            guid = str(name_of(edition, "room", events[0].column_id))
            room = etree.SubElement(element, "room", name=column, guid=guid)
            for one in events:
                room.append(_event(edition, one))
    text = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return bytes(text)


def schedule_json(edition: Edition, brand: Brand, locale: Locale, all_held: Sequence[Held]) -> bytes:
    """Write the schedule in JSON, by the same schema's JSON twin."""
    days = []
    rooms: dict[str, str] = {}
    for index, (day, columns) in enumerate(_days(edition, all_held), start=1):
        start, end = _bounds(day)
        held = {column: [_as_json(edition, one) for one in events] for column, events in columns}
        rooms.update({column: str(name_of(edition, "room", events[0].column_id)) for column, events in columns})
        days.append({"index": index, "date": day.isoformat(), "day_start": start, "day_end": end, "rooms": held})
    facts = _conference(edition, brand, locale)
    base = facts.pop("base_url")
    conference = {
        **facts,
        "daysCount": len(days),
        "rooms": [{"name": name, "guid": guid} for name, guid in rooms.items()],
        "days": days,
    }
    whole = {
        "generator": {"name": "trycksak"},
        "schedule": {"version": version_of(edition), "base_url": base, "conference": conference},
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def acronym(name: str) -> str:
    """Shorten an event's name as apps do: the first letter of each word, numbers whole, `pss2006`."""
    words = re.findall(r"[a-z]+|[0-9]+", as_slug(name))
    short = "".join(word if word.isdigit() else word[0] for word in words)
    whole = as_slug(name).replace("-", "_")
    return short if len(short) >= _SHORTEST else whole.ljust(_SHORTEST, "_")


def version_of(edition: Edition) -> str:
    """Name the version of the programme: its last release, or the event's own version where there is none."""
    if edition.releases:
        return str(edition.releases[-1].number)
    return edition.event.version.name if edition.event.version else "1"


def _conference(edition: Edition, brand: Brand, locale: Locale) -> dict[str, str]:
    dates = edition.event.dates
    return {
        "title": edition.event.name,
        "acronym": acronym(edition.event.name),
        "start": dates.start.isoformat(),
        "end": dates.end.isoformat(),
        "timeslot_duration": _GRAIN,
        "base_url": edition.event.website,
        "logo": logotype_url(edition, brand, locale),
        "url": edition.event.website + ("" if locale == edition.source else f"{locale}/"),
        "time_zone_name": ZONE.key,
    }


def _days(edition: Edition, all_held: Sequence[Held]) -> Iterator[tuple[date, list[tuple[str, list[Held]]]]]:
    """Go through the event's days, each with its columns by name and what is held in them in order of time."""
    for day in sorted(edition.event.days, key=lambda day: day.date):
        there = [one for one in all_held if one.start.date() == day.date and not one.cancelled]
        there.sort(key=lambda one: (one.column, one.start))
        yield day.date, [(name, list(events)) for name, events in groupby(there, key=lambda one: one.column)]


def _bounds(day: date) -> tuple[str, str]:
    return moment(day, time()).isoformat(), (moment(day + timedelta(1), time()) - timedelta(seconds=1)).isoformat()


def _event(edition: Edition, one: Held) -> Any:
    element = etree.Element("event", guid=str(one.uid), id=str(_number(one)))
    for name, value in _facts(edition, one).items():
        _text(element, name, value)
    persons = etree.SubElement(element, "persons")
    for speaker in one.speakers:
        person = _text(persons, "person", speaker.name)
        person.set("guid", str(name_of(edition, speaker.page)))
    etree.SubElement(element, "links")
    return element


def _as_json(edition: Edition, one: Held) -> dict[str, Any]:
    persons = [
        {"name": speaker.name, "guid": str(name_of(edition, speaker.page)), "url": speaker.url}
        for speaker in one.speakers
    ]
    facts = {"guid": str(one.uid), "id": _number(one), **_facts(edition, one)}
    return {**facts, "end": one.end.isoformat(), "persons": persons, "links": []}


def _facts(edition: Edition, one: Held) -> dict[str, str]:
    minutes = int((one.end - one.start).total_seconds()) // 60
    name = one.page.replace("/", "-")
    return {
        "room": one.column,
        "title": one.title,
        "subtitle": "",
        "type": one.kind,
        "date": one.start.isoformat(),
        "start": f"{one.start:%H:%M}",
        "duration": f"{minutes // 60:02}:{minutes % 60:02}",
        "abstract": one.summary,
        "slug": f"{acronym(edition.event.name)}-{name}-{one.key}",
        "track": one.kind,
        "language": one.spoken or "",
        "description": "",
        "url": one.url,
    }


def _number(one: Held) -> int:
    """Give the number that old apps know a time by: from its name, so that it stays (a signed 32-bit integer)."""
    return one.uid.int % (2**31 - 1) + 1


def _text(parent: Any, name: str, text: str) -> Any:
    element = etree.SubElement(parent, name)
    element.text = text
    return element
