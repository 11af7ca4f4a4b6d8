"""Forgeries made of pixels: a picture of the mark instead of its outlines."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np
from pikepdf import Name

from preflight.proof.gallery.bases import DARK, HEIGHT, LEFT, TOP, WEB, WIDTH, Case, case
from preflight.proof.gallery.drawing import mark, original
from preflight.proof.gallery.paints import drawn, pixels
from preflight.proof.gallery.sheets import Sheet, Thing, Writer, picture, placed

Box = tuple[float, float, float, float]

_BOX: Final = (LEFT, TOP, WIDTH, HEIGHT)
_ENGLISH_HEIGHT: Final = WIDTH * original("en-positive").height / original("en-positive").width


def bitmap(
    ppi: float,
    *,
    name: str = "sv-positive",
    box: Box = _BOX,
    turn: Callable[[np.ndarray], np.ndarray] = lambda pixels: pixels,
) -> Sheet:
    """A good page whose mark is a picture of pixels, made when the file is."""
    return replace(WEB, mark=placed("Mark", *box), names={"Mark": late(lambda: turn(drawn(ppi, name)))})


def late(pixels: Callable[[], np.ndarray]) -> Thing:
    """An image whose pixels are drawn when the file is made."""
    return Thing("XObject", lambda writer: picture(pixels()).make(writer))


def stencil() -> Thing:
    """The mark as an image mask of one bit."""

    def make(writer: Writer) -> Any:
        ink = drawn(600).mean(axis=2) > 128
        made = writer.pdf.make_stream(np.packbits(ink, axis=1).tobytes(), Type=Name.XObject, Subtype=Name.Image)
        made.Width, made.Height, made.BitsPerComponent, made.ImageMask = ink.shape[1], ink.shape[0], 1, True
        return made

    return Thing("XObject", make)


_ALLOWED: Final[Mapping[str, Any]] = {"terms": {"bitmap": {"allowed": True}}}
BITMAP: Final[Mapping[str, Case]] = {
    "a bitmap of 72 ppi": case(bitmap(72), "logotype/bitmap"),
    "a bitmap of 300 ppi": case(bitmap(300), "logotype/bitmap"),
    "a bitmap of 72 ppi beside a right mark": case(
        replace(bitmap(72, box=(95, 12, WIDTH, HEIGHT)), over=mark()), "logotype/bitmap"
    ),
    "a stencil of 600 ppi": case(
        replace(WEB, mark=f"q {DARK} {placed('Mark', *_BOX)} Q", names={"Mark": stencil()}), "logotype/bitmap"
    ),
    "the whole page a bitmap": case(
        Sheet(mark=placed("Page", 0, 0, 148, 210), names={"Page": late(lambda: pixels(WEB, 150))}),
        "logotype/bitmap",
    ),
    "a bitmap in two strips": case(
        replace(
            WEB,
            mark=placed("Upper", LEFT, TOP, WIDTH, HEIGHT / 2)
            + placed("Lower", LEFT, TOP + HEIGHT / 2, WIDTH, HEIGHT / 2),
            names={
                "Upper": late(lambda: drawn(300)[:63]),
                "Lower": late(lambda: drawn(300)[63:]),
            },
        ),
        "logotype/bitmap",
    ),
    "72 ppi where 300 are asked": case(bitmap(72), "logotype/bitmap", **_ALLOWED),
    "a bitmap squashed by 2 %": case(
        bitmap(300, box=(LEFT, TOP, WIDTH, 0.98 * HEIGHT)), "logotype/proportion", **_ALLOWED
    ),
    "a bitmap mirrored": case(bitmap(300, turn=lambda p: p[:, ::-1].copy()), "logotype/missing", **_ALLOWED),
    "a bitmap in pink": case(bitmap(300, turn=lambda p: p[:, :, [1, 0, 2]].copy()), "logotype/colour", **_ALLOWED),
    "a bitmap under the minimum": case(
        bitmap(400, box=(LEFT, TOP, 28, 28 * HEIGHT / WIDTH)), "logotype/size", **_ALLOWED
    ),
    "a bitmap in the other language": case(
        bitmap(300, name="en-positive", box=(LEFT, TOP, WIDTH, _ENGLISH_HEIGHT)), "logotype/language", **_ALLOWED
    ),
}
