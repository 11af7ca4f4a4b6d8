"""Draw the stand-in logotype: six SVG files beside this script, the same bytes each time.

The mark is drawn for this project and is not the City of Stockholm's: a shield cut by water, with a
bridge and three lit windows. Run `python brand/logotype/draw.py`; it needs fonttools and brotli.
One unit of a drawing is a hundredth of the symbol's height; y points down.
"""

# mypy: disable-error-code="import-untyped"
from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent
FONT = FOLDER.parent / "fonts" / "familjen-grotesk-latin-700-normal.woff2"
WORDING = {"sv": ("Stockholms", "stad"), "en": ("City of", "Stockholm")}
COLOUR = {"positive": "#00594F", "negative": "#FFFFFF", "mono": "#000000"}

HEIGHT = 100.0
MODULE = 84.0  # the symbol's width: the terms count clear space in it
MIDDLE, GAP = MODULE / 2, 20.0
TYPE_SIZE = 52.0
BASELINES = (41.5, 94.5)
LIT = ((1,), (0, 1))  # columns of the lit windows, by storey from the top

Xy = tuple[float, float]


class Outline:
    """Path data in absolute M, L, C and Z commands, at most two decimals."""

    def __init__(self) -> None:
        self._commands: list[str] = []

    def add(self, command: str, *points: Xy) -> Outline:
        """Append one command with its points and return the outline, so that calls chain."""
        self._commands.append(command + " ".join(f"{_number(x)} {_number(y)}" for x, y in points))
        return self

    def arc(self, centre: Xy, radius: float, start: float, end: float) -> Outline:
        """Continue along a circle between two angles in degrees, clockwise on paper when end > start."""
        parts = math.ceil(abs(end - start) / 90)
        step = math.radians(end - start) / parts
        reach = radius * 4 / 3 * math.tan(step / 4)
        for part in range(parts):
            a = math.radians(start) + part * step
            b = a + step
            (ax, ay), (bx, by) = _on_circle(centre, radius, a), _on_circle(centre, radius, b)
            leave = (ax - reach * math.sin(a), ay + reach * math.cos(a))
            arrive = (bx + reach * math.sin(b), by - reach * math.cos(b))
            self.add("C", leave, arrive, (bx, by))
        return self

    def rectangle(self, left: float, top: float, width: float, height: float) -> Outline:
        """Add a closed rectangle, anticlockwise on paper: a counter-shape in the clockwise shield."""
        right, bottom = left + width, top + height
        return self.add("M", (left, top)).add("L", (left, bottom), (right, bottom), (right, top)).add("Z")

    def __str__(self) -> str:
        return "".join(self._commands)


class GlyphPen(BasePen):  # type: ignore[misc]  # fonttools is untyped
    """Pours a glyph into an outline; the base class turns the font's quadratic curves into cubic ones."""

    def __init__(self, outline: Outline, glyphs: Any) -> None:
        super().__init__(glyphs)
        self._outline = outline

    def _moveTo(self, point: Xy) -> None:
        self._outline.add("M", point)

    def _lineTo(self, point: Xy) -> None:
        self._outline.add("L", point)

    def _curveToOne(self, leave: Xy, arrive: Xy, point: Xy) -> None:
        self._outline.add("C", leave, arrive, point)

    def _closePath(self) -> None:
        self._outline.add("Z")


def symbol() -> Outline:
    """The shield in one outline: a wave of open water between two pieces, the town cut out of the upper."""
    outline = Outline()
    _upper_piece(outline, corner=9, shore=67)
    _bridge(outline, (15.5, 51), (68.5, 17), rise=11, half_width=4.5, head=7.5)
    for storey, columns in enumerate(LIT):
        for column in columns:
            outline.rectangle(42 + column * 15, 33.5 + storey * 14.5, 9.5, 9.5)
    _lower_piece(outline, shore=76.5)
    return outline


def _upper_piece(outline: Outline, corner: float, shore: float) -> None:
    outline.add("M", (0, corner)).arc((corner, corner), corner, 180, 270)
    outline.add("L", (MODULE - corner, 0)).arc((MODULE - corner, corner), corner, 270, 360)
    outline.add("L", (MODULE, shore))
    _wave(outline, shore, leftward=True)
    outline.add("Z")


def _lower_piece(outline: Outline, shore: float) -> None:
    outline.add("M", (0, shore))
    _wave(outline, shore, leftward=False)
    outline.add("C", (MODULE, shore + 14), (MIDDLE + 24, HEIGHT), (MIDDLE, HEIGHT))
    outline.add("C", (MIDDLE - 24, HEIGHT), (0, shore + 14), (0, shore)).add("Z")


def _wave(outline: Outline, level: float, *, leftward: bool) -> None:
    """One and a half waves over the shield's width, in three half-waves of equal length."""
    half, swell = MODULE / 3, 6.5
    for index in range(3):
        start = MODULE - index * half if leftward else index * half
        run = -half if leftward else half
        rise = level + (swell if index % 2 == 0 else -swell)
        outline.add("C", (start + run * 0.36, rise), (start + run * 0.64, rise), (start + run, level))


def _bridge(outline: Outline, left: Xy, right: Xy, rise: float, half_width: float, head: float) -> None:
    """A low arch with a round head at each end, as a single anticlockwise contour.

    One contour, because two counter-shapes that overlap would fill each other again.
    """
    half_span = math.dist(left, right) / 2
    radius = (half_span**2 + rise**2) / (2 * rise)
    sweep = math.degrees(math.asin(half_span / radius))
    upward = math.degrees(math.atan2(right[1] - left[1], right[0] - left[0])) - 90
    middle = (left[0] + right[0]) / 2, (left[1] + right[1]) / 2
    centre = _on_circle(middle, rise - radius, math.radians(upward))
    edges = radius + half_width, radius - half_width
    # Where the arch's two edges meet a head's circle: the law of cosines, seen from either centre.
    short = [math.degrees(math.acos((radius**2 + r**2 - head**2) / (2 * radius * r))) for r in edges]
    turn = [math.degrees(math.acos((radius**2 + head**2 - r**2) / (2 * radius * head))) for r in edges]
    start = upward + sweep - short[0]
    outline.add("M", _on_circle(centre, edges[0], math.radians(start)))
    outline.arc(centre, edges[0], start, upward - sweep + short[0])
    outline.arc(left, head, upward + 180 - sweep - turn[0], upward - 180 - sweep - turn[1])
    outline.arc(centre, edges[1], upward - sweep + short[1], upward + sweep - short[1])
    outline.arc(right, head, upward + 180 + sweep + turn[1], upward - 180 + sweep + turn[0]).add("Z")


def wording(lines: tuple[str, str]) -> tuple[Outline, float]:
    """Set two lines flush left in one outline; returns it with the right edge of its ink."""
    font = TTFont(FONT)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    scale = TYPE_SIZE / font["head"].unitsPerEm
    outline, edge = Outline(), 0.0
    for line, baseline in zip(lines, BASELINES, strict=True):
        # Flush by ink, not by side bearing. The font kerns none of these pairs but "of", by a hair.
        pen_x = MODULE + GAP - scale * _bounds(glyphs, names[ord(line[0])])[0]
        for name in (names[ord(letter)] for letter in line):
            placed = TransformPen(GlyphPen(outline, glyphs), (scale, 0, 0, -scale, pen_x, baseline))
            glyphs[name].draw(placed)
            edge = max(edge, pen_x + scale * _bounds(glyphs, name)[2])
            pen_x += scale * glyphs[name].width
    return outline, edge


def _bounds(glyphs: Any, name: str) -> tuple[float, float, float, float]:
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return pen.bounds or (0.0, 0.0, 0.0, 0.0)


def _on_circle(centre: Xy, radius: float, angle: float) -> Xy:
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def svg(lines: tuple[str, str], colour: str) -> str:
    """One logotype as SVG: the symbol at the left, the wording at the right, no clear space around them."""
    letters, edge = wording(lines)
    paths = "".join(f'<path fill="{colour}" d="{outline}"/>\n' for outline in (symbol(), letters))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_number(edge)} {_number(HEIGHT)}">\n'
        f"<title>{' '.join(lines)}</title>\n{paths}</svg>\n"
    )


def main() -> None:
    """Write the six files: two languages, three variants."""
    for language, lines in WORDING.items():
        for variant, colour in COLOUR.items():
            target = FOLDER / f"{language}-{variant}.svg"
            target.write_text(svg(lines, colour), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
