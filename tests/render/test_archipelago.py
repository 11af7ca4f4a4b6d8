"""The key visual: fourteen islands in every format, joined, apart, in palette colours and flat."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from trycksak.read.edition import read_brand
from trycksak.read.files import Project
from trycksak.render.archipelago import Archipelago, archipelago
from trycksak.render.chart import svg
from trycksak.render.islands import Box, channel

BRAND = read_brand(Project(Path(__file__).parents[2]))[0]
# What paints; `text` is for type.
COLOURWAYS = {
    name: {role: colour for role, colour in BRAND.colourway(name).items() if role != "text"}
    for name in BRAND.colourways
}

FORMATS = {
    "a5-cover": (154.0, 216.0, 0.42, 0.0),
    "a4-cover": (216.0, 303.0, 0.42, 0.0),
    "hero": (1600.0, 700.0, 0.0, 0.42),
    "strip": (216.0, 40.0, 0.0, 0.0),
    "square": (200.0, 200.0, 0.0, 0.0),
}
SEEDS = (1, 3, 5, 7, 1912, 2006)
DRAWN = [pytest.param(name, seed, id=f"{name}-{seed}") for name in FORMATS for seed in SEEDS]


def drawn(name: str, seed: int) -> Archipelago:
    width, height, clear_top, clear_left = FORMATS[name]
    return archipelago(seed, width, height, clear_top=clear_top, clear_left=clear_left)


@pytest.mark.parametrize(("name", "seed"), DRAWN)
def test_fourteen_islands_each_partly_on_the_sheet(name: str, seed: int) -> None:
    drawing = drawn(name, seed)
    assert len(drawing.islands) == 14
    for island in drawing.islands:
        seen = [p for p in island.outline if 0 < p.x < drawing.width and 0 < p.y < drawing.height]
        assert len(seen) >= len(island.outline) / 4


@pytest.mark.parametrize(("name", "seed"), DRAWN)
def test_islands_stand_apart(name: str, seed: int) -> None:
    land = drawn(name, seed).islands
    for one, other in combinations(land, 2):
        assert channel(one, other) > 0
        assert not [point for point in other.outline if one.depth(point) > 0]
        assert not [point for point in one.outline if other.depth(point) > 0]


@pytest.mark.parametrize(("name", "seed"), DRAWN)
def test_nothing_stands_in_the_clear_water(name: str, seed: int) -> None:
    width, height, clear_top, clear_left = FORMATS[name]
    drawing = drawn(name, seed)
    coasts = [point for island in drawing.islands for point in island.outline]
    points = coasts + [point for span in drawing.spans for point in span.course]
    assert not clear_top or min(point.y for point in points) > height * clear_top
    assert not clear_left or min(point.x for point in points) > width * clear_left


@pytest.mark.parametrize(("name", "seed"), DRAWN)
def test_bridges_make_one_network_and_land_ashore(name: str, seed: int) -> None:
    drawing = drawn(name, seed)
    reached = {0}
    for _ in drawing.islands:
        reached |= {end for pair in drawing.bridges if reached & set(pair) for end in pair}
    assert reached == set(range(14))
    for span in drawing.spans:
        for end, head in zip(span.ends, (span.course[0], span.course[-1]), strict=True):
            assert drawing.islands[end].depth(head) > 0.06 * drawing.unit
        strangers = [land for index, land in enumerate(drawing.islands) if index not in span.ends]
        assert not [1 for land in strangers for point in span.course if land.depth(point) > 0]


@pytest.mark.parametrize(("name", "seed"), DRAWN)
def test_windows_stand_ashore_and_no_tone_meets_itself(name: str, seed: int) -> None:
    drawing = drawn(name, seed)
    assert sum(len(panes) for panes in drawing.windows) > 40
    for island, panes in zip(drawing.islands, drawing.windows, strict=True):
        for pane in panes:
            corner = island.centre._replace(x=pane.left, y=pane.top)
            assert island.depth(corner) > 0
    for one, other in drawing.bridges:
        if channel(drawing.islands[one], drawing.islands[other]) < 0.3 * drawing.unit:
            assert drawing.islands[one].tone != drawing.islands[other].tone


@pytest.mark.parametrize("name", FORMATS)
def test_same_bytes_twice(name: str) -> None:
    night = COLOURWAYS["night"]
    assert svg(drawn(name, 3), night) == svg(drawn(name, 3), night)
    assert svg(drawn(name, 3), night) != svg(drawn(name, 5), night)


@pytest.mark.parametrize("name", COLOURWAYS)
def test_flat_palette_colours_only(name: str) -> None:
    markup = svg(drawn("a5-cover", 3), COLOURWAYS[name])
    assert set(re.findall(r"#\w+", markup)) == set(COLOURWAYS[name].values())
    assert not re.findall(r"opacity|gradient|style|transform|filter|mask|clip|\bid=", markup)


def test_decorative_without_a_title_and_named_with_one() -> None:
    drawing = drawn("square", 1)
    decorative = ElementTree.fromstring(svg(drawing, COLOURWAYS["day"]))
    assert (decorative.get("aria-hidden"), decorative.get("role")) == ("true", "none")
    named = ElementTree.fromstring(svg(drawing, COLOURWAYS["day"], title="Vatten & broar"))
    assert (named.get("aria-hidden"), named[0].text) == (None, "Vatten & broar")


def test_highlight_lights_an_island_and_its_neighbours_only() -> None:
    drawing, night = drawn("a5-cover", 3), COLOURWAYS["night"]
    lit = {0, *drawing.neighbours(0)}
    root = ElementTree.fromstring(svg(drawing, night, highlight=0))
    heads = [mark for mark in root if mark.tag.endswith("circle")]
    inner = [pair for pair in drawing.bridges if lit.issuperset(pair)]
    assert len(heads) == 2 * len(inner)
    windows = [mark for mark in root if mark.get("fill") == night["window"]]
    assert len(windows) == sum(1 for index in lit if drawing.windows[index])


def test_focus_holds_the_island_in_the_ratio_asked() -> None:
    drawing = drawn("hero", 3)
    for index, island in enumerate(drawing.islands):
        box = drawing.focus(index, 1.5)
        assert box.width / box.height == pytest.approx(1.5)
        places = [*island.outline, *(drawing.islands[near].centre for near in drawing.neighbours(index))]
        assert all(box.left < p.x < box.left + box.width and box.top < p.y < box.top + box.height for p in places)


def courses(markup: str) -> list[list[tuple[float, float]]]:
    """Read the closed courses of a drawing's land: the places where one curve ends and the next begins."""
    found = []
    for course in re.findall(r'<path fill="#\w+" d="(M[^"]*[cs][^"]*)"', markup):
        x, y = (float(number) for number in re.findall(r"-?[\d.]+", course.partition("c")[0]))
        places = [(x, y)]
        for curve in re.findall(r"[cs]([^csz]+)", course):
            *_, across, down = (float(number) for number in re.findall(r"-?[\d.]+", curve))
            x, y = x + across, y + down
            places.append((round(x, 2), round(y, 2)))
        found.append(places)
    return found


def test_a_coast_is_drawn_through_its_points_and_closes() -> None:
    for width, height, digits in ((154, 216, 2), (1000, 900, 0)):
        drawing = archipelago(3, width, height)
        coasts = [[(round(p.x, digits), round(p.y, digits)) for p in land.outline[::2]] for land in drawing.islands]
        assert courses(svg(drawing, COLOURWAYS["night"])) == [[*coast, coast[0]] for coast in coasts]


def test_in_open_water_nothing_runs_off_to_the_left_or_at_the_top() -> None:
    drawing = archipelago(3, 1000, 1000)
    for index in range(14):
        view = drawing.focus(index, 1.5)
        cut, whole = (
            courses(svg(drawing, COLOURWAYS["day"], view=view, open_water=open_water)) for open_water in (False, True)
        )
        assert all(min(x for x, _ in coast) > view.left for coast in whole)
        assert all(min(y for _, y in coast) > view.top for coast in whole)
        reaching = [c for c in cut if min(x for x, _ in c) < view.left or min(y for _, y in c) < view.top]
        assert len(whole) <= len(cut) - len(reaching)


def test_a_bridge_to_an_island_that_is_left_out_is_left_out_too() -> None:
    drawing, way = archipelago(3, 1000, 1000), COLOURWAYS["day"]
    view = drawing.focus(7, 1.5)
    heads = svg(drawing, way, view=view, open_water=True).count("<circle")
    assert 0 < heads < svg(drawing, way, view=view).count("<circle")


def test_view_crops_by_the_view_box() -> None:
    markup = svg(drawn("square", 1), COLOURWAYS["night"], view=Box(10, 20, 30, 40.5))
    assert ElementTree.fromstring(markup).get("viewBox") == "10 20 30 40.5"


@pytest.mark.parametrize("index", range(7))
def test_an_island_alone_is_whole_with_its_neighbours_and_nothing_else(index: int) -> None:
    drawing = archipelago(3, 1200.0, 800.0)
    lit = {index, *drawing.neighbours(index)}
    shores = [point for island in lit for point in drawing.islands[island].outline]
    view = drawing.around(shores, 0.75)
    assert view.width / view.height == pytest.approx(0.75)
    assert all(view.left < point.x < view.left + view.width for point in shores)
    assert all(view.top < point.y < view.top + view.height for point in shores)
    picture = svg(drawing, COLOURWAYS["night"], view=view, highlight=index, alone=True)
    coasts = re.findall(r'<path fill="#[0-9A-F]{6}" d="M[^"]*c', picture)
    assert len(coasts) == len(lit)
