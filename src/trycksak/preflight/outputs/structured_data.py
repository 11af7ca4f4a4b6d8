"""Data for machines in a page (JSON-LD, schema.org): where they name the city, its `logo` is the logotype."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from trycksak.findings import Finding, Place
from trycksak.model.brand import Brand
from trycksak.model.terms import Output
from trycksak.preflight.outputs.documents import read_json
from trycksak.preflight.outputs.gallery import Gallery, Named
from trycksak.preflight.outputs.named import Answer, Carrier, answers, surface
from trycksak.preflight.outputs.pages import Page
from trycksak.preflight.proof.evidence import Surface

_SHOULD: Final = "where data name the city as an organisation, its `logo` is the logotype"
_DO: Final = "Give it `logo` with the address of the site's copy of the original."


def judge_structured_data(page: Page, shown: str, gallery: Gallery) -> Surface | None:
    """Judge a page's JSON-LD; None where it says nothing about the city."""
    carrier = Carrier(
        page.path,
        shown,
        page.locale,
        Output.STRUCTURED_DATA,
        "logotype/structured-data",
        "the page's data",
        _SHOULD,
        _DO,
        relative=True,
    )
    nodes, lacks = _nodes_of(page, carrier)
    cities = list(_cities(nodes, gallery.standard.brand))
    given: list[Answer] = []
    for city in cities:
        named = [Named(address, city.line) for address in _addresses(city.data.get("logo"), nodes)]
        judged = answers(named, carrier, gallery)
        # Each says of itself that it is the city's logotype, so that each must be.
        lacks += [carrier.finding(answer.fault, city.line) for answer in judged if answer.fault]
        if not named:
            lacks.append(carrier.finding(f"`{_words(city.data['name'])[0]}` has no `logo`", city.line))
        given += judged
    return surface(given, lacks, carrier, gallery.standard) if cities or lacks else None


@dataclass(frozen=True)
class _Node:
    """One thing that is described, with the line of its block."""

    data: dict[str, Any]
    line: int

    @property
    def id(self) -> str:
        own = self.data.get("@id")
        return own if isinstance(own, str) else ""


def _nodes_of(page: Page, carrier: Carrier) -> tuple[list[_Node], list[Finding]]:
    """Read all that a page describes, and tell what cannot be read."""
    nodes: list[_Node] = []
    faults: list[Finding] = []
    for text, line in page.data:
        try:
            nodes += [_Node(data, line) for data in _objects(read_json(text))]
        except ValueError as fault:
            is_ = f"a block of JSON-LD cannot be read: {fault}"
            faults.append(Finding(Place(carrier.shown, line), carrier.id, is_, "data can be read", "Correct it."))
    return nodes, faults


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    stack = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            yield value
            stack += reversed(list(value.values()))
        elif isinstance(value, list):
            stack += reversed(value)


def _cities(nodes: Sequence[_Node], brand: Brand) -> Iterator[_Node]:
    """Find what describes the city as an organisation; parts with one `@id` are one (JSON-LD 1.1, 9.6)."""
    names = {brand.meta.name.full, *brand.logotype.wording.values()}
    for node in nodes:
        kinds = _words(node.data.get("@type"))
        if names & set(_words(node.data.get("name"))) and any(kind.endswith("Organization") for kind in kinds):
            parts = [other.data for other in nodes if node.id and other.id == node.id]
            yield _Node({key: value for part in (*parts, node.data) for key, value in part.items()}, node.line)


def _words(value: Any) -> list[str]:
    """Read words that may be one, several, or each with its language (JSON-LD 1.1, 4.2.4)."""
    values = value if isinstance(value, list) else [value]
    plain = [one.get("@value") if isinstance(one, dict) else one for one in values]
    return [one.strip() for one in plain if isinstance(one, str)]


def _addresses(value: Any, nodes: Sequence[_Node]) -> list[str]:
    """Read the addresses of a `logo`: words, or an ImageObject, here or under its `@id` elsewhere on the page."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        parts = [one]
        if isinstance(one, dict) and isinstance(one.get("@id"), str):
            parts += [node.data for node in nodes if node.id == one["@id"]]
        found += list(filter(None, (_address(part) for part in parts)))[:1]
    return found


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in ("contentUrl", "url") if value.get(key)), "")
    return value.strip() if isinstance(value, str) else ""
