"""By what the programme can be filtered, and the style sheet that filters it without a script."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from trycksak.model.edition import Edition
from trycksak.model.programme import Kind
from trycksak.render.choices import UNKNOWN, VISIT, Choice
from trycksak.render.timetable import Line, by_place, timetable

Values = tuple[str, ...]


@dataclass(frozen=True)
class Facet:
    """One way of filtering: its name in addresses, the values to choose from, and the sets of them that lines have."""

    name: str
    values: Values
    sets: tuple[Values, ...]


def facets(edition: Edition) -> tuple[Facet, ...]:
    """Give the ways of filtering that part the programme: where all lines have the same value there is no choice."""
    lines = [line for day in timetable(edition) for line in day.lines if line.choices]
    lines += [line for place in by_place(edition) for _, line in place.lines]
    things: list[Line | Choice] = [*lines, *(choice for line in lines for choice in line.choices)]
    tracks = [page.name for page, session in edition.sessions() if session.kind is Kind.TRACK]
    languages = {language for thing in things for language in thing.languages} - {UNKNOWN}
    found = (
        _facet("kind", [(thing.kind,) for thing in things], [*Kind, VISIT]),
        _facet("track", [thing.tracks for thing in things], tracks),
        _facet("language", [thing.languages for thing in things], [*sorted(languages), UNKNOWN]),
    )
    return tuple(facet for facet in found if facet.values and len(facet.sets) > 1)


def _facet(name: str, sets: Collection[Values], order: Sequence[str]) -> Facet:
    used = {value for own in sets for value in own}
    return Facet(name, tuple(str(value) for value in order if value in used), tuple(sorted(set(sets))))


def filter_css(edition: Edition) -> str:
    """Write the rules by which checked boxes filter the programme (Selectors 4, `:has()`).

    A line goes when a box of a facet is checked and none of the boxes of the line's own values is.
    """
    return "".join(_rule(facet.name, own) for facet in facets(edition) for own in facet.sets)


def _rule(name: str, own: Values) -> str:
    boxes = ", ".join(f'[value="{value}"]' for value in own)
    unless = f":not(:has([name={name}]:is({boxes}):checked))" if own else ""
    return f'.programme:has([name={name}]:checked){unless} [data-{name}="{" ".join(own)}"] {{ display: none; }}\n'
