"""The search index: Pagefind reads the finished pages and writes one index for each language (https://pagefind.app).

Its program is called itself: its Python interface waits a tenth of a second for each page, and ends it before the last
file is written. It is run for each language by itself, so that one whose pages are the same is taken as it was.
"""

import json
import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from pagefind_bin import get_executable

from trycksak.errors import CannotRun
from trycksak.inputs import digest
from trycksak.kept_files import KeptFiles
from trycksak.model.record import Locale
from trycksak.program import program
from trycksak.store import Store, key_of
from trycksak.web.folders import lay_all, move, write

FOLDER: Final = "pagefind"
_PAGES: Final = "*.html"
_ENTRY: Final = "pagefind-entry.json"
# Marks that say the same on many pages, and what only leads elsewhere: nobody looks for them.
_LEFT_OUT: Final = (".mark-preliminary", ".status", ".tabs", ".views", ".filters", ".choose", ".neighbours", ".arrow")
# What Pagefind adds for pages that use its own looks or a worker; ours does neither.
_UNUSED: Final = re.compile(r".*-ui\.(js|css)|pagefind-(highlight|worker)\.js")
_PATIENCE_S: Final = 300


Entry = dict[str, Any]
"""What Pagefind's own entry says of one language or of several."""


def index(site: Path, locales: Sequence[Locale], source: Locale) -> None:
    """Write the index of a finished site into its folder `pagefind/`; the same pages give the same bytes.

    Raises as `index_language`.
    """
    join_index(site, [index_language(site, locales, source, locale) for locale in locales])


def join_index(site: Path, entries: Iterable[Entry]) -> None:
    """Write the entry of an index whose languages are there."""
    whole: Entry = {}
    for one in filter(None, entries):
        whole = {**one, "languages": {**whole.get("languages", {}), **one["languages"]}}
    write(site / FOLDER / _ENTRY, json.dumps(whole, sort_keys=True, ensure_ascii=False).encode())


def index_language(
    site: Path, locales: Sequence[Locale], source: Locale, locale: Locale, store: Store | None = None
) -> Entry:
    """Write the index of one language of a site, whose other pages need not be there; `join_index` takes its entry.

    The pages of each language but the source's lie in a folder of its name. A page is searched where
    `data-pagefind-body` says so. A `store` keeps the index of the same pages. Raises CannotRun where Pagefind does not
    run.
    """
    if locale != source:
        return _of_folders(site, [f"{locale}/"], store)
    others = {*locales, FOLDER}
    inside = (path.name for path in sorted(site.iterdir()) if path.name not in others and not path.name.startswith("."))
    return _of_folders(site, ["", *(f"{name}/" for name in inside)], store)


def _of_folders(site: Path, folders: Sequence[str], store: Store | None) -> Entry:
    """Write the index of a language, that of the same pages or what Pagefind makes of them; give its entry."""
    found = {folder: sorted((site / folder).rglob(_PAGES) if folder else site.glob(_PAGES)) for folder in folders}
    pages = [page for pages in found.values() for page in pages]
    if not pages:
        return {}
    hashed = [part for page in pages for part in (page.relative_to(site).as_posix(), digest(page))]
    kept, key = KeptFiles(store), key_of(["search", program(), *hashed])
    files = kept.get(key)
    with TemporaryDirectory(dir=site, prefix=".search-") as name:
        folder = Path(name)
        if files is None:
            # Folders without pages may have names that Pagefind would read as patterns.
            _index(site, [folder for folder, pages in found.items() if pages], folder)
            kept.take(key, folder)
        else:
            lay_all(folder, files)
        entry: Entry = json.loads((folder / _ENTRY).read_bytes())
        (folder / _ENTRY).unlink()
        (site / FOLDER).mkdir(exist_ok=True)
        move(folder, site / FOLDER)
    return entry


def _index(site: Path, folders: Sequence[str], out: Path) -> None:
    """Have Pagefind index the pages in some folders of a site into an empty folder there."""
    patterns = ",".join(f"{folder}**/{_PAGES}" if folder else _PAGES for folder in folders)
    command = [get_executable(), "--site", ".", "--output-subdir", out.name, "--glob", f"{{{patterns}}}"]
    command += ["--exclude-selectors", ",".join(_LEFT_OUT)]
    try:
        # The folder of the site holds no settings of Pagefind's, and neither does an empty environment.
        subprocess.run(command, cwd=site, env={}, capture_output=True, text=True, timeout=_PATIENCE_S, check=True)  # noqa: S603
    except subprocess.CalledProcessError as fault:
        raise CannotRun(f"Pagefind cannot write the search index: {fault.stderr.strip()}") from None
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise CannotRun(f"Pagefind does not run: {fault}. Run scripts/setup anew.") from None
    for path in out.iterdir():
        if _UNUSED.fullmatch(path.name):
            path.unlink()
