"""The pages of one language, as MkDocs builds them; what it says meanwhile is heard."""

import logging
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from trycksak.findings import Finding, Place
from trycksak.model.record import Locale
from trycksak.web.plugin import TrycksakPlugin
from trycksak.web.source import Source, build_only, check_languages

_DOC_FILE: Final = re.compile(r"(?:[Dd]oc file|page) '([^']+\.md)'")


def build_language(source: Source, folder: Path, locale: Locale) -> list[Finding]:
    """Build the pages of a language into a folder, which is emptied first; what MkDocs says is a finding."""
    with listening() as heard:
        return [*_built(source, folder, locale), *heard]


def _built(source: Source, folder: Path, locale: Locale) -> list[Finding]:
    try:
        config = load_config(str(source.project.root / "mkdocs.yml"), site_dir=str(folder))
        problems = check_languages(config, source.site.edition.event.locales)
        if not problems:
            _plugin(config).source = source
            build_only(config, locale)
            build.build(config)
        return problems
    except (Abort, MkDocsException) as fault:
        return [_finding(str(fault) or "MkDocs stopped", "web/stopped")]


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
