"""Everything that the evidence tells, in no language yet: pages, data and paper are made from it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from trycksak.model.brand import Master
from trycksak.model.terms import Rule
from trycksak.preflight.proof.evidence import Evidence, Figure, Surface
from trycksak.report.evidence.account import Closest, Totals, Verdict, closest, figures, totals
from trycksak.report.evidence.exhibits import Exhibit, exhibits
from trycksak.report.evidence.pictures import Picture
from trycksak.report.finished import House


@dataclass(frozen=True)
class OfKind:
    """The outputs of one kind, worst first; `carriers` are those of which the terms ask something."""

    totals: Totals
    carriers: tuple[Exhibit, ...]
    closest: Closest | None


@dataclass(frozen=True)
class OfRule:
    """One rule of the terms, and how the figures that were held against it stand."""

    id: str
    rule: Rule
    figures: int
    broken: int
    closest: Closest | None


@dataclass(frozen=True)
class OfOriginal:
    """One original, and how many marks are it."""

    master: Master
    found: int


@dataclass(frozen=True)
class Dossier:
    """The evidence as a whole; `exempt` are outputs that need no mark, by kind and reason."""

    house: House
    exhibits: tuple[Exhibit, ...]
    totals: Totals
    kinds: tuple[OfKind, ...]
    rules: tuple[OfRule, ...]
    originals: tuple[OfOriginal, ...]

    @property
    def broken(self) -> list[Exhibit]:
        """The outputs that break the terms or were not measured."""
        return [one for one in self.exhibits if one.verdict in (Verdict.FAILS, Verdict.UNMEASURED)]

    @property
    def pages(self) -> list[tuple[Exhibit, Surface, Picture]]:
        """The page of each PDF that is to be seen first: one that breaks the terms, where there is one."""
        return [
            (one, surface, whole)
            for one in self.exhibits
            for surface, whole in [next(_drawn_pages(one), (None, None))]
            if surface and whole
        ]

    @property
    def exempt(self) -> list[tuple[str, list[Exhibit]]]:
        """The outputs that need no mark, by kind and reason."""
        groups: dict[tuple[str, str], list[Exhibit]] = {}
        for one in self.exhibits:
            if one.verdict is Verdict.EXEMPT:
                groups.setdefault((one.evidence.kind, one.evidence.reason), []).append(one)
        return [(reason, groups[kind, reason]) for kind, reason in sorted(groups)]


def dossier(evidence: Sequence[Evidence], house: House, out: Path, pictures: Path) -> Dossier:
    """Put the evidence together and draw its pictures into a folder; `out` is where the outputs lie."""
    shown = exhibits(evidence, out, pictures)
    marks = Counter(mark.master for one in evidence for surface in one.surfaces for mark in surface.marks)
    return Dossier(
        house=house,
        exhibits=shown,
        totals=totals(evidence),
        kinds=tuple(_kinds(shown)),
        rules=tuple(_rules(evidence, house)),
        originals=tuple(OfOriginal(master, marks[master.path]) for master in house.brand.logotype.masters),
    )


def _drawn_pages(one: Exhibit) -> Iterator[tuple[Surface, Picture]]:
    for fold in one.folds:
        for surface in fold.pictured:
            whole = one.pictures(surface).whole
            if whole and surface.page:
                yield surface, whole


def _kinds(shown: Sequence[Exhibit]) -> Iterator[OfKind]:
    kinds: dict[str, list[Exhibit]] = {}
    for one in shown:
        kinds.setdefault(one.evidence.kind, []).append(one)
    order = list(Verdict)
    for kind, ones in sorted(kinds.items()):
        carriers = [one for one in ones if one.verdict is not Verdict.EXEMPT]
        worst_first = sorted(carriers, key=lambda one: order.index(one.verdict))
        measured = [pair for one in ones for pair in figures(one.evidence)]
        yield OfKind(totals([one.evidence for one in ones], kind), tuple(worst_first), closest(measured))


def _rules(evidence: Sequence[Evidence], house: House) -> Iterator[OfRule]:
    measured: dict[str, list[tuple[Surface, Figure]]] = {}
    for one in evidence:
        for surface, figure in figures(one):
            measured.setdefault(figure.rule, []).append((surface, figure))
    for id, rule in house.terms.rules():
        held = measured.get(id, [])
        yield OfRule(id, rule, len(held), sum(not figure.holds for _, figure in held), closest(held))
