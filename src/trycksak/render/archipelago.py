"""The key visual: fourteen islands, their bridges and their lit windows, as flat SVG in palette colours.

Deterministic: the same seed and format give the same bytes. Lengths are in the sheet's own unit (millimetres
for print, pixels for the web); y points down. `islands.py` makes the land, `bridges.py` joins it, here it is lit,
`chart.py` draws it.

Seeds chosen by eye: A5 and A4 covers (clear_top 0.42) 3, 10, 12, 9; hero 1600 x 700 (clear_left 0.42)
4, 3, 7, 12; strip 216 x 40: 3, 12, 7, 8; square: 3, 10, 12, 13.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from trycksak.render.bridges import Bridge, join, step
from trycksak.render.islands import Box, Island, Point, Sheet, islands

# In units of the sheet (see Sheet.unit).
PANE_WIDTH, PANE_HEIGHT, COLUMN, STOREY = 0.034, 0.046, 0.058, 0.072


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
        near = [self.islands[other].centre for other in self.neighbours(index)]
        return self.around([*self.islands[index].outline, *near], ratio)

    def around(self, points: Sequence[Point], ratio: float, margin: float = 0.5) -> Box:
        """The crop of a width:height ratio that holds some points, with a margin in units of the sheet."""
        margin *= self.unit
        left, right = min(p.x for p in points) - margin, max(p.x for p in points) + margin
        top, bottom = min(p.y for p in points) - margin, max(p.y for p in points) + margin
        width = max(right - left, (bottom - top) * ratio)
        height = width / ratio
        return Box((left + right - width) / 2, (top + bottom - height) / 2, width, height)


@lru_cache(maxsize=64)
def archipelago(
    seed: int, width: float, height: float, *, clear_top: float = 0.0, clear_left: float = 0.0
) -> Archipelago:
    """The archipelago of a seed for a format; `clear_*` are the shares of the sheet that stay water."""
    rng = Random(seed)  # noqa: S311 - a drawing, not a secret
    sheet = Sheet(width, height, clear_top, clear_left)
    for _ in range(50):
        land = islands(rng, sheet)
        spans = join(rng, land, sheet)
        if spans is not None:
            windows = tuple(_town(rng, island, spans, sheet) for island in land)
            return Archipelago(width, height, sheet.unit, land, spans, windows)
    raise ValueError(f"seed {seed} cannot join fourteen islands on {width} x {height}; choose another seed")


def _town(rng: Random, island: Island, spans: Sequence[Bridge], sheet: Sheet) -> tuple[Box, ...]:
    """The lit windows of an island: the fullest of a few towns tried about its middle."""
    roads = [point for span in spans for point in span.course if island.depth(point) > -0.1 * sheet.unit]
    towns = []
    for _ in range(9):
        quay = step(island.centre, rng.uniform(0, math.tau), rng.uniform(0, 0.6) * island.radius)
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
