import copy
import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from report.finishing import NAME, Made
from trycksak.report import schema, ticket

PLATES = ["Cyan", "Magenta", "Yellow", "Black"]
COLOURS = ["dark-green", "light-green-2"]


def written(made: Made) -> dict[str, Any]:
    return ticket(
        made.publication,
        "sv",
        made.edition,
        made.profile,
        PLATES,
        COLOURS,
        made.measured,
        f"{NAME}.pdf",
        version="1",
        dated=date(2006, 8, 24),
    )


def faults(data: Any, name: str = "ticket") -> list[str]:
    """Where a schema's demands are not met, and by which keyword."""
    found = Draft202012Validator(schema(name)).iter_errors(data)
    return sorted(f"{'/'.join(str(part) for part in fault.absolute_path)} {fault.validator}" for fault in found)


def test_a_ticket_tells_everything_that_a_printer_asks(made: Made) -> None:
    data = made.press.read_bytes()
    assert written(made) == {
        "publication": "study-visit-helios",
        "locale": "sv",
        "title": "HELIOS – Stockholms brandförsvars GIS för analys och support",
        "event": "Public Services Summit 2006",
        "version": {"name": "1", "date": "2006-08-24"},
        "trim": {"name": "A4", "width_mm": 210, "height_mm": 297},
        "bleed_mm": 3.0,
        "pages": 2,
        "binding": "sheet",
        "spine": "left",
        "paper": "obestruket 150 g/m²",
        "quantity": None,
        "colours": COLOURS,
        "plates": PLATES,
        "profile": {
            "id": "sheetfed-uncoated",
            "name": "Sheet-fed offset, uncoated paper",
            "condition": "FOGRA29",
            "registry": "http://www.color.org",
            "icc": {"name": "trycksak-uncoated-fogra29l.icc", "sha256": made.profile.output.sha256},
            "ink_limit": 280,
        },
        "fonts": [
            {"name": font.name, "kind": "Type0", "embedded": True, "subset": True} for font in made.measured.fonts
        ],
        "preflight": {
            "standards": ["PDF/X-4"],
            "limits": "sheetfed-uncoated",
            "errors": 0,
            "warnings": 0,
            "max_ink": round(max(page.ink or 0 for page in made.measured.pages), 1),
            "pages": [
                {
                    "page": page.number,
                    "max_ink": round(page.ink or 0, 1),
                    "coverage": {plate: round(share, 2) for plate, share in page.coverage.items()},
                }
                for page in made.measured.pages
            ],
            "pictures": {"count": 0, "least_ppi": None},
        },
        "file": {"name": f"{NAME}.pdf", "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()},
    }


def test_a_real_ticket_keeps_to_the_schema(made: Made) -> None:
    assert faults(written(made)) == []


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("quantity", 0, ["quantity minimum"]),
        ("quantity", "1000", ["quantity type"]),
        ("pages", 0, ["pages minimum"]),
        ("locale", "swe", ["locale pattern"]),
        ("title", "", ["title minLength"]),
        ("binding", "perfect", ["binding enum"]),
        ("spine", "top", ["spine enum"]),
        ("trim/name", "A7", ["trim/name enum"]),
        ("trim/depth_mm", 1, ["trim additionalProperties"]),
        ("version/date", "24 August", ["version/date pattern"]),
        ("plates", [], ["plates minItems"]),
        ("plates", ["Cyan", "Cyan"], ["plates uniqueItems"]),
        ("profile/ink_limit", 401, ["profile/ink_limit maximum"]),
        ("profile/icc/sha256", "0", ["profile/icc/sha256 pattern"]),
        ("preflight/errors", -1, ["preflight/errors minimum"]),
        ("preflight/max_ink", "214 %", ["preflight/max_ink type"]),
        ("file/sha256", "A" * 64, ["file/sha256 pattern"]),
        ("printer", "anybody", [" additionalProperties"]),
    ],
)
def test_a_broken_ticket_is_refused(made: Made, path: str, value: object, expected: list[str]) -> None:
    data = copy.deepcopy(written(made))
    *folders, last = path.split("/")
    place = data
    for folder in folders:
        place = place[folder]
    place[last] = value
    assert faults(data) == expected


def test_no_key_may_be_missing(made: Made) -> None:
    data = written(made)
    assert [faults({key: data[key] for key in data if key != gone}) for gone in data] == [[" required"]] * len(data)


def unexplained(place: dict[str, Any], path: str = "") -> Iterator[str]:
    """Where a schema says nothing to the reader, or lets unknown keys in."""
    if not place.get("description"):
        yield f"{path} has no description"
    if "properties" in place and place.get("additionalProperties") is not False:
        yield f"{path} is open"
    for key, value in place.get("properties", {}).items():
        yield from unexplained(value, f"{path}/{key}")
    if "items" in place:
        yield from unexplained(place["items"], f"{path}[]")


@pytest.mark.parametrize("name", ["ticket", "report"])
def test_every_key_of_a_schema_is_explained(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert list(unexplained(schema(name))) == []
