"""Paths: construction, painting and clipping operators (ISO 32000-1, 8.5)."""

from collections.abc import Mapping
from itertools import pairwise
from math import hypot
from typing import Any, Final

from trycksak.preflight.geometry import Affine, Point
from trycksak.preflight.interpret.lexer import PATH
from trycksak.preflight.interpret.marks import PathMark, Segments
from trycksak.preflight.interpret.objects import Bounds
from trycksak.preflight.interpret.patterns import pour
from trycksak.preflight.interpret.walk import Handler, Path, Walk

_POINTS: Final = {"m": 1, "l": 1, "c": 3, "h": 0}
# A polygon with more corners is no bar and has no edge to speak of.
_MAX_CORNERS: Final = 40
# What rounding in a file does to a right angle or to a side, in pt.
_NEAR: Final = 0.02
# A rectangle counts as a line when it is so many times longer than wide.
_LONG: Final = 3
# An edge shorter than this is a corner, in pt.
_EDGE: Final = 3.0


def _move(walk: Walk, x: float, y: float) -> None:
    walk.path.shape.append("m")
    walk.path.points += (x, y)


def _line(walk: Walk, x: float, y: float) -> None:
    walk.path.shape.append("l")
    walk.path.points += (x, y)


def _curve(walk: Walk, *points: float) -> None:
    walk.path.shape.append("c")
    walk.path.points += points


def _curve_from_here(walk: Walk, *points: float) -> None:
    _curve(walk, *points[:2], *points)


def _curve_to_end(walk: Walk, *points: float) -> None:
    _curve(walk, *points, *points[2:])


def _close(walk: Walk) -> None:
    walk.path.shape.append("h")


def _segments(walk: Walk, operands: list[Any]) -> None:
    letters, numbers = operands
    walk.left -= len(letters) - 1
    walk.path.shape += letters
    walk.path.points += numbers


def _rectangle(walk: Walk, x: float, y: float, width: float, height: float) -> None:
    walk.path.shape += "mlllh"
    walk.path.points += (x, y, x + width, y, x + width, y + height, x, y + height)


def _clip(walk: Walk) -> None:
    walk.path.clips = True


def _finish(walk: Walk, fills: bool, strokes: bool, even_odd: bool = False) -> None:
    path, state = walk.path, walk.state
    walk.path = Path()
    if not path.points:
        return
    box = _hull(path.points, state.ctm)
    if not (fills or strokes):
        if path.clips:
            walk.clip_to(box, _is_box(path, state.ctm, box))
        return
    outer = box
    width = None
    if strokes:
        width = state.line_width * min(state.ctm.scale)
        half = state.line_width * max(state.ctm.scale) / 2
        outer = box[0] - half, box[1] - half, box[2] + half, box[3] + half
    bars = _subpaths(path, state.ctm) if fills else []
    walk.emit(
        PathMark,
        outer,
        _sides(bars, box) if len(bars) < _MAX_CORNERS else frozenset(),
        fill=state.fill if fills else None,
        stroke=state.stroke if strokes else None,
        line_width=width,
        thinnest=_thinnest(bars, box) if fills else None,
        covers=fills and _is_box(path, state.ctm, box),
        outer=outer,
        shaped=not state.upright,
        path=Segments(path.shape, path.points, state.ctm, even_odd),
    )
    if fills:
        pour(walk, "fill", outer)
    if strokes:
        pour(walk, "stroke", outer)
    if path.clips:
        walk.clip_to(box, _is_box(path, state.ctm, box))


def _hull(points: list[float], ctm: Affine) -> Bounds:
    xs, ys = points[::2], points[1::2]
    a, b, c, d, e, f = ctm
    if b or c:
        xs, ys = (
            [a * x + c * y + e for x, y in zip(xs, ys, strict=True)],
            [b * x + d * y + f for x, y in zip(xs, ys, strict=True)],
        )
        return min(xs), min(ys), max(xs), max(ys)
    x0, x1, y0, y1 = a * min(xs) + e, a * max(xs) + e, d * min(ys) + f, d * max(ys) + f
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _subpaths(path: Path, ctm: Affine) -> list[list[Point]]:
    """Give the subpaths of straight lines only and of few corners, in page space."""
    lost, *shapes = "".join(path.shape).split("m")
    # Segments without a current point are passed over.
    found, at = [], sum(_POINTS[letter] for letter in lost)
    for shape in shapes:
        straight = "c" not in shape and len(shape) <= _MAX_CORNERS
        count = 1 + shape.count("l") + 3 * shape.count("c")
        if straight and count > 1:
            row = path.points[at : at + 2 * count]
            found.append([ctm.at(point) for point in zip(row[::2], row[1::2], strict=False)])
        at += 2 * count
    return found


def _corners(points: list[Point]) -> list[Point] | None:
    """Give the four corners of a rectangle, turned or not; None for another shape."""
    if len(points) == 5 and _near(points[0], points[4]):
        points = points[:4]
    if len(points) != 4:
        return None
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    parallel = abs(ax - bx + cx - dx) < _NEAR and abs(ay - by + cy - dy) < _NEAR
    ux, uy, vx, vy = bx - ax, by - ay, cx - bx, cy - by
    square = abs(ux * vx + uy * vy) <= 0.01 * max(hypot(ux, uy) * hypot(vx, vy), 1e-9)
    return points if parallel and square else None


def _near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _NEAR and abs(one[1] - other[1]) < _NEAR


def _thinnest(bars: list[list[Point]], box: Bounds) -> float | None:
    """Measure the thinnest of some bars; a shape without area is a line of no width."""
    if box[0] == box[2] or box[1] == box[3]:
        return 0.0
    return min((thin for bar in bars if (thin := _thickness(bar)) is not None), default=None)


def _thickness(points: list[Point]) -> float | None:
    """Measure the shorter side of a bar; None for another shape."""
    corners = _corners(points)
    if corners is None:
        return None
    sides = sorted((hypot(bx - ax, by - ay)) for (ax, ay), (bx, by) in pairwise(corners[:3]))
    return sides[0] if sides[1] >= _LONG * sides[0] and sides[1] > 0 else None


def _is_box(path: Path, ctm: Affine, box: Bounds) -> bool:
    """Tell whether a path is one upright rectangle."""
    if len(path.shape) > 6 or "c" in path.shape:
        return False
    subpaths = _subpaths(path, ctm)
    corners = _corners(subpaths[0]) if len(subpaths) == 1 else None
    if corners is None:
        return False
    xs, ys = (box[0], box[2]), (box[1], box[3])
    return all(min(abs(x - e) for e in xs) < _NEAR and min(abs(y - e) for e in ys) < _NEAR for x, y in corners)


def _sides(bars: list[list[Point]], box: Bounds) -> frozenset[str]:
    """Name the sides of the box along which an edge of the shape runs."""
    found = set()
    for points in bars:
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            if abs(ax - bx) < _NEAR and abs(ay - by) > _EDGE:
                found |= {side for side, edge in (("left", box[0]), ("right", box[2])) if abs(ax - edge) < _NEAR}
            if abs(ay - by) < _NEAR and abs(ax - bx) > _EDGE:
                found |= {side for side, edge in (("bottom", box[1]), ("top", box[3])) if abs(ay - edge) < _NEAR}
    return frozenset(found)


def _painter(fills: bool, strokes: bool, even_odd: bool = False) -> Handler:
    return 0, lambda walk: _finish(walk, fills, strokes, even_odd)


PATHS: Final[Mapping[bytes, Handler]] = {
    b"m": (2, _move),
    b"l": (2, _line),
    b"c": (6, _curve),
    b"v": (4, _curve_from_here),
    b"y": (4, _curve_to_end),
    b"h": (0, _close),
    PATH: (-1, _segments),
    b"re": (4, _rectangle),
    b"W": (0, _clip),
    b"W*": (0, _clip),
    b"n": _painter(False, False),
    **{operator: _painter(True, False) for operator in (b"f", b"F")},
    b"f*": _painter(True, False, True),
    **{operator: _painter(False, True) for operator in (b"S", b"s")},
    **{operator: _painter(True, True) for operator in (b"B", b"b")},
    **{operator: _painter(True, True, True) for operator in (b"B*", b"b*")},
}
