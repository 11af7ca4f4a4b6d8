"""The website's pictures as they are drawn: the archipelago whole, cropped, as covers, and with one island lit."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import combinations
from typing import Final

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.publication import Publication, Template
from trycksak.render.archipelago import Archipelago, archipelago
from trycksak.render.chart import svg
from trycksak.render.icons import icon
from trycksak.render.islands import Box, Point
from trycksak.render.site_art import ART, DOORS, FREE_ISLANDS, Art, cover, door_name
from trycksak.render.town_map import town_map
from trycksak.units import TRIM_MM

Draw = Callable[[Mapping[str, str]], str]

# The map's format, in its own pixels: on a phone there is room for seven pins of 28 px.
MAP: Final = (1000.0, 1000.0)
# The room that a name with its number takes on the map of a phone of 320 px, in shares of the map.
NAME: Final = Point(0.3, 0.25)
CARD_RATIO: Final = 3 / 2
OPENER_RATIO: Final = 3 / 2
# The share of a printed cover that stays water for its title (print/parts.html).
COVER_CLEAR: Final = 0.44
# The seed of the picture beside the theme on the home page.
THEME_SEED: Final = 4


def pictures(edition: Edition, brand: Brand, shown: Collection[Art]) -> Iterator[tuple[str, Callable[[], str]]]:
    """Name the pictures that are `shown`, in the waters that they lie in, and the icon: each place, and what draws it.

    What no page shows is not drawn: alone, a drawing would have to carry the logotype.
    """
    drawings = dict(_drawings(edition))
    files = {(place, one.name, way) for one in shown for place, way in _ways(one)}
    for place, name, way in sorted(files):
        yield place, partial(drawings[name], brand.preferred_colourway(way))
    yield f"{ART}/icon.svg", partial(icon, brand)


def _ways(one: Art) -> Iterator[tuple[str, str]]:
    yield one.light, one.by_day
    yield one.dark, one.by_night


def _drawings(edition: Edition) -> Iterator[tuple[str, Draw]]:
    """Name every picture there may be, with what draws it in a colourway."""
    number = seed(edition)
    yield "map", partial(_cropped, _map(number), _whole(number))
    if edition.town:
        yield "town", partial(town_map, edition.town)
    yield "home-wide", lambda way: svg(archipelago(number, 1000, 900, clear_left=0.1), way)
    yield "home-tall", lambda way: svg(archipelago(number, 1000, 780, clear_top=0.04), way)
    yield "theme", lambda way: svg(archipelago(THEME_SEED, 1000, 640, clear_left=0.1), way)
    for id, door_seed in DOORS.items():
        yield door_name(id), partial(_door, door_seed)
    for publication in edition.publications:
        yield cover(publication).name, partial(_cover, publication)
    for page, visit in edition.visits():
        yield from _islands(f"visit-{page.name}", number, visit.island - 1, visit.island - 1)
    for island in FREE_ISLANDS:
        yield from _islands(f"island-{island}", number, island - 1)


def _islands(name: str, number: int, index: int, highlight: int | None = None) -> Iterator[tuple[str, Draw]]:
    """Name an island's two pictures: cropped for a card, and in open water for a page's opening."""
    whole = _map(number)
    yield name, partial(_cropped, whole, whole.focus(index, CARD_RATIO), highlight=highlight)
    view = _roads(whole, index)
    yield f"open-{name}", lambda way: svg(whole, way, view=view, highlight=highlight, open_water=True)


def _cropped(drawing: Archipelago, view: Box, way: Mapping[str, str], highlight: int | None = None) -> str:
    return svg(drawing, way, view=view, highlight=highlight)


def _door(number: int, way: Mapping[str, str]) -> str:
    return svg(archipelago(number, 1000, 860, clear_top=0.06), way)


def _cover(publication: Publication, way: Mapping[str, str]) -> str:
    """Draw a cover as it is printed, in mm, cut at the trim."""
    (width, height), bleed = TRIM_MM[publication.spec.trim.value], publication.spec.bleed_mm
    drawing = archipelago(publication.seed, width + 2 * bleed, height + 2 * bleed, clear_top=COVER_CLEAR)
    return svg(drawing, way, view=Box(bleed, bleed, width, height))


def seed(edition: Edition) -> int:
    """Give the seed of the map: the one that the booklet of study visits is printed with."""
    seeds = {publication.template: publication.seed for publication in edition.publications}
    return seeds.get(Template.STUDY_VISITS, 1)


@cache
def _map(number: int) -> Archipelago:
    return archipelago(number, *MAP)


@cache
def _whole(number: int) -> Box:
    """Give the view that holds every island whole: the largest run off the sheet itself."""
    return _around(_map(number), range(len(_map(number).islands)), MAP[0] / MAP[1], 0.4)


def island_alone(edition: Edition, island: int, way: Mapping[str, str], ratio: float) -> str:
    """Draw a study visit's island (from 1) and its neighbours whole and alone, in a ratio of width to height."""
    drawing = _map(seed(edition))
    return svg(drawing, way, view=_roads(drawing, island - 1, ratio), highlight=island - 1, alone=True)


def _roads(drawing: Archipelago, index: int, ratio: float = OPENER_RATIO) -> Box:
    """Give the view that a page opens with: an island and its neighbours, whole."""
    return _around(drawing, (index, *drawing.neighbours(index)), ratio, 0.35)


def _around(drawing: Archipelago, shown: Collection[int], ratio: float, margin: float) -> Box:
    """Give the view of a width:height ratio that holds islands whole, with a margin in units of the sheet."""
    shores = [point for index in shown for point in drawing.islands[index].outline]
    return drawing.around(shores, ratio, margin)


def pins(edition: Edition) -> str:
    """Write the places of the study visits' names on the map, as CSS: a share of its width and height."""
    view, islands = _whole(seed(edition)), _map(seed(edition)).islands
    numbers = sorted(visit.island for _, visit in edition.visits())
    centres = [islands[number - 1].centre for number in numbers]
    places = apart([Point((at.x - view.left) / view.width, (at.y - view.top) / view.height) for at in centres])
    return "".join(
        f".pin-{number} {{ left: {100 * place.x:.2f}%; top: {100 * place.y:.2f}%; }}\n"
        for number, place in zip(numbers, places, strict=True)
    )


def apart(places: Sequence[Point]) -> list[Point]:
    """Move names that would cover each other on a phone just so far that they do not; places are shares of the map."""
    moved = list(places)
    for _ in range(60):
        for one, other in combinations(range(len(moved)), 2):
            moved[one], moved[other] = _parted(moved[one], moved[other])
        moved = [Point(min(max(at.x, NAME.x / 2), 1 - NAME.x / 2), min(max(at.y, 0.05), 1 - NAME.y)) for at in moved]
    return moved


def _parted(one: Point, other: Point) -> tuple[Point, Point]:
    """Push two names apart, each by half of what they share, along the shorter way."""
    across, down = NAME.x - abs(other.x - one.x), NAME.y - abs(other.y - one.y)
    if across <= 0 or down <= 0:
        return one, other
    if across <= down:
        step = across / 2 if other.x >= one.x else -across / 2
        return Point(one.x - step, one.y), Point(other.x + step, other.y)
    step = down / 2 if other.y >= one.y else -down / 2
    return Point(one.x, one.y - step), Point(other.x, other.y + step)
