"""How sheets are held together."""

from enum import StrEnum


class Binding(StrEnum):
    """How the sheets are held together."""

    SADDLE_STITCHED = "saddle-stitched"
    FOLDED = "folded"
    SHEET = "sheet"
