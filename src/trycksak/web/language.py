"""The pages of one language, as MkDocs builds them; what it says meanwhile is heard."""

import logging
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mkdocs.exceptions import Abort, MkDocsException

from trycksak.errors import Stopped
from trycksak.findings import Finding, Place
from trycksak.model.record import Locale
from trycksak.web.kept_pages import KeptPages
from trycksak.web.language_pages import LanguagePages
from trycksak.web.source import Source

_OWN_PLUGINS: Final = frozenset({"i18n", "trycksak"})
_DOC_FILE: Final = re.compile(r"(?:[Dd]oc file|page) '([^']+\.md)'")


def build_language(source: Source, folder: Path, locale: Locale, kept: KeptPages) -> list[Finding]:
    """Build the pages of a language into a new folder; what MkDocs says is a finding.

    A page that was made before of the very same is taken as it was.
    """
    with listening() as heard:
        return [*_built(source, folder, locale, kept, heard), *heard]


def _built(
    source: Source, folder: Path, locale: Locale, kept: KeptPages, heard: Sequence[Finding]
) -> Sequence[Finding]:
    try:
        language = LanguagePages(source, locale, lambda config: config.theme.get_env(), folder)
        # What another plugin makes of a page may come from anywhere.
        pages = kept if language.plugins <= _OWN_PLUGINS else KeptPages(None, "")
        for place, file in language.pages.items():
            html = pages.get(place, language.text(file))
            if html is None:
                before = len(heard)
                html = language.render(file)
                if len(heard) == before:
                    pages.put(place, language.text(file), html)
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_text(html, encoding="utf-8", newline="\n")
        language.write_others()
    except Stopped as stop:
        return stop.findings
    except (Abort, MkDocsException) as fault:
        return [_finding(str(fault) or "MkDocs stopped", "web/stopped")]
    return []


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
