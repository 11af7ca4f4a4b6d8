"""The website's pictures: the archipelago by day and by night, whole, cropped and with one island lit."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial
from typing import Final
from zlib import crc32

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.publication import Template
from trycksak.model.visits import StudyVisit
from trycksak.render.archipelago import Archipelago, archipelago
from trycksak.render.chart import svg
from trycksak.render.islands import Box

ART: Final = "assets/art"
# The map's format, in its own pixels: wide enough for a desk, and seven pins of 28 px fit on it on a phone.
MAP: Final = (1200.0, 800.0)
VISIT_RATIO: Final = 4 / 3
SCHEMES: Final = {"light": "day", "dark": "night"}
# Islands 8 to 14, the smallest, belong to no study visit: other pages open with them.
FREE_ISLANDS: Final = range(8, 15)


def seed(edition: Edition) -> int:
    """Give the seed of the map: the one that the booklet of study visits is printed with."""
    seeds = {publication.template: publication.seed for publication in edition.publications}
    return seeds.get(Template.STUDY_VISITS, 1)


@cache
def _map(seed: int) -> Archipelago:
    return archipelago(seed, *MAP)


@cache
def _whole(seed: int) -> Box:
    """Give the view that holds every island whole, in the map's format: the largest run off the sheet itself."""
    shores = [point for island in _map(seed).islands for point in island.outline]
    left, right = min(point.x for point in shores), max(point.x for point in shores)
    top, bottom = min(point.y for point in shores), max(point.y for point in shores)
    ratio, margin = MAP[0] / MAP[1], 0.4 * _map(seed).unit
    width = max(right - left + 2 * margin, (bottom - top + 2 * margin) * ratio)
    height = width / ratio
    return Box((left + right - width) / 2, (top + bottom - height) / 2, width, height)


@cache
def _hero(seed: int, width: float, height: float, clear_top: float, clear_left: float) -> Archipelago:
    return archipelago(seed, width, height, clear_top=clear_top, clear_left=clear_left)


def pictures(edition: Edition, brand: Brand, shown: Collection[str]) -> Iterator[tuple[str, str]]:
    """Draw the pictures whose names are `shown`, by day and by night, and the icon: each file's place, and the SVG.

    What no page shows is not drawn: alone, a drawing would have to carry the logotype.
    """
    number = seed(edition)
    for scheme, preferred in SCHEMES.items():
        colours = brand.colourway(preferred if preferred in brand.colourways else min(brand.colourways))
        for name, draw in _drawings(edition, number):
            if name in shown:
                yield f"{ART}/{name}-{scheme}.svg", draw(colours)
    yield f"{ART}/icon.svg", _icon(brand)


def _drawings(edition: Edition, number: int) -> Iterator[tuple[str, Callable[[Mapping[str, str]], str]]]:
    """Name every picture there may be, with what draws it in a colourway."""
    yield "map", lambda colours: svg(_map(number), colours, view=_whole(number))
    yield "home-wide", lambda colours: svg(_hero(number, 1000, 900, 0, 0.1), colours)
    yield "home-tall", lambda colours: svg(_hero(number, 720, 560, 0.04, 0), colours)
    for page, visit in edition.visits():
        yield f"visit-{page.name}", partial(_island, number, visit.island, highlight=visit.island - 1)
    for island in FREE_ISLANDS:
        yield f"island-{island}", partial(_island, number, island)


def _island(number: int, island: int, colours: Mapping[str, str], highlight: int | None = None) -> str:
    return svg(_map(number), colours, view=_map(number).focus(island - 1, VISIT_RATIO), highlight=highlight)


def opener(edition: Edition, page: Page) -> str:
    """Choose the picture that a page opens with: a visit's own island, else a free one, always the same."""
    if isinstance(page.facts, StudyVisit):
        return f"visit-{page.name}"
    return f"island-{FREE_ISLANDS[crc32(page.id.encode()) % len(FREE_ISLANDS)]}"


def pins(edition: Edition) -> str:
    """Write the places of the study visits on the map, as CSS: a share of its width and height."""
    view, islands = _whole(seed(edition)), _map(seed(edition)).islands
    places = {visit.island: islands[visit.island - 1].centre for _, visit in edition.visits()}
    return "".join(
        f".pin-{island} {{ left: {100 * (place.x - view.left) / view.width:.2f}%;"
        f" top: {100 * (place.y - view.top) / view.height:.2f}%; }}\n"
        for island, place in sorted(places.items())
    )


def _icon(brand: Brand) -> str:
    """Draw the tab's icon: lit windows in the dark."""
    colours = brand.colourway(SCHEMES["dark"] if SCHEMES["dark"] in brand.colourways else min(brand.colourways))
    panes = "".join(f"M{x} {y}h5v7h-5z" for x, y in ((6, 6), (14, 6), (14, 16), (22, 16), (6, 16)))
    ground, window = colours["water"], colours["window"]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="6" fill="{ground}"/><path fill="{window}" d="{panes}"/></svg>\n'
    )
