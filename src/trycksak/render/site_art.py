"""Which picture stands on which page of the website, and in which water."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from zlib import crc32

from trycksak.model.brand import Brand
from trycksak.model.page import Page
from trycksak.model.publication import Publication
from trycksak.model.visits import StudyVisit

ART: Final = "assets/art"
# Islands 8 to 14, the smallest, belong to no study visit: other pages open with them.
FREE_ISLANDS: Final = range(8, 15)


class Water(StrEnum):
    """The colourway that a picture lies in: the waters of the printed covers."""

    DAY = "day"
    NIGHT = "night"
    ROSE = "rose"


# The doors on the home page, each a cover of its own; seeds chosen by eye.
DOORS: Final = {"programme/index": 10, "study-visits/index": 3, "practical": 12}
# A page lies in the water of its door.
_WATER_OF_FOLDER: Final = {"programme": Water.NIGHT, "speakers": Water.NIGHT}
_ROSE: Final = {"practical", "evaluation", "publications", "visit-stockholm", "city-hall", "invest", "theme"}


@dataclass(frozen=True, order=True)
class Art:
    """A picture by its name, and the colourways that it lies in on a light and on a dark page."""

    name: str
    by_day: str
    by_night: str

    @property
    def light(self) -> str:
        """Give the place of its file where a page is light."""
        return f"{ART}/{self.name}-{self.by_day}.svg"

    @property
    def dark(self) -> str:
        """Give the place of its file where a page is dark."""
        return f"{ART}/{self.name}-{self.by_night}.svg"


def art(name: str, water: Water = Water.DAY) -> Art:
    """Name a picture in a water: on a dark page day turns into night, and the rest stays."""
    return Art(name, water, Water.NIGHT if water is Water.DAY else water)


def water(page: Page) -> Water:
    """Choose the water that a page lies in."""
    return Water.ROSE if page.id in _ROSE else _WATER_OF_FOLDER.get(page.folder, Water.DAY)


def card(page: Page) -> Art:
    """Choose the picture that a page is shown by: a visit's own island, else a free one, always the same."""
    return art(_island_of(page), water(page))


def opener(page: Page) -> Art:
    """Choose the picture that a page opens with: its card's, in open water."""
    return art(f"open-{_island_of(page)}", water(page))


def _island_of(page: Page) -> str:
    if isinstance(page.facts, StudyVisit):
        return f"visit-{page.name}"
    return f"island-{FREE_ISLANDS[crc32(page.id.encode()) % len(FREE_ISLANDS)]}"


def door(page: Page) -> Art:
    """Name the picture of a door on the home page: a cover of its own, in the page's water."""
    return art(door_name(page.id), water(page))


def door_name(id: str) -> str:
    """Name the picture of a door by the page's id."""
    return f"door-{id.removesuffix('/index')}"


def cover(publication: Publication) -> Art:
    """Name the picture on a publication's cover, which is as it was printed on every page."""
    return Art(f"cover-{publication.id}", publication.colourway, publication.colourway)


def waters(brand: Brand) -> str:
    """Write each water and what is written on it as CSS custom properties."""
    ways = {water: brand.preferred_colourway(water) for water in Water}
    lines = (f"  --{water}-water: {way['water']};\n  --{water}-ink: {way['text']};\n" for water, way in ways.items())
    return f":root {{\n{''.join(lines)}}}\n"
