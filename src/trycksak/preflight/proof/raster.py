"""Finding originals in a picture of pixels, at any place and size, and measuring how they stand there.

A search finds where one may be, a fit lays it there to a small part of a pixel, and then the two are compared part by
part, so that a mark with a letter missing is not taken for the original. Measured on 84 pictures of 1200 × 630 px, with
marks of 41 to 800 px, as JPEG of quality 75 and squashed by up to 7 %: place and size are right to 0.15 px, and to
0.3 px for marks narrower than 60 px.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PIL import Image

from trycksak.model.brand import Master, PartnerMaster
from trycksak.preflight.geometry import Affine, Box, Outline
from trycksak.preflight.original import Drawing
from trycksak.preflight.proof.alone import Filled, of_hex
from trycksak.preflight.proof.fitting import Laid, Model, fit
from trycksak.preflight.proof.likeness import SeenColour, alikeness, seen_colour
from trycksak.preflight.proof.search import search

# How like the original the least like part of a mark is, at least. Whole ones, as JPEG of quality 50, sharpened, or
# enlarged from half the size, have 0.58 and more; those that lack any one subpath 0.54 and less, from 67 px on: in
# narrower ones the smallest parts are a pixel or two, and may be missing unseen.
ALIKE: Final = 0.55
# What lacks so much correlation is no mark that somebody altered, but something else.
_ALTERED: Final = 0.9
# How far a colour may be off, from 0 to 1: where its interior is seen, and where edges are all that there is.
_SAME: Final = 0.04
_SAME_IN_FEW: Final = 0.2
_FEW: Final = 40
# Smaller pictures hold no mark.
_SMALLEST: Final = 8
_LUMA: Final = (0.299, 0.587, 0.114)

Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Placed:
    """An original found in a picture: of those of the same shape the one whose colours are nearest.

    `box` is the upright box that holds it, and `placement` maps its viewBox there, both in pixels, y downwards.
    `likeness` is that of its least like part, from 0 to 1. `ground` is the sRGB colour that it stands on, from 0 to 1,
    and `colours` are those that its shapes are seen in; `recoloured` says that they are no original's.
    """

    master: Master | PartnerMaster
    box: Box
    likeness: float
    recoloured: bool
    placement: Affine
    ground: Rgb
    colours: tuple[Rgb, ...]
    size: tuple[float, float]
    """Its width and height, along its own x and y, in pixels."""

    @property
    def whole(self) -> bool:
        """Whether every part of it is like the original."""
        return self.likeness >= ALIKE


@dataclass(frozen=True)
class _Form:
    """Originals of one shape: how they are sought, and how they are laid over a picture."""

    drawings: tuple[Drawing, ...]
    sketch: tuple[Filled, ...]
    model: Model


def find_in_picture(
    picture: Image.Image, drawings: Sequence[Drawing], least_px: float = 40, altered: bool = False
) -> list[Placed]:
    """Find originals in a picture, from the top down; those narrower than `least_px` are not sought.

    What is transparent counts as white, or as black where nothing is found on white. A mark that is squashed or
    stretched by a quarter, slanted by 6° or turned by 3° is found and its `placement` says so; one that is mirrored or
    turned further is not. With `altered`, those are told too that are an original but for a part (`whole` is false).
    """
    forms = _forms(tuple(drawings))
    if not forms or min(picture.size) < _SMALLEST:
        return []
    for ground in ("white", "black") if picture.has_transparency_data else ("white",):
        found = [placed for placed in _found(_on(picture, ground), forms, least_px) if placed.whole or altered]
        if found:
            return found
    return []


def find_at(picture: Image.Image, drawings: Sequence[Drawing], box: Box) -> Placed | None:
    """Find the original that stands in a known place, to 5 % of its width, altered or not; a third of a search."""
    picture = _on(picture, "white")
    found = []
    for form in _forms(tuple(drawings)):
        fitted = fit(picture, form.model, box)
        found += [_placed(form, *fitted)] if fitted else []
    return max((one for one in found if one), key=_rank, default=None)


def _on(picture: Image.Image, ground: str) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, ground), picture).convert("RGB")


def _found(picture: Image.Image, forms: Sequence[_Form], least_px: float) -> list[Placed]:
    kept: list[Placed] = []
    sought = [(form.model.box, form.sketch) for form in forms]
    for guess in search(picture.convert("L"), sought, least_px):
        if any(one.whole and not one.recoloured and _meet(one.box, guess.box) for one in kept):
            continue
        fitted = fit(picture, forms[guess.shape].model, guess.box)
        one = _placed(forms[guess.shape], *fitted) if fitted else None
        if one and all(_rank(one) > _rank(other) for other in kept if _meet(one.box, other.box)):
            kept = [other for other in kept if not _meet(one.box, other.box)] + [one]
    return sorted(kept, key=lambda one: (one.box.y, one.box.x))


def _rank(one: Placed) -> tuple[bool, bool, float]:
    """Order originals that are found in the same place."""
    return one.whole, not one.recoloured, one.likeness


def _placed(form: _Form, placement: Affine, laid: Laid) -> Placed | None:
    likeness = alikeness(laid)
    if likeness < ALIKE and laid.correlation < _ALTERED:
        return None
    ground, *inks = (seen_colour(laid, ink) for ink in range(len(laid.shares)))
    seen = [inks[ink] for ink in form.model.inks]
    off, drawing = min(((_off(drawing, seen), drawing) for drawing in form.drawings), key=lambda pair: pair[0])
    # What the number of processors may change in the last digits is no measure.
    placement = Affine(*(round(number, 6) for number in placement))
    x, y, width, height = (round(length, 3) for length in form.model.over(placement))
    across, down = placement.scale
    return Placed(
        drawing.master,
        Box(x, y, width, height),
        likeness,
        off > 0,
        placement,
        ground.rgb,
        tuple(ink.rgb for ink in seen),
        (round(across * form.model.box.width, 3), round(down * form.model.box.height, 3)),
    )


def _off(drawing: Drawing, seen: Sequence[SeenColour]) -> float:
    """Measure how far the worst colour is off beyond what may be, from 0 to 1."""
    return max(
        max(abs(a - b) for a, b in zip(of_hex(shape.fill), one.rgb, strict=True))
        - (_SAME if one.pixels >= _FEW else _SAME_IN_FEW)
        for shape, one in zip(drawing.shapes, seen, strict=True)
    )


def _meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share a quarter of the smaller one."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    least = min(one.width * one.height, other.width * other.height)
    return across > 0 and down > 0 and across * down > 0.25 * least


@lru_cache(maxsize=16)
def _forms(drawings: tuple[Drawing, ...]) -> tuple[_Form, ...]:
    grouped: dict[tuple[Box, tuple[Outline, ...], tuple[float, ...]], list[Drawing]] = {}
    for drawing in drawings:
        outlines = tuple(shape.outline for shape in drawing.shapes)
        grouped.setdefault((drawing.box, outlines, _greys(drawing)), []).append(drawing)
    return tuple(_form(*key, tuple(same)) for key, same in grouped.items())


def _greys(drawing: Drawing) -> tuple[float, ...]:
    """Give how far each shape is from the ground that it is made for, the farthest 1."""
    lumas = [sum(w * v for w, v in zip(_LUMA, of_hex(shape.fill), strict=True)) for shape in drawing.shapes]
    ground = 0.0 if sum(lumas) > len(lumas) / 2 else 1.0
    away = [abs(luma - ground) for luma in lumas]
    return tuple(round(one / max(*away, 1e-3), 1) for one in away)


def _form(box: Box, outlines: Sequence[Outline], greys: Sequence[float], drawings: tuple[Drawing, ...]) -> _Form:
    # Shapes that have one colour in every variant are one ink.
    fills = [tuple(drawing.shapes[index].fill for drawing in drawings) for index in range(len(outlines))]
    order = list(dict.fromkeys(fills))
    sketch = tuple(Filled(outline, (grey,)) for outline, grey in zip(outlines, greys, strict=True))
    return _Form(drawings, sketch, Model(box, sketch, tuple(order.index(fill) for fill in fills)))
