"""Pydantic's errors as findings."""

from typing import Annotated

import pytest
from pydantic import Field

from trycksak.findings import Finding, Place
from trycksak.model.places import Coordinates, Venue
from trycksak.model.record import ClockTime, Id, Localised, Record, Text
from trycksak.read.schema import meant, parse, record_in
from trycksak.read.yaml import load


class Item(Record):
    """An entry of a list."""

    id: Id
    """The short name."""
    start: ClockTime | None = None
    """When it begins."""


class Things(Record):
    """A record of every kind of value."""

    title: Text
    """The heading."""
    name: Localised = Field(default_factory=dict)
    """The name in each language."""
    items: Annotated[tuple[Item, ...], Field(min_length=1)] = (Item(id="one"),)
    """The entries."""
    seats: Annotated[int, Field(gt=0)] | None = None
    """How many seats."""
    share: Annotated[float, Field(ge=0, le=1)] = 0
    """A share."""
    open: bool = False
    """Whether it is open."""


def findings(text: str) -> list[tuple[int, str, str, str, str]]:
    found = parse(Things, load(text, "x.yml"), "x.yml")[1]
    return [(one.place.line, one.id, one.is_, one.should, one.do) for one in found]


def test_what_fits_is_silent() -> None:
    document = load("title: x\nseats: 5\nshare: 0.5\nopen: true\nitems:\n  - {id: a, start: 9:05}\n", "x.yml")
    record, found = parse(Things, document, "x.yml")
    assert found == []
    assert record is not None
    assert record.model_dump(mode="json") == {
        "title": "x",
        "name": {},
        "items": [{"id": "a", "start": "09:05:00"}],
        "seats": 5,
        "share": 0.5,
        "open": True,
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("seats: 5", (1, "key/missing", "`title` is missing", "it should be: The heading", "Add a line `title: …`.")),
        (
            "title: x\nseets: 5",
            (
                2,
                "key/unknown",
                "the key `seets` is not known here",
                "only known keys stand here",
                "Did you mean `seats`?",
            ),
        ),
        (
            "titel: x",
            (
                1,
                "key/unknown",
                "the key `titel` is not known here",
                "only known keys stand here",
                "Did you mean `title`?",
            ),
        ),
        ("title:", (1, "title/empty", "`title` is empty", "it should be: The heading", "Write it.")),
        ("title: ' '", (1, "title/empty", "`title` is empty", "it should be: The heading", "Write it.")),
        (
            "title: x\nshare:",
            (2, "value/empty", "`share` is empty", "it should be: A share", "Write it, or delete the line."),
        ),
        (
            "title: x\nname: {sv: ''}",
            (
                2,
                "value/empty",
                "`name.sv` is empty",
                "it should be: The name in each language",
                "Write it, or delete the line.",
            ),
        ),
        (
            "title: x\nitems: []",
            (2, "value/empty", "`items` is empty", "it should be: The entries", "Write at least one entry."),
        ),
        (
            "title: [x]",
            (
                1,
                "value/type",
                "`title: (a list)` does not fit",
                "it should be: The heading",
                'Write it on one line; put it in "quotes" if it begins with a bracket.',
            ),
        ),
        (
            "title: x\nname: Hej",
            (
                2,
                "value/type",
                "`name: Hej` does not fit",
                "it should be: The name in each language",
                "Write it in each language: `{sv: …, en: …}`.",
            ),
        ),
        (
            "title: x\nitems:\n  - id: a\n  - id: Stora Salen",
            (
                4,
                "value/type",
                "`id: Stora Salen` does not fit",
                "it should be: The short name",
                "Use a-z, 0-9 and hyphens only: `stora-salen`.",
            ),
        ),
        (
            "title: x\nitems:\n  - id: a\n    start: 24:00",
            (
                4,
                "value/type",
                "`start: 24:00` does not fit",
                "it should be: When it begins",
                "Write a time of day as hours and minutes: 13:00 or 9:05.",
            ),
        ),
        (
            "title: x\nseats: 0",
            (
                2,
                "value/type",
                "`seats: 0` does not fit (it must be more than 0)",
                "it should be: How many seats",
                "Change the value.",
            ),
        ),
        (
            "title: x\nshare: 2",
            (
                2,
                "value/type",
                "`share: 2` does not fit (it must be at most 1.0)",
                "it should be: A share",
                "Change the value.",
            ),
        ),
        (
            "title: x\nshare: nan",
            (2, "value/type", "`share: nan` does not fit", "it should be: A share", "Write a number, without unit."),
        ),
        (
            "title: x\nseats: " + "9" * 5000,
            (
                2,
                "value/type",
                f"`seats: {'9' * 59}…` does not fit",
                "it should be: How many seats",
                "Write a smaller number.",
            ),
        ),
        (
            "title: x\nopen: kanske",
            (
                2,
                "value/type",
                "`open: kanske` does not fit",
                "it should be: Whether it is open",
                "Write `true` or `false`.",
            ),
        ),
        ("", (1, "file/empty", "the file is empty", "it holds lines of `key: value`", "Bring it back from git.")),
        (
            "\n- x",
            (
                2,
                "value/type",
                "the file holds a list only",
                "it holds lines of `key: value`",
                "Write a key before each value.",
            ),
        ),
    ],
)
def test_what_does_not_fit_is_one_sentence(text: str, found: tuple[int, str, str, str, str]) -> None:
    assert findings(text) == [found]


def test_all_faults_are_told_at_once() -> None:
    assert [(line, id) for line, id, *_ in findings("title:\nseats: x\nopen: kanske\nitems:\n  - id: Ö\n")] == [
        (1, "title/empty"),
        (5, "value/type"),
        (2, "value/type"),
        (3, "value/type"),
    ]


def test_a_key_is_excused_that_another_finding_calls_misspelt() -> None:
    assert parse(Things, load("seats: 5", "x.yml"), "x.yml", {"title"}) == (None, [])


def test_the_yaml_s_own_finding_is_not_followed_by_another() -> None:
    record, found = parse(Things, load("title: 'x", "x.yml"), "x.yml")
    assert (record, [finding.id for finding in found]) == (None, ["yaml/broken"])


def test_meant_guesses_one_key_or_none() -> None:
    assert meant("titel", ["title", "status"]) == ["title"]
    assert meant("xyz", ["title", "status"]) == []
    assert meant("xyz", []) == []


def test_record_in_finds_the_record_of_a_field() -> None:
    assert record_in(Venue.model_fields["coordinates"].annotation) is Coordinates
    assert record_in(Things.model_fields["items"].annotation) is Item
    assert record_in(Things.model_fields["title"].annotation) is None


def test_a_place_is_the_nearest_line_that_is_known() -> None:
    found = parse(Venue, load("id: a\nname: {sv: x}\ncoordinates: {latitude: 1}\n", "x.yml"), "x.yml")[1]
    should = "it should be: Degrees east, such as 18.0543"
    do = "Add a line `longitude: …`."
    assert found == [Finding(Place("x.yml", 3), "key/missing", "`longitude` is missing", should, do)]
