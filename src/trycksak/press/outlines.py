"""A line of text as outlines, for what the printer reads outside the page: it needs no font in the file."""

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont


class _OperatorPen(BasePen):
    """Writes PDF path operators; BasePen turns TrueType's quadratic curves into cubic ones."""

    def __init__(self, glyphs: object, scale: float, x: float) -> None:
        super().__init__(glyphs)
        self.lines: list[str] = []
        self._scale, self._x = scale, x

    def _at(self, *points: tuple[float, float]) -> str:
        return " ".join(f"{self._x + x * self._scale:.2f} {y * self._scale:.2f}" for x, y in points)

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self.lines.append(f"{self._at(pt)} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self.lines.append(f"{self._at(pt)} l")

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self.lines.append(f"{self._at(pt1, pt2, pt3)} c")

    def _closePath(self) -> None:
        self.lines.append("h")


def outlines(text: str, font: TTFont, size_pt: float) -> str:
    """Write a line of text, from the origin, as PDF path operators ending in a fill; lengths in pt."""
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    scale = size_pt / font["head"].unitsPerEm
    x, lines = 0.0, []
    for letter in text:
        glyph = glyphs[names.get(ord(letter), ".notdef")]
        pen = _OperatorPen(glyphs, scale, x)
        glyph.draw(pen)
        lines += pen.lines
        x += glyph.width * scale
    return "\n".join([*lines, "f"])
