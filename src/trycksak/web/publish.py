"""Publishing: the whole website in one call, or begun before its downloads are made and finished after."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from trycksak.errors import CannotRun
from trycksak.findings import Finding
from trycksak.model.edition import Edition
from trycksak.model.record import Locale
from trycksak.parallel import Workers
from trycksak.render.downloads import Download, fill
from trycksak.render.wording import Wording
from trycksak.web.folders import move
from trycksak.web.parts import Language, Part, Whole, parts
from trycksak.web.search import Entry, index_language, join_index


class Publishing:
    """A website being made: its parts beside each other on workers, joined when all are there."""

    def __init__(self, whole: Whole, site_dir: Path, workers: Workers) -> None:
        """Begin what is to be built into `site_dir`; the downloads need not be there, nor known but by name."""
        site_dir.mkdir(parents=True, exist_ok=True)
        self._whole, self._site_dir, self._workers = whole, site_dir, workers
        self._folder = TemporaryDirectory(dir=site_dir.parent, prefix=".site-", ignore_cleanup_errors=True)
        made = parts(whole, Path(self._folder.name))
        self._begun = list(zip(made, workers.begin(_make, made), strict=True))

    def finished(self, downloads: Sequence[Download]) -> list[Finding]:
        """Wait for it, say on its pages what the downloads are, and join it with what lies there already (the PDFs).

        MkDocs' warnings are findings. Raises CannotRun where a download is not there, or Pagefind does not run.
        """
        for download in downloads:
            file = self._site_dir / download.file_name
            if not file.is_file():
                raise CannotRun(f"{file} is missing: publications are typeset before the site is joined.")
        edition = self._whole.edition
        languages = [(part, begun) for part, begun in self._begun if isinstance(part, Language)]
        with self._folder as name, ThreadPoolExecutor(len(edition.event.locales)) as beside:
            folder, found, entries = Path(name), set[Finding](), list[Future[Entry]]()
            for locale, parts in groupby(languages, lambda begun: begun[0].locale):
                found |= self._said(parts)
                if not _stop(found):
                    _fill(folder, edition, locale, downloads)
                    # Pagefind reads what pages say at last, and need not wait for the pictures.
                    if "search" in edition.page:
                        asked = (folder, edition.event.locales, edition.source, locale, self._whole.store)
                        entries.append(beside.submit(index_language, *asked))
            found |= self._said((part, begun) for part, begun in self._begun if not isinstance(part, Language))
            if not _stop(found):
                if entries:
                    join_index(folder, [entry.result() for entry in entries])
                move(folder, self._site_dir)
        return sorted(found)

    def _said(self, begun: "Iterable[tuple[Part, Future[list[Finding]]]]") -> set[Finding]:
        """Wait for some parts; MkDocs may say the same of each language."""
        return {finding for one in begun for finding in self._workers.finished(_make, *one)}


def _stop(findings: Iterable[Finding]) -> bool:
    return any(finding.id != "web/warning" for finding in findings)


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
            # A store may have the very file.
            path.unlink()
            path.write_text(filled, encoding="utf-8", newline="\n")
