"""Layers: what is switched off is not printed (optional content, ISO 32000-1, 8.11)."""

from collections.abc import Mapping
from typing import Any, Final

import pikepdf

from trycksak.preflight.interpret.lexer import Name
from trycksak.preflight.interpret.objects import entry, name
from trycksak.preflight.interpret.walk import Handler, Walk

_MAX_LAYERS: Final = 10_000


def hidden_layers(pdf: pikepdf.Pdf) -> frozenset[tuple[int, int]]:
    """List the layers that the file's own configuration switches off (8.11.4.3), by their object numbers."""
    properties = entry(pdf.Root, "/OCProperties")
    default = entry(properties, "/D")
    off = _listed(entry(default, "/OFF"))
    if name(entry(default, "/BaseState")) == "OFF":
        off |= _listed(entry(properties, "/OCGs")) - _listed(entry(default, "/ON"))
    return frozenset(off)


def is_hidden(walk: Walk, layer: Any) -> bool:
    """Tell whether a layer, or every layer of a membership dictionary (8.11.2.2), is switched off."""
    if not isinstance(layer, pikepdf.Dictionary) or not walk.budget.hidden:
        return False
    if name(layer.get("/Type")) != "OCMD":
        return layer.objgen in walk.budget.hidden
    group = layer.get("/OCGs")
    members = _listed(group if isinstance(group, pikepdf.Array) else pikepdf.Array([group] if group else []))
    return bool(members) and members <= walk.budget.hidden


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
