"""Surfaces told together: a web page in 26 states is one or two things to read, a PDF's page is one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from trycksak.findings import Finding, Severity, errors
from trycksak.preflight.proof.evidence import Evidence, Figure, MarkEvidence, Surface, Unit
from trycksak.report.evidence.account import figures_on
from trycksak.report.evidence.bounds import margin


@dataclass(frozen=True)
class Line:
    """One figure of alike surfaces: `mark` counts from 1, 0 is the surface's own; `cases` are its different values.

    A case is a figure and the surfaces that have it, the one that is worst first.
    """

    mark: int
    rule: str
    what: str
    unit: str
    cases: tuple[tuple[Figure, tuple[Surface, ...]], ...]

    @property
    def worst(self) -> Figure:
        """The figure that is nearest to its limit, or past it."""
        return self.cases[0][0]

    @property
    def holds(self) -> bool:
        """Whether it holds on every surface."""
        return all(figure.holds for figure, _ in self.cases)

    @property
    def is_text(self) -> bool:
        """Whether it is told in words, each of them for itself."""
        return any(isinstance(figure.measured, str) for figure, _ in self.cases)

    @property
    def told(self) -> tuple[tuple[Figure, tuple[Surface, ...]], ...]:
        """The cases that are told: every text, and of numbers the worst, since their span says the rest."""
        return self.cases if self.is_text else self.cases[:1]

    @property
    def span(self) -> tuple[float, float] | None:
        """The least and the greatest value, where it is a number that differs."""
        values = {figure.measured for figure, _ in self.cases if not isinstance(figure.measured, str)}
        return None if self.is_text or len(values) < 2 else (min(values), max(values))


@dataclass(frozen=True)
class Fold:
    """Alike surfaces: their figures line by line, their findings, and the surfaces that are worth a picture."""

    surfaces: tuple[Surface, ...]
    lines: tuple[Line, ...]
    findings: tuple[tuple[Finding, tuple[Surface, ...]], ...]
    pictured: tuple[Surface, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing here breaks the terms."""
        return all(line.holds for line in self.lines) and not errors(finding for finding, _ in self.findings)

    @property
    def varying(self) -> tuple[Line, ...]:
        """The lines that differ from surface to surface."""
        return tuple(line for line in self.lines if len(line.cases) > 1)

    def masters(self, mark: int) -> list[MarkEvidence]:
        """List the different originals that stand as mark number `mark`, from 1."""
        found = (surface.marks[mark - 1] for surface in self.surfaces)
        return list({one.master: one for one in found}.values())

    def groups(self) -> list[tuple[int, list[Line]]]:
        """Give the lines by what they are of: the surface itself, 0, then each mark."""
        return [(mark, list(lines)) for mark, lines in groupby(self.lines, key=lambda line: line.mark)]

    def table(self) -> list[tuple[tuple[Surface, ...], tuple[Figure | None, ...]]]:
        """Put the surfaces together whose varying figures are equal, with these figures in the order of the lines."""

        def row(surface: Surface) -> tuple[Figure | None, ...]:
            return tuple(_of(line, surface) for line in self.varying)

        return [(alike, row(alike[0])) for alike in _together(self.surfaces, row)]

    def places(self, surface: Surface) -> list[tuple[int, tuple[float, ...]]]:
        """Give the boxes of the findings on a surface, each with its finding's number in the list, from 1."""
        numbers = enumerate(self.findings, start=1)
        return [
            (number, finding.place.box_mm)
            for number, (finding, where) in numbers
            if finding.place.box_mm and any(surface is one for one in where)
        ]


def fold(evidence: Evidence) -> tuple[list[Fold], list[Surface]]:
    """Fold an output's surfaces, what breaks the terms first; then the surfaces of which there is nothing to tell."""
    told = [one for one in evidence.surfaces if _tells(one)]
    plain = [one for one in evidence.surfaces if not _tells(one)]
    folds = [_folded(alike) for alike in _together(told, _kind_of)]
    return sorted(folds, key=lambda one: one.holds), plain


def numbered(surface: Surface) -> Iterator[tuple[int, Figure]]:
    """Go through the figures of a surface, each with its mark's number, 0 for the surface's own."""
    yield from ((0, figure) for figure in surface.figures)
    for number, mark in enumerate(surface.marks, start=1):
        yield from ((number, figure) for figure in mark.figures)


def _of(line: Line, surface: Surface) -> Figure | None:
    return next((figure for figure, where in line.cases if any(surface is one for one in where)), None)


def _tells(one: Surface) -> bool:
    return bool(one.required or one.findings or one.marks or one.figures)


def _kind_of(surface: Surface) -> tuple[object, ...]:
    """Say what makes surfaces alike: what they are, how many marks they carry, and what breaks the terms there."""
    broken = tuple((number, one.rule, one.what) for number, one in numbered(surface) if not one.holds)
    ids = tuple(sorted({finding.id for finding in surface.findings}))
    number = surface.page if surface.unit is Unit.MM else 0
    return number, surface.outputs, surface.required, len(surface.marks), broken, ids


def _folded(surfaces: Sequence[Surface]) -> Fold:
    cases: dict[tuple[int, str, str, str], dict[Figure, list[Surface]]] = {}
    for surface in surfaces:
        for number, figure in numbered(surface):
            line = cases.setdefault((number, figure.rule, figure.what, figure.unit), {})
            line.setdefault(figure, []).append(surface)
    lines = [
        Line(*key, tuple((figure, tuple(found[figure])) for figure in sorted(found, key=_badness)))
        for key, found in sorted(cases.items(), key=lambda item: item[0][0])
    ]
    said: dict[Finding, list[Surface]] = {}
    for surface in surfaces:
        for finding in surface.findings:
            said.setdefault(finding, []).append(surface)
    findings = tuple((one, tuple(said[one])) for one in sorted(said, key=lambda one: one.severity is Severity.WARNING))
    return Fold(tuple(surfaces), tuple(lines), findings, _pictured(surfaces))


def _badness(figure: Figure) -> tuple[bool, float]:
    share = margin(figure)
    return figure.holds, float("inf") if share is None else share


def _pictured(surfaces: Sequence[Surface]) -> tuple[Surface, ...]:
    """Pick one surface for each set of originals: the one with the figure that is nearest to its limit."""
    worst = sorted(surfaces, key=lambda surface: min(map(_badness, figures_on(surface)), default=(True, 0.0)))
    with_picture = [surface for surface in worst if surface.png] or worst
    chosen = {tuple(mark.master for mark in surface.marks): surface for surface in reversed(with_picture)}
    return tuple(surface for surface in surfaces if any(surface is one for one in chosen.values()))


def _together(surfaces: Sequence[Surface], alike: Callable[[Surface], tuple[object, ...]]) -> list[tuple[Surface, ...]]:
    groups: dict[tuple[object, ...], list[Surface]] = {}
    for surface in surfaces:
        groups.setdefault(alike(surface), []).append(surface)
    return [tuple(group) for group in groups.values()]
