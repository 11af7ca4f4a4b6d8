"""Words as outlines: the wording in another typeface, and lines that somebody has turned into curves."""

from functools import cache
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from preflight.proof.gallery.drawing import ROOT, Segment, Shape

_FONTS = ROOT / "brand" / "fonts"
ANOTHER, ITS_OWN = "source-sans-3-latin-600-normal", "familjen-grotesk-latin-700-normal"
# Units of the original: where the wording starts, its baselines, and about its size.
_LEFT, _BASELINES, _SIZE = 104.0, (41.5, 94.5), 56.0


class _Pen(BasePen):
    """Writes a glyph as segments; the base class turns quadratic curves into cubic ones."""

    def __init__(self, segments: list[Segment], glyphs: Any) -> None:
        super().__init__(glyphs)
        self._segments = segments

    def _moveTo(self, point: tuple[float, float]) -> None:
        self._segments.append(("M", point))

    def _lineTo(self, point: tuple[float, float]) -> None:
        self._segments.append(("L", point))

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self._segments.append(("C", tuple(number for point in points for number in point)))

    def _closePath(self) -> None:
        self._segments.append(("Z", ()))


@cache
def lettered(*lines: str, fill: str = "#00594F", face: str = ANOTHER) -> Shape:
    """Set the wording in two lines, as large as the original's."""
    font = TTFont(_FONTS / f"{face}.woff2")
    glyphs, names, segments = font.getGlyphSet(), font.getBestCmap(), list[Segment]()
    scale = _SIZE / font["head"].unitsPerEm
    for line, baseline in zip(lines or ("Stockholms", "stad"), _BASELINES, strict=True):
        x = _LEFT
        for letter in line:
            glyph = glyphs[names[ord(letter)]]
            glyph.draw(TransformPen(_Pen(segments, glyphs), (scale, 0, 0, -scale, x, baseline)))
            x += scale * glyph.width
    return Shape(fill, tuple(segments))
