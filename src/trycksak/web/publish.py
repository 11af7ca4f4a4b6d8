"""Publishing: the whole website in one call, or its pages later than its pictures, when all downloads are there."""

import os
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import PluginError

from trycksak.errors import CannotRun
from trycksak.findings import Finding
from trycksak.parallel import Workers
from trycksak.render.downloads import Download
from trycksak.web.parts import Part, Whole, cards, make, pages, stopped
from trycksak.web.search import index


class Publishing:
    """A website being made: its parts beside each other on workers, joined when all are there."""

    def __init__(self, whole: Whole, site_dir: Path, workers: Workers) -> None:
        """Begin to draw the pictures to be shared of what is to be built into `site_dir`."""
        site_dir.mkdir(parents=True, exist_ok=True)
        self._whole, self._site_dir, self._workers = whole, site_dir, workers
        # MkDocs empties its folder first, so each language gets one of its own, and so does every other part.
        self._folder = TemporaryDirectory(dir=site_dir.parent, prefix=".site-", ignore_cleanup_errors=True)
        self._begun: list[tuple[Part, Future[list[Finding]]]] = []
        self._begin(cards(whole, Path(self._folder.name)))

    def with_downloads(self, downloads: Sequence[Download]) -> None:
        """Begin the pages, beside what lies there already (the PDFs); raises CannotRun where one is not there."""
        for download in downloads:
            file = self._site_dir / download.file_name
            if not file.is_file():
                raise CannotRun(f"{file} is missing: publications are typeset before the site.")
        whole = replace(self._whole, downloads=tuple(downloads))
        self._begin(pages(whole, Path(self._folder.name)))

    def finished(self) -> list[Finding]:
        """Wait for it and join the parts; MkDocs' warnings are findings."""
        with self._folder as folder:
            # MkDocs may say the same of each language.
            findings = {finding for part, one in self._begun for finding in self._workers.finished(make, part, one)}
            if any(finding.id != "web/warning" for finding in findings):
                return sorted(findings)
            joined = Path(folder) / "joined"
            for part, _ in self._begun:
                _join(part.folder, joined)
            try:
                if "search" in self._whole.edition.page:
                    index(joined)
            except PluginError as fault:
                return sorted({*findings, stopped(fault)})
            _join(joined, self._site_dir)
        return sorted(findings)

    def _begin(self, parts: Sequence[Part]) -> None:
        self._begun += zip(parts, self._workers.begin(make, parts), strict=True)


def publish(whole: Whole, site_dir: Path, workers: Workers | None = None) -> list[Finding]:
    """Build the website into `site_dir`, from its beginning to its end; as `Publishing`."""
    with nullcontext(workers) if workers else Workers() as at_work:
        publishing = Publishing(whole, site_dir, at_work)
        publishing.with_downloads(whole.downloads)
        return publishing.finished()


def _join(folder: Path, into: Path) -> None:
    """Move the files of a folder among those of another; what both have is the same."""
    for at, _, names in os.walk(folder):
        there = into / Path(at).relative_to(folder)
        there.mkdir(parents=True, exist_ok=True)
        for name in names:
            Path(at, name).rename(there / name)
