"""Originals found in pictures of pixels: where, how large, how like, in which colours; and what is none of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageOps

from preflight.proof.pictures import Box as Bounds
from preflight.proof.pictures import at, jpeg, put, with_mark
from trycksak.model.brand import Brand, Master, Variant
from trycksak.preflight.geometry import Affine, Box, Outline
from trycksak.preflight.original import Drawing, Shape, read_drawings
from trycksak.preflight.proof.outlines import subpaths
from trycksak.preflight.proof.raster import Placed, find_at, find_in_picture

SIZE = (420, 220)
GREEN, WHITE = "#00594F", "#FFFFFF"


@pytest.fixture(scope="module")
def drawings(root: Path, brand: Brand) -> tuple[Drawing, ...]:
    return read_drawings(root, brand)


def of(drawings: tuple[Drawing, ...], name: str) -> Drawing:
    return next(one for one in drawings if one.master.path.endswith(f"{name}.svg"))


def told(found: list[Placed]) -> list[tuple[str, bool]]:
    """Which originals were found, and whether they have another colour."""
    return [(one.master.path.removeprefix("brand/logotype/").removesuffix(".svg"), one.recoloured) for one in found]


def off(placed: Placed, box: Bounds) -> float:
    """How far the worst side is off, in pixels."""
    ours, theirs = placed.box, Box(*box)
    sides = (theirs.x + theirs.width, theirs.y + theirs.height)
    ends = zip((ours.x, ours.y, ours.x + ours.width, ours.y + ours.height), (*theirs[:2], *sides), strict=True)
    return max(abs(one - other) for one, other in ends)


@pytest.mark.parametrize("name", [f"{locale}-{variant.value}" for locale in ("sv", "en") for variant in Variant])
def test_each_original_is_found_as_itself(name: str, drawings: tuple[Drawing, ...]) -> None:
    drawing = of(drawings, name)
    box = at(drawing, 31.3, 22.8, 200)
    found = find_in_picture(with_mark(drawing, box, SIZE, GREEN if name.endswith("negative") else WHITE), drawings)
    assert told(found) == [(name, False)]
    assert off(found[0], box) < 0.15
    assert found[0].likeness > 0.9
    assert found[0].size == pytest.approx((box[2], box[3]), abs=0.2)
    assert found[0].ground == pytest.approx((0, 0x59 / 255, 0x4F / 255) if name.endswith("negative") else (1, 1, 1))


@pytest.mark.parametrize(("width", "close"), [(41.4, 0.35), (60, 0.25), (90, 0.2), (200.3, 0.2), (380, 0.2)])
def test_it_is_measured_to_a_part_of_a_pixel_even_in_a_jpeg(
    width: float, close: float, drawings: tuple[Drawing, ...]
) -> None:
    drawing = of(drawings, "sv-mono")
    box = at(drawing, 20.4, 60.7, width)
    found = find_in_picture(jpeg(with_mark(drawing, box, SIZE, "#FCE3EB"), 75), drawings)
    assert told(found) == [("sv-mono", False)]
    assert off(found[0], box) < close


@pytest.mark.parametrize(("width", "close"), [(75, 0.006), (150, 0.004), (300, 0.002)])
@pytest.mark.parametrize("squash", [0.75, 0.98, 1.02, 1.3])
def test_a_mark_that_is_squashed_is_measured_as_such(
    squash: float, width: float, close: float, drawings: tuple[Drawing, ...]
) -> None:
    drawing = of(drawings, "en-positive")
    picture = jpeg(with_mark(drawing, at(drawing, 20, 30, width, squash), SIZE, WHITE), 85)
    (found,) = find_in_picture(picture, drawings)
    across, down = found.size
    assert down / across / (drawing.box.height / drawing.box.width) == pytest.approx(squash, abs=close)


def test_a_mark_that_is_turned_is_measured_as_such(drawings: tuple[Drawing, ...]) -> None:
    drawing = of(drawings, "sv-positive")
    picture = with_mark(
        drawing, at(drawing, 60, 60, 300), SIZE, WHITE, Affine(0.99985, 0.01745, -0.01745, 0.99985, 0, 0)
    )
    (found,) = find_in_picture(picture, drawings)
    assert found.placement.turn == pytest.approx(1, abs=0.03)


HALF = SIZE[0] // 2, SIZE[1] // 2
SHADE = Image.linear_gradient("L").resize(SIZE).convert("RGB")
WAYS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "as JPEG of low quality": lambda good: jpeg(good, 50),
    "in few colours": lambda good: good.quantize(16),
    "enlarged from half the size": lambda good: good.resize(HALF, Image.Resampling.LANCZOS).resize(SIZE),
    "made smaller": lambda good: good.resize(HALF, Image.Resampling.BICUBIC),
    "cut out with no margin": lambda good: good.crop((31, 43, 211, 91)),
    "on a slow gradient": lambda good: ImageChops.darker(
        good, ImageChops.add(SHADE, Image.new("RGB", SIZE, "#DDDDDD"))
    ),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_right_mark_is_known_again(way: Callable[[Image.Image], Image.Image], drawings: tuple[Drawing, ...]) -> None:
    drawing = of(drawings, "sv-positive")
    found = find_in_picture(way(with_mark(drawing, at(drawing, 31.3, 42.8, 180), SIZE, WHITE)), drawings)
    assert told(found) == [("sv-positive", False)]


@pytest.mark.parametrize("name", ["sv-positive", "sv-negative"])
def test_a_mark_on_nothing_is_seen_on_the_ground_that_shows_it(name: str, drawings: tuple[Drawing, ...]) -> None:
    """A PNG of the mark alone, with alpha."""
    drawing = of(drawings, name)
    mask = ImageOps.invert(with_mark(of(drawings, "sv-mono"), at(drawing, 0, 0, 240), (240, 64), WHITE).convert("L"))
    picture = Image.new("RGB", mask.size, drawing.shapes[0].fill)
    picture.putalpha(mask)
    found = find_in_picture(picture, drawings)
    assert told(found) == [(name, False)]
    assert found[0].ground == pytest.approx((1, 1, 1) if name == "sv-positive" else (0, 0, 0))


@pytest.mark.parametrize(
    ("fill", "nearest"),
    [
        ("#0D594F", "sv-positive"),
        ("#00664F", "sv-positive"),
        ("#E5006C", "sv-positive"),
        ("#101010", "sv-mono"),
    ],
)
def test_a_mark_in_another_colour_is_told_as_such(fill: str, nearest: str, drawings: tuple[Drawing, ...]) -> None:
    drawing = of(drawings, "sv-positive")
    other = replace(drawing, shapes=tuple(replace(shape, fill=fill) for shape in drawing.shapes))
    picture = with_mark(other, at(drawing, 31.3, 42.8, 180), SIZE, WHITE)
    assert told(find_in_picture(picture, drawings)) == [(nearest, True)]


def test_a_picture_without_colours_shows_no_coloured_mark(drawings: tuple[Drawing, ...]) -> None:
    drawing = of(drawings, "sv-positive")
    picture = with_mark(drawing, at(drawing, 31.3, 42.8, 180), SIZE, WHITE).convert("L")
    assert [recoloured for _, recoloured in told(find_in_picture(picture, drawings))] == [True]


def without(drawing: Drawing, shape: int, part: int) -> Drawing:
    """The original with one subpath missing."""
    kept = [one for index, one in enumerate(subpaths(drawing.shapes[shape].outline, 0)) if index != part]
    outline = Outline("".join(f"m{one.letters}" for one in kept), tuple(p for one in kept for p in one.points))
    shapes = list(drawing.shapes)
    shapes[shape] = replace(shapes[shape], outline=outline)
    return replace(drawing, shapes=tuple(shapes))


def moved(drawing: Drawing, shape: int, x: float, y: float) -> Drawing:
    shapes = list(drawing.shapes)
    outline = shapes[shape].outline
    points = tuple((px + x, py + y) for px, py in outline.points)
    shapes[shape] = replace(shapes[shape], outline=replace(outline, points=points))
    return replace(drawing, shapes=tuple(shapes))


ALTERED: dict[str, Callable[[Drawing], Drawing]] = {
    "a window missing": lambda drawing: without(drawing, 0, 2),
    "the first letter missing": lambda drawing: without(drawing, 1, 0),
    "the hole of an a filled": lambda drawing: without(drawing, 1, 15),
    "the wording moved": lambda drawing: moved(drawing, 1, 9, 0),
}


@pytest.mark.parametrize("alter", ALTERED.values(), ids=ALTERED)
@pytest.mark.parametrize("width", [90, 240])
def test_an_original_that_was_altered_is_none(
    alter: Callable[[Drawing], Drawing], width: float, drawings: tuple[Drawing, ...]
) -> None:
    drawing = of(drawings, "sv-positive")
    picture = jpeg(with_mark(alter(drawing), at(drawing, 31.3, 42.8, width), SIZE, WHITE), 80)
    assert find_in_picture(picture, drawings) == []
    assert [one.whole for one in find_in_picture(picture, drawings, altered=True)] in ([], [False])


OVER: dict[str, Callable[[ImageDraw.ImageDraw], None]] = {
    "a line through it": lambda draw: draw.line((20, 70, 400, 70), "#E5006C", 2),
    "a box over its words": lambda draw: draw.rectangle((150, 40, 180, 70), "white"),
    "words in it": lambda draw: draw.text((140, 75), "UTKAST", "#00594F"),
}


@pytest.mark.parametrize("spoil", OVER.values(), ids=OVER)
def test_an_original_with_something_over_it_is_told_as_altered(
    spoil: Callable[[ImageDraw.ImageDraw], None], drawings: tuple[Drawing, ...]
) -> None:
    drawing = of(drawings, "sv-positive")
    picture = with_mark(drawing, at(drawing, 31.3, 42.8, 240), SIZE, WHITE)
    assert [one.whole for one in find_in_picture(picture, drawings, altered=True)] == [True]
    spoil(ImageDraw.Draw(picture))
    assert find_in_picture(picture, drawings) == []
    assert [one.whole for one in find_in_picture(picture, drawings, altered=True)] == [False]


def test_one_language_is_not_taken_for_the_other(drawings: tuple[Drawing, ...]) -> None:
    swedish, english = of(drawings, "sv-positive"), of(drawings, "en-positive")
    picture = with_mark(swedish, at(swedish, 31.3, 42.8, 180), SIZE, WHITE)
    assert find_in_picture(picture, [english], altered=True) == []


def test_a_mirrored_mark_is_none(drawings: tuple[Drawing, ...]) -> None:
    drawing = of(drawings, "sv-positive")
    picture = ImageOps.mirror(with_mark(drawing, at(drawing, 31.3, 42.8, 180), SIZE, WHITE))
    assert find_in_picture(picture, drawings, altered=True) == []


def test_all_marks_are_found_from_the_top_down(drawings: tuple[Drawing, ...]) -> None:
    positive, mono = of(drawings, "en-positive"), of(drawings, "sv-mono")
    picture = with_mark(mono, at(mono, 280, 150, 120), SIZE, WHITE)
    put(picture, positive, at(positive, 20, 30, 250))
    assert told(find_in_picture(picture, drawings)) == [("en-positive", False), ("sv-mono", False)]


def words() -> Image.Image:
    """A page of words and rules, light and dark."""
    picture = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(picture)
    for row in range(12):
        draw.text((20, 20 + 24 * row), "Stockholms stad, stadshuset och alla dess rum " * 2, "black", font_size=8 + row)
        draw.rectangle((330, 20 + 24 * row, 360, 40 + 24 * row), GREEN)
    return picture


def noise() -> Image.Image:
    coarse = np.random.default_rng(3).integers(0, 255, (40, 75, 3), dtype=np.uint8)
    return Image.fromarray(coarse).resize(SIZE, Image.Resampling.BICUBIC)


NOTHING: dict[str, Callable[[], Image.Image]] = {
    "words": words,
    "noise": noise,
    "one colour": lambda: Image.new("RGB", SIZE, "white"),
    "one pixel": lambda: Image.new("RGB", (1, 1), "white"),
    "a narrow strip": lambda: noise().crop((0, 0, 420, 9)),
    "nothing but transparency": lambda: Image.new("RGBA", SIZE),
}


@pytest.mark.parametrize("make", NOTHING.values(), ids=NOTHING)
def test_nothing_is_found_in_what_holds_no_mark(make: Callable[[], Image.Image], drawings: tuple[Drawing, ...]) -> None:
    assert find_in_picture(make(), drawings, altered=True) == []


def test_marks_narrower_than_asked_are_not_sought(drawings: tuple[Drawing, ...]) -> None:
    drawing = of(drawings, "sv-positive")
    picture = with_mark(drawing, at(drawing, 31.3, 42.8, 60), SIZE, WHITE)
    assert told(find_in_picture(picture, drawings, 55)) == [("sv-positive", False)]
    assert find_in_picture(picture, drawings, 150) == []
    assert find_in_picture(picture, []) == []


def test_a_mark_in_a_known_place_is_measured_there(drawings: tuple[Drawing, ...]) -> None:
    drawing = of(drawings, "en-positive")
    box = at(drawing, 31.3, 42.8, 180)
    picture = with_mark(drawing, box, SIZE, WHITE)
    near = Box(box[0] + 3, box[1] - 2, box[2] - 4, box[3])
    found = find_at(picture, drawings, near)
    assert found is not None
    assert told([found]) == [("en-positive", False)]
    assert off(found, box) < 0.15
    assert found.whole
    assert find_at(picture, drawings, near._replace(x=230)) is None
    assert find_at(picture, drawings, near._replace(x=-900)) is None


def test_variants_of_several_colours_are_told_apart(drawings: tuple[Drawing, ...]) -> None:
    """A mark of two inks, and the same in one; and with its inks exchanged."""

    def coloured(variant: Variant, *fills: str) -> Drawing:
        master = Master(path=f"{variant.value}.svg", locale="sv", variant=variant, sha256="0" * 64)
        pairs = zip(drawings[0].shapes, fills, strict=True)
        return Drawing(master, drawings[0].box, tuple(Shape(shape.outline, fill) for shape, fill in pairs))

    two, one = coloured(Variant.POSITIVE, "#B92F00", GREEN), coloured(Variant.MONO, "#000000", "#000000")
    exchanged = coloured(Variant.POSITIVE, GREEN, "#B92F00")
    pictures = [with_mark(each, at(each, 31.3, 42.8, 180), SIZE, WHITE) for each in (two, one, exchanged)]
    assert [told(find_in_picture(picture, [two, one])) for picture in pictures] == [
        [("positive", False)],
        [("mono", False)],
        [("positive", True)],
    ]


def test_a_page_that_was_flattened_to_one_picture_is_searched(
    sheet: Callable[..., Path], drawings: tuple[Drawing, ...]
) -> None:
    """An A5 of words with the mark 13 mm from the left and 12 mm from the top, at 150 dpi."""
    mark = '<p class="mark"><img src="brand/logotype/sv-positive.svg" alt="Stockholms stad"></p>'
    lines = "<p>En mening om staden vid vattnet, och en till.</p>" * 14
    file = sheet(f'{mark}<div style="padding: 40mm 13mm">{lines}</div>')
    with pypdfium2.PdfDocument(file) as document:
        picture = jpeg(document[0].render(scale=150 / 72).to_pil(), 85)
    found, dot = find_in_picture(picture, drawings, 60), 150 / 25.4
    assert told(found) == [("sv-positive", False)]
    # PDFium draws a page of 874.02 pixels on 875.
    assert off(found[0], at(of(drawings, "sv-positive"), 13 * dot, 12 * dot, 40 * dot)) < 0.4


def test_the_same_picture_gives_the_same_marks(drawings: tuple[Drawing, ...]) -> None:
    drawing = of(drawings, "sv-positive")
    picture = jpeg(with_mark(drawing, at(drawing, 31.3, 42.8, 180), SIZE, WHITE), 75)
    assert find_in_picture(picture, drawings) == find_in_picture(picture, drawings)
