"""The land of the key visual: fourteen islands placed on a sheet of any format, each with its coast and tone.

An island is star-shaped: from its centre every direction meets the coast once. Its coast is the softened
minimum of a free, organic shape and of the straight limits to its neighbours and to the clear water, so that
islands mould themselves to each other and never overlap. Lengths are in the sheet's own unit; y points down.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import NamedTuple

SIZES = (2.0, 1.62, 1.42, 1.2, 1.12, 1.0, 0.95, 0.86, 0.74, 0.66, 0.58, 0.52, 0.46, 0.42)
TONES = ("land-1", "land-2", "land-3", "land-4", "land-5")
SHARES = (0.34, 0.22, 0.16, 0.16, 0.12)  # of the land, by tone
SWINGS = (
    (2, 0.22),
    (3, 0.13),
    (4, 0.06),
    (5, 0.04),
)  # of the radius: waves round a coast, long ones strongest
FIRMNESS = 7  # how squarely a coast follows its limits
COAST_POINTS = 48
FILL = 0.7  # of the sheet's open part, before the coasts grow together
RUNS_OFF = 9  # so many of the largest islands may leave the sheet; the small ones stay whole
CHANNEL = 0.17  # least water between two islands, in units
BEACH = 0.08  # and between a coast and the clear water: room for the line along the shore


class Point(NamedTuple):
    """A place on the sheet."""

    x: float
    y: float


class Box(NamedTuple):
    """An upright rectangle on the sheet."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Island:
    """One island: its coast as points at equal angles, clockwise from three o'clock, and its tone."""

    outline: tuple[Point, ...]
    centre: Point
    radius: float
    tone: str

    @cached_property
    def _reaches(self) -> tuple[float, ...]:
        return tuple(math.dist(self.centre, point) for point in self.outline)

    @cached_property
    def _farthest(self) -> float:
        return max(self._reaches)

    def reach(self, angle: float) -> float:
        """The distance from the centre to the coast in a direction, in radians."""
        reaches = self._reaches
        place = angle / math.tau * len(reaches) % len(reaches)
        index = int(place)
        near, far = reaches[index % len(reaches)], reaches[(index + 1) % len(reaches)]
        return near + (far - near) * (place - index)

    def depth(self, point: Point) -> float:
        """How far inside the coast a point lies, seen from the centre; negative at sea."""
        across, down = point.x - self.centre.x, point.y - self.centre.y
        return self.reach(math.atan2(down, across)) - math.hypot(across, down)

    def clears(self, point: Point, room: float) -> bool:
        """Whether a point lies at sea with that much room to the coast, seen from the centre."""
        # Most points lie farther out than any of the coast, and need not be asked about in their direction.
        far_out = math.dist(point, self.centre) > 1.001 * (self._farthest + room)
        return far_out or self.depth(point) <= -room


@dataclass(frozen=True)
class Sheet:
    """The format: its size, and the shares of it at the top and at the left that stay clear water."""

    width: float
    height: float
    clear_top: float
    clear_left: float

    @cached_property
    def open(self) -> Box:
        """The part where islands may stand."""
        left, top = self.width * self.clear_left, self.height * self.clear_top
        return Box(left, top, self.width - left, self.height - top)

    @cached_property
    def unit(self) -> float:
        """The side of an island's even share of the open part: all sizes are counted in it."""
        return math.sqrt(self.open.width * self.open.height / len(SIZES))


@dataclass
class _Plot:
    """Where an island is going to stand, while the plots still push each other about."""

    x: float
    y: float
    radius: float
    runs_off: bool


def islands(rng: Random, sheet: Sheet) -> tuple[Island, ...]:
    """Fourteen islands, the largest first; none touches another or the clear water."""
    plots = _plots(rng, sheet)
    while any(room < 0.5 * plot.radius for plot in plots for _, room in _limits(sheet, plot, plots)):
        plots = _plots(rng, sheet)  # too crowded: a neighbour would pinch an island to nothing
    coasts = [_coast(rng, sheet, plot, plots) for plot in plots]
    bare = [
        Island(coast, Point(plot.x, plot.y), plot.radius, TONES[0]) for plot, coast in zip(plots, coasts, strict=True)
    ]
    tones = _tones(bare, reach=0.5 * sheet.unit)
    return tuple(
        Island(island.outline, island.centre, island.radius, tone) for island, tone in zip(bare, tones, strict=True)
    )


def channel(one: Island, other: Island) -> float:
    """The width of the water between two islands, along the line between their centres."""
    angle = bearing(one.centre, other.centre)
    return math.dist(one.centre, other.centre) - one.reach(angle) - other.reach(angle + math.pi)


def bearing(origin: Point, target: Point) -> float:
    """The direction from one point to another in radians, clockwise from three o'clock."""
    return math.atan2(target.y - origin.y, target.x - origin.x)


def _plots(rng: Random, sheet: Sheet) -> list[_Plot]:
    """Place the largest island first and each next one in the widest water left, then let them push apart."""
    base = sheet.unit * math.sqrt(FILL * len(SIZES) / (math.pi * sum(size**2 for size in SIZES)))
    largest = 0.52 * min(sheet.open.width, sheet.open.height)
    swell = rng.uniform(0, math.tau)
    plots: list[_Plot] = []
    for rank, size in enumerate(SIZES):
        trials = [_trial(rng, sheet, min(base * size, largest), rank < RUNS_OFF, swell) for _ in range(24)]
        plots.append(max(trials, key=lambda trial: min((_water(trial, other) for other in plots), default=0)))
    for _ in range(40):
        for index, plot in enumerate(plots):
            for other in plots[:index]:
                _push(plot, other, CHANNEL * sheet.unit)
        for plot in plots:
            _berth(plot, sheet, swell)
    return plots


def _trial(rng: Random, sheet: Sheet, radius: float, runs_off: bool, swell: float) -> _Plot:
    area = sheet.open
    x, y = area.left + rng.random() * area.width, area.top + rng.random() * area.height
    plot = _Plot(x, y, radius, runs_off)
    _berth(plot, sheet, swell)
    return plot


def _water(one: _Plot, other: _Plot) -> float:
    return math.hypot(one.x - other.x, one.y - other.y) - one.radius - other.radius


def _push(one: _Plot, other: _Plot, gap: float) -> None:
    """Push two plots apart until the gap is free; the smaller gives way more."""
    lacking = gap - _water(one, other)
    if lacking <= 0:
        return
    across, down = one.x - other.x, one.y - other.y
    length = math.hypot(across, down) or 1.0
    give = other.radius**2 / (one.radius**2 + other.radius**2)
    one.x, one.y = one.x + across / length * lacking * give, one.y + down / length * lacking * give
    give -= 1
    other.x, other.y = other.x + across / length * lacking * give, other.y + down / length * lacking * give


def _berth(plot: _Plot, sheet: Sheet, swell: float) -> None:
    """Keep a plot on the sheet and off the clear water, whose limit swells: no coast is ruled straight."""
    area, edge = sheet.open, (0.2 if plot.runs_off else 1.3) * plot.radius
    rise = 0.55 * sheet.unit
    top, left = area.top + edge, area.left + edge
    if sheet.clear_top:
        wave = math.sin(swell + 4.4 * plot.x / sheet.width)
        top = area.top + plot.radius * 1.08 + rise * (0.5 + 0.5 * wave)
    if sheet.clear_left:
        wave = math.sin(swell + 4.4 * plot.y / sheet.height)
        left = area.left + plot.radius * 1.08 + rise * (0.5 + 0.5 * wave)
    plot.x = max(left, min(sheet.width - edge, plot.x))
    plot.y = max(top, min(sheet.height - edge, plot.y))


def _coast(rng: Random, sheet: Sheet, plot: _Plot, plots: Sequence[_Plot]) -> tuple[Point, ...]:
    """The coast of a plot: a shape of its own in free water, moulded to the limits elsewhere."""
    limits = list(_limits(sheet, plot, plots))
    waves = [(k, rng.uniform(0.6, 1) * swing, rng.uniform(0, math.tau)) for k, swing in SWINGS]
    points = []
    for index in range(COAST_POINTS):
        angle = math.tau * index / COAST_POINTS
        shape = 1.2 + sum(swing * math.cos(k * angle + phase) for k, swing, phase in waves)
        sharpness = (1 / (plot.radius * shape)) ** FIRMNESS
        for towards, room in limits:
            ahead = math.cos(angle - towards)
            if ahead > 0:
                sharpness += (ahead / room) ** FIRMNESS
        distance = sharpness ** (-1 / FIRMNESS)
        points.append(Point(plot.x + distance * math.cos(angle), plot.y + distance * math.sin(angle)))
    return tuple(points)


def _limits(sheet: Sheet, plot: _Plot, plots: Sequence[_Plot]) -> Iterator[tuple[float, float]]:
    """Straight limits of a plot, as direction and room from the centre: neighbours and clear water."""
    half_channel = CHANNEL * sheet.unit / 2
    for other in plots:
        if other is not plot:
            length = math.hypot(other.x - plot.x, other.y - plot.y)
            # The radical axis of the two circles: a large island holds more of the distance than a small one.
            room = (length**2 + plot.radius**2 - other.radius**2) / (2 * length) - half_channel
            yield math.atan2(other.y - plot.y, other.x - plot.x), room
    if sheet.clear_top:
        yield -math.pi / 2, plot.y - sheet.open.top - BEACH * sheet.unit
    if sheet.clear_left:
        yield math.pi, plot.x - sheet.open.left - BEACH * sheet.unit


def _tones(land: Sequence[Island], reach: float) -> list[str]:
    """A tone for each island: neighbours differ, and each tone comes near its share of the land."""
    near = [[j for j, other in enumerate(land[:i]) if channel(one, other) < reach] for i, one in enumerate(land)]
    areas = [island.radius**2 for island in land]
    chosen: list[int] = []

    def lack(tone: int) -> float:
        used = sum(area for area, other in zip(areas, chosen, strict=False) if other == tone)
        return SHARES[tone] * sum(areas) - used

    def settle() -> bool:
        index = len(chosen)
        if index == len(land):
            return True
        taken = {chosen[other] for other in near[index]}
        for tone in sorted(set(range(len(TONES))) - taken, key=lack, reverse=True):
            chosen.append(tone)
            if settle():
                return True
            chosen.pop()
        return False

    if not settle():
        return _tones(land, reach * 0.8)
    return [TONES[tone] for tone in chosen]
