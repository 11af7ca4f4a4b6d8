"""What is painted near a mark: over it, under it, and in its clear space, told from the page's content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trycksak.preflight.geometry import Affine, Box, inverse, mapped
from trycksak.preflight.interpret.marks import Mark, PathMark, PictureMark, ShadingMark, TextRun
from trycksak.preflight.interpret.objects import Bounds
from trycksak.preflight.proof.standing import Standing

# A line goes round something with a move and three segments at least.
_ROUND = 4


@dataclass(frozen=True)
class Neighbour:
    """Something else that the page paints: its box in mm, what it is, and whether it was painted after the mark."""

    mark: Mark
    box: Box
    later: bool

    @property
    def name(self) -> str:
        """Say what it is."""
        kinds = {TextRun: "a text", PictureMark: "an image", ShadingMark: "a gradient", PathMark: "a drawing"}
        where = next((step for step in self.mark.where if step.startswith("annotation ")), "")
        return f"an {where}" if where else kinds.get(type(self.mark), "something")

    @property
    def is_plate(self) -> bool:
        """Whether it is a flat, opaque rectangle, and no part of a pattern."""
        mark = self.mark
        if any(step.startswith("pattern ") for step in mark.where):
            return False
        flat = isinstance(mark, PathMark) and mark.covers and mark.fill is not None and not mark.fill.pattern
        return flat and mark.look.fill_alpha * mark.look.group_alpha >= 1 and not mark.look.soft_masked

    @property
    def is_frame(self) -> bool:
        """Whether it is one closed line round something, with nothing inside."""
        mark = self.mark
        if not isinstance(mark, PathMark) or mark.fill is not None:
            return False
        return mark.path.letters.count("m") == 1 and len(mark.path.letters) >= _ROUND


def neighbours(content: Sequence[Mark], standing: Standing, to_mm: Affine, within: Box) -> Iterator[Neighbour]:
    """Go through what overlaps a box and is not the mark itself, in the order in which it is painted."""
    own = {index for index, _ in standing.members}
    # Most of a page lies elsewhere: what does is known in page space, without mapping every box.
    x, y, across, down = mapped(within, inverse(to_mm))
    for index, mark in enumerate(content):
        left, bottom, right, top = mark.box
        elsewhere = left > x + across or right < x or bottom > y + down or top < y
        if elsewhere or index in own or mark.in_mask or _invisible(mark):
            continue
        box = in_mm(mark.box, to_mm)
        if overlap(box, within):
            yield Neighbour(mark, box, index > standing.last)


def in_mm(box: Bounds, to_mm: Affine) -> Box:
    """Give a box of page space in mm from the trim's top left corner, y downwards."""
    left, bottom, right, top = box
    return mapped(Box(left, bottom, right - left, top - bottom), to_mm)


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes have an area in common."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across >= 0 and down >= 0


def contains(one: Box, other: Box) -> bool:
    """Tell whether a box holds another, but for rounding."""
    slack = 0.05
    left, top = other.x - one.x, other.y - one.y
    right, bottom = one.x + one.width - other.x - other.width, one.y + one.height - other.y - other.height
    return min(left, top, right, bottom) >= -slack


def _invisible(mark: Mark) -> bool:
    fill, stroke = getattr(mark, "fill", None), getattr(mark, "stroke", None)
    look = mark.look
    shown = (fill is not None and look.fill_alpha > 0) or (stroke is not None and look.stroke_alpha > 0)
    return look.group_alpha == 0 or (not shown and isinstance(mark, PathMark | TextRun))
