"""Whether two pictures show the same: an edge may be a pixel off, an interior may not be another colour."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from trycksak.model.brand import Brand
from trycksak.preflight.geometry import Affine, Box
from trycksak.preflight.original import read_drawings
from trycksak.preflight.proof.alone import drawn, drawn_at
from trycksak.preflight.proof.sameness import Field, Unlike, largest, pixels_of, same_picture


def disc(x: float = 50, fill: str = "#00594F", ground: str = "#FFFFFF") -> Image.Image:
    """A disc in a picture of 100 × 80 pixels, smooth at its edge."""
    fine = Image.new("RGB", (800, 640), ground)
    ImageDraw.Draw(fine).ellipse((8 * (x - 20), 160, 8 * (x + 20), 480), fill=fill)
    return fine.reduce(8)


def spoilt(spoil: Callable[[ImageDraw.ImageDraw], None]) -> Image.Image:
    picture = disc()
    spoil(ImageDraw.Draw(picture))
    return picture


SAME = {
    "itself": disc(),
    "half a pixel to the side": disc(50.5),
    "a pixel to the side": disc(51),
    "3/255 lighter": disc(fill="#035C52"),
    "with an alpha that hides nothing": disc().convert("RGBA"),
    "with three pixels of dirt": spoilt(lambda draw: draw.line((80, 10, 82, 10), "black")),
}
OTHER = {
    "two pixels to the side": (disc(52), Box(65, 26, 8, 28)),
    "4/255 lighter": (disc(fill="#045D53"), Box(30, 20, 41, 41)),
    "on another ground": (disc(ground="#FFFFF0"), Box(0, 0, 100, 80)),
    "with a thin line through it": (spoilt(lambda draw: draw.line((0, 40, 99, 40), "#406050")), Box(0, 40, 100, 1)),
    "with a part covered": (spoilt(lambda draw: draw.rectangle((45, 35, 54, 44), "white")), Box(45, 35, 10, 10)),
}


@pytest.mark.parametrize("picture", SAME.values(), ids=SAME)
def test_what_an_engine_may_do_is_the_same(picture: Image.Image) -> None:
    assert same_picture(picture, disc()) == same_picture(disc(), picture) == Unlike(0.0, None)


@pytest.mark.parametrize(("picture", "where"), OTHER.values(), ids=OTHER)
def test_what_differs_is_told_with_its_place(picture: Image.Image, where: Box) -> None:
    share, fault = same_picture(picture, disc())
    assert share > 0
    assert fault is not None
    assert all(abs(a - b) <= 2 for a, b in zip(fault, where, strict=True))


def test_a_line_that_is_missing_is_told_as_one_that_is_too_many() -> None:
    """One pixel wide: whoever allows an edge to move must look both ways."""
    line = spoilt(lambda draw: draw.line((70, 10, 70, 69), "black"))
    assert same_picture(line, disc()).fault == same_picture(disc(), line).fault == Box(70, 10, 1, 60)


def test_pictures_of_other_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        same_picture(disc(), disc().resize((99, 80)))


def test_what_shines_through_is_laid_on_white() -> None:
    clear = Image.new("RGBA", (2, 1), (0, 0, 0, 0))
    clear.putpixel((1, 0), (10, 20, 30, 255))
    assert pixels_of(clear).tolist() == [[[255, 10]], [[255, 20]], [[255, 30]]]


def test_the_largest_field_is_that_of_most_pixels() -> None:
    mask = np.zeros((60, 90), dtype=np.bool_)
    assert largest(mask) is None
    mask[5:9, 80:84] = True
    mask[40, 10:60:2] = True
    assert largest(mask) == Field(Box(10, 40, 49, 1), 25)
    assert largest(mask, least=26) is None


def test_an_original_is_drawn_as_it_is_placed(root: Path, brand: Brand) -> None:
    (drawing, *_) = read_drawings(root, brand)
    whole = drawn(drawing, (1.0, 1.0, 1.0), 300)
    assert whole.size == (300, 80)
    assert whole.getpixel((10, 10)) == (0, 0x59, 0x4F)
    assert whole.getpixel((299, 79)) == (255, 255, 255)
    scale = 300 / drawing.box.width
    placed = drawn_at(drawing, Affine(scale, 0, 0, 80 / drawing.box.height, 20, 10), (350, 100), (1.0, 1.0, 1.0))
    assert same_picture(placed.crop((20, 10, 320, 90)), whole) == Unlike(0.0, None)
