"""Lengths of the trade, with the unit in the name."""

from typing import Final

PT_PER_MM: Final = 72 / 25.4

# Trim sizes, width x height in mm (ISO 216).
TRIM_MM: Final[dict[str, tuple[float, float]]] = {
    "A0": (841, 1189),
    "A1": (594, 841),
    "A2": (420, 594),
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "A6": (105, 148),
    "A7": (74, 105),
    "A8": (52, 74),
}


def mm_to_pt(mm: float) -> float:
    """Give a length in millimetres as PostScript points (1/72 inch)."""
    return mm * PT_PER_MM


def pt_to_mm(pt: float) -> float:
    """Give a length in PostScript points (1/72 inch) as millimetres."""
    return pt / PT_PER_MM
