"""Contrast by WCAG 2.2, and which shapes of an original it is asked of."""

from functools import lru_cache
from typing import Final

import numpy as np

from trycksak.preflight.geometry import Affine
from trycksak.preflight.original import Drawing
from trycksak.preflight.proof.alone import Filled, alone
from trycksak.preflight.proof.sameness import Mask, spread

# Pixels that an original is drawn wide to see which of its shapes lie on which.
_WIDTH: Final = 400
# Fewer pixels than this on the ground are what smoothing leaves at an edge that two shapes share.
_LEAST: Final = 4


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Give the contrast of two sRGB colours, from 0 to 1 each channel: 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: tuple[float, ...]) -> float:
    """Give the relative luminance of an sRGB colour, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=64)
def outer(drawing: Drawing) -> tuple[int, ...]:
    """Name the shapes of an original, by index, that stand on its ground: not wholly on an earlier one, nor hidden."""
    masks = [_mask(drawing, index) for index in range(len(drawing.shapes))]
    under = np.zeros_like(masks[0])
    found = []
    for index, mask in enumerate(masks):
        over = np.any([np.zeros_like(mask), *masks[index + 1 :]], axis=0)
        if _few(mask & ~over):
            continue
        if not _few(mask & ~spread(under)):
            found.append(index)
        under |= mask
    return tuple(found)


def _few(mask: Mask) -> bool:
    return int(mask.sum()) < _LEAST


def _mask(drawing: Drawing, index: int) -> Mask:
    """Give the pixels that a shape fills by half or more."""
    x, y, width, height = drawing.box
    scale = _WIDTH / width
    to_px = Affine(1, 0, 0, 1, -x, -y).then(Affine(scale, 0, 0, scale, 0, 0))
    size = _WIDTH, max(round(height * scale), 1)
    shape = Filled(drawing.shapes[index].outline, (1.0,))
    return np.asarray(alone([shape], to_px, size, (0.0,))[0] >= 128)
