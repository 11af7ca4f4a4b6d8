"""The search index: Pagefind reads the finished pages and writes one index for each language (https://pagefind.app).

Its program is called itself: its Python interface waits a tenth of a second for each page, and ends it before the last
file is written.
"""

import json
import subprocess
from pathlib import Path
from typing import Final

from pagefind_bin import get_executable

from trycksak.errors import CannotRun

FOLDER: Final = "pagefind"
# Marks that say the same on many pages, and what only leads elsewhere: nobody looks for them.
_LEFT_OUT: Final = (".mark-preliminary", ".status", ".tabs", ".views", ".filters", ".choose", ".neighbours", ".arrow")
# What Pagefind adds for pages that use its own looks or a worker; ours does neither.
_UNUSED: Final = ("*-ui.js", "*-ui.css", "pagefind-highlight.js", "pagefind-worker.js")
_PATIENCE_S: Final = 300


def index(site: Path) -> None:
    """Write the index of a finished site into its folder `pagefind/`; the same pages give the same bytes.

    A page is searched where `data-pagefind-body` says so. Raises CannotRun where Pagefind does not run.
    """
    command = [get_executable(), "--site", ".", "--output-subdir", FOLDER, "--exclude-selectors", ",".join(_LEFT_OUT)]
    try:
        # The folder of the site holds no settings of Pagefind's, and neither does an empty environment.
        subprocess.run(command, cwd=site, env={}, capture_output=True, text=True, timeout=_PATIENCE_S, check=True)  # noqa: S603
    except subprocess.CalledProcessError as fault:
        raise CannotRun(f"Pagefind cannot write the search index: {fault.stderr.strip()}") from None
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise CannotRun(f"Pagefind does not run: {fault}. Run scripts/setup anew.") from None
    for pattern in _UNUSED:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()
    # Pagefind writes the languages in the order in which they were done.
    entry = site / FOLDER / "pagefind-entry.json"
    languages = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(languages, sort_keys=True, ensure_ascii=False), encoding="utf-8")
