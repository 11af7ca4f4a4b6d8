"""The parts of the website that processes make beside each other: its languages, its drawings, its shared pictures."""

import logging
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from trycksak.findings import Finding, Place
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.read.files import Project
from trycksak.render.card import picture_of
from trycksak.render.downloads import Download
from trycksak.render.environment import environment
from trycksak.render.site import Site
from trycksak.store import Store
from trycksak.web.picture_files import card_files, drawing_files
from trycksak.web.plugin import TrycksakPlugin
from trycksak.web.source import Source, build_only, check_languages

# So many pages' pictures are one process's work at a time: few enough to share, many enough to set up for.
_AT_A_TIME: Final = 16
_DOC_FILE = re.compile(r"(?:[Dd]oc file|page) '([^']+\.md)'")


@dataclass(frozen=True)
class Whole:
    """What every part is made from, as it travels to another process."""

    project: Project
    edition: Edition
    brand: Brand
    terms: Terms
    downloads: tuple[Download, ...] = ()
    store: Store | None = None

    def source(self) -> Source:
        """Set up the site here; its templates do not travel."""
        templates = environment(self.project.root / "overrides")
        return Source(self.project, Site(self.edition, self.brand, self.terms, self.downloads, templates), draws=False)


@dataclass(frozen=True)
class Language:
    """The pages of one language, with all that lies beside them: what MkDocs builds."""

    whole: Whole
    folder: Path
    locale: Locale

    def __str__(self) -> str:
        return f"out/site, {self.locale}"

    def make(self) -> list[Finding]:
        """Write the part; what MkDocs says is a finding."""
        with listening() as heard:
            return [*self._build(), *heard]

    def _build(self) -> list[Finding]:
        source = self.whole.source()
        try:
            config = load_config(str(source.project.root / "mkdocs.yml"), site_dir=str(self.folder))
            problems = check_languages(config, source.site.edition.event.locales)
            if not problems:
                _plugin(config).source = source
                build_only(config, self.locale)
                build.build(config)
            return problems
        except (Abort, MkDocsException) as fault:
            return [stopped(fault)]


@dataclass(frozen=True)
class Drawings:
    """The drawings that pages show, and the icons."""

    whole: Whole
    folder: Path

    def __str__(self) -> str:
        return "out/site/assets"

    def make(self) -> list[Finding]:
        """Write the part."""
        _write(self.folder, drawing_files(self.whole.source().site, self.whole.store))
        return []


@dataclass(frozen=True)
class Cards:
    """The pictures to be shared of some pages, in each of their languages."""

    whole: Whole
    folder: Path

    def __str__(self) -> str:
        return "out/site/assets/cards"

    def make(self) -> list[Finding]:
        """Write the part."""
        source = self.whole.source()
        edition = source.site.edition
        wanted = [(page, locale) for locale in edition.event.locales for page in edition.published(locale)]
        _write(self.folder, card_files(source, wanted, self.whole.store))
        return []


Part = Language | Drawings | Cards


def pages(whole: Whole, folder: Path) -> list[Part]:
    """Share the pages and what they show: each part writes into a folder of its own below `folder`.

    The folder is made with it.
    """
    every = [Language(whole, folder / locale, locale) for locale in whole.edition.event.locales]
    return [*every, Drawings(whole, folder / "drawings")]


def cards(whole: Whole, folder: Path) -> list[Part]:
    """Share the pictures to be shared, which tell nothing of the downloads; as `pages`."""
    found: list[Part] = []
    # Pages that are shown by the same drawing come one after the other: each is drawn in few processes.
    every = sorted(whole.edition.pages, key=picture_of)
    for start in range(0, len(every), _AT_A_TIME):
        some = _only(whole, every[start : start + _AT_A_TIME])
        found.append(Cards(some, folder / f"cards-{start}"))
    return found


def make(part: Part) -> list[Finding]:
    """Make a part, in whichever process this is."""
    return part.make()


def stopped(fault: Exception) -> Finding:
    """Tell why MkDocs, or what it calls, could not go on."""
    return _finding(str(fault) or "MkDocs stopped", "web/stopped")


def _only(whole: Whole, pages: list[Page]) -> Whole:
    """Take some pages with all that a picture tells of the event: an edition of a thousand pages is long on its way."""
    edition = whole.edition
    few = Edition(event=edition.event, pages=tuple(pages), publications=edition.publications)
    return Whole(whole.project, few, whole.brand, whole.terms, (), whole.store)


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for place, data in files:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(data)


def _plugin(config: MkDocsConfig) -> TrycksakPlugin:
    plugin = config.plugins.get("trycksak")
    if not isinstance(plugin, TrycksakPlugin):
        raise MkDocsException("mkdocs.yml does not have the plugin `trycksak`")
    return plugin


class _Ear(logging.Handler):
    """Hears what MkDocs would print."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.findings: list[Finding] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.findings.append(_finding(record.getMessage(), "web/warning"))


@contextmanager
def listening() -> Iterator[list[Finding]]:
    """Keep MkDocs silent and gather its warnings; other people's settings of the log are put back."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger, ear = logging.getLogger("mkdocs"), _Ear()
    before = logger.handlers[:], logger.propagate, logger.level
    logger.handlers, logger.propagate = [ear], False
    logger.setLevel(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            yield ear.findings
    finally:
        logger.handlers, logger.propagate = before[0], before[1]
        logger.setLevel(before[2])


def _finding(message: str, id: str) -> Finding:
    found = _DOC_FILE.search(message)
    place = Place(f"content/{found[1]}" if found else "mkdocs.yml")
    is_, should = f"MkDocs says: {message.strip()}", "the website is built without a word"
    return Finding(place, id, is_, should, "Mend what it names.")
