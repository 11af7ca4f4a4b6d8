"""Publications that grow: the welcome brochure's own pages again and again, up to 1,000 of them, in both editions.

Linear means that a page costs the same in a book as in a brochure; so it is a ratio of milliseconds a page.
"""

import pickle
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.clock import Subject
from bench.layout import loaded, pages_of, prepare
from bench.peers import ROOT, versions
from bench.result import Ratio, Report, Row, measured

TIMES: Final = (5, 15, 50)
"""How often the brochure's pages follow one another."""
OURS: Final = "trycksak, both editions of the brochure"
_NAMED: Final = re.compile(r'\b(id="|href="#)([^"]+)"')


def growth(runs: int, tell: Callable[[str], None]) -> Report:
    """Measure a book of each length, whole processes."""
    with TemporaryDirectory(prefix="trycksak-bench-") as name:
        subjects = [_book(Path(name) / str(times), times) for times in TIMES]
        rows = measured(subjects, runs, tell)
        counted = [replace(row, size=pages_of(one.folder / "web.pdf")) for row, one in zip(rows, subjects, strict=True)]
    return Report("growth", "pages", tuple(counted), tuple(_ratios(counted)), versions())


def _book(folder: Path, times: int) -> Subject:
    folder.mkdir()
    prepare(folder)
    order, markup = loaded(folder)
    longer = replace(markup, html=repeated(markup.html, times))
    (folder / "order.pickle").write_bytes(pickle.dumps((order, longer)))
    run = f"from bench.layout import ours; ours(__import__('pathlib').Path({str(folder)!r}))"
    return Subject(OURS, times, (sys.executable, "-c", run), folder, environment={"PYTHONPATH": str(ROOT)})


def repeated(html: str, times: int) -> str:
    """Let what stands in the body follow itself so often; each time its ids, and the links to them, are others."""
    head, body = html.split("<body>", 1)
    inner, foot = body.rsplit("</body>", 1)
    whole = "".join(_NAMED.sub(rf'\g<1>\g<2>-{number}"', inner) for number in range(times))
    return f"{head}<body>{whole}</body>{foot}"


def _ratios(rows: list[Row]) -> list[Ratio]:
    """Give what a page of each longer book costs, against one of the shortest."""
    measured = [row for row in rows if row.runs]
    pages = [row.seconds / row.size for row in measured]
    return [
        Ratio(f"a page of {row.size} / a page of {measured[0].size}", cost / pages[0], most=1.2)
        for row, cost in zip(measured[1:], pages[1:], strict=True)
    ]
