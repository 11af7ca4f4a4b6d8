# ruff: noqa: E501 -- a finding's sentence stands on one line
"""Data for machines: where a page names the city as an organisation, its `logo` is the logotype."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trycksak.model.terms import Output
from trycksak.preflight.outputs.gallery import Gallery
from trycksak.preflight.outputs.pages import read_page
from trycksak.preflight.outputs.structured_data import judge_structured_data
from trycksak.preflight.proof.evidence import Figure, Surface

Put = Callable[[str, str | bytes], Path]
SV = "https://summit.example/assets/logotype/sv-positive.svg"
CITY = {"@type": "GovernmentOrganization", "name": "Stockholms stad", "logo": SV}
EVENT = {"@context": "https://schema.org", "@type": "Event", "name": "Summit", "organizer": CITY}
SHOULD = "where data name the city as an organisation, its `logo` is the logotype. Give it `logo` with the address of the site's copy of the original."


def page(*blocks: Any, kind: str = "application/ld+json") -> str:
    scripts = "".join(
        f'<script type="{kind}">{block if isinstance(block, str) else json.dumps(block)}</script>\n' for block in blocks
    )
    return f'<!doctype html>\n<html lang="sv"><head><title>x</title>\n{scripts}</head><body></body></html>'


def judged(text: str, put: Put, gallery: Gallery, name: str = "site/x.html") -> Surface | None:
    path = put(name, text)
    return judge_structured_data(read_page(path, gallery.site, ("sv", "en"), "sv"), f"out/{name}", gallery)


def told(text: str, put: Put, gallery: Gallery, name: str = "site/x.html") -> list[str]:
    surface = judged(text, put, gallery, name)
    assert surface is not None
    return [str(finding) for finding in surface.findings]


def city(**changes: Any) -> dict[str, Any]:
    return {key: value for key, value in (CITY | changes).items() if value is not None}


def test_the_evidence(put: Put, gallery: Gallery) -> None:
    surface = judged(page(EVENT), put, gallery)
    assert surface is not None
    assert (surface.outputs, surface.required, surface.findings) == ((Output.STRUCTURED_DATA,), True, ())
    assert [mark.master for mark in surface.marks] == ["brand/logotype/sv-positive.svg"]
    assert surface.figures == (Figure("presence", "marks", 1.0, "at least 1", "", True),)


IMAGE = {"@type": "ImageObject", "@id": "#logo", "contentUrl": SV}


@pytest.mark.parametrize(
    "text",
    [
        page(city(logo="/assets/logotype/sv-mono.svg")),
        page(city(logo=[SV])),
        page(city(logo=IMAGE)),
        page(city(logo={"@type": "ImageObject", "url": SV})),
        page({"@graph": [city(logo={"@id": "#logo"}), IMAGE]}),
        page(city(logo={"@id": "#logo"}), IMAGE),
        page(city(name={"@value": "Stockholms stad", "@language": "sv"})),
        page(city(name=["Stockholm", "City of Stockholm"])),
        page({"@type": "Event", "organizer": city(logo=None) | {"@id": "#city"}}, CITY | {"@id": "#city"}),
        page([[EVENT]], kind="Application/LD+JSON; charset=utf-8"),
        page({"@type": ["Thing", "Organization"], "name": "Stockholms stad", "logo": SV}),
    ],
)
def test_good_in_other_ways(text: str, put: Put, gallery: Gallery) -> None:
    assert told(text, put, gallery) == []


@pytest.mark.parametrize(
    "text",
    [
        page(),
        page({"@type": "Organization", "name": "STOKAB"}),
        page({"@type": "City", "name": "Stockholms stad"}),
        page({"@type": "Place", "name": "Stockholms stad", "address": {"addressLocality": "Stockholms stad"}}),
        page({"@type": "Event", "organizer": {"@id": "#city"}}),
        page("[]"),
        page("null"),
        page(city(logo=None), kind="application/json"),
    ],
)
def test_a_page_that_says_nothing_of_the_city(text: str, put: Put, gallery: Gallery) -> None:
    assert judged(text, put, gallery) is None


NEITHER = "is neither an original of the logotype nor a picture in which one is found and holds"
BROKEN = {
    "no logo": (page(city(logo=None)), f":3 logotype/structured-data\n  `Stockholms stad` has no `logo`; {SHOULD}"),
    "an empty logo": (page(city(logo="")), f":3 logotype/structured-data\n  `Stockholms stad` has no `logo`; {SHOULD}"),
    "a number": (page(city(logo=7)), f":3 logotype/structured-data\n  `Stockholms stad` has no `logo`; {SHOULD}"),
    "within an event": (page(EVENT | {"organizer": city(logo=None)}), f":3 logotype/structured-data\n  `Stockholms stad` has no `logo`; {SHOULD}"),
    "an object without an address": (page(city(logo={"@type": "ImageObject"})), f":3 logotype/structured-data\n  `Stockholms stad` has no `logo`; {SHOULD}"),
    "gone": (page(city(logo="/gone.svg")), f":3 logotype/structured-data\n  `/gone.svg` leads to no file of the site; {SHOULD}"),
    "elsewhere": (page(city(logo="https://other.example/l.svg")), f":3 logotype/structured-data\n  `https://other.example/l.svg` leads out of the site, where nobody has measured it; {SHOULD}"),
    "not the logotype": (page(city(logo="/favicon.svg")), f":3 logotype/structured-data\n  `/favicon.svg` {NEITHER}; {SHOULD}"),
    "a wrong one beside a right one": (page(city(logo=[SV, "/favicon.svg"])), f":3 logotype/structured-data\n  `/favicon.svg` {NEITHER}; {SHOULD}"),
    "the other language": (page(city(logo=SV.replace("sv-", "en-"))), ":3 logotype/language\n  the logotype says `City of Stockholm` (en); in `sv` it says `Stockholms stad`. Take the original whose `locale` is `sv` in brand/brand.yml."),
    "white": (page(city(logo=SV.replace("positive", "negative"))), ":3 logotype/variant\n  the page's data names the negative logotype, which programs show on a light ground; on a light ground stands positive or mono. Name the variant for that ground."),
    "no JSON": (page("{'a': 1}"), ":3 logotype/structured-data\n  a block of JSON-LD cannot be read: it is no JSON; data can be read. Correct it."),
    "empty": (page(""), ":3 logotype/structured-data\n  a block of JSON-LD cannot be read: it is no JSON; data can be read. Correct it."),
    "too deep": (page("[" * 100_000), ":3 logotype/structured-data\n  a block of JSON-LD cannot be read: it is nested deeper than programs read; data can be read. Correct it."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), BROKEN.values(), ids=BROKEN)
def test_one_fault_is_one_finding(text: str, words: str, put: Put, gallery: Gallery) -> None:
    assert told(text, put, gallery) == [f"out/site/x.html{words}"]


def test_the_language_of_the_page(put: Put, gallery: Gallery) -> None:
    assert told(page(city(logo="/assets/logotype/en-mono.svg")), put, gallery, "site/en/x.html") == []
