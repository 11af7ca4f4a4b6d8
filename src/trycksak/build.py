"""The one line: read, proofread, render, typeset, publish, preflight, report.

Everything is read and proofread before anything is written; a build writes beside `out/` and swaps it in whole, so
that a build that fails, or is killed, leaves the last good one as it was.
"""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trycksak.errors import Stopped
from trycksak.findings import Finding, errors
from trycksak.gather import Source, gather
from trycksak.model.people import Role
from trycksak.model.publication import Binding, Trim
from trycksak.parallel import in_parallel
from trycksak.preflight import Delivered, Judged, Site, judge_deliveries, preflight_site
from trycksak.preflight.access import Made, check_statement
from trycksak.preflight.proof.evidence import Evidence
from trycksak.preflight.verapdf import available, check_web_editions
from trycksak.press.editions import Order as Printing
from trycksak.press.editions import Printed, print_editions
from trycksak.press.imposition import impose, reader_spreads
from trycksak.proving import Proof, write_refused
from trycksak.read.files import Project
from trycksak.render.codes import codes
from trycksak.render.downloads import Download
from trycksak.render.hosting import caddyfile, nginx_conf
from trycksak.render.publication import printed
from trycksak.render.site_design import design_digest
from trycksak.report.delivery import Handed, hand_over
from trycksak.report.finished import House
from trycksak.report.house import EVIDENCE, house_of
from trycksak.report.seals import seal_folder
from trycksak.staging import beside, swap
from trycksak.store import Store
from trycksak.web.publish import publish

Tell = Callable[[str], None]
Progress = Callable[[int, int], None]
"""Told how many of how many web pages were proved."""
REFUSED = "refused"
Pair = tuple[Judged, Judged]
"""What was measured of a publication: its press edition and its web edition."""


@dataclass(frozen=True)
class Delivery:
    """What a build made: files with their sizes in bytes, and the warnings that did not stop it."""

    files: tuple[tuple[str, int], ...]
    pdfs: tuple[Download, ...]
    findings: tuple[Finding, ...]
    seconds: float


@dataclass(frozen=True)
class Order:
    """What is asked of a build beside the event itself.

    `proofs` adds what the office printer takes, in `out/proof/`. With `fresh` everything is measured anew, also what
    was measured before with the same bytes. `key` is the SSH key that signs the checksums. With `allow_outdated` also
    translations that are older than their source are printed.
    """

    proofs: bool = False
    fresh: bool = False
    key: Path | None = None
    allow_outdated: bool = False


def _silent(done: int, of: int) -> None:
    """Tell nobody how far the proof has come."""


def build(project: Project, tell: Tell, order: Order | None = None, progress: Progress = _silent) -> Delivery:
    """Make everything in `out/`; raises Stopped with all findings of a run, and then `out/` is as it was.

    What the terms refused is shown in `refused/`, with the evidence of what broke it.
    """
    started, order = time.perf_counter(), order or Order()
    edition, brand, terms, findings = gather(project)
    tell(_step("read, proofread", started, f"{len(edition.pages)} pages in {len(edition.event.locales)} languages"))
    if errors(findings):
        raise Stopped(findings)
    source = Source(project, edition, brand, terms)
    store = None if order.fresh else Store(project.root / ".cache")
    with beside(project.root / "out") as staging:
        made = _typeset_all(source, staging, order, findings, tell)
        downloads = [one.download for one in made]
        _publish(source, downloads, staging / "site", findings, tell)
        proof, evidence = Proof(source, staging, store), list[Evidence]()
        try:
            judged = _preflight(source, made, staging, store, findings, evidence, tell)
            _prove(proof, evidence, findings, progress, tell)
        except Stopped as stop:
            if any(_is_of_a_page(finding) for finding in stop.findings) and not any(map(_is_page, evidence)):
                # The logotype's fault was seen in the file; people see it best in a picture.
                evidence += proof.of_site(progress)
            _refuse(source, staging, evidence, tell)
            raise
        if order.proofs:
            _proof(made, staging / "proof", tell)
        house = _report(source, made, judged, staging, findings, tell)
        _evidence(proof, evidence, house, findings, tell)
        findings += check_statement(
            Site(staging / "site", edition.event.website), Made(edition, design_digest(project.root))
        )
        seal_folder(staging, order.key)
        files = tuple((path.relative_to(staging).as_posix(), path.stat().st_size) for path in _files(staging))
        swap(staging, project.root / "out")
        shutil.rmtree(project.root / REFUSED, ignore_errors=True)
    if store:
        store.trim()
    return Delivery(files, tuple(downloads), tuple(findings), time.perf_counter() - started)


def _typeset_all(source: Source, staging: Path, order: Order, findings: list[Finding], tell: Tell) -> list[Printed]:
    """Render and typeset every publication in every language, on all processors; raises Stopped on complaints."""
    started = time.perf_counter()
    web, press = staging / "site" / "pdf", staging / "print"
    web.mkdir(parents=True)
    press.mkdir()
    edition, root, allowed = source.edition, source.project.root, order.allow_outdated
    orders = [
        Printing(root, edition, source.brand, source.terms, publication, locale, web, press, allowed)
        for publication in printed(edition)
        for locale in edition.event.locales
    ]
    made = in_parallel(print_editions, orders)
    findings += [finding for one in made for finding in one.findings]
    pages = sum(one.download.pages for one in made)
    tell(_step("render, typeset", started, f"{2 * len(made)} PDFs, {2 * pages} pages"))
    _stop_on_errors(findings)
    return made


def _publish(source: Source, downloads: list[Download], site: Path, findings: list[Finding], tell: Tell) -> None:
    started = time.perf_counter()
    findings += publish(source.project, source.edition, source.brand, source.terms, downloads, site)
    server = site.parent / "server"
    server.mkdir()
    (server / "nginx.conf").write_text(nginx_conf(source.edition), encoding="utf-8", newline="\n")
    (server / "Caddyfile").write_text(caddyfile(source.edition), encoding="utf-8", newline="\n")
    tell(_step("publish", started, f"{sum(1 for path in _files(site) if path.suffix == '.html')} web pages"))
    _stop_on_errors(findings)


def _preflight(
    source: Source,
    made: list[Printed],
    staging: Path,
    store: Store | None,
    findings: list[Finding],
    evidence: list[Evidence],
    tell: Tell,
) -> list[Pair]:
    """Measure what was written, as finished files that anybody could have made; raises Stopped on errors."""
    started = time.perf_counter()
    edition, brand = source.edition, source.brand
    judged = judge_deliveries([_delivered(one) for one in made], store, in_parallel)
    evidence += [one.evidence for pair in judged for one in pair]
    findings += [finding for pair in judged for one in pair for finding in one.measured.findings]
    site = Site(staging / "site", edition.event.website)
    findings += preflight_site(site, brand, edition.event.locales, edition.source)
    if available() is None:
        findings += check_web_editions({one.web_file: f"out/site/{one.download.file_name}" for one in made})
    pages = sum(len(one.measured.pages) for pair in judged for one in pair)
    marks = sum(len(surface.marks) for one in evidence for surface in one.surfaces)
    tell(_step("preflight", started, f"{2 * len(judged)} PDFs, {pages} pages, {marks} logotypes; links of the site"))
    _stop_on_errors(findings)
    return judged


def _prove(proof: Proof, evidence: list[Evidence], findings: list[Finding], progress: Progress, tell: Tell) -> None:
    """Prove the logotype on every web page, in a browser; raises Stopped on errors."""
    started = time.perf_counter()
    pages = proof.of_site(progress)
    evidence += pages
    findings += [finding for one in pages for finding in one.findings]
    states = sum(len(one.surfaces) for one in pages)
    tell(_step("prove", started, f"{len(pages)} web pages, {states} ways of seeing them"))
    _stop_on_errors(findings)


def _is_of_a_page(finding: Finding) -> bool:
    path = finding.place.path
    return finding.id.startswith("logotype/") and path.startswith("out/site/") and path.endswith(".html")


def _is_page(evidence: Evidence) -> bool:
    return evidence.path.endswith(".html")


def _refuse(source: Source, staging: Path, evidence: list[Evidence], tell: Tell) -> None:
    """Show what was refused, where there is evidence to show."""
    if any(one.findings for one in evidence):
        write_refused(source, staging, evidence, staging.parent / REFUSED)
        swap(staging.parent / REFUSED, source.project.root / REFUSED)
        tell(f"nothing is delivered; see {REFUSED}/{EVIDENCE}")


def _report(
    source: Source, made: list[Printed], judged: list[Pair], staging: Path, findings: list[Finding], tell: Tell
) -> House:
    """Write the papers that go with the files."""
    started = time.perf_counter()
    handed = [
        Handed(
            one.order.publication,
            one.order.locale,
            one.press_file,
            one.web_file,
            one.plates,
            one.colours,
            press.measured,
            web.measured,
        )
        for one, (press, web) in zip(made, judged, strict=True)
    ]
    house = house_of(source.project, source.edition, source.brand, source.terms)
    hand_over(staging, handed, findings, source.edition, house)
    tell(_step("report", started, f"{len(handed)} job tickets, the delivery note, the report in out/report/index.html"))
    return house


def _evidence(proof: Proof, evidence: list[Evidence], house: House, findings: list[Finding], tell: Tell) -> None:
    """Prove what else lies in the folder, and write the evidence, which is proved too; raises Stopped on errors."""
    started = time.perf_counter()
    whole = proof.of_folder({one.path: one for one in evidence})
    _add(findings, whole)
    written = proof.of_evidence(whole, house)
    _add(findings, written)
    tell(_step("evidence", started, f"{len(whole)} outputs, in out/report/{EVIDENCE}"))


def _add(findings: list[Finding], evidence: list[Evidence]) -> None:
    """Add the findings that are not told yet; raises Stopped on errors."""
    told = set(findings)
    findings += [finding for one in evidence for finding in one.findings if finding not in told]
    _stop_on_errors(findings)


def _proof(made: list[Printed], folder: Path, tell: Tell) -> None:
    """Write reader spreads of every publication of several sheets, and the A5 booklets as sides of A4."""
    started = time.perf_counter()
    folder.mkdir()
    for one in made:
        spec, data = one.order.publication.spec, one.web_file.read_bytes()
        if spec.binding is not Binding.SHEET:
            (folder / f"{one.order.name}-spreads.pdf").write_bytes(reader_spreads(data, spec.binding))
        if spec.binding is Binding.SADDLE_STITCHED and spec.trim is Trim.A5:
            (folder / f"{one.order.name}-a4.pdf").write_bytes(impose(data))
    tell(_step("proof", started, f"{len(_files(folder))} PDFs for the office printer in out/proof/"))


def _delivered(one: Printed) -> Delivered:
    order = one.order
    return Delivered(
        web=one.web_file,
        web_shown=f"out/site/pdf/{order.name}.pdf",
        press=one.press_file,
        press_shown=f"out/print/{order.name}.pdf",
        locale=order.locale,
        spec=order.publication.spec,
        profile=order.edition.profiles[order.publication.spec.profile],
        root=order.root,
        brand=order.brand,
        terms=order.terms,
        partners=len(order.edition.organisers(Role.CO_HOST)),
        dates=order.edition.period,
        codes=codes(order.publication, order.edition, order.locale),
    )


def _stop_on_errors(findings: list[Finding]) -> None:
    if errors(findings):
        raise Stopped(findings)


def _step(name: str, started: float, what: str) -> str:
    return f"{name:<16} {what}, {time.perf_counter() - started:.1f} s"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
