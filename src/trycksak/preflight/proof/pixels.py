"""What is seen where a mark stands on a page, against what the mark alone would look like there.

Outlines say what a file paints; opacity, blending, covers and clips show only in what is seen. The page and the mark
alone are drawn by one engine at one scale, so that what differs is the file and not the drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
import pypdfium2
from PIL import Image

from trycksak.preflight.geometry import IDENTITY, Affine, Box, Outline, grown, inverse
from trycksak.preflight.proof.alone import WHITE, Colour, Filled, alone
from trycksak.preflight.proof.sameness import (
    TOLERANCE,
    Mask,
    Pixels,
    apart,
    coarse,
    largest,
    picture_of,
    plain,
    spread,
    unlike,
)
from trycksak.preflight.proof.view import View, view_of

# Pixels per mm, at most so many pixels in all: 0.3 mm are two pixels and more.
_FINE: Final = 8.0
_COARSE: Final = 4.0
_PIXELS: Final = 400_000
_MOST_PIXELS: Final = 4_000_000
# A mark is drawn so many pixels wide at least, but no finer than so many pixels per mm.
_WIDE: Final = 400
_FINEST: Final = 40.0
# How far the ground's pixels may be from its colour, in 255ths: a slow gradient is even.
_EVEN: Final = 3
# Pixels that make a thing in the clear space, and how near to each other they are one thing, in mm.
_LEAST: Final = 2
_TOGETHER_MM: Final = 1.0
_MARGIN_MM: Final = 2.0
# Pixels that are enough to know the ground's colour by.
_SAMPLE: Final = 10_000


@dataclass(frozen=True)
class Seen:
    """What is seen where a mark stands; boxes are mm from the trim's top left corner, y downwards.

    `ground` is the sRGB colour, from 0 to 1, that most of the clear space has, and `uneven` the share of it that has
    another; `intruder` is the box of the largest thing in it. `unlike` is the share of the mark's pixels that are not
    as they would be if it stood there alone, and `fault` the box of the largest field of them.
    """

    ground: tuple[float, float, float]
    uneven: float
    intruder: Box | None
    unlike: float
    fault: Box | None
    added: float = 0.0
    """The share of the pixels that are unlike where the ground should be seen: of ink that the mark does not have."""
    under: tuple[float, float, float] | None = None
    """The colour that is seen between the mark's outlines, where it is not the ground's and most pixels are unlike."""
    colours: tuple[Colour, ...] = ()
    """The colour of each path as it was told, or as it is seen where nobody told it."""


@dataclass(frozen=True)
class Shape:
    """A path of the mark: its outline in the mark's own units, its fill in the file's colour, its rule.

    `colour` is None where nobody knows what it looks like, as with a spot colour: it is then the one that most of the
    path is seen in, so that an even veil over it is not told.
    """

    outline: Outline
    colour: Colour | None
    even_odd: bool = False


def look(
    page: pypdfium2.PdfPage,
    to_pt: Affine,
    shapes: Sequence[Shape],
    box: Box,
    clear: float,
    ground: tuple[float, float, float] | None = None,
    *,
    placement: Affine = IDENTITY,
    printing: bool = False,
) -> Seen:
    """Look at a mark on a page: `box` holds it, `clear` is its clear space on every side, both in mm.

    `placement` maps the shapes to mm from the trim's top left corner.

    `ground` is the colour that it is expected to stand on; without it, the one that most of the clear space has.
    With `printing` the page is seen as it is printed, its layers and annotations too.

    `to_pt` maps mm from the trim's top left corner, y downwards, to page space. What lies outside the page's trim or
    its crop box is not seen: the clear space ends there, and a mark that reaches past it is unlike. Form fields are
    seen where the document's forms were initialised before the page was opened.
    """
    field = grown(box, clear)
    view = view_of(page, to_pt, grown(field, _MARGIN_MM), _resolution(field, box.width))
    if view is None:
        return Seen((1.0, 1.0, 1.0), 0.0, None, 1.0, box)
    mark = _Alone(view.size, placement.then(view.to_px), shapes)
    return _judge(view, view.draw(page, printing=printing), mark, box, clear, ground)


def drawn_region(
    page: pypdfium2.PdfPage, to_pt: Affine, region: Box, per_mm: float
) -> tuple[Image.Image, tuple[float, float]] | None:
    """Draw a region of a page, in mm, at so many pixels per mm: its picture, and its upper left corner in mm.

    None where nothing of it is on the page.
    """
    view = view_of(page, to_pt, region, per_mm)
    return (picture_of(view.draw(page)), inverse(view.to_px).at((0, 0))) if view else None


def _resolution(field: Box, width: float) -> float:
    """Choose the pixels per mm: as fine as the mark needs, as coarse as a large one allows."""
    area = max(field.width * field.height, 1e-6)
    wanted = min(max(_FINE, _WIDE / max(width, 1e-6)), _FINEST)
    affordable = max(sqrt(_PIXELS / area), _COARSE)
    return min(wanted, affordable, sqrt(_MOST_PIXELS / area))


def _judge(
    view: View,
    seen: Pixels,
    mark: "_Alone",
    box: Box,
    clear: float,
    told: tuple[float, float, float] | None,
) -> Seen:
    inner, shown = view.inside(box), view.shown
    own = spread(spread(inner))
    ring = view.inside(grown(box, clear)) & shown & ~own
    ground = tuple(255 * value for value in told) if told else _most(seen, ring if ring.any() else own & shown)
    empty = plain(ground, seen)
    known = mark.known(seen, ground)
    expected = mark.drawn(known, _floats(ground))
    ink = apart(expected, empty, TOLERANCE)
    own |= spread(ink)
    ring &= ~own
    uneven = ring & apart(seen, empty, _EVEN)
    wrong = (unlike(seen, expected) & own & shown) | (ink & ~shown)
    thing = largest(uneven, round(_TOGETHER_MM * view.per_mm), _LEAST)
    fault = largest(wrong)
    return Seen(
        _floats(ground),
        float(uneven.sum() / max(ring.sum(), 1)),
        view.to_mm(thing.box) if thing else None,
        min(float(wrong.sum() / max(ink.sum(), 1)), 1.0) if fault else 0.0,
        view.to_mm(fault.box) if fault else None,
        float((wrong & ~ink).sum() / max(wrong.sum(), 1)),
        mark.under(seen, inner & shown, ground) if 2 * wrong.sum() > inner.sum() else None,
        tuple(shape.colour for shape in known),
    )


@dataclass(frozen=True)
class _Alone:
    """The mark's shapes where nothing else is: in a view of so many pixels, to which `to_px` maps them."""

    size: tuple[int, int]
    to_px: Affine
    shapes: Sequence[Shape]

    def drawn(self, shapes: Sequence[Filled], ground: Colour) -> Pixels:
        return alone(shapes, self.to_px, self.size, ground)

    def known(self, seen: Pixels, ground: Colour) -> list[Filled]:
        """Give the shapes with their colours: as they were told, or as they are seen."""
        return [
            Filled(shape.outline, shape.colour or self._seen_in(seen, index, ground), shape.even_odd)
            for index, shape in enumerate(self.shapes)
        ]

    def under(self, seen: Pixels, inner: Mask, ground: Colour) -> tuple[float, float, float] | None:
        """Give the colour that is seen between the outlines, where it is another than the ground's."""
        black = [Filled(shape.outline, (0.0,), shape.even_odd) for shape in self.shapes]
        colour = _most(seen, inner & (self.drawn(black, WHITE)[0] == 255))
        far = max(abs(one - other) for one, other in zip(colour, ground, strict=True)) > TOLERANCE
        return _floats(colour) if far else None

    def _seen_in(self, seen: Pixels, index: int, ground: Colour) -> Colour:
        """Give the colour that most of a shape is seen in where no later one lies on it; else not the ground's."""
        black = [Filled(shape.outline, (float(n == index),), shape.even_odd) for n, shape in enumerate(self.shapes)]
        cover = self.drawn(black, (0.0,))[0]
        there = (cover == cover.max()) & apart(seen, plain(ground, seen), TOLERANCE)
        return _floats(_most(seen, there)) if there.any() else (float(ground[1] < 128),)


def _most(seen: Pixels, where: Mask) -> Colour:
    """Give the colour, from 0 to 255, that most of the marked pixels have, or are near to; white if there are none."""
    marked = np.flatnonzero(where)
    if not marked.size:
        return 255.0, 255.0, 255.0
    pixels = seen.reshape(3, -1)[:, marked[:: marked.size // _SAMPLE + 1]]
    codes = coarse(pixels)
    near = pixels[:, codes == np.bincount(codes).argmax()]
    return tuple(float(value) for value in np.median(near, axis=1) // 1)


def _floats(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = (value / 255 for value in colour)
    return red, green, blue
