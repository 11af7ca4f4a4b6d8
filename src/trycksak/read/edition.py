"""The whole event, read: everything before anything is judged or written."""

from pydantic import Field
from typing import Annotated

from trycksak.errors import Stopped
from trycksak.findings import Finding, Place, guess
from trycksak.model.brand import Brand, Terms
from trycksak.model.edition import Edition, Event
from trycksak.model.publication import Publication
from trycksak.model.record import Record
from trycksak.read.files import Project, read_text
from trycksak.read.pages import read_pages
from trycksak.read.schema import Model, parse
from trycksak.read.yaml import Document, load


class Publications(Record):
    """What `content/publications.yml` holds."""

    publications: Annotated[tuple[Publication, ...], Field(min_length=1)]
    """Everything that is printed."""


def read_edition(project: Project) -> tuple[Edition, list[Finding]]:
    """Read the event; what can be read comes back with the findings.

    Raises Stopped where `event.yml` itself cannot be read: without it there are no languages to read.
    """
    event, event_document, findings = _read(project, "content/event.yml", Event)
    if event is None:
        raise Stopped(findings)
    printed, printed_document, problems = _read(project, "content/publications.yml", Publications)
    findings += problems
    pages, problems = read_pages(project, event.locales)
    findings += problems + _strays(project, event)
    edition = Edition(
        event=event,
        event_lines=event_document.lines,
        pages=pages,
        publications=printed.publications if printed else (),
        publication_lines=printed_document.lines,
    )
    return edition, findings


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
    known = {content / locale for locale in event.locales}
    return [
        Finding(
            Place(project.relative(path)),
            "page/stray",
            f"the page lies in `content/{path.relative_to(content).parts[0]}`",
            "a page lies in the folder of one of the event's languages",
            guess(path.relative_to(content).parts[0], event.locales),
        )
        for path in sorted(content.rglob("*.md"))
        if not known.intersection(path.parents)
    ]
