"""Layers: what is switched off is not printed (optional content, ISO 32000-1, 8.11)."""

from collections.abc import Mapping
from typing import Any, Final

import pikepdf

from trycksak.preflight.interpret.lexer import Name
from trycksak.preflight.interpret.objects import entry, name
from trycksak.preflight.interpret.walk import Handler, Walk

_MAX_LAYERS: Final = 10_000
_MAX_NESTED: Final = 16


def hidden_layers(pdf: pikepdf.Pdf) -> frozenset[tuple[int, int]]:
    """List the layers that the file's own configuration switches off (8.11.4.3), by their object numbers."""
    properties = entry(pdf.Root, "/OCProperties")
    default = entry(properties, "/D")
    off = _listed(entry(default, "/OFF"))
    if name(entry(default, "/BaseState")) == "OFF":
        off |= _listed(entry(properties, "/OCGs")) - _listed(entry(default, "/ON"))
    return frozenset(off)


def hidden_at(pdf: pikepdf.Pdf, event: str) -> frozenset[tuple[int, int]]:
    """List the layers that are off at an event, `View` or `Print`, when a reader applies their usage (8.11.4.4)."""
    properties = entry(pdf.Root, "/OCProperties")
    hidden = set(hidden_layers(pdf))
    automatic = entry(entry(properties, "/D"), "/AS")
    for rule in list(automatic)[:_MAX_LAYERS] if isinstance(automatic, pikepdf.Array) else []:
        layers = entry(rule, "/OCGs")
        if name(entry(rule, "/Event")) != event or not isinstance(layers, pikepdf.Array):
            continue
        for layer in list(layers)[:_MAX_LAYERS]:
            state = name(entry(entry(entry(layer, "/Usage"), f"/{event}"), f"/{event}State"))
            if state == "OFF":
                hidden.add(layer.objgen)
            elif state == "ON":
                hidden.discard(layer.objgen)
    return frozenset(hidden)


def unsteady_layers(pdf: pikepdf.Pdf) -> frozenset[tuple[int, int]]:
    """List the layers that come and go while a file is read: by enlargement, or by an action when it is opened."""
    layers = entry(entry(pdf.Root, "/OCProperties"), "/OCGs")
    found = set()
    for layer in list(layers)[:_MAX_LAYERS] if isinstance(layers, pikepdf.Array) else []:
        if entry(entry(layer, "/Usage"), "/Zoom") is not None:
            found.add(layer.objgen)
    action = entry(pdf.Root, "/OpenAction")
    for _ in range(_MAX_NESTED):
        if not isinstance(action, pikepdf.Dictionary):
            break
        if name(entry(action, "/S")) == "SetOCGState":
            found |= _listed(entry(action, "/State"))
        action = entry(action, "/Next")
    return frozenset(found)


def is_hidden(walk: Walk, layer: Any) -> bool:
    """Tell whether a layer, or what a membership dictionary asks of several (8.11.2.2), is switched off."""
    if not isinstance(layer, pikepdf.Dictionary) or walk.budget.every_layer:
        return False
    hidden = walk.budget.hidden
    if name(layer.get("/Type")) != "OCMD":
        return layer.objgen in hidden
    if isinstance(layer.get("/VE"), pikepdf.Array):
        return not _holds(layer.VE, hidden, _MAX_NESTED)
    group = layer.get("/OCGs")
    members = _listed(group if isinstance(group, pikepdf.Array) else pikepdf.Array([group] if group else []))
    off = [member in hidden for member in members]
    match name(layer.get("/P")):
        case "AllOn":
            return any(off)
        case "AnyOff":
            return bool(off) and not any(off)
        case "AllOff":
            return not all(off)
    return bool(off) and all(off)


def _holds(expression: Any, hidden: frozenset[tuple[int, int]], depth: int) -> bool:
    """Work out a visibility expression (table 99); one that nests too deep, or says nothing known, is true."""
    if isinstance(expression, pikepdf.Dictionary):
        return expression.objgen not in hidden
    if not isinstance(expression, pikepdf.Array) or len(expression) < 2 or depth == 0:
        return True
    values = [_holds(one, hidden, depth - 1) for one in list(expression)[1:_MAX_LAYERS]]
    match name(expression[0]):
        case "And":
            return all(values)
        case "Or":
            return any(values)
        case "Not":
            return not values[0]
    return True


def _listed(given: Any) -> set[tuple[int, int]]:
    found = list(given)[:_MAX_LAYERS] if isinstance(given, pikepdf.Array) else []
    return {one.objgen for one in found if isinstance(one, pikepdf.Dictionary)}


def _begin(walk: Walk, operands: list[Any]) -> None:
    """Carry out BDC and BMC; content of a layer is tagged `OC`."""
    layer = None
    if len(operands) > 1 and operands[0] == "OC" and isinstance(operands[-1], Name):
        layer = entry(entry(walk.resources, "/Properties"), f"/{operands[-1]}")
    if len(walk.marked) < _MAX_LAYERS:
        walk.marked.append(is_hidden(walk, layer))


def _end(walk: Walk) -> None:
    if walk.marked:
        walk.marked.pop()


LAYERS: Final[Mapping[bytes, Handler]] = {b"BMC": (-1, _begin), b"BDC": (-1, _begin), b"EMC": (0, _end)}
