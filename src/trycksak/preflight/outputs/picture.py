"""A picture of pixels that leaves on its own: the logotype found in it, its size, its clear space and its ground."""

import struct
import warnings
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from math import ceil, floor
from typing import Final

import numpy as np
from PIL import Image, ImageOps

from trycksak.model.brand import Master
from trycksak.model.terms import Corner, Medium, Output
from trycksak.preflight.geometry import Box
from trycksak.preflight.original import Drawing
from trycksak.preflight.outputs.standard import Standard
from trycksak.preflight.proof.evidence import Figure, MarkEvidence
from trycksak.preflight.proof.ground import rule_on_ground, variants_of
from trycksak.preflight.proof.raster import ALIKE, Placed, find_in_picture
from trycksak.preflight.proof.ruling import Ruling, listed
from trycksak.preflight.proof.sameness import Field, Pixels, apart, largest, picture_of, pixels_of, plain

# What Pillow raises for a damaged picture: its own, and what reading bytes at wrong places says in Python.
DAMAGED: Final = (
    Image.DecompressionBombError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
# A mark of half the least width is still sought, so that it is told as too small and not as missing.
_SOUGHT: Final = 0.5
# Where the terms give no least width in pictures: what a mark needs at least to be told from others, in pixels.
_NARROWEST_PX: Final = 40
# How far the ground's pixels may be from its colour, in 255ths: pictures are compressed, some with loss.
_EVEN: Final = 32
# Pixels together that make a thing in the clear space, and how far apart they are still one thing.
_LEAST: Final = 8
_TOGETHER: Final = 8
# What a mark's smooth edge and compression take of its clear space, in pixels.
_MARGIN: Final = 3
# What may be missing of a length, in pixels: a mark is found to a part of one.
_ROUNDING_PX: Final = 1.0
# What counts as upright, in degrees, and as in proportion, as a share and in pixels of the height.
_STRAIGHT: Final = 0.5
_PROPORTION: Final = 0.015
_PROPORTION_PX: Final = 0.8
_UNCHANGED: Final = "it is one of the originals, unchanged"


@dataclass(frozen=True)
class SeenMark:
    """A mark in a picture: its evidence, and the rulings that its figures come from."""

    mark: MarkEvidence
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True)
class Look:
    """What was seen in a picture: its width and height in pixels, and its marks."""

    size: tuple[int, int]
    marks: tuple[SeenMark, ...]


def look(data: bytes, standard: Standard) -> Look:
    """Find the marks in a picture and hold each against the terms; raises ValueError where it cannot be judged."""
    pixels = pixels_of(_read(data))
    height, width = pixels.shape[1:]
    share = standard.terms.minimum.of_picture
    sought = max(_SOUGHT * share * width, _NARROWEST_PX) if share else _NARROWEST_PX
    # What shines through is laid on white, as most programs show it.
    placed = find_in_picture(picture_of(pixels), standard.drawings, sought, altered=True)
    of_city = ((one, master) for one in placed if isinstance(master := one.master, Master))
    return Look((width, height), tuple(_judge(one, master, pixels, standard) for one, master in of_city))


def _read(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(data)) as image:
            warnings.simplefilter("ignore")
            frames = getattr(image, "n_frames", 1)
            turned = ImageOps.exif_transpose(image)
            turned.load()
    except DAMAGED as fault:
        raise ValueError("it cannot be read as a picture") from fault
    if frames > 1:
        raise ValueError("it moves, and only still pictures can be judged")
    return turned


def _judge(placed: Placed, master: Master, pixels: Pixels, standard: Standard) -> SeenMark:
    drawing = next(one for one in standard.drawings if one.master == master)
    height, width = pixels.shape[1:]
    clear = standard.terms.clear(*placed.size)
    around = _grown(placed.box, clear)
    rulings = (
        *_shape(placed, drawing),
        *_size(placed, (width, height), standard),
        *_clear_space(around, (width, height), _intruder(pixels, placed, around), clear),
        # One that has lost its colours is of no variant.
        *(() if placed.recoloured else _on_its_ground(placed, master, standard)),
    )
    figures = tuple(ruling.figure for ruling in rulings)
    return SeenMark(MarkEvidence(master.path, master.sha256, "pixels", placed.box, around, figures), rulings)


def _shape(placed: Placed, drawing: Drawing) -> Iterator[Ruling]:
    do = "Draw the picture anew with the original from brand/logotype/ as it is."
    yield Ruling(
        Figure("original", "likeness", round(placed.likeness, 2), ALIKE, "", placed.whole),
        "logotype/altered",
        "a part of the logotype is not as in the original, or is missing",
        _UNCHANGED,
        do,
    )
    has, fills = _colours(placed.colours), sorted({shape.fill for shape in drawing.shapes})
    yield Ruling(
        Figure("original", "colour", has, listed(fills, "and"), "", not placed.recoloured),
        "logotype/colour",
        f"the logotype is {has}",
        f"the original that is nearest is {listed(fills, 'and')}",
        do,
    )
    turn, (width, height) = placed.placement.turn, placed.size
    yield Ruling(
        Figure("original", "turned", round(turn, 2), 0.0, "°", abs(turn) <= _STRAIGHT),
        "logotype/proportion",
        f"the logotype is turned by {turn:.1f}°",
        "it stands upright, as it was drawn",
        do,
    )
    true = width * drawing.box.height / drawing.box.width
    off, most = abs(height / true - 1), max(_PROPORTION, _PROPORTION_PX / height)
    yield Ruling(
        Figure("original", "distorted", round(100 * off, 1), round(100 * most, 1), "%", off <= most),
        "logotype/proportion",
        f"the logotype is {width:.1f} × {height:.1f} px",
        f"{width:.1f} px wide it is {true:.1f} px high",
        "Set its width or its height only, never both.",
    )


def _colours(colours: Iterable[tuple[float, ...]]) -> str:
    return listed(sorted({"#" + "".join(f"{round(255 * value):02X}" for value in one) for one in colours}), "and")


def _size(placed: Placed, size: tuple[int, int], standard: Standard) -> Iterator[Ruling]:
    box, width, share = placed.box, placed.size[0], standard.terms.minimum.of_picture
    if share is not None:
        least = share * size[0]
        yield Ruling(
            Figure("minimum", "width", round(width, 1), round(least, 1), "px", width >= least - _ROUNDING_PX),
            "logotype/size",
            f"the logotype is {width:.0f} px wide in a picture of {size[0]} px",
            f"it takes at least {100 * share:.4g} % of the width, {least:.0f} px",
            f"Make it {ceil(least)} px or wider.",
        )
    upper, left = box.y + box.height / 2 < size[1] / 2, box.x + box.width / 2 < size[0] / 2
    corner, allowed = (
        Corner(f"{'top' if upper else 'bottom'}-{'left' if left else 'right'}"),
        standard.terms.corners.picture,
    )
    yield Ruling(
        Figure("corners", "corner", corner.value, listed([one.value for one in allowed], "/"), "", corner in allowed),
        "logotype/corner",
        f"the logotype stands {corner.value}",
        f"in a picture it stands {listed([one.value for one in allowed], 'or')}",
        "Move it to a corner that the terms allow.",
    )


def _clear_space(around: Box, size: tuple[int, int], intruder: Field | None, clear: float) -> Iterator[Ruling]:
    do = "Move that away, or move the logotype."
    free = f"{clear:.0f} px on every side are free"
    share = 100 * intruder.pixels / (around.width * around.height) if intruder else 0.0
    figure = Figure("clear-space", "not free", round(share, 2), 0.0, "%", intruder is None)
    where = f", {intruder.box.x:.0f} px from the left and {intruder.box.y:.0f} px from the top" if intruder else ""
    yield Ruling(figure, "logotype/clear-space", f"something stands in the logotype's clear space{where}", free, do)
    left = min(around.x, around.y, size[0] - around.x - around.width, size[1] - around.y - around.height)
    # A picture is shown among what others write: its edge is where their ink begins.
    yield Ruling(
        Figure("clear-space", "to the edge", round(clear + left, 1), round(clear, 1), "px", left >= -_ROUNDING_PX),
        "logotype/clear-space",
        f"the logotype stands {max(clear + left, 0):.0f} px from the edge of the picture",
        free,
        "Move it away from the edge.",
    )


def _intruder(pixels: Pixels, placed: Placed, around: Box) -> Field | None:
    """Find the largest thing in the clear space that is not the ground that the mark stands on."""
    ring = np.zeros(pixels.shape[1:], dtype=np.bool_)
    ring[_within(around)] = True
    ring[_within(_grown(placed.box, _MARGIN), outwards=True)] = False
    ground = plain([round(255 * value) for value in placed.ground], pixels)
    return largest(ring & apart(pixels, ground, _EVEN), _TOGETHER, _LEAST)


def _on_its_ground(placed: Placed, master: Master, standard: Standard) -> Iterator[Ruling]:
    variants = variants_of(master, standard.drawings)
    return rule_on_ground(master.variant, variants, placed.ground, standard.terms, Medium.PICTURE, (Output.PICTURE,))


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def _within(box: Box, outwards: bool = False) -> tuple[slice, slice]:
    low, high = (floor, ceil) if outwards else (ceil, floor)
    rows = slice(max(low(box.y), 0), max(high(box.y + box.height), 0))
    return rows, slice(max(low(box.x), 0), max(high(box.x + box.width), 0))
