"""Publishing: the whole website in one call."""

import os
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import PluginError

from trycksak.errors import CannotRun
from trycksak.findings import Finding
from trycksak.parallel import Workers
from trycksak.web.parts import Whole, make, parts, stopped
from trycksak.web.search import index


class Publishing:
    """A website being made: its languages and pictures beside each other on workers, joined when all are there."""

    def __init__(self, whole: Whole, site_dir: Path, workers: Workers) -> None:
        """Begin to build into `site_dir`, beside what lies there already (the PDFs).

        Raises CannotRun where a download that the pages link is not there.
        """
        for download in whole.downloads:
            file = site_dir / download.file_name
            if not file.is_file():
                raise CannotRun(f"{file} is missing: publications are typeset before the site.")
        site_dir.mkdir(parents=True, exist_ok=True)
        self._whole, self._site_dir, self._workers = whole, site_dir, workers
        # MkDocs empties its folder first, so each language gets one of its own, and so does every other part.
        self._folder = TemporaryDirectory(dir=site_dir.parent, prefix=".site-")
        self._parts = parts(whole, Path(self._folder.name))
        self._begun = workers.begin(make, self._parts)

    def finished(self) -> list[Finding]:
        """Wait for it and join the parts; MkDocs' warnings are findings."""
        with self._folder as folder:
            begun = zip(self._parts, self._begun, strict=True)
            # MkDocs may say the same of each language.
            findings = {finding for part, one in begun for finding in self._workers.finished(make, part, one)}
            if any(finding.id != "web/warning" for finding in findings):
                return sorted(findings)
            joined = Path(folder) / "joined"
            for part in self._parts:
                _join(part.folder, joined)
            try:
                if "search" in self._whole.edition.page:
                    index(joined)
            except PluginError as fault:
                return sorted({*findings, stopped(fault)})
            _join(joined, self._site_dir)
        return sorted(findings)


def publish(whole: Whole, site_dir: Path, workers: Workers | None = None) -> list[Finding]:
    """Build the website into `site_dir`, from its beginning to its end; as `Publishing`."""
    with nullcontext(workers) if workers else Workers() as at_work:
        return Publishing(whole, site_dir, at_work).finished()


def _join(folder: Path, into: Path) -> None:
    """Move the files of a folder among those of another; what both have is the same."""
    for at, _, names in os.walk(folder):
        there = into / Path(at).relative_to(folder)
        there.mkdir(parents=True, exist_ok=True)
        for name in names:
            Path(at, name).rename(there / name)
