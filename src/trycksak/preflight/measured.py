"""What preflight measures of a finished PDF: figures beside the findings, for the report and the job ticket."""

from dataclasses import dataclass

from trycksak.findings import Finding

Box = tuple[float, float, float, float]
"""Left, top, width, height in mm, from the upper left corner of the page's trim."""


@dataclass(frozen=True)
class FontFigures:
    """A font of the file: its name without the subset's tag, its kind (`Type0`, `TrueType`, …), whether it is there."""

    name: str
    kind: str
    embedded: bool
    subset: bool


@dataclass(frozen=True)
class PictureFigures:
    """A picture where it is placed: its effective resolution on the smaller axis, colour space and bits a component."""

    page: int
    box_mm: Box
    ppi: float
    pixels: tuple[int, int]
    space: str
    bits: int


@dataclass(frozen=True)
class PageFigures:
    """A page: its boxes, and what its plates carry.

    `sheet_mm` and `bleed_mm` are seen from the trim's corner; `coverage` is the share of the bleed box that each plate
    inks, in percent; `ink` is the most ink, in percent, on any square of side 15 mm. Empty and None where not measured.
    """

    number: int
    trim_mm: tuple[float, float]
    sheet_mm: Box
    bleed_mm: Box
    coverage: dict[str, float]
    ink: float | None


@dataclass(frozen=True)
class Measured:
    """One finished PDF: what it is, its figures, its findings."""

    path: str
    """As the findings show it."""
    sha256: str
    bytes: int
    title: str
    language: str
    standards: tuple[str, ...]
    """What the file says that it is: `PDF/X-4`, `PDF/UA-1`, `PDF/A-3A`."""
    profile: str
    """The limits that it was measured against; empty for the web edition."""
    pages: tuple[PageFigures, ...]
    fonts: tuple[FontFigures, ...]
    pictures: tuple[PictureFigures, ...]
    findings: tuple[Finding, ...]
