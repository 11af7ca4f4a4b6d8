"""The one line: read, proofread, render, typeset, publish, preflight, report.

Everything is read and proofread before anything is written; a build writes beside `out/` and swaps it in whole, so
that a build that fails, or is killed, leaves the last good one as it was.
"""

import fcntl
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trycksak.errors import CannotRun, Stopped
from trycksak.findings import Finding, errors
from trycksak.gather import gather
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.publication import Binding, Trim
from trycksak.model.terms import Terms
from trycksak.parallel import in_parallel
from trycksak.preflight import Delivered, Site, judge_delivery, preflight_site
from trycksak.preflight.measured import Measured
from trycksak.preflight.verapdf import available, check_web_editions
from trycksak.press.editions import Order, Printed, print_editions
from trycksak.press.imposition import impose, reader_spreads
from trycksak.read.files import Project
from trycksak.render.downloads import Download
from trycksak.render.publication import printed
from trycksak.report.delivery import Handed, hand_over
from trycksak.web.publish import publish

Tell = Callable[[str], None]
Judged = tuple[Measured, Measured]
"""What was measured of a publication: its press edition and its web edition."""


@dataclass(frozen=True)
class Source:
    """Everything that was read: the event, the brand, the terms."""

    project: Project
    edition: Edition
    brand: Brand
    terms: Terms


@dataclass(frozen=True)
class Delivery:
    """What a build made: files with their sizes in bytes, and the warnings that did not stop it."""

    files: tuple[tuple[str, int], ...]
    pdfs: tuple[Download, ...]
    findings: tuple[Finding, ...]
    seconds: float


def build(project: Project, tell: Tell, proofs: bool = False) -> Delivery:
    """Make everything in `out/`; raises Stopped with all findings of a run, and then `out/` is as it was.

    `proofs` adds what the office printer takes, in `out/proof/`: reader spreads, and booklets imposed on A4.
    """
    started = time.perf_counter()
    edition, brand, terms, findings = gather(project)
    tell(_step("read, proofread", started, f"{len(edition.pages)} pages in {len(edition.event.locales)} languages"))
    if errors(findings):
        raise Stopped(findings)
    source = Source(project, edition, brand, terms)
    with _beside(project.root / "out") as staging:
        site = staging / "site"
        made = _typeset_all(source, staging, findings, tell)
        downloads = [one.download for one in made]
        _publish(source, downloads, site, findings, tell)
        judged = _preflight(source, made, staging, findings, tell)
        if proofs:
            _proof(made, staging / "proof", tell)
        _report(source, made, judged, staging, findings, tell)
        files = tuple((path.relative_to(staging).as_posix(), path.stat().st_size) for path in _files(staging))
        _swap(staging, project.root / "out")
    return Delivery(files, tuple(downloads), tuple(findings), time.perf_counter() - started)


def _typeset_all(source: Source, staging: Path, findings: list[Finding], tell: Tell) -> list[Printed]:
    """Render and typeset every publication in every language, on all processors; raises Stopped on complaints."""
    started = time.perf_counter()
    web, press = staging / "site" / "pdf", staging / "print"
    web.mkdir(parents=True)
    press.mkdir()
    edition = source.edition
    orders = [
        Order(source.project.root, edition, source.brand, source.terms, publication, locale, web, press)
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
    tell(_step("publish", started, f"{sum(1 for path in _files(site) if path.suffix == '.html')} web pages"))
    _stop_on_errors(findings)


def _preflight(source: Source, made: list[Printed], staging: Path, findings: list[Finding], tell: Tell) -> list[Judged]:
    """Measure what was written, as finished files that anybody could have made; raises Stopped on errors."""
    started = time.perf_counter()
    edition, brand = source.edition, source.brand
    judged = in_parallel(judge_delivery, [_delivered(one) for one in made])
    findings += [finding for pair in judged for measured in pair for finding in measured.findings]
    site = Site(staging / "site", edition.event.website)
    findings += preflight_site(site, brand, edition.event.locales, edition.source)
    if available() is None:
        findings += check_web_editions({one.web_file: f"out/site/{one.download.file_name}" for one in made})
    pages = sum(len(measured.pages) for pair in judged for measured in pair)
    tell(
        _step("preflight", started, f"{2 * len(judged)} PDFs, {pages} pages; logotype, languages and links of the site")
    )
    _stop_on_errors(findings)
    return judged


def _report(
    source: Source, made: list[Printed], judged: list[Judged], staging: Path, findings: list[Finding], tell: Tell
) -> None:
    """Write the papers that go with the files."""
    started = time.perf_counter()
    handed = [
        Handed(one.order.publication, one.order.locale, one.press_file, one.web_file, one.plates, one.colours, *pair)
        for one, pair in zip(made, judged, strict=True)
    ]
    hand_over(staging, handed, findings, source.edition, source.brand, source.terms, source.project.root)
    tell(_step("report", started, f"{len(handed)} job tickets, the delivery note, the report in out/report/index.html"))


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
    )


def _stop_on_errors(findings: list[Finding]) -> None:
    if errors(findings):
        raise Stopped(findings)


def _step(name: str, started: float, what: str) -> str:
    return f"{name:<16} {what}, {time.perf_counter() - started:.1f} s"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """Give a folder beside `out` to build in; it is gone afterwards, whatever happens.

    One build at a time: a lock that the system releases when the process ends, however it ends.
    """
    with (out.parent / ".out.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotRun(
                f"another build is at work in {out.parent}. Wait until it is done, then run this again."
            ) from None
        with _folder_beside(out) as staging:
            yield staging


@contextmanager
def _folder_beside(out: Path) -> Iterator[Path]:
    for left_over in out.parent.glob(".out-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(prefix=".out-", dir=out.parent))
    try:
        (staging / "new").mkdir()
        yield staging / "new"
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _swap(staging: Path, out: Path) -> None:
    """Put the new `out` in the old one's place; the old one comes back if that fails."""
    old = staging.parent / "old"
    if out.exists():
        out.rename(old)
    try:
        staging.rename(out)
    except OSError as fault:
        if old.exists():
            old.rename(out)
        raise CannotRun(f"{out} could not be replaced ({fault.strerror}); it is as it was.") from None
