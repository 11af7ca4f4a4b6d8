"""The whole event, read: everything before anything is judged or written."""

from typing import Annotated

from pydantic import Field

from trycksak.errors import Stopped
from trycksak.findings import Finding, Place, guess
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition, Event
from trycksak.model.profile import PressProfile
from trycksak.model.publication import Publication
from trycksak.model.record import Locale, Record
from trycksak.model.terms import Terms
from trycksak.model.town import Town
from trycksak.read.accessibility import read_statement
from trycksak.read.files import Project, files_below, read_text
from trycksak.read.pages import MARKDOWN, read_pages
from trycksak.read.releases import read_releases
from trycksak.read.schema import Model, parse
from trycksak.read.yaml import Document, load

TOWN = "content/map.yml"


class Publications(Record):
    """What `content/publications.yml` holds."""

    publications: Annotated[tuple[Publication, ...], Field(min_length=1)]
    """Everything that is printed."""


def read_edition(project: Project) -> tuple[Edition, list[Finding]]:
    """Read the event; what can be read comes back with the findings.

    Raises Stopped, with all findings, where `event.yml` itself cannot be read: nothing can be judged without it.
    """
    event, event_document, findings = _read(project, "content/event.yml", Event)
    printed, printed_document, problems = _read(project, "content/publications.yml", Publications)
    findings += problems
    locales = event.locales if event else _locales(event_document)
    pages, unread, problems = read_pages(project, locales)
    findings += problems
    if event is None:
        raise Stopped(findings)
    profiles, problems = _read_profiles(project)
    findings += problems
    releases, problems = read_releases(project)
    findings += problems
    town, town_document, problems = _read_town(project)
    findings += problems
    statement = read_statement(project)
    findings += statement.findings
    edition = Edition(
        event=event,
        profiles=profiles,
        releases=releases,
        event_lines=event_document.lines,
        pages=pages,
        publications=printed.publications if printed else (),
        publication_lines=printed_document.lines,
        town=town,
        town_lines=town_document.lines,
        accessibility=statement.declared,
        access_test=statement.tested,
        unread=unread,
    )
    return edition, findings + _strays(project, event)


def _read_profiles(project: Project) -> tuple[dict[str, PressProfile], list[Finding]]:
    """Read the printers' profiles, `brand/profiles/<name>.yml`; each has the name of its file."""
    profiles: dict[str, PressProfile] = {}
    findings: list[Finding] = []
    for path in files_below(project.root / "brand" / "profiles", ".yml"):
        shown = project.relative(path)
        profile, document, problems = _read(project, shown, PressProfile)
        findings += problems
        if profile is None:
            continue
        if profile.id != path.stem:
            is_, do = f"the profile's id is `{profile.id}`", f"Write `id: {path.stem}`, or rename the file."
            place = Place(shown, document.lines.get("id", 1))
            findings.append(Finding(place, "profile/name", is_, "a profile has the name of its file", do))
        profiles[path.stem] = profile
    return profiles, findings


def _read_town(project: Project) -> tuple[Town | None, Document, list[Finding]]:
    """Read the town's map, which an event may do without."""
    there = (project.root / TOWN).exists()
    return _read(project, TOWN, Town) if there else (None, Document(None), [])


def _locales(document: Document) -> tuple[Locale, ...]:
    """Take the languages from an `event.yml` that does not fit, so that its pages are read in the same run."""
    written = document.data.get("locales") if isinstance(document.data, dict) else None
    if not isinstance(written, list) or not all(isinstance(tag, str) and len(tag) == 2 for tag in written):
        return ()
    return tuple(tag for tag in dict.fromkeys(written) if tag.isalpha())


def read_brand(project: Project) -> tuple[Brand, Terms]:
    """Read the brand and the terms of its logotype; raises Stopped with the findings."""
    brand, _, findings = _read(project, "brand/brand.yml", Brand)
    terms, _, problems = _read(project, "brand/terms.yml", Terms)
    if brand is None or terms is None:
        raise Stopped(findings + problems)
    return brand, terms


def _read(project: Project, path: str, model: type[Model]) -> tuple[Model | None, Document, list[Finding]]:
    text, findings = read_text(project, project.root / path)
    if text is None:
        return None, Document(None), findings
    document = load(text, path)
    record, problems = parse(model, document, path)
    return record, document, problems


def _strays(project: Project, event: Event) -> list[Finding]:
    """Find pages that no language would ever show: Markdown outside the folders of the languages."""
    content = project.root / "content"
    findings = []
    for path in files_below(content, *MARKDOWN):
        folder = path.relative_to(content).parts[0] if path.parent != content else ""
        if folder in event.locales:
            continue
        is_ = f"the page lies in `content/{folder}`".removesuffix("/")
        should = "a page lies in the folder of one of the event's languages"
        do = guess(folder, event.locales) if folder else f"Move it to `content/{event.locales[0]}/`."
        findings.append(Finding(Place(project.relative(path)), "page/stray", is_, should, do))
    return findings
