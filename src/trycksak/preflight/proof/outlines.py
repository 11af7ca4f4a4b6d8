"""A page's painted paths as closed subpaths, the unit in which a mark is recognised.

Programs join an original's paths into one, split them, reorder them, and close them with a line or without: what they
leave is each subpath's sequence of segments. So originals and pages are both cut into subpaths, written the same way.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from trycksak.preflight.geometry import Outline, Point, bounds
from trycksak.preflight.interpret.marks import PathMark

_POINTS: Final = {"m": 1, "l": 1, "c": 3}
# A last line that comes back to the start, within this many pt, is the closing that another program leaves out.
_SAME_PT: Final = 0.02
# A subpath with more segments is known only from its own start.
_MAX_SEGMENTS: Final = 400


@dataclass(frozen=True)
class Subpath:
    """One closed subpath, with the segment that closes it: a letter for each, and all points from the start.

    `key` is the same wherever a program begins it and whichever way it goes round. `owner` is the index of the path
    that it is part of.
    """

    key: str
    letters: str
    points: tuple[Point, ...]
    owner: int

    @cached_property
    def corners(self) -> tuple[Point, ...]:
        """The corners of the upright box that holds it."""
        x, y, width, height = bounds(self.points)
        return (x, y), (x + width, y), (x, y + height), (x + width, y + height)

    def ways(self, letters: str) -> "tuple[Way, ...]":
        """List every start and either way round from which its segments are these letters."""
        return _ways(self.letters, letters)

    def start(self, way: "Way") -> Point:
        """Give the point that it begins with when it is gone through this way."""
        at, back = way
        return self.points[-1 - at] if back else self.points[at]

    def gone(self, way: "Way") -> tuple[Point, ...]:
        """Give its points in this way's order; the last is the first again."""
        at, back = way
        points = self.points[::-1] if back else self.points
        return points[at:-1] + points[: at + 1]


Way = tuple[int, bool]
"""How a subpath is gone through: the index of the point to begin with, and whether backwards, counted from the end."""


@lru_cache(maxsize=4096)
def _ways(own: str, letters: str) -> tuple[Way, ...]:
    if len(own) != len(letters):
        return ()
    found: list[Way] = []
    for back, segments in ((False, own), (True, own[::-1])):
        doubled = segments + segments
        n = doubled.find(letters, 0, 2 * len(own) - 1)
        while n >= 0:
            found.append((sum(_POINTS[letter] for letter in segments[:n]), back))
            n = doubled.find(letters, n + 1, 2 * len(own) - 1)
    return tuple(found)


def subpaths(outline: Outline, owner: int, same: float = _SAME_PT) -> Iterator[Subpath]:
    """Cut an outline into subpaths; those of a single point paint nothing, and points nearer than `same` are one."""
    at = 0
    for part in outline.shape.split("m")[1:]:
        count = 1 + sum(_POINTS[letter] for letter in part)
        letters, points = part, outline.points[at : at + count]
        at += count
        if letters.endswith("l") and _near(points[-2], points[-1], same):
            # Some close with a line where they already are.
            letters, points = letters[:-1], points[:-1]
        if not _near(points[0], points[-1], same):
            letters, points = letters + "l", (*points, points[0])
        if len(letters) > 1:
            yield Subpath(_key(letters), letters, points, owner)


@lru_cache(maxsize=4096)
def _key(letters: str) -> str:
    turned = (way[n:] + way[:n] for way in (letters, letters[::-1]) for n in range(len(way)))
    return min(turned) if len(letters) <= _MAX_SEGMENTS else letters


def page_subpaths(content: Sequence[object], wanted: Iterable[str], telling: Iterable[str]) -> dict[str, list[Subpath]]:
    """Index a page's painted subpaths by their keys, in page space; only those whose keys are `wanted`.

    Nothing is given where none has a key that is `telling`. The owner is the mark's index in the content. What is
    repeated, can be taken away, or stands for no ink is left out: the cells of patterns, the glyphs of Type 3 fonts,
    annotations and soft masks.
    """
    sought, tell = set(wanted), set(telling)
    # What closes a subpath may be written as a line, or not.
    lengths = {len(key) - n for key in sought for n in (0, 1)}
    likely: list[tuple[int, PathMark]] = []
    told = False
    for index, mark in enumerate(content):
        if not isinstance(mark, PathMark) or mark.in_mask:
            continue
        drawn = "".join(mark.path.letters)
        # `hl` and `hc` begin without a move; what such a path's subpaths are is known when it is placed.
        odd = "hl" in drawn or "hc" in drawn
        parts = {part for part in drawn.replace("h", "").split("m") if len(part) in lengths}
        keys = {_key(part) for part in parts} | {_key(f"{part}l") for part in parts}
        if (odd or not sought.isdisjoint(keys)) and not _repeated(mark):
            likely.append((index, mark))
            told = told or odd or not tell.isdisjoint(keys)
    found: dict[str, list[Subpath]] = {}
    # Points are worth computing only where the letters are right.
    for index, mark in likely if told else ():
        for subpath in subpaths(placed(mark), index):
            if subpath.key in sought:
                found.setdefault(subpath.key, []).append(subpath)
    return found


def placed(mark: PathMark) -> Outline:
    """Give a path's outline in page space, as its fill sees it: closed subpaths, no move that draws nothing."""
    path = mark.path
    a, b, c, d, e, f = path.ctm
    raw = path.points
    points = [(a * x + c * y + e, b * x + d * y + f) for x, y in zip(raw[::2], raw[1::2], strict=False)]
    letters: list[str] = []
    kept: list[Point] = []
    at, start, closed = 0, None, False
    for letter in path.letters:
        if letter == "h":
            closed = True
            continue
        count = _POINTS[letter]
        now = points[at : at + count]
        at += count
        if letter == "m":
            if letters and letters[-1] == "m":
                letters.pop()
                kept.pop()
            start = now[0]
        elif start is None:
            continue
        elif closed:
            letters.append("m")
            kept.append(start)
        closed = False
        letters.append(letter)
        kept += now
    return Outline("".join(letters), tuple(kept))


def _repeated(mark: PathMark) -> bool:
    return any(step.startswith(("pattern ", "glyph ", "annotation ")) for step in mark.where)


def _near(one: Point, other: Point, same: float) -> bool:
    return abs(one[0] - other[0]) <= same and abs(one[1] - other[1]) <= same
