"""What MkDocs makes of one language; what it says meanwhile is heard."""

import logging
import os
import re
import warnings
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from trycksak.errors import Stopped
from trycksak.findings import Finding, Place
from trycksak.kept_files import File
from trycksak.render.compiled import Compiled
from trycksak.web.folders import lay, move
from trycksak.web.kept_pages import KeptPages
from trycksak.web.language_pages import LanguagePages
from trycksak.web.parts import Language
from trycksak.web.source import Source

_OWN_PLUGINS: Final = frozenset({"i18n", "trycksak"})
_DOC_FILE: Final = re.compile(r"(?:[Dd]oc file|page) '([^']+\.md)'")


@dataclass(frozen=True)
class Wanted:
    """What of a language is to be made: pages, by their place on the site, and perhaps what lies beside them."""

    places: Collection[str]
    others: bool


def make_anew(source: Source, part: Language, wanted: Wanted) -> list[Finding]:
    """Have MkDocs make what is wanted of a language, into the part's folder; what it says is a finding.

    What it makes without a word is kept.
    """
    with listening() as heard:
        return [*_made(source, part, wanted, heard), *heard]


def _made(source: Source, part: Language, wanted: Wanted, heard: Sequence[Finding]) -> Sequence[Finding]:
    with TemporaryDirectory(dir=part.folder, prefix=".beside-") as beside:
        try:
            site_dir = Path(beside) if wanted.others else None
            language = LanguagePages(source, part.locale, _templates, site_dir)
            # What another plugin makes of a page may come from anywhere.
            own = part.whole.kept if language.plugins <= _OWN_PLUGINS else KeptPages(None, "")
            for place in sorted(wanted.places):
                before, file = len(heard), language.pages[place]
                html = language.render(file)
                is_silent = len(heard) == before
                made = own.put(place, language.text(file), html) if is_silent else File(html.encode())
                lay(part.folder / place, made)
            if wanted.others:
                before = len(heard)
                language.write_others()
                if len(heard) == before:
                    own.take_others(part.locale, Path(beside))
                move(Path(beside), part.folder)
        except Stopped as stop:
            return stop.findings
        except (Abort, MkDocsException) as fault:
            return [_finding(str(fault) or "MkDocs stopped", "web/stopped")]
    return []


def _templates(config: MkDocsConfig) -> Environment:
    made = config.theme.get_env()
    made.bytecode_cache = Compiled()
    return made


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
