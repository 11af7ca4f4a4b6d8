"""What the evidence amounts to: a verdict on each output, totals, and the figure that comes nearest to its limit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trycksak.findings import errors
from trycksak.preflight.proof.evidence import Evidence, Figure, Surface
from trycksak.report.evidence.bounds import margin


class Verdict(StrEnum):
    """What is said of an output, worst first."""

    FAILS = "fails"
    UNMEASURED = "unmeasured"
    HOLDS = "holds"
    EXEMPT = "exempt"


@dataclass(frozen=True)
class Closest:
    """The figure that comes nearest to its limit, or is farthest past it, and the surface that it was measured on."""

    figure: Figure
    surface: Surface
    margin: float


@dataclass(frozen=True)
class Totals:
    """Counts of several outputs together; `kind` is empty for all kinds."""

    kind: str
    outputs: int
    fails: int
    unmeasured: int
    exempt: int
    surfaces: int
    marks: int
    figures: int
    findings: int

    @property
    def carriers(self) -> int:
        """How many outputs the terms ask something of."""
        return self.outputs - self.exempt

    @property
    def holds(self) -> bool:
        """Whether every output was measured and none breaks the terms."""
        return not self.fails and not self.unmeasured


def verdict(one: Evidence) -> Verdict:
    """Judge an output; what nobody measured and nobody gave a reason for never counts as right."""
    if errors(one.findings) or not all(figure.holds for _, figure in figures(one)):
        return Verdict.FAILS
    if any(surface.required and not _seen(surface) for surface in one.surfaces):
        return Verdict.UNMEASURED
    if any(map(_seen, one.surfaces)):
        return Verdict.HOLDS
    return Verdict.EXEMPT if one.reason else Verdict.UNMEASURED


def figures(one: Evidence) -> Iterator[tuple[Surface, Figure]]:
    """Go through all figures of an output, each with its surface: the surface's own, then those of its marks."""
    return ((surface, figure) for surface in one.surfaces for figure in figures_on(surface))


def figures_on(surface: Surface) -> Iterator[Figure]:
    """Go through the figures of a surface: its own, then those of its marks."""
    yield from surface.figures
    for mark in surface.marks:
        yield from mark.figures


def closest(measured: Sequence[tuple[Surface, Figure]]) -> Closest | None:
    """Find the figure that is nearest to its limit, as a share of the limit; None where no figure is a number."""
    known = ((margin(figure), surface, figure) for surface, figure in measured)
    found = [Closest(figure, surface, share) for share, surface, figure in known if share is not None]
    return min(found, key=lambda one: (one.figure.holds, one.margin), default=None)


def totals(evidence: Sequence[Evidence], kind: str = "") -> Totals:
    """Count outputs, surfaces, marks, figures and findings."""
    verdicts = [verdict(one) for one in evidence]
    surfaces = [surface for one in evidence for surface in one.surfaces]
    return Totals(
        kind=kind,
        outputs=len(evidence),
        fails=verdicts.count(Verdict.FAILS),
        unmeasured=verdicts.count(Verdict.UNMEASURED),
        exempt=verdicts.count(Verdict.EXEMPT),
        surfaces=len(surfaces),
        marks=sum(len(surface.marks) for surface in surfaces),
        figures=sum(1 for surface in surfaces for _ in figures_on(surface)),
        findings=sum(len(surface.findings) for surface in surfaces),
    )


def _seen(surface: Surface) -> bool:
    return bool(surface.marks or surface.figures or surface.findings)
