"""The sheet round a page: exact boxes from 0,0, crop marks outside the bleed, and the slug line."""

from dataclasses import dataclass

from trycksak.model.publication import PrintSpec
from trycksak.units import TRIM_MM, mm_to_pt

MARGIN_MM = 14.0  # from the sheet's edge to the trim
MARK_MM = 5.0  # a crop mark's length
MARK_GAP_MM = 1.0  # from the bleed's edge to a mark's inner end
MARK_WIDTH_PT = 0.25
SLUG_PT = 6.5  # the slug line's size


@dataclass(frozen=True)
class Sheet:
    """Where page, bleed and slug lie on the sheet, in pt from its lower left corner."""

    trim_width: float
    trim_height: float
    margin: float
    bleed: float

    @property
    def media_box(self) -> tuple[float, float, float, float]:
        """The whole sheet (ISO 32000-1, 14.11.2)."""
        return 0, 0, _round(self.trim_width + 2 * self.margin), _round(self.trim_height + 2 * self.margin)

    @property
    def trim_box(self) -> tuple[float, float, float, float]:
        """The finished page."""
        return self._grown(0)

    @property
    def bleed_box(self) -> tuple[float, float, float, float]:
        """The finished page and its bleed."""
        return self._grown(self.bleed)

    def _grown(self, by: float) -> tuple[float, float, float, float]:
        low = self.margin - by
        return (
            _round(low),
            _round(low),
            _round(self.margin + self.trim_width + by),
            _round(self.margin + self.trim_height + by),
        )


def sheet(spec: PrintSpec) -> Sheet:
    """Lay out the sheet of a publication."""
    width, height = TRIM_MM[spec.trim.value]
    return Sheet(mm_to_pt(width), mm_to_pt(height), mm_to_pt(MARGIN_MM), mm_to_pt(spec.bleed_mm))


def before_page(on: Sheet) -> bytes:
    """Give the operators that stand before a page's content: cut at the bleed, moved to its place."""
    left, bottom, right, top = on.bleed_box
    clip = f"{left:g} {bottom:g} {right - left:.4f} {top - bottom:.4f} re W n"
    return f"q\n{clip}\n1 0 0 1 {on.margin:.4f} {on.margin:.4f} cm\n".encode()


def after_page(on: Sheet, slug: str) -> bytes:
    """Give the operators that stand after it: crop marks in every ink (Separation All), and the slug line in black."""
    x, y = on.trim_box[0], on.media_box[3] - mm_to_pt(4.5)
    lines = ["\nQ", "q /All CS 1 SCN", f"{MARK_WIDTH_PT} w", *_marks(on), "S Q"]
    lines += ["q 0 0 0 1 k", f"1 0 0 1 {x + mm_to_pt(MARK_MM):.2f} {y:.2f} cm", slug, "Q"]
    return "\n".join(lines).encode()


def _marks(on: Sheet) -> list[str]:
    """Draw two marks at each corner, in line with the trim, from just outside the bleed outwards."""
    left, bottom, right, top = on.trim_box
    near = on.bleed + mm_to_pt(MARK_GAP_MM)
    far = near + mm_to_pt(MARK_MM)
    made = []
    for y in (bottom, top):
        made += [
            f"{left - far:.3f} {y:g} m {left - near:.3f} {y:g} l",
            f"{right + near:.3f} {y:g} m {right + far:.3f} {y:g} l",
        ]
    for x in (left, right):
        made += [
            f"{x:g} {bottom - far:.3f} m {x:g} {bottom - near:.3f} l",
            f"{x:g} {top + near:.3f} m {x:g} {top + far:.3f} l",
        ]
    return made


def _round(value: float) -> float:
    return round(value, 4)
