"""The line from where everything is printed: publish, preflight, prove, report."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Final

from trycksak.account import WEBSITE
from trycksak.delivered import delivered
from trycksak.errors import Stopped
from trycksak.findings import Finding
from trycksak.order import REFUSED
from trycksak.parallel import Workers, wake
from trycksak.preflight.access.statement import Made, check_statement
from trycksak.preflight.checks import preflight_site
from trycksak.preflight.remember import Judging
from trycksak.preflight.validator import Validator, available
from trycksak.preflight.verapdf import check_web_editions
from trycksak.press.editions import Printed
from trycksak.press.office_proofs import write_office_proofs
from trycksak.proving import Proof, write_refused
from trycksak.render.hosting import caddyfile, nginx_conf
from trycksak.render.site_design import design_digest
from trycksak.report.delivery import Handed, hand_over, handed
from trycksak.report.house import EVIDENCE, house_of
from trycksak.report.seals import seal_folder
from trycksak.report.thumbnails import drawing
from trycksak.run import Run
from trycksak.staging import swap
from trycksak.web.publish import Publishing

_PAGE: Final = ".html"


@dataclass(frozen=True)
class AfterPrint:
    """What is left of a run when everything is `made`."""

    run: Run
    workers: Workers
    made: Sequence[Printed]

    def finish(self, publishing: Publishing, validator: Validator | None) -> None:
        """Publish, measure, prove and report; raises Stopped on errors, and then shows what was refused."""
        run = self.run
        try:
            measured = self._publish_and_preflight(publishing, validator)
            if not run.order.draft:
                self._prove()
        except Stopped as stop:
            self._refuse(stop)
            raise
        self._report(measured)
        run.findings += check_statement(run.site, Made(run.source.edition, design_digest(run.project.root)))
        if not run.order.draft:
            seal_folder(run.staging, run.order.key)

    def _publish_and_preflight(self, publishing: Publishing, validator: Validator | None) -> list[Handed]:
        """Build the website and measure the PDFs meanwhile, then check it; raises Stopped on errors."""
        started, run = time.perf_counter(), self.run
        shown = {one.web_file: f"out/site/{one.download.file_name}" for one in self.made}
        with ThreadPoolExecutor(1) as beside:
            # It takes longest, and so comes first.
            checking = beside.submit(check_web_editions, shown, run.store, validator) if available() is None else None
            deliveries = [delivered(one.order, one.web_file, one.press_file) for one in self.made]
            judged = Judging(deliveries, run.store, self.workers)
            drawn = drawing([one.press_file for one in self.made], run.store, self.workers)
            self._publish(publishing)
            edition = run.source.edition
            found = preflight_site(run.site, run.source.brand, edition.event.locales, edition.source, run.store)
            pairs = judged.finished(partial(run.progress, "preflight"))
            run.account.measure("editions", judged.fresh, 2 * len(pairs))
            found += checking.result() if checking else []
        run.evidence += [one.evidence for pair in pairs for one in pair]
        found += [finding for pair in pairs for one in pair for finding in one.measured.findings]
        pages = sum(len(one.measured.pages) for pair in pairs for one in pair)
        marks = sum(len(surface.marks) for one in run.evidence for surface in one.surfaces)
        what = f"{2 * len(pairs)} PDFs, {pages} pages, {marks} logotypes; links of the site"
        run.done("preflight", started, what, found)
        return [handed(*one) for one in zip(self.made, pairs, drawn.finished(), strict=True)]

    def _publish(self, publishing: Publishing) -> None:
        started, run = time.perf_counter(), self.run
        found = publishing.finished([one.download for one in self.made])
        server = run.staging / "server"
        server.mkdir()
        (server / "nginx.conf").write_text(nginx_conf(run.source.edition), encoding="utf-8", newline="\n")
        (server / "Caddyfile").write_text(caddyfile(run.source.edition), encoding="utf-8", newline="\n")
        run.account.enter(WEBSITE, False)
        run.done("publish", started, f"{len([*run.site.files(_PAGE)])} web pages", found)

    @property
    def _proof(self) -> Proof:
        return Proof(self.run.source, self.run.staging, self.run.store)

    def _prove(self) -> None:
        """Prove the logotype on every web page, in a browser; raises Stopped on errors."""
        started, run = time.perf_counter(), self.run
        # The browser needs the memory, and all processors.
        self.workers.rest()
        known: list[int] = []

        def tell(done: int, of: int) -> None:
            # What is told first is what was proved before.
            known.append(done)
            run.progress("prove", done, of)

        pages = self._proof.of_site(tell)
        wake()
        run.account.measure("web pages", len(pages) - known[0], len(pages))
        run.evidence += pages
        states = sum(len(one.surfaces) for one in pages)
        found = [finding for one in pages for finding in one.findings]
        run.done("prove", started, f"{len(pages)} web pages, {states} ways of seeing them", found)

    def _refuse(self, stop: Stopped) -> None:
        """Show what was refused, where there is evidence to show."""
        run = self.run
        if run.order.draft:
            return
        if any(map(_is_of_a_page, stop.findings)) and not any(one.path.endswith(_PAGE) for one in run.evidence):
            # The logotype's fault was seen in the file; people see it best in a picture.
            run.evidence += self._proof.of_site(partial(run.progress, "prove"))
        if any(one.findings for one in run.evidence):
            write_refused(run.source, run.staging, run.evidence, run.staging.parent / REFUSED)
            swap(run.staging.parent / REFUSED, run.project.root / REFUSED)
            run.tell(f"nothing is delivered; see {REFUSED}/{EVIDENCE}")

    def _report(self, measured: Sequence[Handed]) -> None:
        """Write the papers that go with the files, and the evidence, which is proved too; raises Stopped on errors."""
        started, run = time.perf_counter(), self.run
        if run.order.proofs:
            count = write_office_proofs(self.made, run.staging / "proof")
            run.done("proof", started, f"{count} PDFs for the office printer in proof/")
            started = time.perf_counter()
        source = run.source
        house = house_of(source.project, source.edition, source.brand, source.terms)
        hand_over(run.staging, measured, run.findings, source.edition, house)
        run.done("report", started, f"{len(measured)} job tickets, the delivery note, the report in report/index.html")
        if run.order.draft:
            return
        started = time.perf_counter()
        whole = self._proof.of_folder({one.path: one for one in run.evidence})
        run.stop_on([finding for one in whole for finding in one.findings])
        written = self._proof.of_evidence(whole, house, self.workers)
        found = [finding for one in written for finding in one.findings]
        run.done("evidence", started, f"{len(whole)} outputs, in report/{EVIDENCE}", found)


def _is_of_a_page(finding: Finding) -> bool:
    path = finding.place.path
    return finding.id.startswith("logotype/") and path.startswith("out/site/") and path.endswith(_PAGE)
