"""Findings as a report tells them: alike ones together, each place with the number that it has on the picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from trycksak.findings import Finding, Severity
from trycksak.report.finished import Checked, Finished, Kind, findings_of


@dataclass(frozen=True)
class Spot:
    """Where a remark applies: its number in the report, the edition, the page (0: the whole file), a box in mm."""

    number: int
    kind: Kind
    page: int
    box_mm: tuple[float, ...]
    severity: Severity


@dataclass(frozen=True)
class Remark:
    """The same thing said of one or several places."""

    finding: Finding
    spots: tuple[Spot, ...]


def remarks(one: Finished, findings: Sequence[Finding]) -> tuple[Remark, ...]:
    """Put the findings of a publication together by what they say, errors first; numbers follow the list."""
    alike: dict[tuple[bool, str, str, str, str], list[tuple[Checked, Finding]]] = {}
    for edition in one.editions:
        for finding in findings_of(edition, findings):
            said = (finding.severity is Severity.WARNING, finding.id, finding.is_, finding.should, finding.do)
            alike.setdefault(said, []).append((edition, finding))
    made: list[Remark] = []
    number = 0
    for said in sorted(alike):
        places = [
            Spot(number, edition.kind, finding.place.page, finding.place.box_mm, finding.severity)
            for number, (edition, finding) in enumerate(alike[said], start=number + 1)
        ]
        number += len(places)
        made.append(Remark(alike[said][0][1], tuple(places)))
    return tuple(made)


def spots_by_page(said: Sequence[Remark]) -> dict[int, list[Spot]]:
    """Sort the places of remarks by their page."""
    found: dict[int, list[Spot]] = {}
    for remark in said:
        for spot in remark.spots:
            found.setdefault(spot.page, []).append(spot)
    return found


def by_rule(findings: Sequence[Finding]) -> list[tuple[Finding, list[Finding]]]:
    """Put findings together by rule, errors first: one that speaks for the rule, and all."""
    rules: dict[tuple[bool, str], list[Finding]] = {}
    for finding in findings:
        rules.setdefault((finding.severity is Severity.WARNING, finding.id), []).append(finding)
    return [(rules[rule][0], rules[rule]) for rule in sorted(rules)]
