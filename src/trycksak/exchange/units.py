"""A page as units of translation: title, summary, menu and the blocks of its text, each beside its translation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from trycksak.errors import CannotRun
from trycksak.exchange.blocks import indent_of, pairs_of, without_indent
from trycksak.model.page import Page, State
from trycksak.model.record import Locale
from trycksak.read.files import Project, read_text
from trycksak.read.pages import split_page
from trycksak.read.yaml import load

KEYS: Final = ("title", "menu", "summary")
"""The words of the front matter; all else there is facts, addresses and marks, which never leave."""


@dataclass(frozen=True)
class Written:
    """A page's file as it is written: front matter and body, its lines ended as in Unix."""

    head: str
    body: str
    data: Mapping[str, object]
    lines: Mapping[str, int]
    body_line: int

    def said(self, key: str) -> str:
        """Give the words of a key of the front matter, or nothing."""
        value = self.data.get(key)
        return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True)
class Unit:
    """What a translator gets in one piece: the source's text and the translation's, empty where there is none.

    `key` is set for words of the front matter; else `source_span` and `target_span` are the places in the bodies.
    """

    id: str
    line: int
    source: str
    target: str
    key: str = ""
    source_span: tuple[int, int] = (0, 0)
    target_span: tuple[int, int] | None = None


def written(project: Project, path: str) -> Written:
    """Read a page's file; raises CannotRun where it cannot be read, which reading the edition tells better."""
    text, findings = read_text(project, project.root / path)
    if text is None:
        raise CannotRun(f"{path} cannot be read: {findings[0].is_}.")
    head, body, body_line = split_page(text)
    document = load(head or "", path, first_line=2)
    data = document.data if isinstance(document.data, dict) else {}
    return Written(head or "", body, data, document.lines, body_line)


def unit_id(page: Page, part: str) -> str:
    """Name a unit as XLIFF allows (NMTOKEN): `study-visits.helios:title`."""
    return f"{page.id.replace('/', '.')}:{part}"


def units_of(page: Page, source: Written, target: Written | None, state: State) -> list[Unit]:
    """Cut a page into its units. A menu or summary that a translation does well without is no unit of it."""
    units = []
    for key in KEYS:
        ours, theirs = source.said(key), target.said(key) if target else ""
        if ours and (theirs or state is not State.UP_TO_DATE):
            units.append(Unit(unit_id(page, key), source.lines[key], ours, theirs, key))
    for number, pair in enumerate(pairs_of(source.body, target.body if target else ""), start=1):
        line = source.body_line + source.body.count("\n", 0, pair.source[0])
        theirs = cut(target.body, pair.target) if target and pair.target else ""
        ours = cut(source.body, pair.source)
        own = Unit(unit_id(page, str(number)), line, ours, theirs, "", pair.source, pair.target)
        units.append(own)
    return units


def cut(body: str, span: tuple[int, int]) -> str:
    """Give the text of a span without its common indentation."""
    text = body[span[0] : span[1]]
    return without_indent(text, indent_of(text))


def is_exchanged(page: Page, locale: Locale, source: Locale) -> bool:
    """Tell whether a page goes to the bureau: its source is there and no draft."""
    return locale != source and page.is_published(source, source)
