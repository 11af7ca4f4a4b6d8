"""The page's boxes, its bleed, and that there is something on it (ISO 32000-1, 14.11.2)."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from trycksak.preflight.interpret.marks import Mark, PathMark, TextRun
from trycksak.preflight.interpret.objects import Bounds
from trycksak.preflight.interpret.state import meet
from trycksak.preflight.limits import Limits
from trycksak.preflight.rules.found import Found, Leaf, Whole, pages, whence
from trycksak.units import mm_to_pt, pt_to_mm

_NAMES: Final = ("MediaBox", "CropBox", "BleedBox", "TrimBox")
_SIDES: Final = ("left", "bottom", "right", "top")
# Boxes are written with two decimals and more.
_ROUNDING_PT: Final = 0.02
# A tenth of a millimetre is less than any guillotine keeps to.
_TOLERANCE_PT: Final = mm_to_pt(0.1)
_LEAST_EDGE_PT: Final = mm_to_pt(1)


def trim_box(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """The page says where it is cut."""
    if "TrimBox" not in leaf.boxes:
        yield Found("the page has no TrimBox", "it says where the page is cut", "Export it with a trim size.")


def inverted(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """A box has an area, from its lower left to its upper right corner."""
    for name in _NAMES:
        left, bottom, right, top = leaf.boxes.get(name, (0.0, 0.0, 1.0, 1.0))
        if right <= left or top <= bottom:
            is_ = f"the {name} is {left:g} {bottom:g} {right:g} {top:g}"
            do = "Export the file anew, or put the corners in order."
            yield Found(is_, "it goes from its lower left to its upper right corner, and has an area", do)


def nested(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """The trim lies in the bleed, and the bleed on the sheet."""
    present = [name for name in ("MediaBox", "BleedBox", "TrimBox") if name in leaf.boxes]
    for outer_name, inner_name in pairwise(present):
        outer, inner = leaf.box(outer_name), leaf.box(inner_name)
        if outer and inner and max(_beyond(outer, inner)) > _ROUNDING_PT:
            is_ = f"the {inner_name} reaches {pt_to_mm(max(_beyond(outer, inner))):.2f} mm outside the {outer_name}"
            yield Found(is_, "the trim lies in the bleed, and the bleed on the sheet", "Export it with a larger sheet.")


def user_unit(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """A point is a point."""
    if leaf.user_unit != 1:
        is_, should = f"the page has a UserUnit of {leaf.user_unit:g}", "it has none"
        yield Found(is_, should, "Export it at its real size; many machines do not know this scale.")


def crop_box(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """Nothing of the sheet is hidden."""
    crop, media = leaf.box("CropBox"), leaf.box("MediaBox")
    if crop and media and max(abs(a - b) for a, b in zip(crop, media, strict=True)) > _ROUNDING_PT:
        should = "it is the same as the MediaBox, or there is none"
        yield Found("the CropBox hides a part of the sheet", should, "Take the CropBox away.")


def rotated(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """The page stands as it is drawn."""
    if leaf.rotate % 360:
        yield Found(f"the page is turned by {leaf.rotate:g}°", "it has no /Rotate", "Export it upright.")


def same_trim(whole: Whole) -> Iterator[Found]:
    """All pages are cut to the same size, at the same place of the sheet."""
    trims = [tuple(round(edge, 1) for edge in leaf.trim) for leaf in whole.leaves]
    usual = Counter(trims).most_common(1)[0][0] if trims else None
    strange = [leaf.number for leaf, trim in zip(whole.leaves, trims, strict=True) if trim != usual]
    if strange:
        is_, should = f"another TrimBox stands on {pages(strange)}", "all pages have the same TrimBox"
        yield Found(is_, should, "Export all pages at the same size.", page=strange[0])


def empty(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """There is something on the page."""
    if not any(meet(mark.box, leaf.trim) and not white(mark) for mark in leaf.inked):
        do = "Take the page away, or tell the printer that it is meant so."
        yield Found("nothing is printed on the page", "a page has content", do)


def bleed(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """There is room for art past the trim."""
    trim, outer = leaf.box("TrimBox"), leaf.box("BleedBox")
    if trim is None or not limits.bleed_mm:
        return
    if outer is None:
        yield Found("the page has no BleedBox", f"it has a bleed of {limits.bleed_mm:g} mm", _EXPORT)
        return
    given = min(_beyond(trim, outer)) + 0.0
    if given < mm_to_pt(limits.bleed_mm) - _TOLERANCE_PT:
        is_ = f"the bleed is {pt_to_mm(given):.1f} mm"
        yield Found(is_, f"it is at least {limits.bleed_mm:g} mm on all sides", _EXPORT)


_EXPORT: Final = "Export it with bleed."


def bleed_art(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """What is cut at the trim goes on to the bleed, so that no white shows when the knife is off."""
    trim = leaf.box("TrimBox")
    wanted = mm_to_pt(limits.bleed_mm) - _TOLERANCE_PT
    if trim is None or wanted <= 0:
        return
    for mark in leaf.inked:
        if isinstance(mark, TextRun) or not mark.edges or white(mark):
            continue
        past = dict(zip(_SIDES, _beyond(trim, mark.box), strict=True))
        short = [side for side in _SIDES if side in mark.edges and -_TOLERANCE_PT <= past[side] < wanted]
        if short and _inside(trim, mark.box):
            is_ = f"art ends {max(pt_to_mm(past[short[0]]), 0):.1f} mm past the trim ({', '.join(short)}){whence(mark)}"
            should = f"what reaches the trim goes on for {limits.bleed_mm:g} mm"
            yield Found(is_, should, "Draw it out to the bleed.", mark.box)


def stitched(whole: Whole) -> Iterator[Found]:
    """Sheets that are folded once have four pages each."""
    count = len(whole.pdf.pages)
    if whole.binding and whole.binding.value in ("saddle-stitched", "folded") and count % 4:
        is_, should = f"the file has {count} pages", f"a {whole.binding.value} publication has a multiple of 4"
        yield Found(is_, should, f"Add {-count % 4}, or take away {count % 4}.")


def white(mark: Mark) -> bool:
    """Tell whether a mark is only the colour of paper."""
    if not isinstance(mark, PathMark | TextRun):
        return False
    return all(paint is None or paint.white for paint in (mark.fill, mark.stroke))


def _beyond(outer: Bounds, inner: Bounds) -> Bounds:
    """Measure how far a box reaches past another, side by side; inside it the numbers are negative."""
    return outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3]


def _inside(trim: Bounds, box: Bounds) -> bool:
    """Tell whether a box has an area inside the trim that anybody would miss."""
    common = meet(trim, box)
    return (
        common is not None
        and min(common[2] - common[0], common[3] - common[1]) > _TOLERANCE_PT
        and (max(common[2] - common[0], common[3] - common[1]) > _LEAST_EDGE_PT)
    )
