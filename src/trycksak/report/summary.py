"""The whole report as data: `report.json`, which `report.schema.json` explains."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from trycksak.findings import Finding, errors
from trycksak.preflight.measured import Measured
from trycksak.report.finished import Checked, Finished, all_findings, findings_of, totals


def summary(name: str, finished: Sequence[Finished], findings: Sequence[Finding]) -> dict[str, Any]:
    """Tell everything that was measured and found as plain JSON."""
    found = all_findings(finished, findings)
    return {
        "name": name,
        "totals": asdict(totals(finished, found)),
        "publications": [
            {
                "name": one.name,
                "title": one.title,
                "locale": one.locale,
                "editions": [_edition(edition, findings) for edition in one.editions],
            }
            for one in finished
        ],
        "findings": [_finding(finding) for finding in found],
    }


def _edition(edition: Checked, findings: Sequence[Finding]) -> dict[str, Any]:
    measured, found = edition.measured, findings_of(edition, findings)
    stops = len(errors(found))
    return {
        "kind": edition.kind.value,
        "path": measured.path,
        "bytes": measured.bytes,
        "sha256": measured.sha256,
        "title": measured.title,
        "language": measured.language,
        "standards": list(measured.standards),
        "limits": measured.profile,
        "ink_limit": edition.ink_limit,
        "errors": stops,
        "warnings": len(found) - stops,
        **_figures(measured),
    }


def _figures(measured: Measured) -> dict[str, Any]:
    return {
        "pages": [
            {
                "page": page.number,
                "trim_mm": list(page.trim_mm),
                "sheet_mm": list(page.sheet_mm),
                "bleed_mm": list(page.bleed_mm),
                "coverage": {plate: round(share, 2) for plate, share in page.coverage.items()},
                "max_ink": None if page.ink is None else round(page.ink, 1),
            }
            for page in measured.pages
        ],
        "fonts": [asdict(font) for font in measured.fonts],
        "pictures": [
            asdict(picture) | {"box_mm": list(picture.box_mm), "pixels": list(picture.pixels)}
            for picture in measured.pictures
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "severity": finding.severity.value,
        "id": finding.id,
        "path": place.path,
        "line": place.line,
        "page": place.page,
        "box_mm": list(place.box_mm),
        "is": finding.is_,
        "should": finding.should,
        "do": finding.do,
    }
