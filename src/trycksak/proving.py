"""The proof of a whole build: every file of the folder measured, the evidence written, and that proved too."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trycksak.gather import Source
from trycksak.model.binding import Binding
from trycksak.model.people import Role
from trycksak.parallel import Workers
from trycksak.preflight.original import read_drawings
from trycksak.preflight.outputs import Standard, judge_outputs
from trycksak.preflight.proof.asked import Asked, Edition
from trycksak.preflight.proof.evidence import Evidence
from trycksak.preflight.proof.pdf import prove_pdf
from trycksak.preflight.site import Site
from trycksak.report.appearance import copy_assets
from trycksak.report.evidence import write_evidence
from trycksak.report.finished import House
from trycksak.report.house import house_of
from trycksak.store import Store

Tell = Callable[[int, int], None]
"""Told how many of how many pages were measured."""


@dataclass(frozen=True)
class Proof:
    """A build whose outputs are proved: its source, the folder that it wrote, and where results are kept."""

    source: Source
    out: Path
    store: Store | None

    def of_site(self, tell: Tell) -> list[Evidence]:
        """Prove every web page in a browser; raises CannotRun where there is none."""
        # A draft needs no browser.
        from trycksak.preflight.browser.proof import prove_site

        edition = self.source.edition
        site = Site(self.out / "site", edition.event.website)
        partners = bool(edition.organisers(Role.CO_HOST))
        locales = edition.event.locales
        brand, terms = self.source.brand, self.source.terms
        return prove_site(site, brand, terms, locales, edition.source, partners, self.store, tell)

    def of_folder(self, measured: Mapping[str, Evidence]) -> list[Evidence]:
        """Prove all files of the folder; `measured` are the PDFs and web pages, by path, that have been proved."""
        source, edition = self.source, self.source.edition
        standard = Standard(
            source.brand,
            source.terms,
            read_drawings(source.project.root, source.brand),
            edition.event.website,
            tuple(edition.event.locales),
            edition.source,
        )
        return judge_outputs(self.out, standard, measured, store=self.store)

    def of_evidence(self, evidence: Sequence[Evidence], house: House, workers: Workers) -> list[Evidence]:
        """Write the evidence into the report, and prove its own pages and papers; gives what was proved of them."""
        write_evidence(self.out / "report", self.out, evidence, house, workers)
        papers = workers.each(_prove, [self._paper(path) for path in sorted((self.out / "report").glob("*.pdf"))])
        known = {one.path: one for one in [*evidence, *papers]}
        before = {one.path for one in evidence}
        return [one for one in self.of_folder(known) if one.path not in before]

    def _paper(self, path: Path) -> "_Paper":
        source, edition = self.source, self.source.edition
        locale = path.stem.rpartition("-")[2]
        partners = len(edition.organisers(Role.CO_HOST))
        asked = Asked(
            source.brand,
            source.terms,
            source.project.root,
            locale,
            Binding.FOLDED,
            Edition.WEB,
            partners,
            edition.period,
        )
        return _Paper(path, asked)


@dataclass(frozen=True)
class _Paper:
    """A paper of the report, and what it is held against."""

    path: Path
    asked: Asked

    def __str__(self) -> str:
        return f"out/report/{self.path.name}"


def _prove(paper: _Paper) -> Evidence:
    return prove_pdf(paper.path, str(paper), paper.asked)


def write_refused(source: Source, out: Path, evidence: Sequence[Evidence], folder: Path) -> None:
    """Write the evidence of what was refused into a folder of its own, so that people see what broke it."""
    broken = [one for one in evidence if one.findings]
    house = house_of(source.project, source.edition, source.brand, source.terms)
    shutil.rmtree(folder, ignore_errors=True)
    copy_assets(house.brand, folder / "assets", house.root)
    with Workers() as workers:
        write_evidence(folder, out, broken, house, workers)
