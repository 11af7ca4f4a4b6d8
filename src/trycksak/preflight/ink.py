"""Ink: what Ghostscript's plates of a finished PDF carry, and where there is more than the paper can take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from trycksak.findings import Finding, Place, Severity
from trycksak.preflight.geometry import Box
from trycksak.preflight.separations import PROCESS, SheetPlates, separated
from trycksak.preflight.sheet import Unmeasurable, unreadable

Grid = npt.NDArray[np.float64]

# The square that ink is averaged over (Ghent Workgroup 2022, total ink coverage).
SQUARE_MM: Final = 15.0
# What a plate's 256 steps may put on a sum of four, in percent.
_ROUNDING: Final = 0.5


@dataclass(frozen=True)
class PagePlates:
    """What a page's plates carry inside its bleed.

    `coverage` is percent of the bleed box by plate, in printing order; `ink` is the most ink, in percent, all plates
    together, on any square of side 15 mm; `box_mm` is that square, from the trim's upper left corner.
    """

    number: int
    coverage: dict[str, float]
    ink: float
    box_mm: Box

    @property
    def inked(self) -> tuple[str, ...]:
        """Name the plates that carry any ink."""
        return tuple(name for name, share in self.coverage.items() if share > 0)


@dataclass(frozen=True)
class InkLimit:
    """How much ink is too much: the rule's id, the limit in percent, how much a finding weighs."""

    id: str
    percent: float
    severity: Severity = Severity.ERROR


def plates(path: Path, resolution: int = 72) -> list[PagePlates]:
    """Measure the plates of every page; raises Unmeasurable, and CannotRun where Ghostscript is missing."""
    return list(_measured(path, resolution))


def check_ink(path: Path, shown: str, limits: Sequence[InkLimit]) -> list[Finding]:
    """Check a press edition's ink against every limit."""
    try:
        return judge_ink(plates(path), shown, limits)
    except Unmeasurable as fault:
        return [unreadable(shown, fault)]


def judge_ink(pages: Sequence[PagePlates], shown: str, limits: Sequence[InkLimit]) -> list[Finding]:
    """Tell where measured pages have more ink than a limit allows."""
    return sorted(
        _too_much(page, shown, limit) for page in pages for limit in limits if page.ink > limit.percent + _ROUNDING
    )


def _too_much(page: PagePlates, shown: str, limit: InkLimit) -> Finding:
    box = tuple(round(side, 1) for side in page.box_mm)
    is_ = f"{page.ink:.0f} % of ink lie on a square of side {SQUARE_MM:g} mm"
    do = "Convert the picture through the printer's profile, or take a colour with less ink."
    place = Place(shown, page=page.number, box_mm=box)
    return Finding(place, limit.id, is_, f"the paper takes {limit.percent:g} %", do, limit.severity)


def _measured(path: Path, resolution: int) -> Iterator[PagePlates]:
    for sheet in separated(path, resolution):
        names = [*PROCESS, *sheet.plates[len(PROCESS) :]]
        shares = sheet.pixels.reshape(-1, len(names)).mean(axis=0, dtype=np.float64) / 2.55
        ink, box = _most_ink(sheet)
        coverage = {name: round(float(share), 4) for name, share in zip(names, shares, strict=True)}
        yield PagePlates(sheet.number, coverage, ink, box)


def _most_ink(sheet: SheetPlates) -> tuple[float, Box]:
    """Find the square with the most ink: sums over all squares at once, from the table of sums from the corner."""
    total = sheet.pixels.sum(axis=2, dtype=np.uint16)
    sums = np.zeros((total.shape[0] + 1, total.shape[1] + 1))
    np.cumsum(total, axis=0, out=sums[1:, 1:])
    np.cumsum(sums[1:, 1:], axis=1, out=sums[1:, 1:])
    high, wide = (min(SQUARE_MM * sheet.pixels_per_mm, side) for side in total.shape)
    squares = (_spans(_spans(sums, high).T, wide).T / (high * wide) / 2.55).round(2)
    top, left = divmod(int(squares.argmax()), squares.shape[1])
    x, y = (start / sheet.pixels_per_mm + corner for start, corner in zip((left, top), sheet.corner_mm, strict=True))
    return float(squares[top, left]), Box(x, y, wide / sheet.pixels_per_mm, high / sheet.pixels_per_mm)


def _spans(sums: Grid, length: float) -> Grid:
    """Give the sum over every span of rows of a length in pixels, which need not be whole."""
    whole, part = int(length), length - int(length)
    spans: Grid = sums[whole:] - sums[: len(sums) - whole]
    return spans if part == 0 else (1 - part) * spans[:-1] + part * (sums[whole + 1 :] - sums[: len(sums) - whole - 1])
