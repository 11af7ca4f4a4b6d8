"""What lies under a mark: whether a black that knocks out would leave a white seam when the plates shift."""

from collections import defaultdict
from functools import cached_property
from typing import Final

from trycksak.preflight.interpret.marks import Mark, PathMark, PictureMark, ShadingMark, TextRun
from trycksak.preflight.interpret.objects import Bounds
from trycksak.preflight.interpret.spaces import Paint

_CELL_PT: Final = 36.0
# A mark over more cells than this is looked at for every other mark.
_MAX_CELLS: Final = 400
# Boxes that only touch lie beside each other; in pt.
_TOUCH: Final = 0.1


class Ground:
    """The marks of a page in order, by where they lie."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        """Take the marks; the cells are made when they are first asked for."""
        self._marks = marks

    def under(self, index: int) -> bool:
        """Tell whether ink other than black lies under a mark; a white box that hides all of it is bare paper."""
        box = self._marks[index].box
        for n in sorted(self._near(box), reverse=True):
            below = self._marks[n]
            if n >= index or not _overlap(box, below.box):
                continue
            if _colours(below):
                return True
            if isinstance(below, PathMark) and below.covers and _contains(below.box, box) and _opaque(below):
                return False
        return False

    def _near(self, box: Bounds) -> set[int]:
        cells, large = self._cells
        found = set(large)
        for cell in _cells(box):
            found.update(cells.get(cell, ()))
        return found

    @cached_property
    def _cells(self) -> tuple[dict[tuple[int, int], list[int]], list[int]]:
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        large = []
        for n, mark in enumerate(self._marks):
            if isinstance(mark, TextRun):
                continue
            over = _cells(mark.box)
            if len(over) > _MAX_CELLS:
                large.append(n)
            for cell in over if len(over) <= _MAX_CELLS else ():
                cells[cell].append(n)
        return cells, large


def _cells(box: Bounds) -> list[tuple[int, int]]:
    left, bottom, right, top = (int(max(-1e5, min(edge, 1e5)) // _CELL_PT) for edge in box)
    columns = range(left, min(right, left + _MAX_CELLS) + 1)
    return [(x, y) for x in columns for y in range(bottom, min(top, bottom + _MAX_CELLS) + 1)]


def _overlap(one: Bounds, other: Bounds) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return across > min(_TOUCH, one[2] - one[0]) and along > min(_TOUCH, one[3] - one[1])


def _contains(outer: Bounds, inner: Bounds) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def _opaque(mark: PathMark) -> bool:
    look = mark.look
    return look.fill_alpha == 1 and look.blend == "Normal" and not look.fill_overprints and not look.soft_masked


def _colours(mark: Mark) -> bool:
    """Tell whether a mark inks a plate beside black; a frame inks its border only, so its inside is not looked at."""
    if isinstance(mark, PictureMark):
        return not mark.is_soft_mask and (mark.fill is None or _coloured(mark.fill))
    if isinstance(mark, PathMark):
        left, bottom, right, top = mark.box
        width = mark.line_width or 0.0
        bar = min(right - left, top - bottom) <= 2 * width + 1
        return bool((mark.fill and _coloured(mark.fill)) or (bar and mark.stroke and _coloured(mark.stroke)))
    return isinstance(mark, ShadingMark)


def _coloured(paint: Paint) -> bool:
    return paint.inks is None or any(share > 0 for plate, share in paint.inks.items() if plate != "Black")
