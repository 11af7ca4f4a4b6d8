"""The one line: read, proofread, render, typeset, publish, preflight, report.

Everything is read and proofread before anything is written. Workers typeset while the rest is prepared, and measure
while the website is built; what was made of the very same before is taken as it was.
"""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from trycksak.account import Account
from trycksak.ctrl_c import heed
from trycksak.delivered import delivered
from trycksak.errors import Stopped
from trycksak.findings import Finding, errors
from trycksak.gather import Source, gather
from trycksak.inputs import basis
from trycksak.last import Delivery
from trycksak.order import REFUSED, Order, Progress, Tell
from trycksak.parallel import Workers, wake
from trycksak.preflight import Site, judging, preflight_site
from trycksak.preflight.access.statement import Made, check_statement
from trycksak.preflight.proof.evidence import Evidence
from trycksak.preflight.validator import Validator, available
from trycksak.preflight.verapdf import STANDARDS, check_web_editions
from trycksak.press.editions import Printed
from trycksak.press.office_proofs import write_office_proofs
from trycksak.press.order import Order as PrintOrder
from trycksak.press.printing import Printing
from trycksak.proving import Proof, write_refused
from trycksak.read.files import Project
from trycksak.render.downloads import Download
from trycksak.render.hosting import caddyfile, nginx_conf
from trycksak.render.publication import offered, printed
from trycksak.render.site_design import design_digest
from trycksak.report.delivery import Handed, hand_over, handed
from trycksak.report.house import EVIDENCE, house_of
from trycksak.report.seals import seal_folder
from trycksak.report.thumbnails import drawing
from trycksak.staging import swap
from trycksak.store import Store
from trycksak.web.parts import Whole
from trycksak.web.publish import Publishing

_PAGE: Final = ".html"
_WEBSITE: Final = "the website"
# Where an event's own templates for print lie; all others are the website's.
_TEMPLATES: Final = "overrides/"
_PRINTED: Final = "overrides/print/"


@dataclass
class Line:
    """One run: what is asked, the folder that it writes into, and what has been found and measured so far."""

    project: Project
    staging: Path
    store: Store | None
    order: Order
    account: Account
    tell: Tell
    progress: Progress
    findings: list[Finding] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    source: Source = field(init=False)
    site: Site = field(init=False)
    workers: Workers = field(init=False)

    def run(self) -> Delivery:
        """Make everything; raises Stopped with all findings so far where one is an error."""
        started = time.perf_counter()
        edition, brand, terms, found = gather(self.project, self.store)
        size = f"{len(edition.pages)} pages in {len(edition.event.locales)} languages"
        self._done("read, proofread", started, size, found)
        self.source = Source(self.project, edition, brand, terms)
        self.site = Site(self.staging / "site", edition.event.website).resolved()
        with Workers() as self.workers:
            with self._validator() as validator:
                made, publishing = self._typeset()
                try:
                    measured = self._publish_and_preflight(made, publishing, validator)
                    if not self.order.draft:
                        self._prove()
                except Stopped as stop:
                    self._refuse(stop)
                    raise
            self._finish(made, measured)
        self.findings += check_statement(self.site, Made(edition, design_digest(self.project.root)))
        if not self.order.draft:
            seal_folder(self.staging, self.order.key)
        files = tuple((path.relative_to(self.staging).as_posix(), path.stat().st_size) for path in _files(self.staging))
        downloads = tuple(one.download for one in made)
        explained = tuple(self.account.lines())
        return Delivery(files, downloads, tuple(self.findings), time.perf_counter() - started, explained)

    def _validator(self) -> AbstractContextManager[Validator | None]:
        """Begin to load veraPDF where it can run, and where a publication may come out another than before."""
        as_before = all(map(_is_of_the_website, self.account.changed(_WEBSITE)))
        return nullcontext() if as_before or available() else Validator([*STANDARDS])

    def _typeset(self) -> tuple[list[Printed], Publishing]:
        """Render and typeset every publication in every language; raises Stopped on complaints.

        What is idle when the last are set begins the website.
        """
        started = time.perf_counter()
        web, press = self.staging / "site" / "pdf", self.staging / "print"
        web.mkdir(parents=True)
        press.mkdir()
        root, allowed = self.project.root, self.order.allow_outdated
        edition, brand, terms = self.source.edition, self.source.brand, self.source.terms
        based = basis(self.account.files, edition)
        orders = [
            PrintOrder(root, edition, brand, terms, publication, locale, web, press, allowed, self.store, based)
            for publication in printed(edition)
            for locale in edition.event.locales
        ]
        printing = Printing(orders, self.workers)
        offers = tuple(offered(order.publication, edition, order.locale) for order in orders)
        whole = Whole(self.project, edition, brand, terms, offers, self.store, based)
        publishing = Publishing(whole, self.staging / "site", self.workers)
        made = printing.finished(partial(self.progress, "render, typeset"))
        for one in made:
            files = self._sources(one.pages, one.order.locale)
            self.account.enter(f"{one.order.name}.pdf, both editions", one.was_kept, files)
        pages = sum(one.download.pages for one in made)
        found = [finding for one in made for finding in one.findings]
        self._done("render, typeset", started, f"{2 * len(made)} PDFs, {2 * pages} pages", found)
        return made, publishing

    def _sources(self, pages: frozenset[str], locale: str) -> set[str]:
        """List the files that a publication may come from: no other pages than its own, and nobody else's templates."""
        edition = self.source.edition
        every = {words.path for page in edition.pages for words in page.translations.values()}
        own = edition.files_of(pages, locale)
        site = {path for path in self.account.files if _is_of_the_website(path)}
        return (self.account.files.keys() - site - every) | own

    def _publish_and_preflight(
        self, made: list[Printed], publishing: Publishing, validator: Validator | None
    ) -> list[Handed]:
        """Build the website and measure the PDFs meanwhile, then check it; raises Stopped on errors."""
        started = time.perf_counter()
        shown = {one.web_file: f"out/site/{one.download.file_name}" for one in made}
        deliveries = [delivered(one.order, one.web_file, one.press_file) for one in made]
        judged = judging(deliveries, self.store, self.workers)
        drawn = drawing([one.press_file for one in made], self.store, self.workers)
        with ThreadPoolExecutor(1) as beside:
            checking = beside.submit(check_web_editions, shown, self.store, validator) if available() is None else None
            self._publish(publishing, [one.download for one in made])
            edition = self.source.edition
            found = preflight_site(self.site, self.source.brand, edition.event.locales, edition.source)
            pairs = judged.finished(partial(self.progress, "preflight"))
            self.account.measure("publications", judged.fresh, len(pairs))
            found += checking.result() if checking else []
        self.evidence += [one.evidence for pair in pairs for one in pair]
        found += [finding for pair in pairs for one in pair for finding in one.measured.findings]
        pages = sum(len(one.measured.pages) for pair in pairs for one in pair)
        marks = sum(len(surface.marks) for one in self.evidence for surface in one.surfaces)
        what = f"{2 * len(pairs)} PDFs, {pages} pages, {marks} logotypes; links of the site"
        self._done("preflight", started, what, found)
        return [handed(*one) for one in zip(made, pairs, drawn.finished(), strict=True)]

    def _publish(self, publishing: Publishing, downloads: Sequence[Download]) -> None:
        started = time.perf_counter()
        site, server = self.staging / "site", self.staging / "server"
        found = publishing.finished(downloads)
        server.mkdir()
        (server / "nginx.conf").write_text(nginx_conf(self.source.edition), encoding="utf-8", newline="\n")
        (server / "Caddyfile").write_text(caddyfile(self.source.edition), encoding="utf-8", newline="\n")
        self.account.enter(_WEBSITE, False)
        self._done("publish", started, f"{sum(path.suffix == _PAGE for path in _files(site))} web pages", found)

    @property
    def _proof(self) -> Proof:
        return Proof(self.source, self.staging, self.store)

    def _prove(self) -> None:
        """Prove the logotype on every web page, in a browser; raises Stopped on errors."""
        started = time.perf_counter()
        # The browser needs the memory, and all processors.
        self.workers.rest()
        known: list[int] = []

        def tell(done: int, of: int) -> None:
            # What is told first is what was proved before.
            known.append(done)
            self.progress("prove", done, of)

        pages = self._proof.of_site(tell)
        wake()
        self.account.measure("web pages", len(pages) - known[0], len(pages))
        self.evidence += pages
        states = sum(len(one.surfaces) for one in pages)
        found = [finding for one in pages for finding in one.findings]
        self._done("prove", started, f"{len(pages)} web pages, {states} ways of seeing them", found)

    def _refuse(self, stop: Stopped) -> None:
        """Show what was refused, where there is evidence to show."""
        if self.order.draft:
            return
        if any(map(_is_of_a_page, stop.findings)) and not any(one.path.endswith(_PAGE) for one in self.evidence):
            # The logotype's fault was seen in the file; people see it best in a picture.
            self.evidence += self._proof.of_site(partial(self.progress, "prove"))
        if any(one.findings for one in self.evidence):
            write_refused(self.source, self.staging, self.evidence, self.staging.parent / REFUSED)
            swap(self.staging.parent / REFUSED, self.project.root / REFUSED)
            self.tell(f"nothing is delivered; see {REFUSED}/{EVIDENCE}")

    def _finish(self, made: Sequence[Printed], measured: Sequence[Handed]) -> None:
        """Write the papers that go with the files, and the evidence, which is proved too; raises Stopped on errors."""
        started = time.perf_counter()
        if self.order.proofs:
            count = write_office_proofs(made, self.staging / "proof")
            self._done("proof", started, f"{count} PDFs for the office printer in proof/")
            started = time.perf_counter()
        source = self.source
        house = house_of(source.project, source.edition, source.brand, source.terms)
        hand_over(self.staging, measured, self.findings, source.edition, house)
        self._done(
            "report", started, f"{len(measured)} job tickets, the delivery note, the report in report/index.html"
        )
        if self.order.draft:
            return
        started = time.perf_counter()
        whole = self._proof.of_folder({one.path: one for one in self.evidence})
        self._stop_on([finding for one in whole for finding in one.findings])
        written = self._proof.of_evidence(whole, house, self.workers)
        found = [finding for one in written for finding in one.findings]
        self._done("evidence", started, f"{len(whole)} outputs, in report/{EVIDENCE}", found)

    def _done(self, step: str, started: float, what: str, found: Sequence[Finding] = ()) -> None:
        """Tell that a step is done; raises Stopped where an error was found, and KeyboardInterrupt on request."""
        heed()
        self.tell(f"{step:<16} {what}, {time.perf_counter() - started:.1f} s")
        self._stop_on(found)

    def _stop_on(self, found: Sequence[Finding]) -> None:
        """Add findings that are not told yet; raises Stopped where one is an error."""
        told = set(self.findings)
        self.findings += [finding for finding in found if finding not in told]
        if errors(self.findings):
            raise Stopped(self.findings)


def _is_of_the_website(path: str) -> bool:
    return path.startswith(_TEMPLATES) and not path.startswith(_PRINTED)


def _is_of_a_page(finding: Finding) -> bool:
    path = finding.place.path
    return finding.id.startswith("logotype/") and path.startswith("out/site/") and path.endswith(_PAGE)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
