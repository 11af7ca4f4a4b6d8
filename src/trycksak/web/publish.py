"""Publishing: the whole website in one call, or begun before its downloads are made and finished after."""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from trycksak.errors import CannotRun
from trycksak.findings import Finding
from trycksak.model.edition import Edition
from trycksak.model.record import Locale
from trycksak.parallel import Workers
from trycksak.render.downloads import Download, fill
from trycksak.render.wording import Wording
from trycksak.web.parts import Part, Whole, parts
from trycksak.web.search import index


class Publishing:
    """A website being made: its parts beside each other on workers, joined when all are there."""

    def __init__(self, whole: Whole, site_dir: Path, workers: Workers) -> None:
        """Begin what is to be built into `site_dir`; the downloads need not be there, nor known but by name."""
        site_dir.mkdir(parents=True, exist_ok=True)
        self._whole, self._site_dir, self._workers = whole, site_dir, workers
        self._folder = TemporaryDirectory(dir=site_dir.parent, prefix=".site-", ignore_cleanup_errors=True)
        self._parts = parts(whole, Path(self._folder.name))
        self._begun = workers.begin(_make, self._parts)

    def finished(self, downloads: Sequence[Download]) -> list[Finding]:
        """Wait for it, say on its pages what the downloads are, and join it with what lies there already (the PDFs).

        MkDocs' warnings are findings. Raises CannotRun where a download is not there, or Pagefind does not run.
        """
        for download in downloads:
            file = self._site_dir / download.file_name
            if not file.is_file():
                raise CannotRun(f"{file} is missing: publications are typeset before the site is joined.")
        with self._folder as name:
            # MkDocs may say the same of each language.
            findings = {finding for one in self._workers.gathered(_make, self._parts, self._begun) for finding in one}
            if any(finding.id != "web/warning" for finding in findings):
                return sorted(findings)
            folder, edition = Path(name), self._whole.edition
            for locale in edition.event.locales:
                _fill(folder, edition, locale, downloads)
            if "search" in edition.page:
                # Pagefind reads what pages say at last.
                index(folder)
            _join(folder, self._site_dir)
        return sorted(findings)


def publish(whole: Whole, site_dir: Path, workers: Workers | None = None) -> list[Finding]:
    """Build the website into `site_dir`, from its beginning to its end; as `Publishing`."""
    with nullcontext(workers) if workers else Workers() as at_work:
        return Publishing(whole, site_dir, at_work).finished(whole.downloads)


def _make(part: Part) -> list[Finding]:
    # MkDocs and WeasyPrint are the workers' to load.
    from trycksak.web.making import make

    return make(part)


def _fill(folder: Path, edition: Edition, locale: Locale, downloads: Sequence[Download]) -> None:
    """Write what the downloads are into the pages of a language that have a mark for it."""
    wording = Wording(locale)
    for page in edition.published(locale):
        path = folder / edition.address(page, locale) / "index.html"
        text = path.read_text(encoding="utf-8")
        filled = fill(text, downloads, wording)
        if filled != text:
            path.write_text(filled, encoding="utf-8", newline="\n")


def _join(folder: Path, into: Path) -> None:
    """Move what is in a folder among what is in another."""
    for path in folder.iterdir():
        there = into / path.name
        if path.is_dir() and there.is_dir():
            _join(path, there)
        else:
            path.rename(there)
