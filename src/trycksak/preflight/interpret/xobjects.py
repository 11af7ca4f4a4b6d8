"""Images, forms and shadings that a page calls (ISO 32000-1, 8.7.4.2, 8.8 to 8.10)."""

from collections.abc import Mapping
from math import hypot, inf
from typing import Any, Final

import pikepdf

from trycksak.preflight.interpret.layers import is_hidden
from trycksak.preflight.interpret.lexer import InlineImage, Name
from trycksak.preflight.interpret.marks import PictureMark, ShadingMark
from trycksak.preflight.interpret.objects import entry, filters, name, number
from trycksak.preflight.interpret.patterns import form, pour
from trycksak.preflight.interpret.spaces import CMYK, GRAY, RGB, UNKNOWN, Space, read_space
from trycksak.preflight.interpret.state import hull
from trycksak.preflight.interpret.walk import Handler, Walk
from trycksak.preflight.sheet import DAMAGE

# EnumCS of a JPEG 2000 file's colour box (ISO 15444-1, I.5.3.3).
_JPX: Final = {12: CMYK, 16: RGB, 17: GRAY, 18: RGB}
_ALL_SIDES: Final = frozenset({"left", "bottom", "right", "top"})


def _call(walk: Walk, operands: list[Any]) -> None:
    called = operands[-1] if operands and isinstance(operands[-1], Name) else ""
    found = entry(entry(walk.resources, "/XObject"), f"/{called}")
    if not isinstance(found, pikepdf.Stream) or is_hidden(walk, found.get("/OC")):
        return
    kind = name(found.get("/Subtype"))
    if kind == "Image":
        _image(walk, found)
    elif kind == "PS" or name(found.get("/Subtype2")) == "PS" or "/PS" in found:
        walk.tell("postscript", called)
    elif kind == "Form":
        if "/Ref" in found:
            walk.tell("reference", called)
        form(walk, found, f"form {called}")


def _image(walk: Walk, found: Any) -> None:
    if "/OPI" in found:
        walk.tell("opi", "")
    mask = found.get("/ImageMask") is True
    space = GRAY if mask else _picture_space(walk, found)
    bits = 1 if mask else int(number(found.get("/BitsPerComponent")) or 8)
    _place(walk, found.get("/Width"), found.get("/Height"), space, bits, mask)
    for key in ("/SMask", "/Mask"):
        stencil = found.get(key)
        if isinstance(stencil, pikepdf.Stream):
            depth = int(number(stencil.get("/BitsPerComponent")) or 1)
            _place(walk, stencil.get("/Width"), stencil.get("/Height"), GRAY, depth, False, soft=True)


def _picture_space(walk: Walk, found: Any) -> Space:
    given = found.get("/ColorSpace")
    if given is not None or "JPXDecode" not in filters(found):
        return read_space(given, walk.resources)
    try:
        head = found.read_raw_bytes()[:4096]
    except DAMAGE:
        return UNKNOWN
    at = head.find(b"colr")
    # Method 1 (enumerated), precedence, approximation, then the number.
    known = at > 0 and head[at + 4 : at + 5] == b"\x01"
    return _JPX.get(int.from_bytes(head[at + 7 : at + 11], "big"), UNKNOWN) if known else UNKNOWN


def _inline(walk: Walk, operands: list[Any]) -> None:
    if not operands or not isinstance(operands[-1], InlineImage):
        return
    entries = operands[-1].entries

    def either(short: str, long: str) -> Any:
        return entries.get(short, entries.get(long))

    mask = either("IM", "ImageMask") is True
    given = either("CS", "ColorSpace")
    space = GRAY if mask else _inline_space(walk, given)
    bits = 1 if mask else int(number(either("BPC", "BitsPerComponent")) or 8)
    _place(walk, either("W", "Width"), either("H", "Height"), space, bits, mask)


def _inline_space(walk: Walk, given: Any) -> Space:
    if isinstance(given, list):
        # Only `[/Indexed base high table]` is allowed here (8.9.7); its base says what the colours are.
        given = given[1] if len(given) > 1 else None
    return read_space(given, walk.resources) if isinstance(given, Name) else UNKNOWN


def _place(walk: Walk, width: Any, height: Any, space: Space, bits: int, mask: bool, *, soft: bool = False) -> None:
    """Add the mark of an image, which fills the unit square of user space (8.9.5.1)."""
    across, down = int(number(width) or 0), int(number(height) or 0)
    ctm = walk.state.ctm
    if across <= 0 or down <= 0:
        return
    inches = hypot(ctm.a, ctm.b) / 72, hypot(ctm.c, ctm.d) / 72
    ppi = min((pixels / size if size else inf for pixels, size in zip((across, down), inches, strict=True)))
    upright = (ctm.b == 0 == ctm.c) or (ctm.a == 0 == ctm.d)
    box = hull((0.0, 0.0, 1.0, 1.0), ctm)
    walk.emit(
        PictureMark,
        box,
        _ALL_SIDES if upright and not mask else frozenset(),
        ppi=ppi,
        pixels=(across, down),
        space=space,
        bits=bits,
        fill=walk.state.fill if mask else None,
        is_mask=mask,
        is_soft_mask=soft,
    )
    if mask:
        pour(walk, "fill", box)


def _shade(walk: Walk, operands: list[Any]) -> None:
    """Carry out sh, which fills the clip."""
    called = operands[-1] if operands and isinstance(operands[-1], Name) else ""
    shading = entry(entry(walk.resources, "/Shading"), f"/{called}")
    if shading is not None:
        sides = _ALL_SIDES if walk.state.upright else frozenset()
        space = read_space(entry(shading, "/ColorSpace"), walk.resources)
        walk.emit(ShadingMark, walk.state.clip, sides, space=space)


XOBJECTS: Final[Mapping[bytes, Handler]] = {b"Do": (-1, _call), b"EI": (-1, _inline), b"sh": (-1, _shade)}
