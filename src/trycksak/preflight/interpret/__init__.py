"""What a page paints: one pass through its content, forms, patterns, Type 3 glyphs, soft masks and annotations."""

from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from trycksak.preflight.geometry import Affine
from trycksak.preflight.interpret.colours import COLOURS
from trycksak.preflight.interpret.layers import LAYERS, hidden_at, hidden_layers, is_hidden, unsteady_layers
from trycksak.preflight.interpret.marks import Annotation, Content
from trycksak.preflight.interpret.objects import Bounds, box, entry, inherited, matrix, name, number, unpacked
from trycksak.preflight.interpret.paths import PATHS
from trycksak.preflight.interpret.patterns import form, group_space
from trycksak.preflight.interpret.state import State, hull
from trycksak.preflight.interpret.texts import TEXTS
from trycksak.preflight.interpret.walk import STATES, Budget, Walk
from trycksak.preflight.interpret.xobjects import XOBJECTS

__all__ = ["Budget", "Content", "hidden_at", "hidden_layers", "interpret", "unsteady_layers"]

_HANDLERS: Final = {**STATES, **PATHS, **COLOURS, **TEXTS, **XOBJECTS, **LAYERS}
_MAX_ANNOTATIONS: Final = 10_000
# The second bit of /F (12.5.3).
_HIDDEN: Final = 2


def interpret(page: pikepdf.Page, budget: Budget) -> Content:
    """List what a page paints, in order, in page space; raises Unmeasurable for damage, and past the limits."""
    resources = inherited(page.obj, "/Resources")
    sheet = _ordered(box(inherited(page.obj, "/MediaBox")) or (0, 0, 612, 792))
    walk = Walk(_HANDLERS, budget, State(clip=sheet))
    group_space(walk, entry(page.obj, "/Group"), resources, "page")
    walk.run(_joined(entry(page.obj, "/Contents")), resources)
    annotations = []
    for given, annotation in _annotations(page.obj):
        annotations.append(annotation)
        walk.state = State(clip=sheet)
        _appearance(walk, given, annotation)
    return Content(tuple(walk.marks), tuple(walk.oddities), tuple(annotations))


def _joined(contents: Any) -> bytes:
    """Join the streams of a page; a token never goes on from one to the next (ISO 32000-1, 7.8.2)."""
    if isinstance(contents, pikepdf.Array):
        return b"\n".join(unpacked(part) for part in contents)
    return unpacked(contents)


def _ordered(corners: Bounds) -> Bounds:
    left, bottom, right, top = corners
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _annotations(page: Any) -> Iterator[tuple[Any, Annotation]]:
    given = entry(page, "/Annots")
    for one in list(given)[:_MAX_ANNOTATIONS] if isinstance(given, pikepdf.Array) else ():
        corners = box(entry(one, "/Rect"))
        if corners:
            acts = entry(one, "/A") is not None or entry(one, "/AA") is not None
            yield one, Annotation(name(entry(one, "/Subtype")), _ordered(corners), acts, _border(one))


def _border(annotation: Any) -> float:
    """Give the width of the border that readers draw round a link, 1 pt unless it says otherwise (12.5.4)."""
    flags = int(number(entry(annotation, "/F")) or 0)
    if name(entry(annotation, "/Subtype")) != "Link" or flags & _HIDDEN or entry(annotation, "/AP") is not None:
        return 0.0
    style, border = entry(entry(annotation, "/BS"), "/W"), entry(annotation, "/Border")
    if style is None and isinstance(border, pikepdf.Array) and len(border) > 2:
        style = border[2]
    width = number(style)
    return 1.0 if width is None else width


def _appearance(walk: Walk, given: Any, annotation: Annotation) -> None:
    """Carry out an annotation's normal appearance, fitted to its rectangle (12.5.5), unless it is hidden."""
    flags = int(number(entry(given, "/F")) or 0)
    stream = entry(entry(given, "/AP"), "/N")
    if isinstance(stream, pikepdf.Dictionary):
        stream = entry(stream, f"/{name(entry(given, '/AS'))}")
    corners = box(entry(stream, "/BBox"))
    if flags & _HIDDEN or is_hidden(walk, entry(given, "/OC")) or not isinstance(stream, pikepdf.Stream) or not corners:
        return
    left, bottom, right, top = hull(_ordered(corners), matrix(stream.get("/Matrix")))
    if right <= left or top <= bottom:
        return
    x0, y0, x1, y1 = annotation.box
    across, down = (x1 - x0) / (right - left), (y1 - y0) / (top - bottom)
    walk.state.ctm = Affine(across, 0, 0, down, x0 - left * across, y0 - bottom * down)
    form(walk, stream, f"annotation {annotation.kind}")
