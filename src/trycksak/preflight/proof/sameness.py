"""Whether two pictures show the same, but for how an engine smooths edges, and where they do not."""

from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
from PIL import Image

from trycksak.preflight.geometry import Box

Pixels = npt.NDArray[np.uint8]
"""Red, green and blue from 0 to 255, each of rows and columns."""
Mask = npt.NDArray[np.bool_]
"""Rows and columns."""

_Array = TypeVar("_Array", bound=npt.NDArray[Any])

# How far two interiors may be apart, in 255ths of a channel: what rounding does when colours are converted.
TOLERANCE: Final = 3
# Fewer pixels than this together are what curves leave that were rounded in another place.
_LEAST: Final = 4
# Pixels that share a cell of so many by so many, or touch across cells, are one thing.
_CELL: Final = 6
_MOST_CELLS: Final = 4096


class Field(NamedTuple):
    """Pixels that lie together: the box round them and how many they are."""

    box: Box
    pixels: int


class Unlike(NamedTuple):
    """The share of all pixels that differ, and the box of the largest field of them, None where there is none."""

    share: float
    fault: Box | None


def same_picture(screenshot: Image.Image, expected: Image.Image) -> Unlike:
    """Compare two pictures of the same size; an edge may be off by a pixel, an interior by 3/255.

    Raises ValueError where the sizes differ.
    """
    mask = unlike(pixels_of(screenshot), pixels_of(expected))
    field = largest(mask)
    return Unlike(float(mask.mean()), field.box) if field else Unlike(0.0, None)


def pixels_of(picture: Image.Image) -> Pixels:
    """Give a picture's red, green and blue; what shines through is laid on white."""
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    return planes(np.asarray(picture.convert("RGB")))


def planes(rows: npt.NDArray[np.uint8]) -> Pixels:
    """Turn rows of red-green-blue pixels into three planes, which is many times faster to compare."""
    return np.ascontiguousarray(rows.transpose(2, 0, 1))


def coarse(pixels: Pixels) -> npt.NDArray[np.int32]:
    """Write each pixel's colour as one number, from five bits of each channel: near colours share one."""
    red, green, blue = (pixels >> 3).astype(np.int32)
    codes: npt.NDArray[np.int32] = (red << 10) | (green << 5) | blue
    return codes


def plain(colour: npt.ArrayLike, like: Pixels) -> Pixels:
    """Give a picture of one colour, from 0 to 255, of the size of another."""
    whole = np.empty_like(like)
    whole[:] = np.asarray(colour, dtype=np.uint8)[:, None, None]
    return whole


def picture_of(pixels: Pixels) -> Image.Image:
    """Give pixels as a picture to save."""
    return Image.fromarray(np.ascontiguousarray(pixels.transpose(1, 2, 0)))


def unlike(seen: Pixels, expected: Pixels) -> Mask:
    """Tell which pixels differ: from all that stands within a pixel of them in the other picture, either way round."""
    if seen.shape != expected.shape:
        raise ValueError(f"a picture of {seen.shape} cannot be compared with one of {expected.shape}")
    rough = apart(seen, expected, TOLERANCE)
    return _outside(seen, expected) | _outside(expected, seen) if rough.any() else rough


def apart(one: Pixels, other: Pixels, tolerance: int) -> Mask:
    """Tell which pixels are further apart than the tolerance, in 255ths, in any channel."""
    return _any(np.maximum(one, other) - np.minimum(one, other) > tolerance)


def spread(mask: Mask) -> Mask:
    """Widen what is marked by a pixel on every side."""
    return around(mask, np.maximum)


def largest(mask: Mask, cell: int = _CELL, least: int = _LEAST) -> Field | None:
    """Find the largest of the fields that marked pixels form, of `least` pixels or more."""
    if np.count_nonzero(mask) < least:
        return None
    rows, columns = np.nonzero(mask)
    cell = max(cell, int((mask.size / _MOST_CELLS) ** 0.5))
    across = mask.shape[1] // cell + 2
    cells, which = np.unique((rows // cell) * across + columns // cell, return_inverse=True)
    label = _label(cells.tolist(), across)[which]
    counts = np.bincount(label)
    best = int(counts.argmax())
    if counts[best] < least:
        return None
    rows, columns = rows[label == best], columns[label == best]
    left, top, right, bottom = int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1
    return Field(Box(left, top, right - left, bottom - top), int(counts[best]))


def _label(cells: list[int], across: int) -> npt.NDArray[np.intp]:
    """Number the groups of cells that touch, also at corners; a cell is its row × `across` + its column."""
    labels = dict.fromkeys(cells, -1)
    steps = [row + column for row in (-across, 0, across) for column in (-1, 0, 1)]
    groups = 0
    for start in cells:
        if labels[start] >= 0:
            continue
        labels[start], open_ = groups, [start]
        while open_:
            at = open_.pop()
            for near in (at + step for step in steps):
                if labels.get(near, 0) < 0:
                    labels[near] = groups
                    open_.append(near)
        groups += 1
    return np.array(list(labels.values()))


def _outside(one: Pixels, other: Pixels) -> Mask:
    low, high = around(other, np.minimum), around(other, np.maximum)
    low = np.maximum(low, TOLERANCE) - TOLERANCE
    high = np.minimum(high, 255 - TOLERANCE) + TOLERANCE
    return _any((one < low) | (one > high))


def _any(channels: Mask) -> Mask:
    whole: Mask = channels[0] | channels[1] | channels[2]
    return whole


def around(values: _Array, pick: np.ufunc) -> _Array:
    """Give the least or the most of each pixel and its eight neighbours."""
    rows: _Array = values.copy()
    pick(rows[..., 1:, :], values[..., :-1, :], out=rows[..., 1:, :])
    pick(rows[..., :-1, :], values[..., 1:, :], out=rows[..., :-1, :])
    whole: _Array = rows.copy()
    pick(whole[..., 1:], rows[..., :-1], out=whole[..., 1:])
    pick(whole[..., :-1], rows[..., 1:], out=whole[..., :-1])
    return whole
