"""Contrast by WCAG's own examples, and which shapes of an original stand on the ground."""

from pathlib import Path

import pytest

from trycksak.model.brand import Brand, Master, Variant
from trycksak.preflight.geometry import Box, Outline
from trycksak.preflight.original import Drawing, Shape, read_drawings
from trycksak.preflight.proof.alone import of_hex
from trycksak.preflight.proof.contrast import contrast, luminance, outer

NOBODY = Master(path="x.svg", locale="sv", variant=Variant.POSITIVE, sha256="0" * 64)


def square(x: float, y: float, side: float, fill: str = "#000000") -> Shape:
    return Shape(Outline("mlll", ((x, y), (x + side, y), (x + side, y + side), (x, y + side))), fill)


def mark(*shapes: Shape) -> Drawing:
    return Drawing(NOBODY, Box(0, 0, 100, 50), shapes)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#FFFFFF", "#000000", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#FFFFFF", "#FF0000", 4.0),
        ("#00594F", "#FFFFFF", 8.26),
        ("#00594F", "#00594F", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(of_hex(one), of_hex(other)), 2) == ratio
    assert contrast(of_hex(one), of_hex(other)) == contrast(of_hex(other), of_hex(one))


def test_luminance_is_0_for_black_and_1_for_white() -> None:
    assert (luminance((0, 0, 0)), round(luminance((1, 1, 1)), 9)) == (0, 1)


def test_all_shapes_of_the_logotype_stand_on_the_ground(root: Path, brand: Brand) -> None:
    assert {outer(drawing) for drawing in read_drawings(root, brand)} == {(0, 1)}


@pytest.mark.parametrize(
    ("drawing", "found"),
    [
        (mark(square(0, 0, 50), square(10, 10, 20)), (0,)),
        (mark(square(0, 0, 50), square(40, 10, 20)), (0, 1)),
        (mark(square(0, 0, 50), square(50, 0, 50)), (0, 1)),
        (mark(square(0, 0, 50), square(0, 0, 50)), (1,)),
        (mark(square(10, 10, 20), square(0, 0, 50)), (1,)),
        (mark(square(0, 0, 50), square(10, 10, 20), square(60, 0, 20)), (0, 2)),
    ],
    ids=[
        "one within another",
        "one half on another",
        "two side by side",
        "one that fills another exactly",
        "one hidden under another",
        "one within and one beside",
    ],
)
def test_shapes_on_other_shapes_stand_on_no_ground(drawing: Drawing, found: tuple[int, ...]) -> None:
    assert outer(drawing) == found
