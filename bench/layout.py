"""Layout alone: the welcome brochure typeset by us, by bare WeasyPrint, and by Typst.

Ours writes both editions from one drawing, tagged, with sheet, marks and inks. Bare WeasyPrint gets the same HTML and
writes it once. Typst, the practical limit, gets the same words, drawings and fonts in its own markup. Each is one whole
process that begins with a file on the disk; the start of Python with its imports is a row of its own.
"""

import pickle
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.clock import Subject
from bench.peers import ROOT, install, peer, versions
from bench.result import Report, measured, ratio
from bench.typst_brochure import write_brochure

OURS = "trycksak, both editions"
PLAIN = "WeasyPrint, one plain write"
TYPST = "Typst"
START = "the start of Python and WeasyPrint"
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=['.'], ignore_system_fonts=True)"


def layout(runs: int, tell: Callable[[str], None]) -> Report:
    """Measure the three."""
    missing = install()
    with TemporaryDirectory(prefix="trycksak-bench-") as name:
        folder = Path(name)
        prepare(folder)
        run = "from bench.layout import {0}; {0}(__import__('pathlib').Path({1!r}))"
        home = {"PYTHONPATH": str(ROOT)}

        def of(function: str) -> tuple[str, ...]:
            return (sys.executable, "-c", run.format(function, str(folder)))

        typst = (peer("python"), "-c", _TYPST, "brochure.typ", "typst.pdf")
        # Once beforehand: it tells the pages, and every program finds its files warm.
        subjects = [
            Subject(OURS, 0, of("ours"), folder, environment=home),
            Subject(PLAIN, 0, of("plain"), folder, environment=home),
            Subject(START, 0, of("start"), folder, environment=home),
            Subject(TYPST, 0, typst, folder, because=missing),
        ]
        measured(subjects, 1, tell)
        files = {OURS: "web.pdf", PLAIN: "plain.pdf", TYPST: "typst.pdf"}
        sizes = {what: pages_of(folder / file) for what, file in files.items()}
        subjects = [
            Subject(
                one.what,
                sizes.get(one.what, 0),
                one.command,
                one.folder,
                environment=one.environment,
                because=one.because,
            )
            for one in subjects
        ]
        rows = measured(subjects, runs, tell)
    by = {row.what: row for row in rows}
    ratios = [
        *ratio(f"{OURS} / {PLAIN}", by[OURS], by[PLAIN]),
        *ratio(f"{OURS} / {TYPST}", by[OURS], by[TYPST]),
        *ratio(f"{PLAIN} / {TYPST}", by[PLAIN], by[TYPST]),
    ]
    return Report("layout", "pages", tuple(rows), tuple(ratios), versions())


def prepare(folder: Path) -> None:
    """Write what the three begin with: an order and a markup, and the brochure in Typst."""
    from trycksak.gather import gather
    from trycksak.press.order import Order
    from trycksak.read.files import Project
    from trycksak.render.publication import markup, printed

    edition, brand, terms, _ = gather(Project(ROOT))
    publication = next(found for found in printed(edition) if found.id == "welcome-brochure")
    sheet = markup(publication, edition, brand, terms, "sv", ROOT / "overrides")
    order = Order(ROOT, edition, brand, terms, publication, "sv", folder, folder)
    (folder / "order.pickle").write_bytes(pickle.dumps((order, sheet)))
    write_brochure(sheet.html, sheet.assets, ROOT, folder)


def ours(folder: Path) -> None:
    """Typeset and finish both editions."""
    from trycksak.press.press_edition import press_edition
    from trycksak.press.typeset import typeset
    from trycksak.press.web_edition import web_edition

    order, sheet = loaded(folder)
    made = typeset(sheet, ROOT)
    (folder / "web.pdf").write_bytes(web_edition(made))
    (folder / "press.pdf").write_bytes(press_edition(made, order.job).data)


def plain(folder: Path) -> None:
    """Write the same HTML once, without any finishing."""
    from weasyprint import HTML

    from trycksak.press.typeset import ProjectOnly

    _, sheet = loaded(folder)
    fetcher = ProjectOnly(ROOT, sheet.assets)
    HTML(string=sheet.html, base_url=f"{ROOT.as_uri()}/", url_fetcher=fetcher).write_pdf(folder / "plain.pdf")


def start(folder: Path) -> None:
    """Begin as the others do, and set nothing."""
    import_module("weasyprint")
    loaded(folder)


def loaded(folder: Path) -> tuple[Any, Any]:
    """Take what `prepare` wrote."""
    order, sheet = pickle.loads((folder / "order.pickle").read_bytes())  # noqa: S301  # it is our own
    return order, sheet


def pages_of(path: Path) -> int:
    """Count the pages of a PDF; none where there is none."""
    import pypdfium2

    if not path.is_file():
        return 0
    with pypdfium2.PdfDocument(path) as document:
        return len(document)
