"""Text operators: each string shown is a mark with its effective size (ISO 32000-1, 9.2 to 9.4)."""

from collections.abc import Mapping
from dataclasses import replace
from math import hypot
from typing import Any, Final

from trycksak.preflight.geometry import IDENTITY, Affine
from trycksak.preflight.interpret.fonts import Font, read_font
from trycksak.preflight.interpret.lexer import Name
from trycksak.preflight.interpret.marks import TextRun
from trycksak.preflight.interpret.objects import Bounds, entry
from trycksak.preflight.interpret.patterns import pour
from trycksak.preflight.interpret.state import hull
from trycksak.preflight.interpret.walk import Handler, Walk

_FILLING: Final = {0, 2, 4, 6}
_STROKING: Final = {1, 2, 5, 6}


def _begin(walk: Walk) -> None:
    walk.text = walk.line = IDENTITY
    walk.text_clip = None


def _end(walk: Walk) -> None:
    """Carry out ET, where the glyphs of modes 4 to 7 become a clip (9.4.1); their box stands for them."""
    if walk.text_clip is not None:
        walk.clip_to(walk.text_clip, False)
    walk.text_clip = None


def _matrix(walk: Walk, *values: float) -> None:
    walk.text = walk.line = Affine(*values)


def _move(walk: Walk, x: float, y: float) -> None:
    walk.text = walk.line = Affine(1, 0, 0, 1, x, y).then(walk.line)


def _move_and_lead(walk: Walk, x: float, y: float) -> None:
    walk.state.leading = -y
    _move(walk, x, y)


def _next_line(walk: Walk) -> None:
    _move(walk, 0, -walk.state.leading)


def _font(walk: Walk, operands: list[Any]) -> None:
    if len(operands) >= 2 and isinstance(operands[-2], Name) and type(operands[-1]) is float:
        key = "font", operands[-2]
        if key not in walk.named:
            given = entry(entry(walk.resources, "/Font"), f"/{operands[-2]}")
            walk.named[key] = read_font(walk.budget, given)
        walk.state.font, walk.state.font_size = walk.named[key], operands[-1]


def _setter(field: str, share: float = 1.0) -> Handler:
    return 1, lambda walk, value: setattr(walk.state, field, value * share)


def _render_mode(walk: Walk, mode: float) -> None:
    walk.state.render_mode = int(mode) if 0 <= mode <= 7 else 0


def _show(walk: Walk, operands: list[Any]) -> None:
    if operands and isinstance(operands[-1], bytes):
        _paint(walk, [operands[-1]])


def _show_row(walk: Walk, operands: list[Any]) -> None:
    if operands and isinstance(operands[-1], list):
        _paint(walk, operands[-1])


def _next_line_show(walk: Walk, operands: list[Any]) -> None:
    _next_line(walk)
    _show(walk, operands)


def _spaced_show(walk: Walk, operands: list[Any]) -> None:
    if len(operands) >= 3 and all(type(one) is float for one in operands[-3:-1]):
        walk.state.word_spacing, walk.state.character_spacing = operands[-3], operands[-2]
    _next_line_show(walk, operands)


def _paint(walk: Walk, row: list[Any]) -> None:
    state = walk.state
    font: Font | None = state.font
    if font is None:
        return
    start, shown = walk.text, b"".join(part for part in row if isinstance(part, bytes))
    codes = font.codes(shown)
    across = _advance(walk, font, codes) - sum(part for part in row if type(part) is float) * state.font_size / 1000
    walk.text = Affine(1, 0, 0, 1, across * state.scaling, 0).then(start)
    blank = not shown.strip(b" ") and not font.two_bytes
    size = state.font_size
    through = Affine(size * state.scaling, 0, 0, size, 0, state.rise).then(start).then(state.ctm)
    length = across / size if size else 0.0
    box = hull((min(length, 0.0), font.descent / 1000, max(length, 0.0), font.ascent / 1000), through)
    if state.render_mode >= 4:
        walk.text_clip = box if walk.text_clip is None else _join(walk.text_clip, box)
    # Spaces paint nothing; mode 3 is invisible and 7 only clips (9.3.6).
    if not codes or blank or state.render_mode in (3, 7):
        return
    if font.glyphs:
        _glyphs(walk, font, codes, through)
    fills, strokes = state.render_mode in _FILLING, state.render_mode in _STROKING
    # A Type 3 glyph has no size of its own: the height of the font's box stands for it.
    height = (font.ascent - font.descent) / 1000 if font.use.kind == "Type3" else 1.0
    walk.emit(
        TextRun,
        box,
        size=min(hypot(through.a, through.b), hypot(through.c, through.d)) * height,
        fill=state.fill if fills else None,
        stroke=state.stroke if strokes else None,
        font=font.use,
    )
    if fills:
        pour(walk, "fill", box)
    if strokes:
        pour(walk, "stroke", box)


def _join(one: Bounds, other: Bounds) -> Bounds:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _advance(walk: Walk, font: Font, codes: list[int]) -> float:
    """Add up the widths and spacings of a string, in unscaled text space."""
    state, widths, default = walk.state, font.widths, font.default
    total = sum([widths.get(code, default) for code in codes]) * state.font_size / 1000
    total += state.character_spacing * len(codes)
    if state.word_spacing and not font.two_bytes:
        total += state.word_spacing * codes.count(32)
    return total


def _glyphs(walk: Walk, font: Font, codes: list[int], through: Affine) -> None:
    """Carry out the procedures of a Type 3 font's glyphs, each of them once a page (9.6.5)."""
    for code in sorted(set(codes)):
        procedure = font.glyphs.get(code)
        if procedure is None or ("glyph", procedure.objgen) in walk.done:
            continue
        walk.done.add(("glyph", procedure.objgen))
        state = replace(walk.state, ctm=font.matrix.then(through))
        resources = walk.resources if font.resources is None else font.resources
        walk.nested(walk.budget.content(procedure), resources, f"glyph {code}", state)


TEXTS: Final[Mapping[bytes, Handler]] = {
    b"BT": (0, _begin),
    b"ET": (0, _end),
    b"Tm": (6, _matrix),
    b"Td": (2, _move),
    b"TD": (2, _move_and_lead),
    b"T*": (0, _next_line),
    b"Tf": (-1, _font),
    b"Tc": _setter("character_spacing"),
    b"Tw": _setter("word_spacing"),
    b"Tz": _setter("scaling", 0.01),
    b"TL": _setter("leading"),
    b"Ts": _setter("rise"),
    b"Tr": (1, _render_mode),
    b"Tj": (-1, _show),
    b"TJ": (-1, _show_row),
    b"'": (-1, _next_line_show),
    b'"': (-1, _spaced_show),
}
