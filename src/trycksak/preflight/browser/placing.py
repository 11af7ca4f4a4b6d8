"""Where a mark is drawn: in its element, whatever shape that has, and in a corner of the page."""

import re
from math import hypot
from typing import Final

from trycksak.model.terms import Corner
from trycksak.preflight.browser.originals import Original
from trycksak.preflight.browser.states import HEIGHT
from trycksak.preflight.browser.survey import Candidate
from trycksak.preflight.geometry import Box

# A mark is in a corner when both edges are so near, as a share of the column's width and the window's height.
_REACH: Final = 1 / 3
Scales = tuple[float, float]
"""What transforms make of a length across and down."""
_LENGTH: Final = re.compile(r"(-?[\d.]+)(px|%)")


def drawn(
    original: Original, content: Box, natural: tuple[float, float], fit: str, position: str, scales: Scales
) -> Box:
    """Give the box in which an <img> draws an original (CSS Images 3, 5.5; SVG 2, 8.2), scaled as its content is."""
    across, down = scales
    own = Box(0, 0, content.width / across, content.height / down)
    x, y, width, height = _fitted(original, own, natural, fit, position)
    return Box(content.x + x * across, content.y + y * down, width * across, height * down)


def _fitted(original: Original, content: Box, natural: tuple[float, float], fit: str, position: str) -> Box:
    ratio = original.ratio
    if fit == "fill":
        # What keeps its shape puts itself in the middle of a box of another shape.
        return _placed(content, _inside(content, ratio), "50% 50%") if original.keeps_shape else content
    inside, own = _inside(content, ratio), (natural[1] * ratio, natural[1])
    size = {
        "contain": inside,
        "cover": _over(content, ratio),
        "none": own,
        "scale-down": min(inside, own),
    }.get(fit, inside)
    return _placed(content, size, position)


def _inside(box: Box, ratio: float) -> tuple[float, float]:
    width = min(box.width, box.height * ratio)
    return width, width / ratio


def _over(box: Box, ratio: float) -> tuple[float, float]:
    width = max(box.width, box.height * ratio)
    return width, width / ratio


def _placed(box: Box, size: tuple[float, float], position: str) -> Box:
    free = box.width - size[0], box.height - size[1]
    offsets = [_offset(word, room) for word, room in zip(position.split(), free, strict=False)]
    across, down = offsets if len(offsets) == 2 else (free[0] / 2, free[1] / 2)
    return Box(box.x + across, box.y + down, *size)


def _offset(word: str, room: float) -> float:
    length = _LENGTH.fullmatch(word)
    if length is None:
        return room / 2
    return float(length[1]) * (room / 100 if length[2] == "%" else 1)


def scales_of(candidate: Candidate) -> Scales:
    """Give what a mark's transforms make of a length across and down."""
    a, b, c, d = candidate.turn
    return hypot(a, b) or 1.0, hypot(c, d) or 1.0


def within(box: Box, outer: Box) -> bool:
    """Tell whether a box lies in another, but for half a pixel."""
    over = (outer.x - box.x, outer.y - box.y, box.x + box.width - outer.x - outer.width)
    return max(*over, box.y + box.height - outer.y - outer.height) <= 0.5


def corners_of(box: Box, column: tuple[float, float], page_height: float) -> tuple[Corner, ...]:
    """Name the corners that a mark stands in, none to four.

    A wide window shows a column in its middle, and the corners are that column's: its left and right edge are those of
    the words on the first screen. Above they are the first screen's, below the page's end.
    """
    left, right = min(column[0], box.x), max(column[1], box.x + box.width)
    across = {"left": box.x - left, "right": right - box.x - box.width}
    down = {"top": box.y, "bottom": page_height - box.y - box.height}
    return tuple(
        Corner(f"{row}-{side}")
        for row, far in down.items()
        for side, wide in across.items()
        if far <= _REACH * HEIGHT and wide <= _REACH * (right - left)
    )
