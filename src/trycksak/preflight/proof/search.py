"""Where in a picture a shape may stand, at any place and size: normalised cross-correlation over a pyramid.

Each shape is drawn once, some twenty pixels wide, and the picture is made smaller step by step until it has passed
every size. The correlation is numpy's FFT: OpenCV's `matchTemplate` is no faster at this size, and would add 150 MB.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from trycksak.preflight.geometry import Affine, Box
from trycksak.preflight.proof.alone import Filled, alone

Grid = npt.NDArray[np.floating[Any]]

# Pixels that a shape is drawn with: fewer, and text looks like it; more, and the search takes longer than it need.
_AREA: Final = 120
# From one size to the next. Off by half of it and squashed by 7 % besides, a mark still correlates by 0.8.
_STEP: Final = 1.15
_LEAST: Final = 0.7
# Fainter than this is flat, in 255ths.
_FAINT: Final = 5.0
# A level of the pyramid has no more pixels than this: in larger pictures the smallest marks are not sought.
_LARGEST: Final = 1_000_000
_BORDER: Final = 2
_MOST: Final = 12


@dataclass(frozen=True)
class Guess:
    """A place where a shape may stand: which of the shapes, the pixels of its box, and the correlation there."""

    shape: int
    box: Box
    score: float


@dataclass(frozen=True)
class _Stencil:
    """A shape drawn small, its mean 0 and its length 1; it is `width` × `height` pixels, in the middle."""

    values: Grid
    width: float
    height: float


def search(grey: Image.Image, shapes: Sequence[tuple[Box, Sequence[Filled]]], least_px: float) -> list[Guess]:
    """Find shapes, light or dark, in a grey picture, the likeliest first; each is the box of its size, and outlines.

    Those narrower than `least_px` are not sought. Outlines are in any unit, their colours grey.
    """
    stencils = [_stencil(box, filled) for box, filled in shapes]
    found: list[Guess] = []
    for scale, level in _pyramid(grey, stencils, least_px):
        spectrum = _spectrum(level, level.shape)
        sums, squares = summed(level), summed(level * level)
        for index, stencil in enumerate(stencils):
            high, wide = stencil.values.shape
            if high <= level.shape[0] and wide <= level.shape[1]:
                likeness = _correlation(spectrum, sums, squares, stencil, level.shape)
                found += [
                    Guess(index, _box(row, column, scale, stencil), score)
                    for row, column, score in _peaks(likeness, high // 2, wide // 4)
                ]
    return _best(found)


def _stencil(box: Box, shapes: Sequence[Filled]) -> _Stencil:
    scale = sqrt(_AREA / (box.width * box.height))
    width, height = box.width * scale, box.height * scale
    wide, high = ceil(width), ceil(height)
    to_px = Affine(scale, 0, 0, scale, (wide - width) / 2 - box.x * scale, (high - height) / 2 - box.y * scale)
    values = alone(shapes, to_px, (wide, high), (0.0,))[0].astype(np.float32)
    values -= values.mean()
    return _Stencil(values / max(float(np.linalg.norm(values)), 1e-6), width, height)


def _pyramid(grey: Image.Image, stencils: Sequence[_Stencil], least_px: float) -> Iterator[tuple[float, Grid]]:
    """Make the picture smaller and smaller, until no stencil fits into it."""
    most = sqrt(_LARGEST / (grey.width * grey.height))
    scale = min(1.0, most, max(stencil.width for stencil in stencils) / max(least_px, 1))
    least = min(min(stencil.width / grey.width, stencil.height / grey.height) for stencil in stencils)
    # Half sizes are exact and quick, and the start of all sizes down to the next.
    base = grey
    while scale * _STEP >= least:
        while base.width * 0.5 >= grey.width * scale and min(base.size) > 1:
            base = base.reduce(2)
        size = max(round(grey.width * scale), 1), max(round(grey.height * scale), 1)
        level = np.asarray(base.resize(size, Image.Resampling.BILINEAR), dtype=np.float32) - 128
        yield scale, np.pad(level, _BORDER, mode="edge")
        scale /= _STEP


def _correlation(
    spectrum: npt.NDArray[np.complex64],
    sums: npt.NDArray[np.float64],
    squares: npt.NDArray[np.float64],
    stencil: _Stencil,
    shape: tuple[int, ...],
) -> Grid:
    """Correlate at every place: the square of the coefficient, so that light on dark is as good as dark on light."""
    high, wide = stencil.values.shape
    turned = _spectrum(stencil.values[::-1, ::-1], shape)
    whole = np.fft.irfft2(spectrum * turned, [_smooth(side) for side in shape])[
        high - 1 : shape[0], wide - 1 : shape[1]
    ]
    mean = window(sums, high, wide)
    spread = window(squares, high, wide) - mean * mean / (high * wide)
    result: Grid = whole * whole / np.maximum(spread, _FAINT**2 * high * wide)
    return result


def _spectrum(values: Grid, shape: tuple[int, ...]) -> npt.NDArray[np.complex64]:
    # There in double and back in single precision is quickest.
    return np.fft.rfft2(values.astype(np.float64), [_smooth(side) for side in shape]).astype(np.complex64)


def summed(values: Grid) -> npt.NDArray[np.float64]:
    """Sum all above and to the left, so that any window's sum takes four looks."""
    table = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    np.cumsum(np.cumsum(values, axis=0, dtype=np.float64), axis=1, out=table[1:, 1:])
    return table


def window(table: npt.NDArray[np.float64], high: int, wide: int) -> npt.NDArray[np.float64]:
    """Sum the values in every window, from a table of sums."""
    result: npt.NDArray[np.float64] = table[high:, wide:] - table[:-high, wide:] - table[high:, :-wide]
    result += table[:-high, :-wide]
    return result


def _peaks(likeness: Grid, high: int, wide: int) -> Iterator[tuple[int, int, float]]:
    for _ in range(_MOST):
        row, column = divmod(int(likeness.argmax()), likeness.shape[1])
        score = sqrt(float(likeness[row, column]))
        if score < _LEAST:
            return
        yield row, column, round(score, 3)
        likeness[max(row - high, 0) : row + high + 1, max(column - wide, 0) : column + wide + 1] = 0


def _box(row: int, column: int, scale: float, stencil: _Stencil) -> Box:
    high, wide = stencil.values.shape
    x, y = column - _BORDER + (wide - stencil.width) / 2, row - _BORDER + (high - stencil.height) / 2
    return Box(x / scale, y / scale, stencil.width / scale, stencil.height / scale)


def _best(found: Sequence[Guess]) -> list[Guess]:
    """Keep the likeliest of those that mean the same place and size."""
    kept: list[Guess] = []
    for guess in sorted(found, key=lambda guess: (-guess.score, guess.box, guess.shape)):
        if len(kept) < _MOST and not any(_same(guess, other) for other in kept):
            kept.append(guess)
    return kept


def _same(one: Guess, other: Guess) -> bool:
    a, b = one.box, other.box
    return (
        one.shape == other.shape
        and abs(a.x + a.width / 2 - b.x - b.width / 2) < 0.15 * a.width
        and abs(a.y + a.height / 2 - b.y - b.height / 2) < 0.4 * a.height
        and 1 / 1.4 < a.width / b.width < 1.4
    )


def _smooth(side: int) -> int:
    """Give the next length that a Fourier transform is quick at: with no prime factor above 5."""
    while True:
        left = side
        for prime in (2, 3, 5):
            while left % prime == 0:
                left //= prime
        if left == 1:
            return side
        side += 1
