"""The website alone, against what users would pick, at four sizes; and twice as many pages against as many.

Ours reads, proofreads, draws a picture for each page to be shared, and indexes for the search: with nothing kept of it,
after one word was changed, and after one title, which all pages show. Peers, which keep nothing, get the same Markdown.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import stock
from bench.clock import Subject
from bench.peers import ROOT, install, install_debian, peer, versions
from bench.result import Report, is_asked, measured, ratio
from bench.synthetic import Size, synthesise

SIZES: Final = (15, 100, 500, 1000)
OURS: Final = "trycksak, cold"
WORD: Final = "trycksak, one word changed"
TITLE: Final = "trycksak, one title changed"
STOCK: Final = "mkdocs + Material + static-i18n"


def site(runs: int, tell: Callable[[str], None], sizes: Sequence[int] = SIZES, only: Sequence[str] = ()) -> Report:
    """Measure every program at every size; with `only`, those whose names hold one of these words."""
    missing = {"": install(), "hugo": install_debian("hugo")}
    with TemporaryDirectory(prefix="trycksak-bench-") as folder:
        subjects = [one for size in sizes for one in _subjects(Path(folder) / str(size), size, missing)]
        rows = measured([one for one in subjects if is_asked(one.what, only)], runs, tell)
    by = {(row.what, row.size): row for row in rows}
    ratios = []
    for size in sizes:
        for what in (OURS, WORD, TITLE):
            least = 8.0 if size == 500 else None
            ratios += ratio(f"{STOCK} / {what}, 2 x {size}", by.get((STOCK, size)), by.get((what, size)), least=least)
    for what in (OURS, WORD, TITLE, STOCK):
        most = None if what == STOCK else 2.2
        ratios += ratio(f"{what}: 2 x 1000 / 2 x 500", by.get((what, 1000)), by.get((what, 500)), most=most)
    return Report("site", "pages x 2", tuple(rows), tuple(ratios), versions())


def _subjects(folder: Path, size: int, missing: dict[str, str]) -> list[Subject]:
    """Lay out the same pages for every program; what is not there is named with the reason."""
    event, out = folder / "event", folder / "out"
    synthesise(event, Size.of(size))
    ours = (sys.executable, "-m", "bench.ours", str(event), str(out))
    home = {"PYTHONPATH": str(ROOT)}
    clean = {name: partial(_anew, folder / name) for name in ("mkdocs", "zensical", "hugo")}
    build = f"{peer('zensical')} build --clean -f"
    both = " && ".join(f"{build} {locale}.yml" for locale in stock.LOCALES)
    return [
        Subject(OURS, size, ours, folder, partial(_cold, event, out), home),
        Subject(WORD, size, ours, folder, partial(_changed, event, out, ours, r"\Z", " So.\n"), home),
        Subject(TITLE, size, ours, folder, partial(_changed, event, out, ours, r"(?<=title: )", "So "), home),
        Subject(
            STOCK,
            size,
            (peer("mkdocs"), "build", "-q"),
            stock.mkdocs(event, folder / "mkdocs"),
            clean["mkdocs"],
            because=missing[""],
        ),
        Subject(
            "zensical, a run for each language",
            size,
            ("sh", "-c", both),
            stock.zensical(event, folder / "zensical"),
            clean["zensical"],
            because=missing[""],
        ),
        Subject(
            "hugo, without a theme",
            size,
            ("hugo", "--quiet", "--destination", "site"),
            stock.hugo(event, folder / "hugo"),
            clean["hugo"],
            because=missing["hugo"],
        ),
    ]


def _anew(folder: Path) -> None:
    shutil.rmtree(folder / "site", ignore_errors=True)
    shutil.rmtree(folder / ".cache", ignore_errors=True)


def _cold(event: Path, out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(event / ".cache", ignore_errors=True)


def _changed(event: Path, out: Path, command: Sequence[str], where: str, word: str) -> None:
    """Build once, then take the site away and put a word into one page."""
    if not (event / ".cache").exists():
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    shutil.rmtree(out, ignore_errors=True)
    page = event / "content" / "en" / "workshops" / "workshop.md"
    text = page.read_text(encoding="utf-8").rstrip()
    page.write_text(re.sub(where, word, text, count=1), encoding="utf-8")
