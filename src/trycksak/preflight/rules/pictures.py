"""Pictures: enough pixels at the size they are printed at."""

from collections.abc import Iterator
from math import isfinite

from trycksak.findings import Severity
from trycksak.preflight.interpret.marks import PictureMark
from trycksak.preflight.limits import Limits, Resolution
from trycksak.preflight.rules.found import Found, Leaf, whence

# Smaller images are gradients, shadows and patterns (Ghent Workgroup 2022, image resolution).
_SMALL = 16


def resolution(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """Colour and grey pictures are above 149 and 224 ppi."""
    yield from _judge(leaf, limits.picture_ppi, bitmaps=False)


def bitmap_resolution(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """Pictures of 1 bit, which have no soft edges, are above 549 and 799 ppi."""
    yield from _judge(leaf, limits.bitmap_ppi, bitmaps=True)


def photo_resolution(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """The house asks for more of photographs than a printer does."""
    for picture in _pictures(leaf, bitmaps=False):
        if limits.picture_ppi.warning < picture.ppi and round(picture.ppi) < limits.photo_ppi:
            yield _found(picture, limits.photo_ppi, "at least", None)


def _judge(leaf: Leaf, least: Resolution, *, bitmaps: bool) -> Iterator[Found]:
    for picture in _pictures(leaf, bitmaps=bitmaps):
        # A writer's rounding of the placement may not decide.
        ppi = round(picture.ppi, 1)
        if ppi <= least.error:
            yield _found(picture, least.error, "above", Severity.ERROR)
        elif ppi <= least.warning:
            yield _found(picture, least.warning, "above", Severity.WARNING)


def _pictures(leaf: Leaf, *, bitmaps: bool) -> Iterator[PictureMark]:
    for picture in leaf.pictures:
        if (picture.bits == 1) is bitmaps and min(picture.pixels) > _SMALL and isfinite(picture.ppi):
            yield picture


def _found(picture: PictureMark, least: float, how: str, level: Severity | None) -> Found:
    across, down = picture.pixels
    bits = ", 1 bit" if picture.bits == 1 else ""
    is_ = f"a picture of {across} × {down} pixels ({picture.space}{bits}) has {picture.ppi:.0f} ppi{whence(picture)}"
    do = "Place it smaller, or take a picture with more pixels."
    return Found(is_, f"it has {how} {least:g} ppi", do, picture.box, level=level)
