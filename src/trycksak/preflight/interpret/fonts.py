"""Fonts: whether they are there, and how wide and high their glyphs are (ISO 32000-1, 9.5 to 9.8)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

from trycksak.preflight.geometry import Affine
from trycksak.preflight.interpret.marks import FontUse
from trycksak.preflight.interpret.objects import entry, matrix, name, number, numbers
from trycksak.preflight.interpret.walk import Budget
from trycksak.preflight.sheet import DAMAGE

_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_MAX_WIDTHS: Final = 70_000
# What a glyph without a width has, in thousandths: the box of a text is only as good as that.
_USUAL_WIDTH: Final = 500.0


_THOUSANDTHS: Final = Affine(0.001, 0, 0, 0.001, 0, 0)


@dataclass(frozen=True)
class Font:
    """A font as the pass needs it; widths and heights in thousandths of the size."""

    use: FontUse
    widths: Mapping[int, float]
    default: float
    two_bytes: bool
    ascent: float = 800.0
    descent: float = -200.0
    glyphs: Mapping[int, Any] = field(default_factory=dict)
    """The procedures of a Type 3 font, by character code."""
    matrix: Affine = _THOUSANDTHS
    resources: Any = None

    def codes(self, shown: bytes) -> list[int]:
        """Give the character codes of a string; of composite fonts those of two bytes, as all common ones have."""
        if not self.two_bytes:
            return list(shown)
        return [high << 8 | low for high, low in zip(shown[::2], shown[1::2], strict=False)]


_NO_FONT: Final = Font(FontUse("", "none", embedded=False, subset=False), {}, _USUAL_WIDTH, two_bytes=False)


def read_font(budget: Budget, given: Any) -> Font:
    """Read a font's dictionary, once a file; what is none gives a font that is not embedded."""
    if not isinstance(given, pikepdf.Dictionary):
        return _NO_FONT
    key = given.objgen
    if key == (0, 0) or key not in budget.fonts:
        try:
            font = _read(given)
        except DAMAGE:
            font = _NO_FONT
        if key == (0, 0):
            return font
        budget.fonts[key] = font
    found: Font = budget.fonts[key]
    return found


def _read(given: Any) -> Font:
    kind = name(given.get("/Subtype"))
    if kind == "Type3":
        return _type3(given)
    composite = kind == "Type0"
    descendants = given.get("/DescendantFonts")
    own = descendants[0] if composite and isinstance(descendants, pikepdf.Array) and len(descendants) else given
    descriptor = entry(own, "/FontDescriptor")
    embedded = any(isinstance(entry(descriptor, key), pikepdf.Stream) for key in _PROGRAMS)
    called = name(given.get("/BaseFont"))
    use = FontUse(_SUBSET.sub("", called), kind, embedded, bool(_SUBSET.match(called)))
    if composite:
        default = number(entry(own, "/DW"))
        widths, usual = _composite_widths(entry(own, "/W")), 1000.0 if default is None else default
    else:
        widths, usual = _simple_widths(given), number(entry(descriptor, "/MissingWidth")) or _USUAL_WIDTH
    ascent, descent = number(entry(descriptor, "/Ascent")), number(entry(descriptor, "/Descent"))
    high = ascent if ascent and 0 < ascent < 3000 else 800.0
    low = -abs(descent) if descent and abs(descent) < 3000 else -200.0
    return Font(use, widths, usual, composite, high, low)


def _simple_widths(given: Any) -> dict[int, float]:
    first = int(number(given.get("/FirstChar")) or 0)
    widths = given.get("/Widths")
    row = list(widths)[:256] if isinstance(widths, pikepdf.Array) else []
    return {first + n: number(width) or 0.0 for n, width in enumerate(row)}


def _composite_widths(given: Any) -> dict[int, float]:
    """Read /W: `c [w1 w2 …]` and `first last w` (9.7.4.3)."""
    found: dict[int, float] = {}
    waiting: list[float] = []
    for item in list(given)[:_MAX_WIDTHS] if isinstance(given, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Array):
            first = int(waiting[-1]) if waiting else 0
            found.update({first + n: number(width) or 0.0 for n, width in enumerate(item)})
            waiting = []
        else:
            waiting.append(number(item) or 0.0)
        if len(waiting) == 3:
            low, high, width = waiting
            found.update(dict.fromkeys(range(int(low), min(int(high), int(low) + _MAX_WIDTHS) + 1), width))
            waiting = []
        if len(found) > _MAX_WIDTHS:
            break
    return found


def _type3(given: Any) -> Font:
    procedures, at = entry(given, "/CharProcs"), 0
    glyphs: dict[int, Any] = {}
    differences = entry(entry(given, "/Encoding"), "/Differences")
    for item in list(differences)[:1024] if isinstance(differences, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Name):
            procedure = entry(procedures, f"/{name(item)}")
            if isinstance(procedure, pikepdf.Stream):
                glyphs[at] = procedure
            at += 1
        else:
            at = int(number(item) or 0)
    own = matrix(given.get("/FontMatrix", [0.001, 0, 0, 0.001, 0, 0]))
    # Widths are in glyph space here; the rest of the pass counts in thousandths.
    widths = {code: width * own.a * 1000 for code, width in _simple_widths(given).items()}
    bounds = numbers(given.get("/FontBBox"), 4) or [0, 0, 0, 0]
    low, high = sorted((bounds[1] * own.d * 1000, bounds[3] * own.d * 1000))
    use = FontUse(name(given.get("/Name")) or "without a name", "Type3", embedded=True, subset=False)
    tall = (high, low) if high > low else (1000.0, 0.0)
    return Font(use, widths, _USUAL_WIDTH, False, *tall, glyphs, own, given.get("/Resources"))
