# ruff: noqa: E501 -- a row stands on one line
"""The schedule for event apps: valid by the schemas of those who read it, and the same in XML and JSON."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from trycksak.render.feeds.schedule import acronym

PLACES = ["", "en/"]


def in_xml(data: bytes) -> Any:
    return etree.fromstring(data)


def faults_of_xml(data: bytes, schemas: Path) -> list[str]:
    schema = etree.XMLSchema(etree.parse(schemas / "schedule.xml.xsd"))
    schema.validate(in_xml(data))
    return [error.message for error in schema.error_log]


def faults_of_json(data: bytes, schemas: Path) -> list[str]:
    schema = json.loads((schemas / "schedule.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft6Validator(schema, format_checker=jsonschema.FormatChecker())
    return [error.message for error in validator.iter_errors(json.loads(data))]


@pytest.mark.parametrize("place", PLACES)
def test_both_forms_are_valid(place: str, made: dict[str, bytes], schemas: Path) -> None:
    assert faults_of_xml(made[f"{place}schedule.xml"], schemas) == []
    assert faults_of_json(made[f"{place}schedule.json"], schemas) == []


def test_the_schemas_find_what_is_wrong(made: dict[str, bytes], schemas: Path) -> None:
    xml = made["schedule.xml"].replace(b"<duration>02:15</duration>", b"<duration>long</duration>")
    (fault,) = faults_of_xml(xml, schemas)
    assert fault.startswith("Element 'duration': [facet 'pattern'] The value 'long' is not accepted")
    whole = made["schedule.json"].replace(b'"duration": "02:15"', b'"duration": "long"')
    assert faults_of_json(whole, schemas) == ["'long' does not match '^[0-9]+:[0-9]{2}$'"]


def test_what_is_held_in_english(made: dict[str, bytes]) -> None:
    rows = [
        tuple(event.findtext(name) for name in ("title", "room", "date", "duration", "type", "language", "slug"))
        for event in in_xml(made["en/schedule.xml"]).iter("event")
    ]
    room, visits = "Workshop room 1, The conference venue", "Study visits"
    assert rows == [
        ("Grand opening", "Plenary hall, The conference venue", "2006-12-07T09:15:00+01:00", "02:15", "Plenary", "", "ss2006-programme-opening-1"),
        ("The contact centre", "Study visit 3", "2006-12-08T08:30:00+01:00", "03:30", visits, "en", "ss2006-study-visits-contact-centre-1"),
        ("HELIOS", "Study visit 7", "2006-12-08T08:45:00+01:00", "03:15", visits, "en", "ss2006-study-visits-helios-1"),
        ("Integrity", room, "2006-12-08T10:00:00+01:00", "01:30", "Workshop", "", "ss2006-workshops-integrity-2"),
        ("E-inclusion", room, "2006-12-08T13:00:00+01:00", "01:30", "Workshop", "", "ss2006-workshops-e-inclusion-1"),
        ("Integrity", room, "2006-12-08T15:00:00+01:00", "01:30", "Workshop", "", "ss2006-workshops-integrity-1"),
    ]  # fmt: skip


def test_both_forms_say_the_same(made: dict[str, bytes]) -> None:
    xml = [
        {
            "guid": event.get("guid"),
            "id": int(event.get("id")),
            **{one.tag: one.text or "" for one in event if not len(one)},
        }
        for event in in_xml(made["schedule.xml"]).iter("event")
    ]
    days = json.loads(made["schedule.json"])["schedule"]["conference"]["days"]
    whole = [event for day in days for room in day["rooms"].values() for event in room]
    kept = [
        {name: value for name, value in event.items() if name not in ("end", "persons", "links")} for event in whole
    ]
    assert [{name: one[name] for name in event} for one, event in zip(xml, kept, strict=True)] == kept


def test_names_are_the_same_in_every_language(made: dict[str, bytes]) -> None:
    guids = [
        [one.get("guid") for one in in_xml(made[f"{place}schedule.xml"]).iter("event", "room", "person")]
        for place in PLACES
    ]
    guids = [[guid for guid in one if guid] for one in guids]
    assert guids[0] == guids[1]
    assert len(guids[0]) > 6


def test_the_cancelled_is_left_out(made: dict[str, bytes]) -> None:
    assert "Stadens middag" in made["programme.ics"].decode()
    assert "Stadens middag" not in made["schedule.xml"].decode() + made["schedule.json"].decode()


@pytest.mark.parametrize(
    ("name", "short"),
    [("Public Services Summit 2006", "pss2006"), ("Öppet hus 2006", "oh2006"), ("Oslo", "oslo"), ("IT", "it__")],
)
def test_an_event_has_an_acronym(name: str, short: str) -> None:
    assert acronym(name) == short
