"""What is reported on: finished publications, their editions, and what was measured of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from trycksak.findings import Finding, Severity
from trycksak.model.binding import Binding
from trycksak.model.brand import Brand
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.preflight.measured import Measured


class Kind(StrEnum):
    """Which edition a PDF is: for the printer, for the reader, or anybody's file."""

    PRESS = "press"
    WEB = "web"
    FILE = "file"


@dataclass(frozen=True)
class Checked:
    """A measured PDF: where it lies, and what its printer allows; None where nothing is asked.

    `link` is its address seen from the report's folder, such as `../print/x.pdf`; empty: it is not linked.
    """

    kind: Kind
    measured: Measured
    file: Path
    ink_limit: float | None = None
    photo_ppi: float | None = None
    link: str = ""


@dataclass(frozen=True)
class Finished:
    """A publication in one language; the first of its editions is the one that the pictures show."""

    name: str
    """The name of its files, `welcome-brochure-sv`."""
    title: str
    locale: str
    editions: tuple[Checked, ...]
    binding: Binding | None = None


@dataclass(frozen=True)
class House:
    """Whose report it is: the event's name and version, the brand with its terms, and where its files lie."""

    name: str
    version: str
    brand: Brand
    terms: Terms
    root: Path
    source: Locale
    note: str = ""
    """The delivery note's address seen from the report's folder; empty: there is none."""
    evidence: str = ""
    """The name of the page with the evidence, in each language's folder of the report; empty: there is none."""
    relation: Mapping[Locale, str] = field(default_factory=dict)
    """The line that explains the partners, in each language: `In cooperation with X`."""


@dataclass(frozen=True)
class Totals:
    """Figures of several PDFs together; None where nothing was measured."""

    publications: int
    files: int
    pages: int
    bytes: int
    errors: int
    warnings: int
    max_ink: float | None
    least_ppi: float | None


def totals(finished: Sequence[Finished], findings: Iterable[Finding]) -> Totals:
    """Count publications, pages and findings, and find the most ink and the coarsest picture of the first editions."""
    files = [edition.measured for one in finished for edition in one.editions]
    shown = [one.editions[0].measured for one in finished]
    weights = [finding.severity for finding in findings]
    inks = [page.ink for measured in shown for page in measured.pages if page.ink is not None]
    resolutions = [picture.ppi for measured in shown for picture in measured.pictures]
    return Totals(
        publications=len(finished),
        files=len(files),
        pages=sum(len(measured.pages) for measured in files),
        bytes=sum(measured.bytes for measured in files),
        errors=weights.count(Severity.ERROR),
        warnings=weights.count(Severity.WARNING),
        max_ink=round(max(inks), 1) if inks else None,
        least_ppi=min(resolutions, default=None),
    )


def findings_of(edition: Checked, findings: Iterable[Finding]) -> list[Finding]:
    """Pick what concerns a file, from its own findings and from all others."""
    path = edition.measured.path
    return sorted({*edition.measured.findings, *(finding for finding in findings if finding.place.path == path)})


def all_findings(finished: Sequence[Finished], findings: Iterable[Finding]) -> list[Finding]:
    """Give every finding once, errors first."""
    own = (finding for one in finished for edition in one.editions for finding in edition.measured.findings)
    return sorted({*own, *findings}, key=lambda finding: (finding.severity is Severity.WARNING, finding))
