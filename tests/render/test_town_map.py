"""The town's map: places where they are, venues with their sessions, and a picture in palette colours."""

import math
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from trycksak.model.edition import Edition
from trycksak.model.places import Coordinates
from trycksak.model.town import Extent, Land, Landmark, Town, Walk
from trycksak.read.edition import read_brand, read_edition
from trycksak.read.files import Project
from trycksak.render.town_map import labels, places, spots, town_map

Folder = Callable[[str], Path]
BRAND = read_brand(Project(Path(__file__).parents[2]))[0]
TOWN = Town(
    frame=Extent(south=59.0, north=60.0, west=18.0, east=20.0),
    land=(
        Land(
            name={"sv": "Ön", "en": "The island"},
            label=(59.75, 18.5),
            outline=((59.7, 18.4), (59.8, 18.4), (59.8, 18.6), (59.7, 18.6)),
        ),
        Land(outline=((59.1, 19.0), (59.2, 19.0), (59.2, 19.1), (59.1, 19.1)), tone="land-2"),
    ),
    bridges=(((59.7, 18.6), (59.2, 19.0)),),
    landmarks=(
        Landmark(name={"sv": "Stationen", "en": "The station"}, coordinates=Coordinates(latitude=59.5, longitude=19.5)),
    ),
    walk=Walk(name={"sv": "Dit", "en": "There"}, course=((59.5, 19.5), (59.3275, 18.0543))),
)


@pytest.fixture
def bare(edition_folder: Folder) -> Edition:
    return read_edition(Project(edition_folder("small")))[0]


@pytest.fixture
def drawn(bare: Edition) -> Edition:
    return bare.model_copy(update={"town": TOWN})


def test_the_places_in_order(drawn: Edition) -> None:
    assert [
        (spot.number, spot.name["en"], round(spot.left, 2), round(spot.top, 2), [page.id for page in spot.sessions])
        for spot in spots(drawn)
    ] == [
        (1, "Stockholm City Hall", 2.72, 67.25, ["programme/dinner"]),
        (2, "The station", 75.0, 50.0, []),
        (0, "The conference venue", 0.0, 0.0, ["programme/opening", "workshops/e-inclusion", "workshops/integrity"]),
    ]
    assert [(label.number, label.name["sv"], label.left, label.top) for label in labels(TOWN)] == [
        (1, "Ön", 25.0, 25.0)
    ]


def test_without_a_map_the_venues_are_listed_alone(bare: Edition) -> None:
    assert [(spot.number, spot.name["en"]) for spot in spots(bare)] == [
        (0, "The conference venue"),
        (0, "Stockholm City Hall"),
    ]
    assert places(bare) == ""


def test_the_style_sheet_holds_the_places(drawn: Edition) -> None:
    height = 1200 / (2 * math.cos(math.radians(59.5)))
    assert places(drawn) == (
        f".town-map {{ aspect-ratio: 1200 / {height:.2f}; }}\n"
        ".town-spot-1 { left: 2.72%; top: 67.25%; --room: 2.72; }\n"
        ".town-spot-2 { left: 75.00%; top: 50.00%; --room: 25.00; }\n"
        ".town-land-1 { left: 25.00%; top: 25.00%; }\n"
    )


@pytest.mark.parametrize("colourway", sorted(BRAND.colourways))
def test_the_drawing_is_flat_and_in_palette_colours(colourway: str) -> None:
    colours = BRAND.colourway(colourway)
    drawing = town_map(TOWN, colours)
    assert drawing == town_map(TOWN, colours)
    root = ElementTree.fromstring(drawing)  # our own drawing
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "rect", "path", "circle"}
    roles = ("water", "shore", "land-1", "land-2", "bridge", "window")
    assert set(re.findall("#[0-9A-F]{6}", drawing)) == {colours[role] for role in roles}
    assert "opacity" not in drawing


def test_a_bridge_stands_where_its_ends_are() -> None:
    drawing = town_map(TOWN, BRAND.colourway("day"))
    height = 1200 / (2 * math.cos(math.radians(59.5)))
    heads = [float(side) for head in re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', drawing) for side in head]
    assert heads == pytest.approx([360, 0.3 * height, 600, 0.8 * height], abs=0.01)
