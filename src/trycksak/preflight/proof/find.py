"""Finding marks on a page by the shape of their outlines, whole or altered.

A PDF has no object that says "logotype": the writer turns it into paths. What stays is each subpath's sequence of
segments, and one affine map that takes all points of the original to those of the page. A mark of which a part is
missing or moved is found too, so that a forgery beside a right mark is seen.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from trycksak.preflight.geometry import IDENTITY, Affine, Point, bounds, fit, misfit
from trycksak.preflight.interpret.marks import PathMark
from trycksak.preflight.original import Drawing
from trycksak.preflight.proof.outlines import Subpath, page_subpaths, subpaths
from trycksak.preflight.proof.standing import Standing

# How far a point may lie from where the map takes it: writers round to 2 decimals at worst, in pt, or in a unit that
# grows with the mark.
_TOLERANCE_PT: Final = 0.05
_TOLERANCE_OF_WIDTH: Final = 0.0007
# A part this far off, as a share of the mark's width, is the same part, moved or redrawn.
_MOVED_OF_WIDTH: Final = 0.03
# Of a mark that is altered so much of the original, counted in points, is still there.
_KNOWN: Final = 0.5
# A shape with fewer points than this is too plain to be known by itself.
_LEAST_POINTS: Final = 40
# Subpaths with most points are sought first: they know the map best, and are the least likely to be met by chance.
_ANCHORS: Final = 4
_MAX_CANDIDATES: Final = 2_000

Closeness = Callable[[PathMark, str], bool]
"""Whether a path has the fill that an original's colour is in this edition."""


@dataclass(frozen=True)
class Pattern:
    """Originals of one shape, cut into subpaths, each with the index of its shape as owner; the largest are anchors."""

    drawings: tuple[Drawing, ...]
    parts: tuple[Subpath, ...]
    anchors: tuple[Subpath, ...]
    points: int
    width: float

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all its subpaths."""
        return frozenset(part.key for part in self.parts)

    @property
    def shapes(self) -> list[list[Subpath]]:
        """Its subpaths by the shape that they are part of."""
        grouped: dict[int, list[Subpath]] = {}
        for part in self.parts:
            grouped.setdefault(part.owner, []).append(part)
        return list(grouped.values())


@dataclass(frozen=True)
class _Match:
    """An original laid over a page: for each of its subpaths the one found there, whole or moved."""

    through: Affine
    pairs: tuple[tuple[Subpath, tuple[Point, ...], Subpath, bool], ...]
    """The original's, the page's points from the same start, the page's own, and whether they lie on each other."""

    @property
    def known(self) -> int:
        return sum(len(part.points) for part, _, _, _ in self.pairs)

    @property
    def whole(self) -> int:
        return sum(whole for _, _, _, whole in self.pairs)

    def is_known(self, pattern: "Pattern") -> bool:
        """Whether so much is there that it is meant to be the mark: a shape whole, or most of several."""
        here = {part for part, _, _, _ in self.pairs}
        whole = {part for part, _, _, whole in self.pairs if whole}
        for shape in pattern.shapes:
            if set(shape) <= whole and sum(len(part.points) for part in shape) >= _LEAST_POINTS:
                return True
        touched = sum(not here.isdisjoint(shape) for shape in pattern.shapes)
        return self.known >= _KNOWN * pattern.points and (touched > 1 or len(pattern.shapes) == 1)

    @property
    def pieces(self) -> set[int]:
        return {id(there) for _, _, there, _ in self.pairs}


@lru_cache(maxsize=16)
def patterns_of(drawings: tuple[Drawing, ...]) -> tuple[Pattern, ...]:
    """Prepare drawings to be sought; variants that differ in colour only are sought once."""
    grouped: dict[tuple[Subpath, ...], list[Drawing]] = {}
    for drawing in drawings:
        same = drawing.box.width * 1e-4
        cut = (part for index, shape in enumerate(drawing.shapes) for part in subpaths(shape.outline, index, same))
        grouped.setdefault(tuple(cut), []).append(drawing)
    return tuple(_pattern(drawings, parts) for parts, drawings in grouped.items())


def _pattern(drawings: Sequence[Drawing], parts: tuple[Subpath, ...]) -> Pattern:
    # Of parts that look the same from several starts little is learnt.
    by_size = sorted(parts, key=lambda part: (min(len(part.ways(part.letters)), 3), -len(part.points)))
    of_shapes = {part.owner: part for part in reversed(by_size)}.values()
    anchors = tuple(dict.fromkeys([*by_size[:_ANCHORS], *of_shapes]))
    points = sum(len(part.points) for part in parts)
    return Pattern(tuple(drawings), parts, anchors, points, drawings[0].box.width)


def find_marks(
    content: Sequence[object], patterns: Sequence[Pattern], to_mm: Affine, filled: Closeness
) -> list[Standing]:
    """Find marks among what a page paints; of originals with the same shape the one whose colours fit best.

    `to_mm` maps page space to mm from the trim's top left corner.
    """
    parts = {key for pattern in patterns for key in pattern.keys}
    indexed = page_subpaths(content, parts, {anchor.key for pattern in patterns for anchor in pattern.anchors})
    found: list[tuple[Standing, set[int]]] = []
    # What is a part of a whole mark is no part of a smaller one, nor of one that lacks something: the large ones of
    # which all may be there come first.
    taken: set[int] = set()
    for pattern in sorted(patterns, key=lambda one: (not one.keys <= indexed.keys(), -len(one.parts))):
        matches = _matches(pattern, indexed, taken)
        for match in matches:
            pieces = match.pieces
            found += [(_standing(pattern, drawing, match, content, to_mm), pieces) for drawing in pattern.drawings]
        taken |= {piece for match in matches if match.whole == len(pattern.parts) for piece in match.pieces}
    return _best(found, filled)


def _matches(pattern: Pattern, indexed: Mapping[str, Sequence[Subpath]], taken: Collection[int]) -> list[_Match]:
    """Lay the pattern over the page by each of its anchors that is not taken; nothing is found twice."""
    found: list[_Match] = []
    width = pattern.width
    for anchor in pattern.anchors:
        for candidate in indexed.get(anchor.key, ())[:_MAX_CANDIDATES]:
            if id(candidate) in taken or any(candidate is there for match in found for _, _, there, _ in match.pairs):
                continue
            for way in candidate.ways(anchor.letters):
                points = candidate.gone(way)
                through = fit(anchor.points, points)
                if through is None or misfit(through, anchor.points, points) > _far(through, width):
                    continue
                match = _refined(pattern, through, indexed)
                if match.is_known(pattern):
                    found.append(match)
                    break
    return found


def _far(through: Affine, width: float) -> float:
    return max(_TOLERANCE_PT, _MOVED_OF_WIDTH * width * max(through.scale))


def _near(through: Affine, pattern: Pattern) -> float:
    return max(_TOLERANCE_PT, _TOLERANCE_OF_WIDTH * pattern.width * max(through.scale))


def _refined(pattern: Pattern, through: Affine, indexed: Mapping[str, Sequence[Subpath]]) -> _Match:
    """Gather the parts that lie near where one anchor's map takes them, and fit the map to all of them."""
    match = _gather(pattern, through, indexed)
    fitted: list[tuple[tuple[Point, ...], tuple[Point, ...]]] = []
    for _ in range(2):
        used = [(part.points, points) for part, points, _, whole in match.pairs if whole or not match.whole]
        if used == fitted:
            return match
        fitted = used
        source = [point for points, _ in used for point in points]
        target = [point for _, points in used for point in points]
        better = fit(source, target)
        if better is None:
            return match
        if match.whole == len(pattern.parts) and all(
            misfit(better, part.points, points) <= _near(better, pattern) for part, points, _, _ in match.pairs
        ):
            return _Match(better, match.pairs)
        match = _gather(pattern, better, indexed)
    return match


def _gather(pattern: Pattern, through: Affine, indexed: Mapping[str, Sequence[Subpath]]) -> _Match:
    near, far = _near(through, pattern), _far(through, pattern.width)
    pairs = []
    taken: set[int] = set()
    for part in pattern.parts:
        candidates = indexed.get(part.key)
        if not candidates:
            continue
        left, top, across, down = bounds(map(through.at, part.corners))
        mapped = [through.at(point) for point in part.points]
        nearest: tuple[float, tuple[Point, ...], Subpath] | None = None
        # Of paths that lie on each other the last is the one that is seen.
        for one in reversed(candidates):
            u, v = one.points[0]
            if id(one) in taken or not (left - far <= u <= left + across + far and top - far <= v <= top + down + far):
                continue
            aligned = _aligned(part, mapped, one, near, far)
            if aligned and aligned[1] <= far and (nearest is None or aligned[1] < nearest[0] - near):
                nearest = aligned[1], aligned[0], one
        if nearest:
            off, points, one = nearest
            taken.add(id(one))
            pairs.append((part, points, one, off <= near))
    return _Match(through, tuple(pairs))


def _aligned(
    part: Subpath, mapped: Sequence[Point], one: Subpath, near: float, far: float
) -> tuple[tuple[Point, ...], float] | None:
    """Begin a subpath where, and go round it the way, that suits the original; with the misfit."""
    x, y = mapped[0]
    starts = []
    for way in one.ways(part.letters):
        u, v = one.start(way)
        if abs(u - x) <= far and abs(v - y) <= far:
            starts.append((max(abs(u - x), abs(v - y)), way))
    best: tuple[float, tuple[Point, ...]] | None = None
    for _, way in sorted(starts):
        points = one.gone(way)
        off = misfit(IDENTITY, mapped, points)
        if best is None or off < best[0]:
            best = off, points
        # No other start can suit it better than one that lies on it.
        if best[0] <= near:
            break
    return (best[1], best[0]) if best else None


def _standing(pattern: Pattern, drawing: Drawing, match: _Match, content: Sequence[object], to_mm: Affine) -> Standing:
    marks = {there.owner: content[there.owner] for _, _, there, _ in match.pairs}
    members = tuple((index, mark) for index, mark in sorted(marks.items()) if isinstance(mark, PathMark))
    first = {part.owner: marks[there.owner] for part, _, there, _ in reversed(match.pairs)}
    painted = tuple(
        mark if isinstance(mark := first.get(index), PathMark) else None for index in range(len(drawing.shapes))
    )
    moved = len(match.pairs) - match.whole
    placement = match.through.then(to_mm)
    return Standing(drawing, placement, members, painted, match.whole, moved, len(pattern.parts))


def _best(found: Sequence[tuple[Standing, set[int]]], filled: Closeness) -> list[Standing]:
    """Of marks that are made of the same pieces keep the one with most of its parts, and then of its colours."""

    def rank(one: tuple[Standing, set[int]]) -> tuple[bool, float, int]:
        standing = one[0]
        pairs = zip(standing.painted, standing.drawing.shapes, strict=True)
        right = sum(mark is not None and filled(mark, shape.fill) for mark, shape in pairs)
        return standing.complete, standing.whole / standing.parts, right

    kept: list[tuple[Standing, set[int]]] = []
    for standing, pieces in sorted(found, key=rank, reverse=True):
        if not any(pieces & other for _, other in kept):
            kept.append((standing, pieces))
    return sorted((standing for standing, _ in kept), key=lambda standing: standing.last)
