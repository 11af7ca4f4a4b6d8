"""Colour operators, and the dictionaries of the graphics state (ISO 32000-1, 8.4.5 and 8.6.8)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import pikepdf

from trycksak.preflight.interpret.fonts import read_font
from trycksak.preflight.interpret.lexer import Name
from trycksak.preflight.interpret.objects import entry, name, number
from trycksak.preflight.interpret.patterns import soft_mask
from trycksak.preflight.interpret.spaces import CMYK, GRAY, RGB, UNKNOWN, Kind, Paint, Space, is_srgb, read_space
from trycksak.preflight.interpret.walk import Handler, Walk

_DEVICE: Final = {1: GRAY, 3: RGB, 4: CMYK}
_NAMES: Final = {1: "Gray", 3: "RGB", 4: "CMYK"}


def _fill(walk: Walk, space: Space, paint: Paint, pattern: Any = None) -> None:
    walk.state.fill_space, walk.state.fill, walk.state.fill_pattern = space, paint, pattern


def _stroke(walk: Walk, space: Space, paint: Paint, pattern: Any = None) -> None:
    walk.state.stroke_space, walk.state.stroke, walk.state.stroke_pattern = space, paint, pattern


def _fill_device(walk: Walk, *values: float) -> None:
    space = _device(walk, len(values))
    _fill(walk, space, Paint(space, values))


def _stroke_device(walk: Walk, *values: float) -> None:
    space = _device(walk, len(values))
    _stroke(walk, space, Paint(space, values))


def _device(walk: Walk, count: int) -> Space:
    """Give a device's space, or the one that the resources put in its place (8.6.5.6)."""
    key = "device", _NAMES[count]
    if key not in walk.named:
        walk.named[key] = _found_device(walk, count)
    space: Space = walk.named[key]
    return space


def _found_device(walk: Walk, count: int) -> Space:
    spaces = entry(walk.resources, "/ColorSpace")
    given = entry(spaces, f"/Default{_NAMES[count]}") if isinstance(spaces, pikepdf.Dictionary) else None
    if given is None:
        return _DEVICE[count]
    known, key = walk.budget.defaults, (count, given.objgen)
    if key not in known or given.objgen == (0, 0):
        # Engines that draw pages do not all obey it, so that only one that changes nothing is taken for the device's.
        known[key] = read_space(given, walk.resources) if count != 3 or is_srgb(given) else UNKNOWN
    return known[key]


def _fill_space(walk: Walk, operands: list[Any]) -> None:
    space = _space(walk, operands)
    _fill(walk, space, Paint(space, space.first))


def _stroke_space(walk: Walk, operands: list[Any]) -> None:
    space = _space(walk, operands)
    _stroke(walk, space, Paint(space, space.first))


def _space(walk: Walk, operands: list[Any]) -> Space:
    called = operands[-1] if operands and isinstance(operands[-1], Name) else ""
    return read_space(called, walk.resources) if called else GRAY


def _fill_colour(walk: Walk, operands: list[Any]) -> None:
    _fill(walk, walk.state.fill_space, *_colour(walk, walk.state.fill_space, operands))


def _stroke_colour(walk: Walk, operands: list[Any]) -> None:
    _stroke(walk, walk.state.stroke_space, *_colour(walk, walk.state.stroke_space, operands))


def _colour(walk: Walk, space: Space, operands: list[Any]) -> tuple[Paint, Any]:
    values = tuple(operand for operand in operands if type(operand) is float)
    if operands and isinstance(operands[-1], Name):
        pattern = entry(entry(walk.resources, "/Pattern"), f"/{operands[-1]}")
        return Paint(space, values, str(operands[-1])), pattern
    return Paint(space, values if space.kind is not Kind.PATTERN else ()), None


def _dictionary(walk: Walk, operands: list[Any]) -> None:
    """Carry out gs; the keys that no rule asks for are passed over."""
    called = operands[-1] if operands and isinstance(operands[-1], Name) else ""
    look = walk.named.get(("state", called))
    if look is None:
        given = entry(entry(walk.resources, "/ExtGState"), f"/{called}")
        look = _look(walk, given) if isinstance(given, pikepdf.Dictionary) else {}
        if not isinstance(given, pikepdf.Dictionary) or _ACTING.isdisjoint(given.keys()):
            walk.named["state", called] = look
    if look:
        walk.state.look = replace(walk.state.look, **look)


def _look(walk: Walk, given: pikepdf.Dictionary) -> dict[str, Any]:
    look: dict[str, Any] = {}
    for key, value in given.items():
        if key in _FLAGS and isinstance(value, bool):
            look[_FLAGS[key]] = value
        elif key in _ALPHAS and (share := number(value)) is not None:
            look[_ALPHAS[key]] = share
        elif key in _OTHERS:
            _OTHERS[key](walk, value, look)
    # OP alone sets both (8.4.5, table 58).
    if "stroke_overprints" in look and "/op" not in given:
        look["fill_overprints"] = look["stroke_overprints"]
    return look


def _overprint_mode(walk: Walk, value: Any, look: dict[str, Any]) -> None:
    look["mode"] = int(number(value) or 0)


def _blend(walk: Walk, value: Any, look: dict[str, Any]) -> None:
    first = value[0] if isinstance(value, pikepdf.Array) and len(value) else value
    look["blend"] = name(first) or "Normal"


def _mask(walk: Walk, value: Any, look: dict[str, Any]) -> None:
    look["soft_masked"] = isinstance(value, pikepdf.Dictionary)
    if look["soft_masked"]:
        soft_mask(walk, value)


def _width(walk: Walk, value: Any, look: dict[str, Any]) -> None:
    walk.state.line_width = abs(number(value) or 0.0)


def _font(walk: Walk, value: Any, look: dict[str, Any]) -> None:
    if isinstance(value, pikepdf.Array) and len(value) == 2:
        walk.state.font, walk.state.font_size = read_font(walk.budget, value[0]), number(value[1]) or 0.0


def _transfer(walk: Walk, value: Any, look: dict[str, Any]) -> None:
    walk.tell("transfer", "TR")


def _transfer_or_default(walk: Walk, value: Any, look: dict[str, Any]) -> None:
    if name(value) != "Default":
        walk.tell("transfer", "TR2")


_FLAGS: Final = {"/OP": "stroke_overprints", "/op": "fill_overprints"}
_ALPHAS: Final = {"/ca": "fill_alpha", "/CA": "stroke_alpha"}
_OTHERS: Final = {
    "/OPM": _overprint_mode,
    "/BM": _blend,
    "/SMask": _mask,
    "/LW": _width,
    "/Font": _font,
    "/TR": _transfer,
    "/TR2": _transfer_or_default,
}
# Keys that do more than to change how marks look.
_ACTING: Final = {"/SMask", "/LW", "/Font", "/TR", "/TR2"}


def _line_width(walk: Walk, width: float) -> None:
    walk.state.line_width = abs(width)


COLOURS: Final[Mapping[bytes, Handler]] = {
    b"g": (1, _fill_device),
    b"G": (1, _stroke_device),
    b"rg": (3, _fill_device),
    b"RG": (3, _stroke_device),
    b"k": (4, _fill_device),
    b"K": (4, _stroke_device),
    b"cs": (-1, _fill_space),
    b"CS": (-1, _stroke_space),
    b"sc": (-1, _fill_colour),
    b"scn": (-1, _fill_colour),
    b"SC": (-1, _stroke_colour),
    b"SCN": (-1, _stroke_colour),
    b"gs": (-1, _dictionary),
    b"w": (1, _line_width),
}
