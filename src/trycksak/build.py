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
from trycksak.model.brand import Brand, Terms
from trycksak.model.edition import Edition
from trycksak.model.publication import Binding, Publication
from trycksak.model.record import Locale
from trycksak.parallel import in_parallel
from trycksak.read.files import Project
from trycksak.render.downloads import Download

Tell = Callable[[str], None]


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


def build(project: Project, tell: Tell) -> Delivery:
    """Make everything in `out/`; raises Stopped with all findings of a run, and then `out/` is as it was."""
    started = time.perf_counter()
    edition, brand, terms, findings = gather(project)
    tell(_step("read, proofread", started, f"{len(edition.pages)} pages in {len(edition.event.locales)} languages"))
    if errors(findings):
        raise Stopped(findings)
    source = Source(project, edition, brand, terms)
    with _beside(project.root / "out") as staging:
        site = staging / "site"
        downloads = _typeset_all(source, site / "pdf", findings, tell)
        _publish(source, downloads, site, findings, tell)
        _preflight(source, downloads, staging, findings, tell)
        files = tuple((path.relative_to(staging).as_posix(), path.stat().st_size) for path in _files(staging))
        _swap(staging, project.root / "out")
    return Delivery(files, tuple(downloads), tuple(findings), time.perf_counter() - started)


def _typeset_all(source: Source, folder: Path, findings: list[Finding], tell: Tell) -> list[Download]:
    """Render and typeset every publication in every language, on all processors; raises Stopped on complaints."""
    from trycksak.render.publication import printed

    started = time.perf_counter()
    folder.mkdir(parents=True)
    jobs = [
        (source, publication, locale, folder)
        for publication in printed(source.edition)
        for locale in source.edition.event.locales
    ]
    results = in_parallel(_typeset_one, jobs)
    downloads = [download for download, _ in results]
    findings += [finding for _, found in results for finding in found]
    pages = sum(download.pages for download in downloads)
    tell(_step("render, typeset", started, f"{len(downloads)} PDFs, {pages} pages"))
    _stop_on_errors(findings)
    return downloads


def _typeset_one(job: tuple[Source, Publication, Locale, Path]) -> tuple[Download, list[Finding]]:
    """Render, lay out and write one publication in one language; runs in a process of its own."""
    from trycksak.press.typeset import typeset
    from trycksak.press.web_edition import web_edition
    from trycksak.render.publication import markup

    source, publication, locale, folder = job
    root = source.project.root
    pages = typeset(markup(publication, source.edition, source.brand, source.terms, locale, root / "overrides"), root)
    data, complaints = web_edition(pages)
    download = Download(
        publication=publication.id,
        locale=locale,
        title=_title(source.edition, publication, locale),
        pages=len(pages.document.pages),
        bytes=len(data),
        visit=publication.visit,
    )
    (folder / Path(download.file_name).name).write_bytes(data)
    return download, [*pages.findings, *complaints]


def _title(edition: Edition, publication: Publication, locale: Locale) -> str:
    page = edition.page.get(f"study-visits/{publication.visit}")
    if page and locale in page.translations:
        return page.translations[locale].words.title
    return publication.title[locale]


def _publish(source: Source, downloads: list[Download], site: Path, findings: list[Finding], tell: Tell) -> None:
    from trycksak.web.publish import publish

    started = time.perf_counter()
    findings += publish(source.project, source.edition, source.brand, source.terms, downloads, site)
    tell(_step("publish", started, f"{sum(1 for path in _files(site) if path.suffix == '.html')} web pages"))
    _stop_on_errors(findings)


def _preflight(source: Source, downloads: list[Download], staging: Path, findings: list[Finding], tell: Tell) -> None:
    """Measure what was written, as finished files that anybody could have made; raises Stopped on errors."""
    from trycksak.preflight import Site, preflight_pdf, preflight_site
    from trycksak.render.publication import printed

    started = time.perf_counter()
    edition, brand, terms = source.edition, source.brand, source.terms
    specs = {publication.id: publication.spec for publication in printed(edition)}
    for download in downloads:
        path, spec = staging / "site" / download.file_name, specs[download.publication]
        shown = f"out/site/{download.file_name}"
        pages = range(1, download.pages + 1) if spec.binding is Binding.SHEET else (1,)
        findings += preflight_pdf(path, shown, source.project.root, brand, terms, download.locale, spec, pages)
    site = Site(staging / "site", edition.event.website)
    findings += preflight_site(site, brand, edition.event.locales, edition.source)
    tell(_step("preflight", started, "logotype, pages, languages and links of every file"))
    _stop_on_errors(findings)


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
