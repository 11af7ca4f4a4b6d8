"""The evidence as data: `evidence.json`, which `evidence.schema.json` explains."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from trycksak.findings import Finding
from trycksak.preflight.proof.evidence import Figure, MarkEvidence, Surface
from trycksak.report.evidence.account import Totals
from trycksak.report.evidence.dossier import Dossier
from trycksak.report.evidence.exhibits import Exhibit
from trycksak.report.schemas import schema

DATA = "evidence.json"


def write_data(folder: Path, dossier: Dossier) -> None:
    """Write the evidence, and the schema that explains it, into the report's folder."""
    (folder / DATA).write_text(_written(data(dossier)), encoding="utf-8")
    text = json.dumps(schema("evidence"), ensure_ascii=False, indent=1)
    (folder / "evidence.schema.json").write_text(f"{text}\n", encoding="utf-8")


def data(dossier: Dossier) -> dict[str, Any]:
    """Tell everything that was measured as plain JSON; states of a web page that are equal are told once."""
    house = dossier.house
    logotype = house.brand.logotype
    return {
        "name": house.name,
        "version": house.version,
        "terms": _terms(dossier),
        "logotype": {
            "name": logotype.name,
            "stand_in": logotype.stand_in,
            "wording": dict(logotype.wording),
            "originals": [
                {
                    "path": one.master.path,
                    "locale": one.master.locale,
                    "variant": one.master.variant.value,
                    "sha256": one.master.sha256,
                    "found": one.found,
                }
                for one in dossier.originals
            ],
        },
        "totals": _totals(dossier.totals),
        "kinds": [{"kind": one.totals.kind} | _totals(one.totals) for one in dossier.kinds],
        "outputs": [_output(one) for one in dossier.exhibits],
    }


def _terms(dossier: Dossier) -> dict[str, Any]:
    terms = dossier.house.terms
    return {
        "version": terms.version,
        "role": terms.agreement.role.value,
        "start": terms.agreement.start.isoformat(),
        "end": terms.agreement.end.isoformat(),
        "rules": [
            {
                "id": one.id,
                "sentence": dict(one.rule.sentence),
                "source": one.rule.source,
                "assumed": list(one.rule.assumed),
                "figures": one.figures,
                "broken": one.broken,
            }
            for one in dossier.rules
        ],
    }


def _totals(totals: Totals) -> dict[str, int]:
    keys = ("outputs", "fails", "unmeasured", "exempt", "surfaces", "marks", "figures", "findings")
    return {key: getattr(totals, key) for key in keys}


def _output(one: Exhibit) -> dict[str, Any]:
    evidence = one.evidence
    alike: dict[Surface, list[str]] = {}
    for surface in evidence.surfaces:
        alike.setdefault(replace(surface, state="", png=b"", png_box=(0.0, 0.0, 0.0, 0.0)), []).append(surface.state)
    return {
        "path": evidence.path,
        "sha256": evidence.sha256,
        "kind": evidence.kind,
        "verdict": one.verdict.value,
        "reason": evidence.reason,
        "surfaces": [_surface(surface, states) for surface, states in alike.items()],
    }


def _surface(surface: Surface, states: Iterable[str]) -> dict[str, Any]:
    return {
        "page": surface.page,
        "states": [state for state in states if state],
        "outputs": [output.value for output in surface.outputs],
        "required": surface.required,
        "size": _rounded(surface.size),
        "unit": surface.unit.value,
        "figures": [_figure(figure) for figure in surface.figures],
        "marks": [_mark(mark) for mark in surface.marks],
        "findings": [_finding(finding) for finding in surface.findings],
    }


def _mark(mark: MarkEvidence) -> dict[str, Any]:
    return {
        "original": mark.master,
        "sha256": mark.sha256,
        "how": mark.how,
        "box": _rounded(mark.box),
        "clear": _rounded(mark.clear),
        "figures": [_figure(figure) for figure in mark.figures],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "rule": figure.rule,
        "what": figure.what,
        "measured": _number(figure.measured),
        "limit": _number(figure.limit),
        "unit": figure.unit,
        "holds": figure.holds,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity.value,
        "id": finding.id,
        "box": _rounded(finding.place.box_mm),
        "is": finding.is_,
        "should": finding.should,
        "do": finding.do,
    }


def _number(value: float | str) -> float | str:
    return value if isinstance(value, str) else round(value, 4)


def _rounded(lengths: Iterable[float]) -> list[float]:
    return [round(length, 3) for length in lengths]


def _written(whole: dict[str, Any]) -> str:
    """Write JSON with a line for each rule, kind and output: small, and two of them can be compared line by line."""
    parts = []
    for key, value in whole.items():
        if isinstance(value, list):
            lines = ",\n".join(f"  {_compact(item)}" for item in value)
            parts.append(f" {_compact(key)}: [\n{lines}\n ]")
        else:
            parts.append(f" {_compact(key)}: {_compact(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
