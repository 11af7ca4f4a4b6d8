"""The terms handed out: one document of an event's folder, written whole or not at all."""

from enum import StrEnum
from pathlib import Path

from trycksak.errors import CannotRun, Stopped
from trycksak.findings import Finding, errors
from trycksak.gather import gather
from trycksak.model.brand import Brand
from trycksak.model.record import Locale
from trycksak.read.files import Project
from trycksak.report.terms_document import Contract, terms_html, terms_markdown, terms_pdf


class Form(StrEnum):
    """What the document is written as; the value is a file's ending."""

    MARKDOWN = "md"
    HTML = "html"
    PDF = "pdf"


def form_of(asked: str | None, output: Path | None) -> Form:
    """Choose the form: what is asked for, else what the file's ending says, else Markdown; raises CannotRun.

    Only Markdown is read where it is printed: the others ask for a file.
    """
    ending = output.suffix.lower().removeprefix(".") if output else ""
    form = Form(asked or (ending if ending in list(Form) else Form.MARKDOWN))
    if output is None and form is not Form.MARKDOWN:
        raise CannotRun(f"the terms as {form.value} are written into a file. Name it: --output terms.{form.value}")
    return form


def document(project: Project, form: Form, locale: Locale | None) -> tuple[bytes, list[Finding]]:
    """Make the document, in the source language where none is asked for; with the warnings that concern it.

    Raises Stopped where the event's facts, the brand or the terms have errors, CannotRun for an unknown language.
    """
    edition, brand, terms, found = gather(project)
    concern = [finding for finding in found if finding.place.path in _made_of(brand)]
    if errors(concern):
        raise Stopped(concern)
    locale = locale or edition.source
    if locale not in edition.event.locales:
        raise CannotRun(f"the event has no `{locale}`. Choose one of: {', '.join(edition.event.locales)}.")
    contract = Contract(edition, brand, terms, project.root)
    if form is Form.PDF:
        return terms_pdf(contract, locale), concern
    write = terms_html if form is Form.HTML else terms_markdown
    return write(contract, locale).encode(), concern


def _made_of(brand: Brand) -> set[str]:
    """List the files that the document is made of."""
    fonts = {file.path for font in brand.typography.fonts for file in font.files}
    originals = {master.path for master in brand.logotype.masters}
    return {"content/event.yml", "brand/brand.yml", "brand/terms.yml", *fonts, *originals}
