"""A line of text as outlines, for what the printer reads outside the page: it needs no font in the file."""

from functools import cache
from typing import Final

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

Point = tuple[float, float]


class _SegmentPen(BasePen):
    """Notes PDF's path operators with their points; BasePen turns TrueType's quadratic curves into cubic ones."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.segments: list[tuple[str, tuple[Point, ...]]] = []

    def _moveTo(self, pt: Point) -> None:
        self.segments.append(("m", (pt,)))

    def _lineTo(self, pt: Point) -> None:
        self.segments.append(("l", (pt,)))

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:
        self.segments.append(("c", (pt1, pt2, pt3)))

    def _closePath(self) -> None:
        self.segments.append(("h", ()))


class Outlines:
    """A typeface's letters, each decomposed once."""

    def __init__(self, font: TTFont) -> None:
        """Take a typeface."""
        self._glyphs, self._names = font.getGlyphSet(), font.getBestCmap()
        self._units: Final = font["head"].unitsPerEm
        self._letter = cache(self._decomposed)

    def line(self, text: str, size_pt: float) -> str:
        """Write a line of text, from the origin, as PDF path operators ending in a fill; lengths in pt."""
        scale, x, lines = size_pt / self._units, 0.0, []
        for letter in text:
            segments, width = self._letter(letter)
            for operator, points in segments:
                lines.append(" ".join([*(f"{x + px * scale:.2f} {py * scale:.2f}" for px, py in points), operator]))
            x += width * scale
        return "\n".join([*lines, "f"])

    def _decomposed(self, letter: str) -> tuple[list[tuple[str, tuple[Point, ...]]], float]:
        glyph, pen = self._glyphs[self._names.get(ord(letter), ".notdef")], _SegmentPen(self._glyphs)
        glyph.draw(pen)
        return pen.segments, glyph.width
