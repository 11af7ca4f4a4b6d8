"""A mark alone on a ground, drawn by the engine that draws the page: what is to be seen where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import ceil
from typing import Final

import pikepdf
import pypdfium2
from PIL import Image

from trycksak.preflight.geometry import Affine, Outline
from trycksak.preflight.original import Drawing
from trycksak.preflight.proof.sameness import Pixels, picture_of, planes

Colour = tuple[float, ...]
"""One value is grey, three are sRGB, four are CMYK; each from 0 to 1."""
WHITE: Final[Colour] = (1.0, 1.0, 1.0)
_POINTS: Final = {"m": 1, "l": 1, "c": 3}
_OPERATORS: Final = {1: "g", 3: "rg", 4: "k"}


@dataclass(frozen=True)
class Filled:
    """An outline and what it is filled with, in the file's own colour; `even_odd` is the rule of `f*` (8.5.3.3.3)."""

    outline: Outline
    colour: Colour
    even_odd: bool = False


def drawn(drawing: Drawing, ground: Colour, width_px: int) -> Image.Image:
    """Draw an original on a ground, so many pixels wide, as high as its viewBox asks."""
    box, scale = drawing.box, width_px / drawing.box.width
    height = max(round(box.height * scale), 1)
    fit = Affine(scale, 0, 0, height / box.height, -box.x * scale, -box.y * height / box.height)
    return drawn_at(drawing, fit, (width_px, height), ground)


def drawn_at(drawing: Drawing, placement: Affine, size: tuple[int, int], ground: Colour) -> Image.Image:
    """Draw an original on a ground of so many pixels, where `placement` maps its viewBox to."""
    return picture_of(alone(filled(drawing), placement, size, ground))


def filled(drawing: Drawing) -> tuple[Filled, ...]:
    """Give an original's outlines, in the units of its viewBox, in its own colours."""
    return tuple(Filled(shape.outline, of_hex(shape.fill)) for shape in drawing.shapes)


def of_hex(value: str) -> Colour:
    """Read `#00594F`."""
    return tuple(int(value[n : n + 2], 16) / 255 for n in (1, 3, 5))


def alone(shapes: Iterable[Filled], to_px: Affine, size: tuple[int, int], ground: Colour) -> Pixels:
    """Draw outlines on a ground; `to_px` maps theirs to pixels from the top left corner, `size` is width and height."""
    width, height = size
    operators = [f"{_colour(ground)} 0 0 {width} {height} re f", f"1 0 0 -1 0 {height} cm"]
    operators.append(" ".join(f"{number:.9f}" for number in to_px) + " cm")
    for shape in shapes:
        operators += [_colour(shape.colour), _path(shape.outline), "f*" if shape.even_odd else "f"]
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=size)
    pdf.pages[0].Contents = pdf.make_stream("\n".join(operators).encode())
    file = BytesIO()
    pdf.save(file, compress_streams=False, static_id=True)
    with pypdfium2.PdfDocument(file.getvalue()) as document:
        return picture(document[0], 1, (0, 0, width, height))


def picture(page: pypdfium2.PdfPage, scale: float, region: Sequence[int], *, printing: bool = False) -> Pixels:
    """Draw a region of a page, forms and annotations too: left, top, right, bottom in pixels of the page as it is seen.

    `scale` is pixels per point; the page is then `ceil(width × scale)` pixels wide, and so high.
    """
    wide, high = (ceil(side * scale) for side in page.get_size())
    left, top, right, bottom = region
    # Half a pixel less, since what is cut off is rounded up.
    crop = [max(edge - 0.5, 0) / scale for edge in (left, high - bottom, wide - right, top)]
    way = "print" if printing else None
    bitmap = page.render(scale=scale, crop=crop, draw_annots=True, rev_byteorder=True, optimize_mode=way)
    return planes(bitmap.to_numpy())


@lru_cache(maxsize=256)
def _path(outline: Outline) -> str:
    words, at = list[str](), 0
    for letter in outline.shape:
        count = _POINTS[letter]
        words += [f"{x:.6f} {y:.6f}" for x, y in outline.points[at : at + count]]
        words.append(letter)
        at += count
    return " ".join(words)


def _colour(values: Colour) -> str:
    return " ".join([*(f"{value:.6f}" for value in values), _OPERATORS[len(values)]])
