"""Publishing: the whole website in one call."""

import logging
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from trycksak.errors import CannotRun
from trycksak.findings import Finding, Place
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.terms import Terms
from trycksak.read.files import Project
from trycksak.render.downloads import Download
from trycksak.render.environment import environment
from trycksak.render.site import Site
from trycksak.web.plugin import TrycksakPlugin
from trycksak.web.source import Source, check_languages

_DOC_FILE = re.compile(r"(?:[Dd]oc file|page) '([^']+\.md)'")


def publish(
    project: Project, edition: Edition, brand: Brand, terms: Terms, downloads: Sequence[Download], site_dir: Path
) -> list[Finding]:
    """Build the website into `site_dir`, beside what lies there already (the PDFs); MkDocs' warnings are findings.

    Raises CannotRun where a download that the pages link is not there.
    """
    for download in downloads:
        if not (site_dir / download.file_name).is_file():
            raise CannotRun(f"{site_dir / download.file_name} is missing: publications are typeset before the site.")
    site_dir.mkdir(parents=True, exist_ok=True)
    site = Site(edition, brand, terms, tuple(downloads), environment(project.root / "overrides"))
    # MkDocs empties its folder first, so it gets one of its own.
    with TemporaryDirectory(dir=site_dir.parent, prefix=".site-") as folder, listening() as heard:
        problems = _build(Source(project, site), Path(folder))
        if not problems:
            _move(Path(folder), site_dir)
    # MkDocs goes through the languages one by one, and may say the same of each.
    return sorted({*problems, *heard})


def _build(source: Source, folder: Path) -> list[Finding]:
    try:
        config = load_config(str(source.project.root / "mkdocs.yml"), site_dir=str(folder))
        problems = check_languages(config, source.site.edition.event.locales)
        if not problems:
            _plugin(config).source = source
            build.build(config)
        return problems
    except (Abort, MkDocsException) as fault:
        return [_finding(str(fault) or "MkDocs stopped", "web/stopped")]


def _plugin(config: MkDocsConfig) -> TrycksakPlugin:
    plugin = config.plugins.get("trycksak")
    if not isinstance(plugin, TrycksakPlugin):
        raise MkDocsException("mkdocs.yml does not have the plugin `trycksak`")
    return plugin


def _move(folder: Path, site_dir: Path) -> None:
    for path in sorted(folder.iterdir()):
        path.rename(site_dir / path.name)


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
