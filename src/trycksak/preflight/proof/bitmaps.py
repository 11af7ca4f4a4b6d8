"""Marks that are no outlines of the original: in an image on the page, or drawn in another way.

What a reader sees is a mark, however a program wrote it; so images are searched, and the whole page where it must carry
a mark and no outlines of one were found. Such a mark is measured as well as pixels allow.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeGuard

import pypdfium2

from trycksak.model.terms import Terms
from trycksak.preflight.geometry import Affine, Box, grown, inverse
from trycksak.preflight.interpret.marks import Mark, PictureMark
from trycksak.preflight.original import Drawing
from trycksak.preflight.proof.evidence import Figure
from trycksak.preflight.proof.pixels import drawn_region
from trycksak.preflight.proof.raster import ALIKE, Placed, find_at, find_in_picture
from trycksak.preflight.proof.ruling import Ruling, listed
from trycksak.preflight.proof.standing import Standing
from trycksak.preflight.proof.surroundings import contains, in_mm, overlap
from trycksak.preflight.sheet import View

# What is searched is drawn so many pixels wide or high: the engine draws an image out to whole pixels, which must be
# small beside it.
_PX: Final = 1200
# A mark narrower than this is not sought: it would be refused anyway.
_NARROWEST_MM: Final = 8.0
_AROUND_MM: Final = 3.0
_SLACK_MM: Final = 0.3
# A pixel's worth of width and height, as a share.
_PROPORTION: Final = 0.01


_UNCHANGED: Final = "Place the original from brand/logotype/ as it is."


@dataclass(frozen=True)
class Bitmap:
    """A mark that was seen: where it stands, how the picture shows it, and how fine its pixels are, None: drawn."""

    standing: Standing
    placed: Placed
    ppi: float | None


def find_bitmaps(
    opened: Callable[[], pypdfium2.PdfPage],
    content: Sequence[Mark],
    view: View,
    drawings: Sequence[Drawing],
    found: Sequence[Standing],
    everywhere: bool,
) -> list[Bitmap]:
    """Search a page's images for marks that are not among those `found` by their outlines; then all of it, if asked.

    `opened` gives the page, to be drawn: where there is nothing to search it is not asked for.
    """
    images = [(mark, in_mm(mark.box, view.to_mm)) for mark in content if _shows(mark)]
    whole = Box(0.0, 0.0, view.width, view.height)
    seen: list[Bitmap] = []
    for region in dict.fromkeys(box for _, box in images if overlap(box, whole)):
        for one in _search(opened(), view, region, drawings):
            # Of a picture in strips each strip shows a part only.
            part = not contains(grown(region, _SLACK_MM), one.standing.box)
            seen.append(_nearer(opened(), view, one, drawings) if part else one)
    if everywhere and not seen:
        # What was found on a whole page is looked at once more, from near.
        seen += [_nearer(opened(), view, one, drawings) for one in _search(opened(), view, whole, drawings)]
    kept: list[Bitmap] = []
    for one in seen:
        if not any(overlap(one.standing.box, other.box) for other in (*found, *(known.standing for known in kept))):
            under = [mark.ppi for mark, box in images if overlap(box, one.standing.box)]
            kept.append(replace(one, ppi=min(under, default=None)))
    return kept


def rule_on_bitmap(one: Bitmap, terms: Terms) -> Iterator[Ruling]:
    """Hold a mark of pixels against the terms: allowed, fine enough, and like the original as far as pixels tell."""
    rule, ppi = terms.bitmap, one.ppi
    if ppi is None:
        yield Ruling(
            Figure("original", "drawn with", "other outlines", "the original's outlines", "", False),
            "logotype/altered",
            "the logotype is not drawn with the original's outlines",
            "it is one of the originals, unchanged",
            _UNCHANGED,
        )
    else:
        yield Ruling(
            Figure("bitmap", "drawn with", "pixels", "any" if rule.allowed else "outlines", "", rule.allowed),
            "logotype/bitmap",
            f"the logotype is a bitmap of {ppi:.0f} ppi",
            "it is drawn with the original's outlines",
            "Place the SVG or the PDF of the original instead.",
        )
        if rule.allowed:
            yield Ruling(
                Figure("bitmap", "resolution", round(ppi, 1), rule.least_ppi, "ppi", ppi >= rule.least_ppi),
                "logotype/bitmap",
                f"the logotype is a bitmap of {ppi:.0f} ppi",
                f"it has at least {rule.least_ppi:g} ppi where it is placed",
                "Place a finer one, or the original's outlines.",
            )
    if ppi is not None and not one.placed.whole:
        is_ = "a part of the logotype is not as in the original"
        figure = Figure("original", "least like part", round(100 * one.placed.likeness), round(100 * ALIKE), "%", False)
        yield Ruling(figure, "logotype/altered", is_, "it is one of the originals, unchanged", _UNCHANGED)
    seen = listed(sorted({_hex(colour) for colour in one.placed.colours}), "and")
    yield Ruling(
        Figure("original", "colour", seen, "the original's", "", not one.placed.recoloured),
        "logotype/colour",
        f"the logotype is seen in {seen}",
        "it has the colours of an original",
        _UNCHANGED,
    )
    width, height = one.standing.width, one.standing.height
    box = one.standing.drawing.box
    off = abs(width * box.height / (height * box.width) - 1)
    yield Ruling(
        Figure("original", "distorted", round(100 * off, 1), 100 * _PROPORTION, "%", off <= _PROPORTION),
        "logotype/proportion",
        f"the logotype is {width:.1f} × {height:.1f} mm",
        f"{width:.1f} mm wide it is {width * box.height / box.width:.1f} mm high",
        "Set its width or its height only, never both.",
    )


def _shows(mark: Mark) -> TypeGuard[PictureMark]:
    return isinstance(mark, PictureMark) and not mark.in_mask and not mark.is_soft_mask


def _search(page: pypdfium2.PdfPage, view: View, region: Box, drawings: Sequence[Drawing]) -> Iterator[Bitmap]:
    per_mm = _PX / max(region.width, region.height, 1.0)
    drawn = drawn_region(page, inverse(view.to_mm), region, per_mm)
    if drawn is None:
        return
    shot, corner = drawn
    for placed in find_in_picture(shot, drawings, _NARROWEST_MM * per_mm, altered=True):
        yield _bitmap(placed, corner, per_mm, drawings)


def _nearer(page: pypdfium2.PdfPage, view: View, one: Bitmap, drawings: Sequence[Drawing]) -> Bitmap:
    around = grown(one.standing.box, _AROUND_MM)
    per_mm = _PX / around.width
    drawn = drawn_region(page, inverse(view.to_mm), around, per_mm)
    if drawn is None:
        return one
    shot, (left, top) = drawn
    x, y, width, height = one.standing.box
    known = Box((x - left) * per_mm, (y - top) * per_mm, width * per_mm, height * per_mm)
    placed = find_at(shot, drawings, known)
    return _bitmap(placed, (left, top), per_mm, drawings) if placed else one


def _bitmap(placed: Placed, corner: tuple[float, float], per_mm: float, drawings: Sequence[Drawing]) -> Bitmap:
    drawing = next(one for one in drawings if one.master == placed.master)
    to_mm = placed.placement.then(Affine(1 / per_mm, 0, 0, 1 / per_mm, *corner))
    return Bitmap(Standing(drawing, to_mm, (), tuple(None for _ in drawing.shapes), 0, 0, 0), placed, None)


def _hex(colour: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(255 * value):02X}" for value in colour)
