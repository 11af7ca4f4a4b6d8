"""Pictures with an original in them, drawn by Pillow alone: eight times as fine, curves in pieces, then reduced."""

from io import BytesIO

from PIL import Image, ImageChops, ImageDraw

from trycksak.preflight.geometry import Affine, Point
from trycksak.preflight.original import Drawing, Shape

_FINE = 8
_PIECES = 12
Box = tuple[float, float, float, float]
"""Left, top, width, height, in pixels."""


def with_mark(
    drawing: Drawing, box: Box, size: tuple[int, int], ground: str, turn: Affine | None = None
) -> Image.Image:
    """A picture of one colour with an original in a box of it; `turn` is applied to the original's own units."""
    picture = Image.new("RGB", size, ground)
    put(picture, drawing, box, turn)
    return picture


def put(picture: Image.Image, drawing: Drawing, box: Box, turn: Affine | None = None) -> None:
    """Draw an original into a box of a picture."""
    x, y, width, height = box
    across, down = width / drawing.box.width, height / drawing.box.height
    to_px = Affine(across, 0, 0, down, x - drawing.box.x * across, y - drawing.box.y * down)
    to_px = turn.then(to_px) if turn else to_px
    corner = max(int(x) - 9, 0), max(int(y) - 9, 0)
    size = min(int(width) + 20, picture.width - corner[0]), min(int(height) + 20, picture.height - corner[1])
    to_patch = to_px.then(Affine(1, 0, 0, 1, -corner[0], -corner[1]))
    for shape in drawing.shapes:
        picture.paste(Image.new("RGB", size, shape.fill), corner, _mask(shape, to_patch, size))


def at(drawing: Drawing, x: float, y: float, width: float, squash: float = 1) -> Box:
    """The box of an original of some width, so many times as high as it should be."""
    return x, y, width, width * drawing.box.height / drawing.box.width * squash


def jpeg(picture: Image.Image, quality: int) -> Image.Image:
    """The picture as a JPEG file gives it back."""
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return Image.open(BytesIO(file.getvalue()))


def _mask(shape: Shape, to_px: Affine, size: tuple[int, int]) -> Image.Image:
    fine = Image.new("1", (size[0] * _FINE, size[1] * _FINE))
    for points in _rings(shape):
        ring = Image.new("1", fine.size)
        ImageDraw.Draw(ring).polygon([_fine(to_px.at(point)) for point in points], fill=1)
        fine = ImageChops.logical_xor(fine, ring)
    return fine.convert("L").reduce(_FINE)


def _fine(point: Point) -> Point:
    return point[0] * _FINE, point[1] * _FINE


def _rings(shape: Shape) -> list[list[Point]]:
    rings: list[list[Point]] = []
    points = iter(shape.outline.points)
    for letter in shape.outline.shape:
        if letter == "m":
            rings.append([next(points)])
        elif letter == "l":
            rings[-1].append(next(points))
        else:
            start, one, two, end = rings[-1][-1], next(points), next(points), next(points)
            rings[-1] += [_on(start, one, two, end, n / _PIECES) for n in range(1, _PIECES + 1)]
    return rings


def _on(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    """Give the point of a Bézier curve at t."""
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    x, y = (sum(w * p[i] for w, p in zip(weights, (a, b, c, d), strict=True)) for i in (0, 1))
    return x, y
