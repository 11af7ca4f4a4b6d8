"""Taking translations back: judged unit by unit, written page by page, whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from trycksak.errors import CannotRun
from trycksak.exchange.compose import composed
from trycksak.exchange.formats import Carried, read_file, unique
from trycksak.exchange.markup import lost_markup
from trycksak.exchange.units import Unit, Written, is_exchanged, units_of, written
from trycksak.findings import Finding, Place, Severity, errors
from trycksak.model.edition import Edition
from trycksak.model.page import Page, State
from trycksak.model.record import Locale
from trycksak.read.files import INVISIBLE, Project
from trycksak.staging import write_whole


@dataclass
class Taken:
    """What came of taking files back: lines to tell, and findings."""

    said: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class _Job:
    """One page that came back: its source, its translation if there is one, its units and what was sent for each."""

    project: Project
    edition: Edition
    page: Page
    locale: Locale
    source: Written
    target: Written | None
    units: tuple[Unit, ...]
    sent: Mapping[str, Carried]

    @property
    def path(self) -> str:
        return f"content/{self.locale}/{self.page.id}.md"

    def place(self, unit: Unit) -> Place:
        return Place(self.page.translations[self.edition.source].path, unit.line)


def take_back(project: Project, edition: Edition, files: Iterable[Path]) -> Taken:
    """Write what a bureau sent into the content, and accept each page that came back whole.

    A page of which one unit's source has changed meanwhile is left as it is, and the finding says which. Everything is
    judged before anything is written.
    """
    taken, ready = Taken(), list[tuple[_Job, str]]()
    sent, findings = _gathered(edition, files)
    taken.findings += findings
    for (locale, page_id), carried in sent.items():
        job = _job(project, edition, edition.page[page_id], locale, carried)
        problems = [*_changed(job), *_told(job)]
        taken.findings += problems
        if errors(problems):
            continue
        try:
            text = _text(
                job, whole=not any(finding.id in ("exchange/empty", "exchange/review") for finding in problems)
            )
        except CannotRun as fault:
            taken.findings.append(_unwritable(job, str(fault)))
            continue
        if text is not None:
            ready.append((job, text))
    for job, text in ready:
        _write(job, text)
        accepted = (
            "accepted" if f"translates: {job.page.translations[edition.source].fingerprint}" in text else "written"
        )
        taken.said.append(f"{job.path}: {accepted}")
    taken.findings.sort()
    return taken


def _gathered(
    edition: Edition, files: Iterable[Path]
) -> tuple[dict[tuple[Locale, str], dict[str, Carried]], list[Finding]]:
    """Read the files and sort their units by language and page; what belongs nowhere is told."""
    found: dict[tuple[Locale, str], dict[str, Carried]] = {}
    findings: list[Finding] = []
    pages = {page.id.replace("/", "."): page for page in edition.pages}
    for path in files:
        consignment, problems = read_file(path)
        findings += problems
        if consignment is None:
            continue
        pair = (consignment.source, consignment.target)
        if pair not in [(edition.source, locale) for locale in edition.event.locales[1:]]:
            is_ = f"the file translates `{pair[0]}` into `{pair[1]}`"
            should = (
                f"it translates `{edition.source}` into {' or '.join(f'`{it}`' for it in edition.event.locales[1:])}"
            )
            do = "Correct the languages in the file, or take the right one."
            findings.append(Finding(Place(str(path)), "exchange/language", is_, should, do))
            continue
        for id in sorted(unique(unit.id for unit in consignment.units)):
            is_, do = f"the unit `{_short(id)}` stands twice", "Delete one of the two."
            findings.append(Finding(Place(str(path)), "exchange/twice", is_, "each unit stands once", do))
        for unit in consignment.units:
            page = pages.get(unit.id.partition(":")[0])
            if page is None or not is_exchanged(page, pair[1], edition.source):
                is_, should = f"the unit `{_short(unit.id)}` belongs to no page", "each unit is one that was exported"
                do = "Take the file that was exported, or restore the page."
                findings.append(Finding(Place(str(path)), "exchange/unknown", is_, should, do))
            else:
                found.setdefault((pair[1], page.id), {})[unit.id] = unit
    return found, findings


def _job(project: Project, edition: Edition, page: Page, locale: Locale, sent: Mapping[str, Carried]) -> _Job:
    source, own = page.translations[edition.source].path, page.translations.get(locale)
    ours, theirs = written(project, source), written(project, own.path) if own else None
    units = tuple(units_of(page, ours, theirs, page.state(locale, edition.source)))
    return _Job(project, edition, page, locale, ours, theirs, units, sent)


def _changed(job: _Job) -> Iterator[Finding]:
    """Find units whose source is not what it was when they were sent: their translation says something else."""
    should, do = (
        "a translation is taken of the text that was translated",
        "Export the page again and translate the change.",
    )
    for unit in job.units:
        sent = job.sent.get(unit.id)
        if sent is not None and sent.source.strip() != unit.source.strip():
            is_ = f"the source of the unit `{unit.id}` has changed since it was exported, from `{_short(sent.source)}`"
            yield Finding(job.place(unit), "exchange/changed", is_, should, do)
    for id in sorted(set(job.sent) - {unit.id for unit in job.units}):
        is_ = f"the source of the unit `{_short(id)}`, `{_short(job.sent[id].source)}`, is gone since it was exported"
        yield Finding(Place(job.page.translations[job.edition.source].path), "exchange/changed", is_, should, do)


def _told(job: _Job) -> Iterator[Finding]:
    """Tell what cannot be taken as it came: empty, not ready, unreadable, or with Markdown lost."""
    should = "every unit of the page is translated and ready; until then it is not accepted"
    waiting = [unit for unit in job.units if (sent := job.sent.get(unit.id)) and sent.target.strip() and not sent.ready]
    if waiting:
        is_ = f"{len(waiting)} of the page's {len(job.units)} units are marked as not ready, first `{waiting[0].id}`"
        yield Finding(job.place(waiting[0]), "exchange/review", is_, should, "Have them reviewed.", Severity.WARNING)
    for unit in job.units:
        sent, place = job.sent.get(unit.id), job.place(unit)
        if sent is None or not sent.target.strip():
            is_ = f"the unit `{unit.id}` has no translation"
            yield Finding(place, "exchange/empty", is_, should, "Have it translated.", Severity.WARNING)
            continue
        if found := INVISIBLE.search(sent.target.replace("\r\n", "\n")):
            is_ = f"the translation of the unit `{unit.id}` holds the sign U+{ord(found[0]):04X}, which cannot be shown"
            yield Finding(place, "exchange/control", is_, "a text holds what can be read", "Delete it.")
        lost = lost_markup(unit.source, sent.target) if sent.target.strip() != unit.target.strip() else ""
        if lost:
            is_ = f"the translation of the unit `{unit.id}` has {lost}"
            do = "Compare the two, and mend the translation."
            yield Finding(place, "exchange/markup", is_, "no Markdown is lost", do, Severity.WARNING)


def _text(job: _Job, whole: bool) -> str | None:
    """Write the page anew; None where it stays as it is, or where a new page would have holes."""
    texts = {unit: _taken(unit, job.sent.get(unit.id)) for unit in job.units}
    rebuilt = job.target is None or any(not unit.key and unit.target_span is None for unit in job.units)
    if rebuilt and not all(texts.values()):
        return None
    fingerprint = job.page.translations[job.edition.source].fingerprint
    accepted = fingerprint if whole else None
    if not any(text and text != unit.target for unit, text in texts.items()):
        is_new = job.page.state(job.locale, job.edition.source) is not State.UP_TO_DATE
        if not (whole and is_new):
            return None
    return composed(job.source, job.target, texts, accepted)


def _taken(unit: Unit, sent: Carried | None) -> str:
    """Give the text of a unit to write: what was there already is kept as it was, whatever white space a tool added."""
    if sent is None or not sent.target.strip():
        return ""
    text = sent.target.replace("\r\n", "\n")
    return unit.target if text.strip() == unit.target.strip() else text.strip("\n").rstrip()


def _write(job: _Job, text: str) -> None:
    """Write a page, with the line ends and the byte order mark that its file has."""
    file = job.project.root / job.path
    old = file.read_bytes() if file.exists() else b""
    if b"\r\n" in old and old.count(b"\n") == old.count(b"\r\n"):
        text = text.replace("\n", "\r\n")
    mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, mark + text.encode("utf-8"))


def _unwritable(job: _Job, why: str) -> Finding:
    return Finding(Place(job.path), "exchange/front-matter", "the page is not written", why, "Then import again.")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
