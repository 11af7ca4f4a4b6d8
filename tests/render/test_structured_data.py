"""Data for machines: the vocabulary's own words, the model's facts and no others, and no way out of the element."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from trycksak.model.edition import Edition
from trycksak.model.programme import Session
from trycksak.model.record import Status
from trycksak.read.edition import read_brand, read_edition
from trycksak.read.files import Project
from trycksak.render.structured_data import data_block, structured_data

Folder = Callable[[str], Path]
ROOT = Path(__file__).parents[2]
BRAND = read_brand(Project(ROOT))[0]

# https://schema.org (version 29), the page of each type: its properties that are used here, its own or its parents',
# and what may stand there. `@id` alone is a reference to a node of the page.
TEXT, DATE, NUMBER, URL, LANGUAGE = "Text", "Date", "Number", "URL", "Language"
THING = {"name": {TEXT}, "url": {URL}, "description": {TEXT}, "image": {URL}}
VOCABULARY: dict[str, dict[str, set[str]]] = {
    "Thing": THING,
    "Organization": THING | {"logo": {URL, "ImageObject"}},
    "WebSite": THING | {"inLanguage": {LANGUAGE}, "publisher": {"Organization"}},
    "WebPage": THING
    | {
        "inLanguage": {LANGUAGE},
        "isPartOf": {"WebSite"},
        "primaryImageOfPage": {"ImageObject"},
        "creativeWorkStatus": {TEXT},
        "breadcrumb": {"BreadcrumbList"},
    },
    "ImageObject": THING | {"contentUrl": {URL}},
    "BreadcrumbList": {"itemListElement": {"ListItem"}},
    "ListItem": {"position": {NUMBER}, "name": {TEXT}, "item": {URL}},
    "Event": THING
    | {
        "startDate": {DATE},
        "endDate": {DATE},
        "eventAttendanceMode": {URL},
        "eventStatus": {URL},
        "location": {"Place"},
        "organizer": {"Organization"},
        "about": {"Thing"},
        "subEvent": {"Event"},
        "superEvent": {"Event"},
        "inLanguage": {LANGUAGE},
        "maximumAttendeeCapacity": {NUMBER},
    },
    "Place": {
        "name": {TEXT},
        "address": {"PostalAddress"},
        "geo": {"GeoCoordinates"},
        "containedInPlace": {"Place"},
        "maximumAttendeeCapacity": {NUMBER},
    },
    "PostalAddress": {"streetAddress": {TEXT}, "addressLocality": {TEXT}},
    "GeoCoordinates": {"latitude": {NUMBER}, "longitude": {NUMBER}},
}


def read(folder: Path) -> Edition:
    return read_edition(Project(folder))[0]


@pytest.fixture
def small(edition_folder: Folder) -> Edition:
    return read(edition_folder("small"))


def graph(edition: Edition, id: str, locale: str = "en") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = structured_data(edition, BRAND, edition.page[id], locale)["@graph"]
    return found


def event(edition: Edition, id: str, locale: str = "en") -> dict[str, Any]:
    return next(node for node in graph(edition, id, locale) if node["@type"] == "Event")


def strange(value: Any, allowed: set[str], types: dict[str, str], at: str) -> Iterator[str]:
    """Tell what the vocabulary does not know; `types` are those of the page's nodes by `@id`."""
    if isinstance(value, list):
        for item in value:
            yield from strange(item, allowed, types, at)
    elif isinstance(value, dict):
        kind = types.get(value.get("@id", ""), "") if value.keys() == {"@id"} else value.get("@type", "")
        if kind not in allowed:
            yield f"{at} is {kind or 'nothing'}"
        for key in value.keys() - {"@id", "@type"}:
            if key not in VOCABULARY.get(kind, {}):
                yield f"{at} has {key}"
            else:
                yield from strange(value[key], VOCABULARY[kind][key], types, f"{kind}.{key}")
    elif not set(_kinds(value)) & allowed:
        yield f"{at} is {value!r}"


def _kinds(value: Any) -> Iterator[str]:
    if isinstance(value, int | float):
        yield NUMBER
    elif isinstance(value, str) and value:
        yield TEXT
        if value.startswith("https://"):
            yield URL
        if len(value) == 2:
            yield LANGUAGE
        if value[:4].isdigit():
            yield DATE


def every(nodes: list[dict[str, Any]]) -> list[str]:
    types = {node["@id"]: node["@type"] for node in nodes}
    return [told for node in nodes for told in strange(node, {node["@type"]} & VOCABULARY.keys(), types, "a node")]


@pytest.mark.parametrize("own", [True, False])
def test_every_page_speaks_the_vocabulary(own: bool, small: Edition) -> None:
    edition = read(ROOT) if own else small
    told = {
        (locale, page.id): every(graph(edition, page.id, locale))
        for locale in edition.event.locales
        for page in edition.published(locale)
    }
    assert {place: strange for place, strange in told.items() if strange} == {}
    assert len(told) > 20


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"offers": "https://x.example/"}, "a node has offers"),
        ({"startDate": "soon"}, "Event.startDate is 'soon'"),
        ({"location": {"@type": "Organization", "name": "x"}}, "Event.location is Organization"),
        ({"organizer": {"@id": "https://x.example/#nobody"}}, "Event.organizer is nothing"),
    ],
)
def test_the_vocabulary_knows_what_is_strange(change: dict[str, Any], told: str, small: Edition) -> None:
    nodes = graph(small, "programme/opening")
    assert every([*nodes[:-1], nodes[-1] | change]) == [told]


def test_a_session_in_whole(small: Edition) -> None:
    at, page = "https://small.example/en/", "https://small.example/en/programme/dinner/"
    where = {
        "address": {"@type": "PostalAddress", "streetAddress": "Hantverkargatan 1", "addressLocality": "Stockholm"},
        "geo": {"@type": "GeoCoordinates", "latitude": 59.3275, "longitude": 18.0543},
    }
    words = small.page["programme/dinner"].translations["en"].words
    facts = small.page["programme/dinner"].facts
    assert isinstance(facts, Session)
    (slot,) = facts.slots
    assert event(small, "programme/dinner") == {
        "@type": "Event",
        "@id": f"{page}#event",
        "name": words.title,
        "url": page,
        "description": words.summary,
        "image": "https://small.example/assets/cards/en/programme/dinner.png",
        "startDate": f"{slot.date}T{slot.start:%H:%M}+01:00",
        "endDate": f"{slot.date}T{slot.end:%H:%M}+01:00",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Place",
            "name": "Golden Hall",
            **where,
            "containedInPlace": {"@type": "Place", "name": "Stockholm City Hall", **where},
        },
        "organizer": [{"@id": f"{at}#city"}],
        "superEvent": {
            "@type": "Event",
            "@id": f"{at}#event",
            "name": "Small Summit 2006",
            "url": at,
            "startDate": "2006-12-07",
            "endDate": "2006-12-08",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "eventStatus": "https://schema.org/EventScheduled",
            "location": {
                "@type": "Place",
                "name": "Stockholm",
                "address": {"@type": "PostalAddress", "addressLocality": "Stockholm"},
            },
            "organizer": [{"@id": f"{at}#city"}],
        },
    }


def test_the_city_has_the_logotype_of_the_language_and_nobody_else_has_one() -> None:
    edition = read(ROOT)
    for locale, prefix in (("sv", ""), ("en", "en/")):
        organisers = [node for node in graph(edition, "practical", locale) if node["@type"] == "Organization"]
        assert organisers == [
            {
                "@type": "Organization",
                "@id": f"https://publicservicessummit.example/{prefix}#city",
                "name": {"sv": "Stockholms stad", "en": "City of Stockholm"}[locale],
                "logo": f"https://publicservicessummit.example/assets/logotype/{locale}-positive.svg",
            },
            {
                "@type": "Organization",
                "@id": f"https://publicservicessummit.example/{prefix}#cisco",
                "name": "Cisco Systems",
            },
        ]


def test_what_is_preliminary_has_no_status_and_says_so(small: Edition) -> None:
    dates = small.event.dates.model_copy(update={"status": Status.PRELIMINARY})
    unsettled = small.model_copy(update={"event": small.event.model_copy(update={"dates": dates})})
    told = event(unsettled, "programme/dinner", "sv")
    assert "eventStatus" not in told
    assert told["description"].endswith(" Uppgifterna är preliminära och kan ändras.")
    assert "preliminär" not in event(small, "programme/dinner", "sv")["description"]
    assert event(small, "index")["eventStatus"] == "https://schema.org/EventScheduled"
    assert "eventStatus" not in event(unsettled, "index")


def test_what_is_held_twice_has_two_parts(small: Edition) -> None:
    page = small.page["programme/dinner"]
    assert isinstance(page.facts, Session)
    (slot,) = page.facts.slots
    again = slot.model_copy(update={"date": small.event.dates.end})
    facts = page.facts.model_copy(update={"slots": (again, slot)})
    pages = tuple(one.model_copy(update={"facts": facts}) if one is page else one for one in small.pages)
    told = event(Edition(event=small.event, pages=pages), "programme/dinner")
    assert (told["startDate"], told["endDate"]) == ("2006-12-07T19:00+01:00", "2006-12-08T23:00+01:00")
    assert [part["startDate"] for part in told["subEvent"]] == ["2006-12-07T19:00+01:00", "2006-12-08T19:00+01:00"]


def test_the_event_holds_its_programme(small: Edition) -> None:
    parts = [part["url"].removeprefix("https://small.example/en/") for part in event(small, "index")["subEvent"]]
    assert sorted(parts) == [
        "programme/dinner/",
        "programme/opening/",
        "study-visits/contact-centre/",
        "study-visits/helios/",
        "workshops/e-inclusion/",
        "workshops/integrity/",
    ]


def test_the_way_to_a_page(small: Edition) -> None:
    def way(id: str) -> list[tuple[str, str]]:
        lists = [node for node in graph(small, id) if node["@type"] == "BreadcrumbList"]
        return [(step["name"], step["item"]) for one in lists for step in one["itemListElement"]]

    home = ("Small Summit 2006", "https://small.example/en/")
    visits = (small.page["study-visits/index"].translations["en"].menu, "https://small.example/en/study-visits/")
    assert way("index") == []
    assert way("study-visits/index") == [home, visits]
    assert way("study-visits/helios")[:2] == [home, visits]
    assert len(way("study-visits/helios")) == 3


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!--<script>", "]]>&amp;&#60;", 'a"b\\c\u2028']
)
def test_no_title_ends_the_element(title: str) -> None:
    block = str(data_block({"name": title}))
    assert not {"<", ">", "&"} & set(block)
    assert json.loads(block) == {"name": title}
