"""Bridges: which islands they join, and a gentle course over open water for each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from trycksak.render.islands import BEACH, Island, Point, Sheet, bearing, channel

Curve = tuple[Point, Point, Point, Point]

HEAD = 0.06  # the radius of a bridge's heads, in units of the sheet (see Sheet.unit)


@dataclass(frozen=True)
class Bridge:
    """A bridge: the two islands it joins and its cubic curve from head to head."""

    ends: tuple[int, int]
    curve: Curve

    @cached_property
    def course(self) -> tuple[Point, ...]:
        """Fifteen points along the bridge, both heads included."""
        return tuple(on_curve(self.curve, step / 14) for step in range(15))


def join(rng: Random, land: Sequence[Island], sheet: Sheet) -> tuple[Bridge, ...] | None:
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
    return step(island.centre, angle, distance)


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
    if not all(island.clears(point, 0.05 * unit) for island in third for point in points):
        return False
    return all(
        math.dist(point, other) > 3.2 * HEAD * unit for point in points for built in spans for other in built.course
    )


def _lands(island: Island, head: Point, unit: float) -> bool:
    """Whether a head has land all round it."""
    around = (step(head, math.tau * turn / 8, 1.6 * HEAD * unit) for turn in range(8))
    return all(island.depth(point) > 0 for point in around)


def step(start: Point, angle: float, distance: float) -> Point:
    """The point at a distance in a direction, in radians."""
    return Point(start.x + distance * math.cos(angle), start.y + distance * math.sin(angle))


def _steps(spans: Sequence[Bridge], start: int, end: int) -> int:
    """The least number of bridges to cross between two islands."""
    reached, steps = {start}, 0
    while end not in reached:
        reached |= {island for span in spans if reached & set(span.ends) for island in span.ends}
        steps += 1
    return steps


def on_curve(curve: Curve, t: float) -> Point:
    """The point of a cubic curve at a share of its way, 0 to 1."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    return Point(a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy)
