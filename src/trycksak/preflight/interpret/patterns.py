"""Patterns and soft masks: content that is painted through something else (ISO 32000-1, 8.7 and 11.6.5)."""

from dataclasses import replace
from typing import Any, Final

import pikepdf

from trycksak.preflight.interpret.marks import Look, ShadingMark
from trycksak.preflight.interpret.objects import Bounds, box, entry, matrix, name, number
from trycksak.preflight.interpret.spaces import Kind, Paint, Space, read_space
from trycksak.preflight.interpret.state import State, hull, meet
from trycksak.preflight.interpret.walk import Walk

_MASK_SPACES: Final = {Kind.GRAY, Kind.CMYK, Kind.CAL_GRAY, Kind.ICC_GRAY}


def pour(walk: Walk, side: str, over: Bounds) -> None:
    """Paint the pattern, if there is one, that fills or strokes a shape with the box `over`."""
    state = walk.state
    pattern, paint = (state.fill_pattern, state.fill) if side == "fill" else (state.stroke_pattern, state.stroke)
    visible = meet(over, state.clip)
    if pattern is None or visible is None:
        return
    if number(entry(pattern, "/PatternType")) == 2:
        space = read_space(entry(entry(pattern, "/Shading"), "/ColorSpace"), walk.resources)
        walk.emit(ShadingMark, over, space=space)
    elif isinstance(pattern, pikepdf.Stream) and ("pattern", pattern.objgen, paint.values) not in walk.done:
        walk.done.add(("pattern", pattern.objgen, paint.values))
        _tile(walk, pattern, paint, visible)


def _tile(walk: Walk, pattern: Any, paint: Paint, visible: Bounds) -> None:
    """Carry out a pattern's cell once; its marks stand where the painted shape stands."""
    placed = matrix(pattern.get("/Matrix")).then(walk.base)
    state = State(ctm=placed, clip=hull(box(pattern.get("/BBox")) or (0, 0, 0, 0), placed), look=Look())
    if number(pattern.get("/PaintType")) == 2 and paint.space.base is not None:
        # An uncoloured cell is painted in the colour that came with its name (8.7.3.3).
        state.fill = state.stroke = Paint(paint.space.base, paint.values)
        state.fill_space = state.stroke_space = paint.space.base
    frame, walk.frame = walk.frame, walk.frame or visible
    resources = pattern.get("/Resources", walk.resources)
    walk.nested(walk.budget.content(pattern), resources, f"pattern {paint.pattern}", state, placed)
    walk.frame = frame


def soft_mask(walk: Walk, mask: Any) -> None:
    """Carry out a soft mask's group, once a page; what it paints puts no ink on paper."""
    group = entry(mask, "/G")
    if not isinstance(group, pikepdf.Stream) or ("mask", group.objgen) in walk.done:
        return
    walk.done.add(("mask", group.objgen))
    outer, walk.in_mask = walk.in_mask, True
    form(walk, group, "soft mask")
    walk.in_mask = outer


def form(walk: Walk, stream: Any, called: str) -> None:
    """Carry out a form (8.10), in the state that it is called in."""
    resources = entry(stream, "/Resources")
    resources = resources if isinstance(resources, pikepdf.Dictionary) else walk.resources
    before = walk.state
    state = replace(before, ctm=matrix(stream.get("/Matrix")).then(before.ctm))
    if entry(stream.get("/Group"), "/S") == pikepdf.Name.Transparency or walk.in_mask:
        # A group begins with its own blend mode and opacity, and is masked as a whole (11.6.6).
        look, masked = before.look, before.look.soft_masked and not walk.in_mask
        state.look = replace(
            look,
            blend="Normal",
            fill_alpha=1.0,
            stroke_alpha=1.0,
            soft_masked=masked,
            group_alpha=look.group_alpha * look.fill_alpha,
            group_blend=look.group_blend if look.blend == "Normal" else look.blend,
        )
    bounds = box(stream.get("/BBox"))
    group_space(walk, stream.get("/Group"), resources, called)
    walk.state = state
    if bounds:
        left, bottom, right, top = bounds
        ordered = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
        turned = (state.ctm.b or state.ctm.c) and (state.ctm.a or state.ctm.d)
        walk.clip_to(hull(ordered, state.ctm), not turned)
    walk.nested(walk.budget.content(stream), resources, called, walk.state, state.ctm)
    walk.state = before


def group_space(walk: Walk, group: Any, resources: Any, called: str) -> None:
    """Note a transparency group that blends in another space than the press prints in."""
    given = entry(group, "/CS")
    if name(entry(group, "/S")) != "Transparency" or given is None:
        return
    space: Space = read_space(given, resources)
    if walk.in_mask and space.kind in _MASK_SPACES:
        return
    if space.kind is not Kind.CMYK:
        walk.tell("mask-group" if walk.in_mask else "group", f"{called}: {space}")
