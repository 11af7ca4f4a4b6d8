"""The originals as a document shows them: at a size that the terms allow, each in its own clear space."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trycksak.model.brand import Brand, Master, Variant
from trycksak.model.terms import Corner, Medium, Output, Terms
from trycksak.render.site_brand import MARK_HEIGHT_PX, proportions
from trycksak.units import TRIM_MM

_SHEET: Final = TRIM_MM["A4"]
# The width of the logotype in the head of a sheet, in mm.
_HEAD_MM: Final = 50.0
# The width of a column of originals, and what is left of it beside the clear space, in mm and CSS pixels.
_COLUMN: Final = {Medium.PRINT: 54.0, Medium.WEB: 280.0}
_MARGINS: Final = {Medium.PRINT: 6.0, Medium.WEB: 40.0}
# The largest drawing of the clear space, in mm and CSS pixels: width and height with the space itself.
_LARGEST_MM: Final = (156.0, 70.0)
_LARGEST_PX: Final = (976.0, 440.0)
_PAPER: Final = (Output.COVER, Output.PAPER)


@dataclass(frozen=True)
class Specimen:
    """An original and where it is found; `height`, `clear` and `module` are in hundredths of its width."""

    master: Master
    address: str
    alt: str
    height: float
    clear: float
    module: float

    @property
    def dark(self) -> bool:
        """Whether it is drawn for a dark ground."""
        return self.master.variant is Variant.NEGATIVE


def specimen(master: Master, address: str, brand: Brand, terms: Terms, root: Path) -> Specimen:
    """Measure an original; raises ValueError where its file has no viewBox."""
    height = 100 / proportions((root / master.path).read_text(encoding="utf-8"))
    return Specimen(
        master=master,
        address=address,
        alt=wording_of(master, brand),
        height=round(height, 3),
        clear=round(terms.clear(100, height), 3),
        module=round(terms.module.length(100, height), 3),
    )


def wording_of(master: Master, brand: Brand) -> str:
    """Give what an original says: its alternative text; the mark's name for a language without a wording."""
    return brand.logotype.wording.get(master.locale, brand.logotype.name)


def head_variant(terms: Terms, medium: Medium) -> Variant:
    """Give the variant for the white head of a document."""
    return next(iter(terms.variants.allowed(medium, dark=False, outputs=_PAPER)), Variant.POSITIVE)


def head_corner(terms: Terms, medium: Medium) -> Corner:
    """Give the corner of a document where the logotype stands."""
    return (terms.corners.web if medium is Medium.WEB else terms.print_corners(_SHEET))[0]


def head_width(one: Specimen, terms: Terms, medium: Medium) -> float:
    """Give the logotype's width in the head of a document, in mm or CSS pixels."""
    return round(max(_least(terms, medium), MARK_HEIGHT_PX * 100 / one.height if medium is Medium.WEB else _HEAD_MM), 2)


def shown_width(originals: Iterable[Specimen], terms: Terms, medium: Medium) -> float:
    """Give the width of an original among the others, in mm or CSS pixels: what suits a column, or what is asked."""
    suits = min((_COLUMN[medium] - _MARGINS[medium]) / (1 + 2 * one.clear / 100) for one in originals)
    return round(max(_least(terms, medium), suits), 2)


def column_width(originals: Iterable[Specimen], shown: float, medium: Medium) -> float:
    """Give the width of a column of originals that are shown at a width, in mm or CSS pixels."""
    widest = max(shown * (1 + 2 * one.clear / 100) for one in originals)
    return round(max(_COLUMN[medium], widest + _MARGINS[medium]), 2)


def drawn_width(one: Specimen, terms: Terms, medium: Medium) -> float:
    """Give the width of the original whose clear space is drawn, in mm or CSS pixels."""
    across, down = _LARGEST_PX if medium is Medium.WEB else _LARGEST_MM
    widest = 100 * min(across / (100 + 2 * one.clear), down / (one.height + 2 * one.clear))
    return round(max(_least(terms, medium), widest), 2)


def _least(terms: Terms, medium: Medium) -> float:
    return terms.minimum.width_px if medium is Medium.WEB else terms.least_width_mm(_SHEET) or 0
