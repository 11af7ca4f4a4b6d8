"""Maps and outlines in the plane, the same for a page and for an original drawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import atan2, degrees, hypot, isfinite
from typing import Final, NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """A box from its top left corner, y downwards; the unit is its owner's."""

    x: float
    y: float
    width: float
    height: float


def grown(box: Box, by: float) -> Box:
    """Widen a box on every side."""
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def in_hundredths(box: Box) -> Box:
    """Round a box to hundredths of its unit, as evidence tells it."""
    return Box(*(round(length, 2) for length in box))


class Affine(NamedTuple):
    """x' = a x + c y + e, y' = b x + d y + f (ISO 32000-1, 8.3.3)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def at(self, point: Point) -> Point:
        """Map a point."""
        x, y = point
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, outer: "Affine") -> "Affine":
        """Give the map that applies this one first and `outer` to its result."""
        a, b, c, d, e, f = self
        return Affine(
            a * outer.a + b * outer.c,
            a * outer.b + b * outer.d,
            c * outer.a + d * outer.c,
            c * outer.b + d * outer.d,
            e * outer.a + f * outer.c + outer.e,
            e * outer.b + f * outer.d + outer.f,
        )

    @property
    def scale(self) -> Point:
        """The length that one unit along x and along y becomes."""
        return hypot(self.a, self.b), hypot(self.c, self.d)

    @property
    def mirrors(self) -> bool:
        """Whether it turns right into left."""
        return self.a * self.d - self.b * self.c < 0

    @property
    def turn(self) -> float:
        """The direction of the mapped x axis, in degrees."""
        return degrees(atan2(self.b, self.a))

    @property
    def slant(self) -> float:
        """How far the mapped axes are from a right angle, in degrees, never negative."""
        between = abs(degrees(atan2(self.a * self.d - self.b * self.c, self.a * self.c + self.b * self.d)))
        return abs(between - 90)


IDENTITY: Final = Affine(1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Outline:
    """A path as its fill sees it: a letter for each segment (`m` 1 point, `l` 1, `c` 3), and all points in order.

    Subpaths are closed without a segment of their own, as a fill closes them (ISO 32000-1, 8.5.3.1).
    """

    shape: str
    points: tuple[Point, ...]


@dataclass
class Pen:
    """Gathers the segments of an outline, in the vocabulary that SVG and PDF share."""

    shape: list[str] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    start: Point | None = None
    closed: bool = False

    def move(self, to: Point) -> None:
        """Begin a subpath; of several moves in a row only the last counts."""
        if self.shape and self.shape[-1] == "m":
            self.points[-1] = to
        else:
            self.shape.append("m")
            self.points.append(to)
        self.start, self.closed = to, False

    def line(self, to: Point) -> None:
        """Draw a straight line; without a current point there is nothing to draw from."""
        if self._ready():
            self.shape.append("l")
            self.points.append(to)

    def curve(self, first: Point | None, second: Point, to: Point) -> None:
        """Draw a cubic Bézier curve; no `first` control point means the current point."""
        if self._ready():
            self.shape.append("c")
            self.points += (first or self.points[-1], second, to)

    def close(self) -> None:
        """End the subpath; what is drawn next without a move begins where it began."""
        self.closed = True

    def lift(self) -> Outline:
        """Give the outline and begin anew."""
        if self.shape and self.shape[-1] == "m":
            self.shape.pop()
            self.points.pop()
        outline = Outline("".join(self.shape), tuple(self.points))
        self.shape, self.points, self.start, self.closed = [], [], None, False
        return outline

    def _ready(self) -> bool:
        if self.start is not None and self.closed:
            self.move(self.start)
        return self.start is not None


def fit(source: Sequence[Point], target: Sequence[Point]) -> Affine | None:
    """Find the affine map that takes `source` nearest to `target`, by least squares; None where many would do."""
    n = len(source)
    if n < 3 or n != len(target):
        return None
    sx, sy = sum(x for x, _ in source) / n, sum(y for _, y in source) / n
    tx, ty = sum(x for x, _ in target) / n, sum(y for _, y in target) / n
    xx = xy = yy = ux = uy = vx = vy = 0.0
    for (x, y), (u, v) in zip(source, target, strict=True):
        x, y, u, v = x - sx, y - sy, u - tx, v - ty
        xx += x * x
        xy += x * y
        yy += y * y
        ux += u * x
        uy += u * y
        vx += v * x
        vy += v * y
    whole = xx * yy - xy * xy
    if not isfinite(whole) or whole <= 1e-9 * xx * yy:
        return None
    a, c = (ux * yy - uy * xy) / whole, (uy * xx - ux * xy) / whole
    b, d = (vx * yy - vy * xy) / whole, (vy * xx - vx * xy) / whole
    return Affine(a, b, c, d, tx - a * sx - c * sy, ty - b * sx - d * sy)


def inverse(through: Affine) -> Affine:
    """Give the map that undoes another; raises ZeroDivisionError for one that flattens."""
    a, b, c, d, e, f = through
    whole = a * d - b * c
    return Affine(d / whole, -b / whole, -c / whole, a / whole, (c * f - d * e) / whole, (b * e - a * f) / whole)


def misfit(through: Affine, source: Iterable[Point], target: Iterable[Point]) -> float:
    """Measure how far the worst point of `source`, mapped, lies from its counterpart, in the unit of `target`."""
    a, b, c, d, e, f = through
    worst = 0.0
    for (x, y), (u, v) in zip(source, target, strict=True):
        across, down = abs(a * x + c * y + e - u), abs(b * x + d * y + f - v)
        if across > worst:
            worst = across
        if down > worst:
            worst = down
    return worst


def bounds(points: Iterable[Point]) -> Box:
    """Give the least upright box that holds some points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def mapped(box: Box, through: Affine) -> Box:
    """Give the upright box that holds a mapped box."""
    x, y, width, height = box
    return bounds(map(through.at, ((x, y), (x + width, y), (x, y + height), (x + width, y + height))))
