"""Originals as PDF operators: read from the SVG by itself, so that it repeats no mistake of the code that it tests."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import cos, radians, sin, tan
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[4]
LOGOTYPES: Final = ROOT / "brand" / "logotype"
OPERATORS: Final = {"M": "m", "L": "l", "C": "c", "Z": "h"}

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f, as `cm` takes them."""
Segment = tuple[str, tuple[float, ...]]
"""A letter of path data, M, L, C or Z, and its coordinates."""
Ink = Callable[[str], str]
"""The operator that sets the fill for a colour of the original, `#00594F`."""

IDENTITY: Final[Matrix] = (1, 0, 0, 1, 0, 0)
# The colours of the stand-in on the press, in percent (brand/brand.yml).
CMYK: Final = {"#00594F": (100, 0, 56, 58), "#FFFFFF": (0, 0, 0, 0), "#000000": (0, 0, 0, 100)}


@dataclass(frozen=True)
class Shape:
    """One path of an original: its fill and its segments, in the units of the viewBox."""

    fill: str
    segments: tuple[Segment, ...]

    def subpaths(self) -> list["Shape"]:
        """Cut it at every M."""
        starts = [index for index, (letter, _) in enumerate(self.segments) if letter == "M"]
        cuts = zip(starts, [*starts[1:], len(self.segments)], strict=True)
        return [replace(self, segments=self.segments[start:end]) for start, end in cuts]

    def mapped(self, through: Callable[[float, float], tuple[float, float]]) -> "Shape":
        """Move every point."""
        segments = (
            (letter, tuple(n for pair in zip(xy[::2], xy[1::2], strict=True) for n in through(*pair)))
            for letter, xy in self.segments
        )
        return replace(self, segments=tuple(segments))


@dataclass(frozen=True)
class Original:
    """An original: the width and height of its viewBox, which begins at 0 0, and its paths in order."""

    width: float
    height: float
    paths: tuple[Shape, ...]


@cache
def original(name: str) -> Original:
    """Read `sv-positive`, or the drawing of a partner beside this file."""
    path = LOGOTYPES / f"{name}.svg"
    svg = (path if path.exists() else Path(__file__).parent / f"{name}.svg").read_text(encoding="utf-8")
    _, _, width, height = re.findall(r"[\d.]+", re.findall(r'viewBox="([^"]+)"', svg)[0])
    paths = (Shape(fill, _segments(data)) for fill, data in re.findall(r'<path fill="(#\w+)" d="([^"]+)"', svg))
    return Original(float(width), float(height), tuple(paths))


def joined(paths: Sequence[Shape]) -> Shape:
    """Make one compound path of several."""
    return replace(paths[0], segments=tuple(segment for path in paths for segment in path.segments))


def _segments(data: str) -> tuple[Segment, ...]:
    """Read path data; numbers beyond a command's own repeat it, after M as L."""
    found: list[Segment] = []
    for letter, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", data):
        xy = tuple(map(float, re.findall(r"-?[\d.]+", numbers)))
        step = 6 if letter == "C" else 2
        if letter == "Z":
            found.append(("Z", ()))
        for at in range(0, len(xy), step):
            found.append(("L" if letter == "M" and at else letter, xy[at : at + step]))
    return tuple(found)


def rgb(colour: str) -> str:
    """Set a fill in sRGB."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.6g}" for at in (1, 3, 5)) + " rg"


def cmyk(colour: str) -> str:
    """Set a fill in the brand's inks."""
    return " ".join(f"{percent / 100:g}" for percent in CMYK[colour]) + " k"


def spelt(path: Shape, matrix: Matrix = IDENTITY, digits: int = 4) -> str:
    """Write a path's construction with its points mapped and rounded."""
    a, b, c, d, e, f = matrix
    moved = path.mapped(lambda x, y: (a * x + c * y + e, b * x + d * y + f))
    return "\n".join(
        " ".join([*(f"{number:.{digits}f}".rstrip("0").rstrip(".") for number in xy), OPERATORS[letter]])
        for letter, xy in moved.segments
    )


def about_the_middle(bend: Matrix, box: tuple[float, float, float, float]) -> Matrix:
    """Let a bend leave the middle of a box, x y width height, where it is."""
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    a, b, c, d, _, _ = bend
    return (a, b, c, d, x - a * x - c * y, y - b * x - d * y)


def scaled(x: float, y: float) -> Matrix:
    """Stretch by two factors; negative ones mirror."""
    return (x, 0, 0, y, 0, 0)


def turned(degrees: float) -> Matrix:
    """Turn clockwise as seen."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (c, s, -s, c, 0, 0)


def slanted(degrees: float) -> Matrix:
    """Lean to the left."""
    return (1, 0, tan(radians(degrees)), 1, 0, 0)


def mark(
    name: str = "sv-positive",
    *,
    at: tuple[float, float] = (13, 12),
    width: float = 40,
    bend: Matrix = IDENTITY,
    ink: Ink = rgb,
    paint: str = "f",
    paths: Sequence[Shape] | None = None,
) -> str:
    """Write an original as operators: placed by its top left corner and its width in mm, bent about its middle."""
    drawn = original(name)
    scale = width / drawn.width
    cm = about_the_middle(bend, (*at, width, drawn.height * scale))
    shapes = "\n".join(f"{ink(path.fill)}\n{spelt(path)}\n{paint}" for path in paths or drawn.paths)
    place = f"{scale:.8f} 0 0 {scale:.8f} {at[0]} {at[1]} cm"
    first = "" if bend == IDENTITY else " ".join(f"{number:.8f}" for number in cm) + " cm "
    return f"q {first}{place}\n{shapes}\nQ\n"
