"""A mark as it is seen: its ground, what stands round it, its contrast, and whether it looks as drawn alone."""

from dataclasses import dataclass
from math import ceil, floor
from typing import Final

import numpy as np

from trycksak.preflight.browser.alone import Ground
from trycksak.preflight.browser.originals import Original
from trycksak.preflight.geometry import Box, grown
from trycksak.preflight.proof.contrast import contrast, outer
from trycksak.preflight.proof.sameness import TOLERANCE, Mask, Pixels, apart, largest, plain, unlike

# Smoothing leaves a pixel beside a mark that is neither it nor its ground.
_SMOOTH: Final = 1
# How wide the band round a mark is that tells its ground, in pixels.
_BAND: Final = 3
# What a part of a pixel may take of the clear space.
_SLACK: Final = 0.25
# Pixels together that are a thing and not a rounding of the engine's.
_LEAST: Final = 2


@dataclass(frozen=True)
class Sight:
    """What is seen of a mark.

    `unlike` is the share of its pixels that are not as in the original drawn alone, `uneven` that of the clear space's
    which are not the ground's, `intruder` the box of the largest thing there. `contrast` is that of the mark's colours
    as they are seen, the least of those that touch the ground.
    """

    ground: Ground
    unlike: float
    uneven: float
    intruder: Box | None
    contrast: float


def ground_of(picture: Pixels, shown: Box, box: Box) -> Ground:
    """Give the colour that is most common right round a mark; `shown` is the part of the page in the picture."""
    band = _between(picture, shown, grown(box, _SMOOTH), grown(box, _SMOOTH + _BAND))
    red, green, blue = picture[:, band].astype(np.uint32) if band.any() else picture.reshape(3, -1).astype(np.uint32)
    colours, counts = np.unique((red << 16) | (green << 8) | blue, return_counts=True)
    most = int(colours[counts.argmax()])
    return most >> 16, most >> 8 & 255, most & 255


def look_at(
    picture: Pixels, shown: Box, box: Box, clear: float, original: Original, alone: tuple[Pixels, Box], ground: Ground
) -> Sight:
    """Compare a mark on a page with the original drawn alone, and its surroundings with the ground."""
    whole = plain(ground, picture)
    strange = apart(picture, whole, TOLERANCE)
    ring = _between(picture, shown, grown(box, _SMOOTH), grown(box, clear), inwards=True)
    field = largest(ring & strange, least=_LEAST)
    expected, part = alone
    here, there = _shared(shown, part), _shared(part, shown)
    seen, wanted = picture[:, *here], expected[:, *there]
    differs = unlike(seen, wanted)
    # What is cut off by the edge of the page is not seen at all.
    lost = expected.shape[1] * expected.shape[2] - wanted.shape[1] * wanted.shape[2]
    share = (np.count_nonzero(differs) if largest(differs) else 0) + lost
    return Sight(
        ground,
        float(share / max(box.width * box.height, 1)),
        float((ring & strange).sum() / max(ring.sum(), 1)) if field else 0.0,
        field and Box(field.box.x + shown.x, field.box.y + shown.y, field.box.width, field.box.height),
        _contrast(seen, wanted, original, ground),
    )


def _contrast(seen: Pixels, wanted: Pixels, original: Original, ground: Ground) -> float:
    """Measure the colours where the original drawn alone has its own, and take the one that is nearest the ground."""
    fills = {original.drawing.shapes[index].fill for index in outer(original.drawing)}
    found = []
    for fill in fills:
        colour = tuple(map(float, bytes.fromhex(fill.removeprefix("#"))))
        where = ~apart(wanted, plain(colour, wanted), TOLERANCE)
        if where.any():
            colour = tuple(map(float, np.median(seen[:, where], axis=1)))
        found.append(contrast(tuple(value / 255 for value in colour), tuple(value / 255 for value in ground)))
    return min(found)


def _between(picture: Pixels, shown: Box, inner: Box, whole: Box, inwards: bool = False) -> Mask:
    """Mark the pixels of a box that are not in an inner one; `inwards`: of those on its edge none."""
    mask = np.zeros(picture.shape[1:], dtype=np.bool_)
    mask[_slices(whole, shown, inwards)] = True
    mask[_slices(inner, shown, False)] = False
    return mask


def _slices(box: Box, shown: Box, inwards: bool) -> tuple[slice, slice]:
    left, top = box.x - shown.x, box.y - shown.y
    low, high = (ceil, floor) if inwards else (floor, ceil)
    slack = -_SLACK if inwards else 0.0

    def along(start: float, length: float) -> slice:
        return slice(max(low(start + slack), 0), max(high(start + length - slack), 0))

    return along(top, box.height), along(left, box.width)


def _shared(picture: Box, other: Box) -> tuple[slice, slice]:
    """Give the rows and columns of a picture that another picture of the page shows too; both in whole pixels."""

    def along(own: float, length: float, start: float, reach: float) -> slice:
        first = max(start, own)
        return slice(int(first - own), int(max(min(start + reach, own + length), first) - own))

    rows = along(picture.y, picture.height, other.y, other.height)
    return rows, along(picture.x, picture.width, other.x, other.width)
