"""What the proof measured: for every output, for every page or state of it, each mark with its figures and limits."""

from dataclasses import dataclass
from enum import StrEnum

from trycksak.findings import Finding
from trycksak.model.terms import Output

Box = tuple[float, float, float, float]
"""Left, top, width, height: mm from the trim's upper left corner, or CSS pixels from the page's."""


class Unit(StrEnum):
    """What lengths on a surface are given in."""

    MM = "mm"
    PX = "px"


@dataclass(frozen=True)
class Figure:
    """One rule held against one mark, or against a page: what was measured, what is asked, and whether it holds.

    `rule` is the rule's id in the terms; `what` says which of its figures: `width`, `contrast`, `ground`. A text stands
    for itself (`top-left`); a number has its unit: `mm`, `px`, `°`, `%`, `ppi`, `:1`, or none.
    """

    rule: str
    what: str
    measured: float | str
    limit: float | str
    unit: str
    holds: bool


@dataclass(frozen=True)
class MarkEvidence:
    """One mark where it stands: which original it is, its box, its clear space, and every figure.

    `master` is the original's path, empty where it is none; `how` is `paths`, `pixels` or `element`: what found it.
    """

    master: str
    sha256: str
    how: str
    box: Box
    clear: Box
    figures: tuple[Figure, ...]

    @property
    def holds(self) -> bool:
        """Whether every figure holds."""
        return all(figure.holds for figure in self.figures)


@dataclass(frozen=True)
class Surface:
    """One page of a PDF, one web page in one state, one picture, one feed: what may carry the mark.

    `page` counts from 1, 0 where there are none; `state` names how a web page was shown: `320 px, dark`. `outputs` are
    what the terms call it; `required` says whether they ask for the mark here. `png` is a picture of the mark and its
    surroundings, where the one who measured has one; `png_box` is the part of the surface that it shows.
    """

    page: int
    state: str
    outputs: tuple[Output, ...]
    required: bool
    size: tuple[float, float]
    unit: Unit
    marks: tuple[MarkEvidence, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    png: bytes = b""
    png_box: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Evidence:
    """One output file: what it is, the sha256 of the bytes that were measured, and its surfaces.

    `kind` is the kind that the table of outputs gives it (`web edition`, `web page`, `calendar`); `reason` says why a
    file of a kind that carries no mark needs none, and is empty for all others.
    """

    path: str
    sha256: str
    kind: str
    reason: str
    surfaces: tuple[Surface, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of its surfaces."""
        return tuple(finding for surface in self.surfaces for finding in surface.findings)
