"""Colours that the plates know without a conversion, and no plates that nobody ordered."""

from collections.abc import Iterator

from trycksak.preflight.limits import Limits
from trycksak.preflight.rules.found import Found, Leaf, Whole, pages, spaces, whence


def to_convert(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """Nothing is in RGB or in a space that the printer's machine would convert."""
    for mark in leaf.seen:
        strange = next((space for space in spaces(mark) if space.to_convert), None)
        if strange is not None:
            is_ = f"{_WHAT.get(type(mark).__name__, 'a mark')} is in {strange}{whence(mark)}"
            should = "a press edition holds DeviceCMYK, DeviceGray and spots only"
            yield Found(is_, should, "Convert it to the printer's profile, and look at it.", mark.box)


_WHAT = {"TextRun": "text", "PathMark": "a shape", "PictureMark": "a picture", "ShadingMark": "a gradient"}


def spots(whole: Whole) -> Iterator[Found]:
    """A job in four colours has four plates."""
    for name, numbers in sorted(whole.spots.items()):
        is_ = f"the spot colour `{name}` is used on {pages(numbers)}"
        do = "Convert it to CMYK, or order it as a plate."
        yield Found(is_, "the job is printed in Cyan, Magenta, Yellow and Black", do)


def groups(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """Transparency blends in the inks that are printed."""
    for oddity in leaf.oddities:
        if oddity.kind == "group":
            is_ = f"a transparency group blends in another space ({oddity.detail})"
            yield Found(is_, "it blends in DeviceCMYK", "Set the blending space to CMYK.")
        elif oddity.kind == "mask-group":
            is_ = f"a soft mask has three channels or an unknown space ({oddity.detail})"
            yield Found(is_, "its group is DeviceGray or DeviceCMYK", "Convert the mask to grey.")
