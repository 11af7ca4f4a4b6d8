"""Laying an original over a picture so exactly that what differs is the picture and not the place.

From a guess on, the map is bettered by least squares on the pixels themselves (Lucas and Kanade; with the gradients of
picture and drawing together, as Benhimane and Malis have it), coarse to fine: the original is drawn anew in each step,
so that no picture is turned or stretched, and what smoothing does to edges is the same in both. The colours of ground
and mark are unknown, and solved for in each step.
"""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, isfinite
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from trycksak.preflight.geometry import Affine, Box, bounds, inverse
from trycksak.preflight.proof.alone import Filled, alone
from trycksak.preflight.proof.sameness import planes
from trycksak.preflight.proof.search import Grid


class _Stage(NamedTuple):
    """How wide the mark is to be, in pixels; how many steps; whether it may turn; when it is near enough; the least."""

    wide: int
    steps: int
    turns: bool
    near: float
    least: float


_STAGES: Final = (
    _Stage(28, 6, False, 0.05, 0.75),
    _Stage(48, 6, False, 0.05, 0.75),
    _Stage(80, 6, False, 0.03, 0.8),
    _Stage(200, 10, True, 0.01, 0.8),
)
# How far a fit may leave its guess, as a share of the width.
_STRAYED: Final = 1.5
# Round the mark so much of its width is looked at, and two pixels at least.
_MARGIN: Final = 0.05
# What correlates by less is never bettered enough.
_HOPELESS: Final = 0.5
# A step that betters the correlation by less is the last.
_ENOUGH: Final = 1e-6
# Ground and ink nearer to each other than this, from 0 to 1, are one colour.
_FAINT: Final = 0.03


@dataclass(frozen=True)
class Model:
    """An original to be laid over pictures: the box of its size, and its outlines, each with the number of its ink."""

    box: Box
    shapes: tuple[Filled, ...]
    inks: tuple[int, ...]

    def covers(self, to_px: Affine, size: tuple[int, int]) -> Grid:
        """Draw where each ink is seen, from 0 to 1: inks, rows, columns."""
        found = []
        for first in range(0, max(self.inks) + 1, 3):
            # Three inks at a time: one as red, one as green, one as blue.
            shapes = [
                Filled(shape.outline, (float(ink == first), float(ink == first + 1), float(ink == first + 2)))
                for shape, ink in zip(self.shapes, self.inks, strict=True)
            ]
            found.append(alone(shapes, to_px, size, (0.0, 0.0, 0.0)))
        return np.concatenate(found)[: max(self.inks) + 1].astype(np.float32) / 255

    def over(self, to_px: Affine) -> Box:
        """Give the upright box that holds it in the picture."""
        x, y, width, height = self.box
        return bounds(map(to_px.at, ((x, y), (x + width, y), (x, y + height), (x + width, y + height))))


@dataclass(frozen=True)
class _View:
    """A part of a picture, made smaller: its red, green and blue from 0 to 1, and the map from the whole's pixels."""

    pixels: Grid
    to_view: Affine


@dataclass(frozen=True)
class Laid:
    """A model laid over a view: the map to its pixels, and both as shares of ink, the ground 0 and the largest ink 1.

    `height` is the model's, in its own units; `pixels` are the view's, `shares` how much of each is ground and of each
    ink; `inside` marks what is compared.
    """

    to_px: Affine
    height: float
    pixels: Grid
    shares: Grid
    seen: Grid
    drawn: Grid
    inside: npt.NDArray[np.bool_]

    @property
    def high(self) -> float:
        """The mark's height in the view, in pixels."""
        return self.height * self.to_px.scale[1]

    @cached_property
    def correlation(self) -> float:
        """How well the two go together, 1 the same but for contrast."""
        one, other = (values[self.inside] - values[self.inside].mean() for values in (self.seen, self.drawn))
        return float((one * other).sum() / np.sqrt((one * one).sum() * (other * other).sum() + 1e-9))


def fit(picture: Image.Image, model: Model, guess: Box) -> tuple[Affine, Laid] | None:
    """Lay a model over an RGB picture, from a guess of its box: the map to its pixels, and the two in the last view.

    None where it is not there.
    """
    across, down = guess.width / model.box.width, guess.height / model.box.height
    to_px = Affine(across, 0, 0, down, guess.x - model.box.x * across, guess.y - model.box.y * down)
    laid = None
    for stage in _STAGES:
        view = _view(picture, model, to_px, stage)
        laid = _settled(model, view, to_px.then(view.to_view), stage) if view else None
        if view is None or laid is None or laid.correlation < stage.least:
            return None
        to_px = laid.to_px.then(inverse(view.to_view))
        if not 1 / _STRAYED < to_px.scale[0] / across < _STRAYED:
            return None
    return (to_px, laid) if laid else None


def _view(picture: Image.Image, model: Model, to_px: Affine, stage: _Stage) -> _View | None:
    """Cut out what the model lies on; last by whole pixels, which keeps edges as they are."""
    box, width = model.over(to_px), to_px.scale[0] * model.box.width
    step = max(int(width // stage.wide), 1) if stage.turns else 1
    margin = max(_MARGIN * width, 2 * width / stage.wide, 2)
    left, top = (max(floor((edge - margin) / step) * step, 0) for edge in (box.x, box.y))
    right = min(ceil((box.x + box.width + margin) / step) * step, picture.width)
    bottom = min(ceil((box.y + box.height + margin) / step) * step, picture.height)
    if right - left < 2 * step or bottom - top < 2 * step:
        return None
    part = picture.crop((left, top, right, bottom))
    if stage.turns:
        part, across, down = part.reduce(step), 1 / step, 1 / step
    else:
        scale = min(1.0, stage.wide / width)
        size = max(round(part.width * scale), 2), max(round(part.height * scale), 2)
        across, down = size[0] / part.width, size[1] / part.height
        part = part.resize(size, Image.Resampling.BILINEAR)
    return _View(
        planes(np.asarray(part)).astype(np.float32) / 255, Affine(across, 0, 0, down, -left * across, -top * down)
    )


def _settled(model: Model, view: _View, to_px: Affine, stage: _Stage) -> Laid | None:
    """Better the map step by step until it moves no more; a step that goes too far is halved."""
    best, pace = _laid(model, view.pixels, to_px), 1.0
    for _ in range(stage.steps):
        if best is None or best.correlation < _HOPELESS:
            return None
        better, moved = _bettered(model, best, stage.turns, pace)
        laid = _laid(model, view.pixels, better)
        gain = laid.correlation - best.correlation if laid else -1.0
        if laid and gain >= 0:
            best = laid
        else:
            pace /= 2
        if moved < stage.near or 0 <= gain < _ENOUGH:
            break
    return best


def _laid(model: Model, pixels: Grid, to_px: Affine) -> Laid | None:
    """Draw the model where the map puts it, and find the colours of ground and inks; None where they are one."""
    high, wide = pixels.shape[1:]
    if not all(map(isfinite, to_px)) or abs(to_px.a * to_px.d - to_px.b * to_px.c) < 1e-9:
        return None
    across, down = _places(model, to_px, (wide, high))
    inside = (abs(across) < 1 + 2 * _MARGIN) & (abs(down) < model.box.height / model.box.width + 2 * _MARGIN)
    covers = model.covers(to_px, (wide, high))
    shares = np.concatenate([np.ones((1, high, wide), np.float32), covers])
    weighed = (shares * inside).reshape(len(shares), -1)
    flat = shares.reshape(len(shares), -1)
    # An ink that is not seen has no colour, and must not make the others unknown.
    square = weighed @ flat.T + 1e-3 * np.eye(len(shares), dtype=np.float32)
    inks = np.linalg.solve(square, weighed @ pixels.reshape(3, -1).T)
    axis = inks[1 + int(covers.sum(axis=(1, 2)).argmax())]
    length = float(np.linalg.norm(axis))
    if length < _FAINT:
        return None
    axis = axis / length**2
    ground = float(axis @ inks[0])
    seen = np.tensordot(axis, pixels, 1) - ground
    drawn = (axis @ inks.T @ flat).reshape(high, wide) - ground
    shares[0] -= covers.sum(axis=0)
    return Laid(to_px, model.box.height, pixels, shares, seen, drawn, inside)


def _bettered(model: Model, laid: Laid, turns: bool, pace: float) -> tuple[Affine, float]:
    """Give a better map, and how far it moves the mark, in pixels."""
    high, wide = laid.seen.shape
    right, below = _slopes((laid.seen + laid.drawn) / 2)
    # Only edges say where the mark is.
    edge = np.flatnonzero(laid.inside & ((right != 0) | (below != 0)))
    across, down = (
        np.broadcast_to(one, (high, wide)).ravel()[edge] for one in _places(model, laid.to_px, (wide, high))
    )
    right, below, left_over = (values.ravel()[edge] for values in (right, below, laid.drawn - laid.seen))
    moves = [right * across, right * down, right, below * across, below * down, below]
    free = [0, 1, 2, 3, 4, 5] if turns else [0, 2, 4, 5]
    steep = np.stack([moves[index] for index in free])
    square = steep @ steep.T
    square[np.diag_indices(len(free))] += 1e-3 * square.diagonal() + 1e-6
    by = np.zeros(6)
    by[free] = pace * np.linalg.solve(square, steep @ left_over)
    # From shares of half the width back to the model's own units.
    a, c, e, b, d, f = by
    change = _to_shares(model).then(Affine(a, b, c, d, e, f))
    better = Affine(*(float(old + new) for old, new in zip(laid.to_px, change, strict=True)))
    return better, float(abs(by).sum())


def _to_shares(model: Model) -> Affine:
    """Map the model's units to shares of half its width, from its middle."""
    x, y, width, height = model.box
    half = width / 2
    return Affine(1 / half, 0, 0, 1 / half, -(x + half) / half, -(y + height / 2) / half)


def _places(model: Model, to_px: Affine, size: tuple[int, int]) -> tuple[Grid, Grid]:
    """Give each pixel's place on the model, in shares of half its width from its middle."""
    a, b, c, d, e, f = inverse(to_px).then(_to_shares(model))
    columns = np.arange(size[0], dtype=np.float32)[None, :] + 0.5
    rows = np.arange(size[1], dtype=np.float32)[:, None] + 0.5
    return a * columns + c * rows + e, b * columns + d * rows + f


def _slopes(values: Grid) -> tuple[Grid, Grid]:
    right, below = np.zeros_like(values), np.zeros_like(values)
    right[:, 1:-1] = (values[:, 2:] - values[:, :-2]) / 2
    below[1:-1] = (values[2:] - values[:-2]) / 2
    return right, below
