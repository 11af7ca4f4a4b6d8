"""The site and the PDFs of this event: against their bare parts, without a change, after a change, and against others.

The command line of a build stands here once: a draft is everything but the browser's proof of every web page, the
evidence and the checksums, which the bare parts have nothing like.
"""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import stock
from bench.clock import Subject
from bench.peers import ROOT, install, install_debian, peer, versions
from bench.result import Ratio, Report, Row, is_asked, measured, ratio

BUILD: Final = (sys.executable, "-m", "trycksak", "build", "--draft")
"""How a build is asked for."""
_TO_PDF: Final = "  - to-pdf\n"
COLD: Final = "trycksak build, cold"
ALONE: Final = "trycksak build, cold, on one processor"
BROWSER: Final = "trycksak build, cold, with the browser's proof and the evidence"
WARM: Final = "trycksak build, nothing changed"
WORD: Final = "trycksak build, one word changed on a web page"
PRINTED: Final = "trycksak build, one word changed that is printed too"
TEMPLATE: Final = "trycksak build, one template changed"
SITE: Final = "bare: mkdocs build"
WRITES: Final = "bare: one plain WeasyPrint write each"
MEMORY_MB: Final = 1000.0


def whole(runs: int, tell: Callable[[str], None], only: Sequence[str] = ()) -> Report:
    """Measure our builds, their bare parts, and what others do with the same Markdown; `only` as of `site`."""
    missing = {"": install(), "chromium": install_debian("chromium")}
    with TemporaryDirectory(prefix="trycksak-bench-") as name:
        event = lay_out(Path(name) / "event")
        pages = sum(1 for _ in event.glob("content/sv/**/*.md"))
        subjects = [*_ours(event, pages), *_bare(event, pages), *_others(event, Path(name), pages, missing)]
        rows = measured([one for one in subjects if is_asked(one.what, only)], runs, tell)
    return Report("whole", "pages x 2", tuple(rows), tuple(_ratios({row.what: row for row in rows})), versions())


def lay_out(folder: Path) -> Path:
    """Copy this repository's event."""
    folder.mkdir(parents=True)
    for name in ("content", "brand", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def _ours(event: Path, pages: int) -> list[Subject]:
    """Build cold, then with what that left; each change is another than the last, so none was ever built.

    Those that begin anew come last.
    """
    changes = _Changes(event)
    return [
        Subject(COLD, pages, BUILD, event, partial(_cold, event)),
        Subject(WARM, pages, BUILD, event),
        Subject(WORD, pages, BUILD, event, partial(changes.word, "press.md")),
        Subject(PRINTED, pages, BUILD, event, partial(changes.word, "practical.md")),
        Subject(TEMPLATE, pages, BUILD, event, changes.template),
        Subject(ALONE, pages, ("taskset", "-c", "0", *BUILD), event, partial(_cold, event)),
        Subject(BROWSER, pages, BUILD[:-1], event, partial(_cold, event)),
    ]


def _cold(event: Path) -> None:
    for name in ("draft", "out", ".cache", "refused"):
        shutil.rmtree(event / name, ignore_errors=True)


class _Changes:
    """Changes that an editor or a designer makes, each time another one."""

    def __init__(self, event: Path) -> None:
        self.event, self.made = event, 0

    def word(self, page: str) -> None:
        """Add a word to the text of one page; the brochure prints `practical.md` too."""
        self.made += 1
        path = self.event / "content" / "en" / page
        whole = path.read_text(encoding="utf-8").rstrip("\n")
        path.write_text(f"{whole} {'so' * self.made}.\n", encoding="utf-8")

    def template(self) -> None:
        """Add a class to one template of the site."""
        self.made += 1
        path = self.event / "overrides" / "partials" / "search.html"
        whole = path.read_text(encoding="utf-8")
        path.write_text(f"{whole}{{# {self.made} #}}\n", encoding="utf-8")


def _bare(event: Path, pages: int) -> list[Subject]:
    """Make the same files with nothing around: the site by MkDocs, then each publication by one plain write."""
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(event / "bare"))
    writes = (sys.executable, "-m", "bench.bare", str(event), str(event.parent))
    home = {"PYTHONPATH": str(ROOT)}
    return [
        Subject(SITE, pages, mkdocs, event, partial(shutil.rmtree, event / "bare", ignore_errors=True)),
        Subject(WRITES, pages, writes, event, environment=home),
    ]


def _others(event: Path, folder: Path, pages: int, missing: dict[str, str]) -> list[Subject]:
    """Make a site and PDFs of the same Markdown as a user of each would."""
    to_pdf = stock.mkdocs(event, folder / "to-pdf", _TO_PDF)
    printed = stock.mkdocs(event, folder / "printed")
    every = "find site -name index.html | while read -r page; do chromium --headless --no-sandbox --disable-gpu"
    every += ' --no-pdf-header-footer --print-to-pdf="${page%.html}.pdf" "file://$PWD/$page" || exit 1; done'
    build = f"{peer('mkdocs')} build -q"
    because = missing[""] or missing["chromium"]
    return [
        Subject(
            "mkdocs + Material + static-i18n + mkdocs-to-pdf",
            pages,
            ("sh", "-c", build),
            to_pdf,
            partial(shutil.rmtree, to_pdf / "site", ignore_errors=True),
            because=missing[""],
        ),
        Subject(
            "the same, chromium --print-to-pdf of each page",
            pages,
            ("sh", "-c", f"{build} && {every}"),
            printed,
            partial(shutil.rmtree, printed / "site", ignore_errors=True),
            because=because,
        ),
    ]


def _ratios(by: Mapping[str, Row]) -> list[Ratio]:
    """Give the figures that were asked for, of what was measured."""
    cold, parts = by.get(COLD), [by.get(SITE), by.get(WRITES)]
    found = []
    if cold and all(part and part.runs for part in parts):
        seconds = sum(part.seconds for part in parts if part)
        found.append(Ratio(f"{COLD} / its bare parts, one after the other", cold.seconds / seconds, most=1.3))
    found += ratio(f"{COLD} / {WARM}", cold, by.get(WARM), least=20.0)
    found += ratio(f"{COLD} / {WORD}", cold, by.get(WORD), least=5.0)
    found += ratio(f"{COLD} / {PRINTED}", cold, by.get(PRINTED), least=5.0)
    found += ratio(f"{COLD} / {TEMPLATE}", cold, by.get(TEMPLATE))
    others = [what for what in by if what.startswith(("mkdocs", "the same"))]
    found += [entry for what in others for entry in ratio(what + f" / {COLD}", by[what], cold)]
    found += ratio(f"{ALONE} / {COLD}", by.get(ALONE), cold, least=1.6)
    whole = by.get(BROWSER)
    if whole and whole.runs:
        found.append(Ratio("peak memory of the whole build, MB", whole.peak_mb, most=MEMORY_MB))
    return found
