"""The key visual: fourteen islands, their bridges and their lit windows, as flat SVG in palette colours.

Deterministic: the same seed and format give the same bytes. Lengths are in the sheet's own unit (millimetres
for print, pixels for the web); y points down. `islands.py` makes the land; here it is joined, lit and drawn.

Seeds chosen by eye: A5 and A4 covers (clear_top 0.42) 3, 10, 12, 9; hero 1600 x 700 (clear_left 0.42)
4, 3, 7, 12; strip 216 x 40: 3, 12, 7, 8; square: 3, 10, 12, 13.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from xml.sax.saxutils import escape

from trycksak.render.islands import BEACH, Box, Island, Point, Sheet, bearing, channel, islands

NIGHT = {
    "water": "#00594F", "shore": "#009991", "bridge": "#FFFFFF", "window": "#FCBF0A",
    "land-1": "#009991", "land-2": "#AAD9D6", "land-3": "#E1F1EF", "land-4": "#890C58", "land-5": "#F3A0BA",
}  # fmt: skip
ROSE = {
    "water": "#890C58", "shore": "#E5006C", "bridge": "#FFFFFF", "window": "#FCBF0A",
    "land-1": "#E5006C", "land-2": "#F3A0BA", "land-3": "#FCE3EB", "land-4": "#00594F", "land-5": "#AAD9D6",
}  # fmt: skip
DAY = {
    "water": "#E1F1EF", "shore": "#AAD9D6", "bridge": "#00594F", "window": "#FCBF0A",
    "land-1": "#AAD9D6", "land-2": "#009991", "land-3": "#F3A0BA", "land-4": "#00594F", "land-5": "#FFFFFF",
}  # fmt: skip
COLOURWAYS = {"night": NIGHT, "rose": ROSE, "day": DAY}

Curve = tuple[Point, Point, Point, Point]

# In units of the sheet (see Sheet.unit).
DECK, HEAD = 0.034, 0.06  # a bridge's width, its heads' radius
PANE_WIDTH, PANE_HEIGHT, COLUMN, STOREY = 0.034, 0.046, 0.058, 0.072
STRIDE = 2  # a coast is drawn through every second of its points: the eye sees no more, and files are half as large
CONTOUR, CONTOUR_WIDTH = 0.045, 0.012  # the line along a shore: its distance and its width


@dataclass(frozen=True)
class Bridge:
    """A bridge: the two islands it joins and its cubic curve from head to head."""

    ends: tuple[int, int]
    curve: Curve

    @cached_property
    def course(self) -> tuple[Point, ...]:
        """Fifteen points along the bridge, both heads included."""
        return tuple(_on_curve(self.curve, step / 14) for step in range(15))


@dataclass(frozen=True)
class Archipelago:
    """A finished drawing: fourteen islands, the bridges that join them, and windows island by island."""

    width: float
    height: float
    unit: float
    islands: tuple[Island, ...]
    spans: tuple[Bridge, ...]
    windows: tuple[tuple[Box, ...], ...]

    @property
    def bridges(self) -> tuple[tuple[int, int], ...]:
        """The pairs of islands that are joined."""
        return tuple(span.ends for span in self.spans)

    def neighbours(self, index: int) -> tuple[int, ...]:
        """The islands one bridge away from an island, in order."""
        return tuple(sorted(sum(pair) - index for pair in self.bridges if index in pair))

    def focus(self, index: int, ratio: float) -> Box:
        """The crop of a width:height ratio that holds an island whole and its neighbours' centres."""
        points = [
            *self.islands[index].outline,
            *(self.islands[near].centre for near in self.neighbours(index)),
        ]
        margin = 0.5 * self.unit
        left, right = min(p.x for p in points) - margin, max(p.x for p in points) + margin
        top, bottom = min(p.y for p in points) - margin, max(p.y for p in points) + margin
        width = max(right - left, (bottom - top) * ratio)
        height = width / ratio
        return Box((left + right - width) / 2, (top + bottom - height) / 2, width, height)


def archipelago(
    seed: int, width: float, height: float, *, clear_top: float = 0.0, clear_left: float = 0.0
) -> Archipelago:
    """The archipelago of a seed for a format; `clear_*` are the shares of the sheet that stay water."""
    rng = Random(seed)  # noqa: S311 - a drawing, not a secret
    sheet = Sheet(width, height, clear_top, clear_left)
    for _ in range(50):
        land = islands(rng, sheet)
        spans = _spans(rng, land, sheet)
        if spans is not None:
            windows = tuple(_town(rng, island, spans, sheet) for island in land)
            return Archipelago(width, height, sheet.unit, land, spans, windows)
    raise ValueError(f"seed {seed} cannot join fourteen islands on {width} x {height}; choose another seed")


def _spans(rng: Random, land: Sequence[Island], sheet: Sheet) -> tuple[Bridge, ...] | None:
    """Bridges over the narrowest waters first: a tree that joins all, then a few rounds; None if it fails."""
    pairs = [(i, j) for i in range(len(land)) for j in range(i)]
    pairs.sort(key=lambda pair: channel(land[pair[0]], land[pair[1]]))
    spans: list[Bridge] = []
    network = list(range(len(land)))
    for pair in (pair for pair in pairs if channel(land[pair[0]], land[pair[1]]) < 1.2 * sheet.unit):
        one, other = (network[end] for end in pair)
        if one != other and (span := _span(rng, pair, land, spans, sheet)):
            spans.append(span)
            network = [one if name == other else name for name in network]
    if len(set(network)) > 1:
        return None
    for pair in pairs[:24]:
        far_round = len(spans) < len(land) + 2 and _steps(spans, *pair) > 3
        if far_round and (span := _span(rng, pair, land, spans, sheet)):
            spans.append(span)
    return tuple(spans)


def _span(
    rng: Random, pair: tuple[int, int], land: Sequence[Island], spans: Sequence[Bridge], sheet: Sheet
) -> Bridge | None:
    """A gentle bridge between two islands, or None where it would meet another bridge or a third island."""
    one, other = land[pair[0]], land[pair[1]]
    side = rng.choice((-1, 1))
    for turn in (0.0, 0.35, -0.35, 0.7, -0.7):
        start = _head(one, bearing(one.centre, other.centre) + turn, sheet.unit)
        end = _head(other, bearing(other.centre, one.centre) - turn, sheet.unit)
        for bow in (0.16 * side, -0.16 * side, 0.05 * side):
            span = Bridge(pair, _arch(start, end, bow))
            if _stands(span, land, spans, sheet):
                return span
    return None


def _head(island: Island, angle: float, unit: float) -> Point:
    """Where a bridge lands in a direction: well inside the coast, and never past the middle."""
    reach = island.reach(angle)
    distance = reach - min(max(2.3 * HEAD * unit, 0.3 * reach), 0.62 * reach)
    return _step(island.centre, angle, distance)


def _arch(start: Point, end: Point, bow: float) -> Curve:
    across, down = end.x - start.x, end.y - start.y
    leave = Point(start.x + across / 3 - bow * down, start.y + down / 3 + bow * across)
    arrive = Point(end.x - across / 3 - bow * down, end.y - down / 3 + bow * across)
    return start, leave, arrive, end


def _stands(span: Bridge, land: Sequence[Island], spans: Sequence[Bridge], sheet: Sheet) -> bool:
    points, unit = span.course, sheet.unit
    middle, area, beach = points[len(points) // 2], sheet.open, BEACH * unit
    if not (0 < middle.x < sheet.width and 0 < middle.y < sheet.height):
        return False
    if not all(_lands(land[end], head, unit) for end, head in zip(span.ends, (points[0], points[-1]), strict=True)):
        return False
    if sheet.clear_top and min(point.y for point in points) < area.top + beach:
        return False
    if sheet.clear_left and min(point.x for point in points) < area.left + beach:
        return False
    third = (island for index, island in enumerate(land) if index not in span.ends)
    if any(island.depth(point) > -0.05 * unit for island in third for point in points):
        return False
    return all(
        math.dist(point, other) > 3.2 * HEAD * unit for point in points for built in spans for other in built.course
    )


def _lands(island: Island, head: Point, unit: float) -> bool:
    """Whether a head has land all round it."""
    around = (_step(head, math.tau * turn / 8, 1.6 * HEAD * unit) for turn in range(8))
    return all(island.depth(point) > 0 for point in around)


def _step(start: Point, angle: float, distance: float) -> Point:
    return Point(start.x + distance * math.cos(angle), start.y + distance * math.sin(angle))


def _steps(spans: Sequence[Bridge], start: int, end: int) -> int:
    """The least number of bridges to cross between two islands."""
    reached, steps = {start}, 0
    while end not in reached:
        reached |= {island for span in spans if reached & set(span.ends) for island in span.ends}
        steps += 1
    return steps


def _town(rng: Random, island: Island, spans: Sequence[Bridge], sheet: Sheet) -> tuple[Box, ...]:
    """The lit windows of an island: the fullest of a few towns tried about its middle."""
    roads = [point for span in spans for point in span.course if island.depth(point) > -0.1 * sheet.unit]
    towns = []
    for _ in range(9):
        quay = _step(island.centre, rng.uniform(0, math.tau), rng.uniform(0, 0.6) * island.radius)
        towns.append(tuple(_street(rng, island, quay, roads, sheet)))
    return max(towns, key=len)


def _street(rng: Random, island: Island, quay: Point, roads: Sequence[Point], sheet: Sheet) -> Iterator[Box]:
    """Houses side by side on one quay, two or three windows wide; a house that does not fit is not built."""
    unit = sheet.unit
    columns = max(2, min(10, int(1.3 * island.radius / (COLUMN * unit))))
    tallest = max(1, min(5, int(5.5 * island.radius / unit)))
    left, base = quay.x - columns / 2 * COLUMN * unit, quay.y + tallest / 2 * STOREY * unit
    column = 0
    while column < columns:
        wide, storeys = rng.choice((2, 2, 3)), rng.randint((tallest + 1) // 2, tallest)
        house = [
            Box(
                left + (column + step) * COLUMN * unit,
                base - storey * STOREY * unit,
                PANE_WIDTH * unit,
                PANE_HEIGHT * unit,
            )
            for step in range(wide)
            for storey in range(storeys)
        ]
        if all(_lights(pane, island, roads, sheet) for pane in house):
            yield from (pane for pane in house if rng.random() < 0.85)
        column += wide + 1


def _lights(pane: Box, island: Island, roads: Sequence[Point], sheet: Sheet) -> bool:
    """Whether a window stands well inside the coast and the trimmed sheet, and off every bridge."""
    x, y, edge = pane.left + pane.width / 2, pane.top + pane.height / 2, 0.2 * sheet.unit
    if not (edge < x < sheet.width - edge and edge < y < sheet.height - edge):
        return False
    far = 0.12 * sheet.unit
    return island.depth(Point(x, y)) > far and all(math.dist((x, y), road) > far for road in roads)


def svg(
    drawing: Archipelago,
    colourway: Mapping[str, str],
    *,
    view: Box | None = None,
    highlight: int | None = None,
    title: str = "",
) -> str:
    """The drawing as SVG: flat fills and strokes; decorative unless it has a title; `view` crops it."""
    box = view or Box(0, 0, drawing.width, drawing.height)
    shown = _within(drawing, box)
    lit = set(range(len(drawing.islands))) if highlight is None else {highlight, *drawing.neighbours(highlight)}
    sea, land = _sea(drawing, colourway, box, shown), _land(drawing, colourway, lit, shown)
    body = "".join((*sea, *land, *_decks(drawing, colourway, lit)))
    naming = f'role="img"><title>{escape(title)}</title>' if title else 'role="none" aria-hidden="true">'
    frame = " ".join(_number(side) for side in box)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame}" {naming}{body}</svg>\n'


def _within(drawing: Archipelago, box: Box) -> list[int]:
    """List the islands that a crop shows, or whose shore's line it shows: the rest need not be drawn."""
    line = 2 * (CONTOUR + CONTOUR_WIDTH) * drawing.unit
    right, bottom = box.left + box.width + line, box.top + box.height + line
    shown = []
    for index, island in enumerate(drawing.islands):
        across, down = [point.x for point in island.outline], [point.y for point in island.outline]
        beside = max(across) < box.left - line or min(across) > right
        if not beside and max(down) >= box.top - line and min(down) <= bottom:
            shown.append(index)
    return shown


def _sea(drawing: Archipelago, colourway: Mapping[str, str], box: Box, shown: Sequence[int]) -> Iterator[str]:
    """Water, and along every shore a line as on a chart, which neighbours share where they lie close."""
    yield _rectangle(box, colourway["water"])
    coasts = "".join(_closed(drawing.islands[index].outline[::STRIDE]) for index in shown)
    near, far = 2 * CONTOUR * drawing.unit, 2 * (CONTOUR + CONTOUR_WIDTH) * drawing.unit
    for colour, width in ((colourway["shore"], far), (colourway["water"], near)):
        yield f'<path fill="none" stroke="{colour}" stroke-width="{_number(width)}" d="{coasts}"/>'


def _land(drawing: Archipelago, colourway: Mapping[str, str], lit: set[int], shown: Sequence[int]) -> Iterator[str]:
    """Islands with their windows; one out of the light is only the line along its shore."""
    for index in shown:
        island = drawing.islands[index]
        colour = colourway[island.tone if index in lit else "water"]
        yield f'<path fill="{colour}" d="{_closed(island.outline[::STRIDE])}"/>'
        panes = "".join(_pane(pane) for pane in drawing.windows[index])
        if panes and index in lit:
            yield f'<path fill="{colourway["window"]}" d="{panes}"/>'


def _decks(drawing: Archipelago, colourway: Mapping[str, str], lit: set[int]) -> Iterator[str]:
    """Bridges, counterchanged: on land like their own colour they take the water's from the coast inwards."""
    for span in (span for span in drawing.spans if lit.issuperset(span.ends)):
        yield _deck(span.curve, colourway["bridge"], drawing.unit)
        for end, curve in zip(span.ends, (span.curve, span.curve[::-1]), strict=True):
            island, colour = drawing.islands[end], colourway["bridge"]
            if _contrast(colour, colourway[island.tone]) < 1.4:
                colour = colourway["water"]
                yield _deck(_ashore(curve, island), colour, drawing.unit)
            x, y = (_number(side) for side in curve[0])
            radius = _number(HEAD * drawing.unit)
            yield f'<circle fill="{colour}" cx="{x}" cy="{y}" r="{radius}"/>'


def _deck(curve: Curve, colour: str, unit: float) -> str:
    start, *rest = (_pair(point) for point in curve)
    course = f"M{start}C{' '.join(rest)}"
    return f'<path fill="none" stroke="{colour}" stroke-width="{_number(DECK * unit)}" d="{course}"/>'


def _ashore(curve: Curve, island: Island) -> Curve:
    """The first part of a bridge's curve, from its head on an island to that island's coast."""
    inside, outside = 0.0, 0.5
    for _ in range(12):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if island.depth(_on_curve(curve, middle)) > 0 else (inside, middle)
    a, b, c, _ = curve
    ab, bc, t = _between(a, b, inside), _between(b, c, inside), inside
    return a, ab, _between(ab, bc, t), _on_curve(curve, t)


def _between(start: Point, end: Point, share: float) -> Point:
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rectangle(box: Box, colour: str) -> str:
    left, top, width, height = (_number(side) for side in box)
    return f'<rect fill="{colour}" x="{left}" y="{top}" width="{width}" height="{height}"/>'


def _pane(pane: Box) -> str:
    left, top, width, height = (_number(side) for side in pane)
    return f"M{left} {top}h{width}v{height}h-{width}Z"


def _closed(points: Sequence[Point]) -> str:
    """A smooth closed course through points (Catmull-Rom, as cubic curves)."""
    count = len(points)
    course = [f"M{_pair(points[0])}"]
    for index in range(count):
        before, start, end, after = (points[(index + step) % count] for step in (-1, 0, 1, 2))
        leave = Point(start.x + (end.x - before.x) / 6, start.y + (end.y - before.y) / 6)
        arrive = Point(end.x - (after.x - start.x) / 6, end.y - (after.y - start.y) / 6)
        course.append(f"C{_pair(leave)} {_pair(arrive)} {_pair(end)}")
    return "".join(course) + "Z"


def _on_curve(curve: Curve, t: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    return Point(a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy)


def _pair(point: Point) -> str:
    return f"{_number(point.x)} {_number(point.y)}"


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
