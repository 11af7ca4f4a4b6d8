"""How like a model what it lies on is, in its least like part, and what colours are seen there."""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from trycksak.preflight.proof.fitting import Laid
from trycksak.preflight.proof.sameness import around
from trycksak.preflight.proof.search import Grid, summed, window

# A part is so much of the mark's height, and as wide; pixels at least.
_PART: Final = 0.2
_LEAST_PART: Final = 5
# What differs by less, from ground 0 to ink 1, is noise.
_NOISE: Final = 0.1
# How often the model is smoothed, at most, to be as soft as an enlarged picture; and how like is like enough to stop.
_SOFTER: Final = 8
_ENOUGH: Final = 0.9
_STEPS: Final = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0))
# A pixel that is an ink by so much shows its colour; so few are enough.
_PURE: Final = 0.98
_FEW: Final = 8


class SeenColour(NamedTuple):
    """A colour, sRGB from 0 to 1, and how many pixels show it unmixed."""

    rgb: tuple[float, float, float]
    pixels: int


def alikeness(laid: Laid) -> float:
    """Compare part by part, and give the least: 1 the same, 0 nothing in common (the structure term of SSIM).

    A part may lie half a pixel off, as engines put edges on whole pixels; and all may be softer than the model, as in a
    picture that was enlarged.
    """
    side = max(round(_PART * laid.high), _LEAST_PART)
    seen, drawn = laid.seen * laid.inside, laid.drawn * laid.inside
    mean = _mean(seen, side)
    spread = _mean(seen * seen, side) - mean * mean
    best = -1.0
    for _ in range(_SOFTER):
        parts = np.full_like(mean, -1)
        for step in _STEPS:
            moved = (drawn + np.roll(drawn, step, axis=(0, 1))) / 2
            moved_mean = _mean(moved, side)
            moved_spread = _mean(moved * moved, side) - moved_mean * moved_mean
            shared = _mean(seen * moved, side) - mean * moved_mean
            parts = np.maximum(parts, (2 * shared + _NOISE**2) / (spread + moved_spread + _NOISE**2))
            if parts.min() >= _ENOUGH:
                return round(float(parts.min()), 3)
        if parts.min() <= best:
            break
        best = float(parts.min())
        drawn = _softer(_softer(drawn).T).T
    return round(best, 3)


def seen_colour(laid: Laid, ink: int) -> SeenColour:
    """Give the colour that an ink is seen in, 0 the ground: of the pixels that have no other beside them, or nearly."""
    share = np.where(laid.inside, laid.shares[ink], 0)
    whole = around(share, np.minimum)
    pure: npt.NDArray[np.bool_] = whole > _PURE
    count = int(pure.sum())
    if count < _FEW:
        pure = share >= np.partition(share, -_FEW, axis=None)[-_FEW]
    red, green, blue = (float(value) for value in np.median(laid.pixels[:, pure], axis=1))
    return SeenColour((red, green, blue), count)


def _mean(values: Grid, side: int) -> Grid:
    high, wide = min(side, values.shape[0]), min(side, values.shape[1])
    mean: Grid = window(summed(values), high, wide) / (high * wide)
    return mean


def _softer(values: Grid) -> Grid:
    result = values.copy()
    result[1:-1] = (values[:-2] + 2 * values[1:-1] + values[2:]) / 4
    return result
