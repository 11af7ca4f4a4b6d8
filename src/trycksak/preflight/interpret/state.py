"""The graphics state, as q keeps it and Q brings it back (ISO 32000-1, 8.4.1)."""

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, Final

from trycksak.preflight.geometry import IDENTITY, Affine
from trycksak.preflight.interpret.marks import Look
from trycksak.preflight.interpret.objects import Bounds
from trycksak.preflight.interpret.spaces import BLACK, GRAY, Paint, Space


@dataclass(slots=True)
class State:
    """What operators set; `q` copies it."""

    ctm: Affine = IDENTITY
    clip: Bounds = (0.0, 0.0, 0.0, 0.0)
    upright: bool = True
    """Whether the clip is an upright rectangle, so that its edges are straight."""
    fill_space: Space = GRAY
    stroke_space: Space = GRAY
    fill: Paint = BLACK
    stroke: Paint = BLACK
    fill_pattern: Any = None
    stroke_pattern: Any = None
    line_width: float = 1.0
    look: Look = field(default_factory=Look)
    font: Any = None
    font_size: float = 0.0
    character_spacing: float = 0.0
    word_spacing: float = 0.0
    scaling: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    render_mode: int = 0

    def copied(self) -> "State":
        """Give one that is the same, which is changed by itself; several times as fast as the `copy` module."""
        return State(*_VALUES(self))


_VALUES: Final = attrgetter(*(one.name for one in fields(State)))


def meet(one: Bounds, other: Bounds) -> Bounds | None:
    """Give what two boxes have in common; a line or a point is something."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def hull(box: Bounds, through: Affine) -> Bounds:
    """Give the upright box round a mapped box."""
    left, bottom, right, top = box
    a, b, c, d, e, f = through
    if b == 0 == c:
        x0, x1, y0, y1 = a * left + e, a * right + e, d * bottom + f, d * top + f
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    corners = [through.at(point) for point in ((left, bottom), (left, top), (right, bottom), (right, top))]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
