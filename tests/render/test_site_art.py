"""The website's pictures: each page in its water, covers as they are printed, and names on the map apart."""

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.read.edition import read_brand, read_edition
from trycksak.read.files import Project
from trycksak.render.archipelago import archipelago
from trycksak.render.chart import svg
from trycksak.render.islands import Box, Point
from trycksak.render.site_art import Art, Water, art, card, cover, door, opener, water, waters
from trycksak.render.site_drawings import NAME, apart, pictures, pins


@pytest.fixture
def event(edition_folder: Callable[[str], Path]) -> tuple[Edition, Brand]:
    project = Project(edition_folder("small"))
    return read_edition(project)[0], read_brand(project)[0]


def test_a_page_lies_in_the_water_of_its_door(event: tuple[Edition, Brand]) -> None:
    edition, _ = event
    assert {page.id: water(page).value for page in edition.pages} == {
        "index": "day",
        "practical": "rose",
        "programme/index": "night",
        "programme/opening": "night",
        "programme/dinner": "night",
        "speakers/index": "night",
        "speakers/city-keynote": "night",
        "study-visits/index": "day",
        "study-visits/helios": "day",
        "study-visits/contact-centre": "day",
        "workshops/index": "day",
        "workshops/e-inclusion": "day",
        "workshops/integrity": "day",
    }


def test_in_the_dark_day_turns_into_night_and_the_rest_stays() -> None:
    assert art("map") == Art("map", "day", "night")
    assert (art("map").light, art("map").dark) == ("assets/art/map-day.svg", "assets/art/map-night.svg")
    assert art("theme", Water.ROSE) == Art("theme", "rose", "rose")


def test_a_visit_is_shown_by_its_own_island_and_other_pages_by_a_free_one(event: tuple[Edition, Brand]) -> None:
    edition, _ = event
    helios, dinner = edition.page["study-visits/helios"], edition.page["programme/dinner"]
    assert (card(helios).name, opener(helios).name) == ("visit-helios", "open-visit-helios")
    assert re.fullmatch(r"island-(8|9|1[0-4])", card(dinner).name)
    assert opener(dinner).name == f"open-{card(dinner).name}"
    assert door(edition.page["programme/index"]) == Art("door-programme", "night", "night")


def test_a_cover_is_the_printed_one_cut_at_the_trim(event: tuple[Edition, Brand]) -> None:
    edition, brand = event
    booklet = edition.publications[0]
    drawn = dict(pictures(edition, brand, {cover(booklet)}))
    printed = archipelago(booklet.seed, 148 + 2 * 3, 210 + 2 * 3, clear_top=0.44)
    expected = svg(printed, brand.colourway("day"), view=Box(3, 3, 148, 210))
    assert drawn["assets/art/cover-study-visits-day.svg"]() == expected
    assert set(drawn) == {"assets/art/cover-study-visits-day.svg", "assets/art/icon.svg"}


def test_only_what_is_shown_is_drawn(event: tuple[Edition, Brand]) -> None:
    edition, brand = event
    shown = {art("map"), art("theme", Water.ROSE)}
    assert [place for place, _ in pictures(edition, brand, shown)] == [
        "assets/art/map-day.svg",
        "assets/art/map-night.svg",
        "assets/art/theme-rose.svg",
        "assets/art/icon.svg",
    ]


def test_the_band_has_the_colour_of_the_water_that_is_drawn_on_it(event: tuple[Edition, Brand]) -> None:
    edition, brand = event
    css = waters(brand)
    for place, draw in pictures(edition, brand, {art("map"), art("theme", Water.ROSE)}):
        way = place.removesuffix(".svg").rpartition("-")[2]
        if way in brand.colourways:
            ground = re.search(r'<rect fill="(#\w+)"', draw())
            assert ground is not None
            assert f"--{way}-water: {ground[1]};" in css


def test_a_brand_that_lacks_a_water_lends_another(event: tuple[Edition, Brand]) -> None:
    _, brand = event
    poor = brand.model_copy(update={"colourways": {"night": brand.colourways["night"]}})
    night = brand.colourway("night")
    assert f"--rose-water: {night['water']};" in waters(poor)


def covered(one: Point, other: Point) -> bool:
    return abs(one.x - other.x) < NAME.x - 1e-6 and abs(one.y - other.y) < NAME.y - 1e-6


def test_names_that_would_cover_each_other_move_apart() -> None:
    close = [Point(0.5, 0.4), Point(0.6, 0.45), Point(0.2, 0.7)]
    moved = apart(close)
    assert covered(close[0], close[1])
    assert not [pair for pair in combinations(moved, 2) if covered(*pair)]
    assert moved[2] == close[2]


def test_names_that_are_free_stay_on_their_islands() -> None:
    free = [Point(0.2, 0.2), Point(0.7, 0.3), Point(0.4, 0.7)]
    assert apart(free) == free


def test_every_visit_has_its_pin_inside_the_map(event: tuple[Edition, Brand]) -> None:
    edition, _ = event
    placed = re.findall(r"\.pin-(\d+) \{ left: ([\d.]+)%; top: ([\d.]+)%; \}", pins(edition))
    assert [int(number) for number, _, _ in placed] == sorted(visit.island for _, visit in edition.visits())
    assert all(15 <= float(x) <= 85 and 5 <= float(y) <= 75 for _, x, y in placed)
