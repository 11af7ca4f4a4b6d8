"""An original drawing of the logotype, read as outlines with their fill: what a page's paths are compared with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lxml import etree

from trycksak.errors import Stopped
from trycksak.findings import Finding, Place
from trycksak.model.brand import Brand, Master, PartnerMaster
from trycksak.preflight.geometry import Box, Outline, Pen

_SVG: Final = "{http://www.w3.org/2000/svg}"
_SILENT: Final = {f"{_SVG}{name}" for name in ("title", "desc", "metadata")}
_NUMBER: Final = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_TOKEN: Final = re.compile(rf"([MLCZ])|({_NUMBER})|[\s,]+")
_HEX: Final = re.compile("#[0-9A-Fa-f]{6}")
_NEEDS: Final = {"M": 1, "L": 1, "C": 3}


@dataclass(frozen=True)
class Shape:
    """One path of a drawing, in the units of its viewBox, with its fill."""

    outline: Outline
    fill: str
    """`#00594F`, in capitals."""


@dataclass(frozen=True)
class Drawing:
    """One original, of the city's mark or a partner's: its file, the box that is its size, and its paths in order."""

    master: Master | PartnerMaster
    box: Box
    shapes: tuple[Shape, ...]


def read_drawings(root: Path, brand: Brand) -> tuple[Drawing, ...]:
    """Read the originals of the logotype, from the project's root; raises Stopped with what cannot be read."""
    return _read_all(root, brand.logotype.masters)


def read_partners(root: Path, brand: Brand) -> tuple[Drawing, ...]:
    """Read the originals of the partners' marks; raises Stopped with what cannot be read."""
    return _read_all(root, [master for partner in brand.partners for master in partner.masters])


def _read_all(root: Path, masters: Sequence[Master | PartnerMaster]) -> tuple[Drawing, ...]:
    drawings: list[Drawing] = []
    findings: list[Finding] = []
    for master in masters:
        try:
            box, shapes = _read((root / master.path).read_bytes())
            drawings.append(Drawing(master, box, shapes))
        except OSError as fault:
            findings.append(_unreadable(master.path, f"the original cannot be read ({fault.strerror})"))
        except ValueError as fault:
            findings.append(_unreadable(master.path, f"the original {fault}"))
    if findings:
        raise Stopped(findings)
    return tuple(drawings)


def _unreadable(path: str, is_: str) -> Finding:
    # What else an SVG can say, a typesetter may write in more ways than one, and print could not be compared with it.
    should = "an original is an SVG with a viewBox and filled paths of absolute M, L, C and Z"
    do = "Export it anew as plain paths, then run `trycksak seal`."
    return Finding(Place(path), "logotype/original", is_, should, do)


@lru_cache(maxsize=64)
def _read(svg: bytes) -> tuple[Box, tuple[Shape, ...]]:
    """Read a drawing from its bytes; raises ValueError with what it `holds` or `has` that is not plain."""
    try:
        root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise ValueError("is not well-formed XML") from None
    if root.tag != f"{_SVG}svg":
        raise ValueError("is no SVG")
    box = [float(number) for number in re.findall(_NUMBER, root.get("viewBox", ""))]
    if len(box) != 4 or min(box[2:]) <= 0:
        raise ValueError("has no viewBox")
    shapes = [_shape(element) for element in root.iterchildren(etree.Element) if element.tag not in _SILENT]
    if not shapes:
        raise ValueError("holds no path")
    return Box(*box), tuple(shapes)


def _shape(element: Any) -> Shape:
    name = etree.QName(element).localname
    if element.tag != f"{_SVG}path" or len(element):
        raise ValueError(f"holds `<{name}>`")
    for attribute in element.attrib:
        if attribute not in ("d", "fill", "id"):
            raise ValueError(f"holds a path with `{attribute}`")
    fill = element.get("fill", "#000000")
    if not _HEX.fullmatch(fill):
        raise ValueError(f'holds `fill="{fill}"`')
    return Shape(_outline(element.get("d", "")), fill.upper())


def _outline(data: str) -> Outline:
    """Read path data (SVG 2, 9.3); a command's numbers may stand several times, after M they draw lines."""
    pen, command, numbers, at = Pen(), "", list[float](), 0
    while at < len(data):
        token = _TOKEN.match(data, at)
        if token is None:
            raise ValueError(f"holds a path with `{data[at]}`")
        at = token.end()
        if token[1]:
            if numbers:
                raise ValueError(f"holds a path whose `{command}` lacks a number")
            command = token[1]
            if command == "Z":
                pen.close()
        elif token[2]:
            if command not in _NEEDS:
                raise ValueError("holds a path with a number too many")
            numbers.append(float(token[2]))
            if len(numbers) == 2 * _NEEDS[command]:
                _draw(pen, command, numbers)
                command = "L" if command == "M" else command
                numbers.clear()
    outline = pen.lift()
    if numbers or not outline.shape:
        raise ValueError("holds a path that is cut off")
    return outline


def _draw(pen: Pen, command: str, numbers: list[float]) -> None:
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    if command == "M":
        pen.move(points[0])
    elif command == "L":
        pen.line(points[0])
    else:
        pen.curve(points[0], points[1], points[2])
