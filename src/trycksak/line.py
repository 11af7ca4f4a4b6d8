"""The one line: read, proofread, render, typeset, publish, preflight, report.

Everything is read and proofread before anything is written. Workers typeset while the rest is prepared, and measure
while the website is built; what was made of the very same before is taken as it was.
"""

import time
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Final

from trycksak.account import WEBSITE
from trycksak.ctrl_c import undisturbed
from trycksak.gather import Source, gather
from trycksak.inputs import basis
from trycksak.last import Delivery
from trycksak.order import DRAFT, OUT
from trycksak.parallel import Workers
from trycksak.preflight.validator import STANDARDS, Validator, available
from trycksak.press.editions import Printed
from trycksak.press.order import Order as PrintOrder
from trycksak.press.printing import Printing
from trycksak.render.publication import offered, printed
from trycksak.run import Run
from trycksak.web.parts import Whole
from trycksak.web.publish import Publishing

# Where an event's own templates for print lie; all others are the website's.
_TEMPLATES: Final = "overrides/"
_PRINTED: Final = "overrides/print/"


def make(run: Run) -> Delivery:
    """Make everything; raises Stopped with all findings so far where one is an error."""
    started = time.perf_counter()
    edition, brand, terms, found = gather(run.project, run.store)
    size = f"{len(edition.pages)} pages in {len(edition.event.locales)} languages"
    run.done("read, proofread", started, size, found)
    run.source = Source(run.project, edition, brand, terms)
    started_printing = time.perf_counter()
    with Workers() as workers:
        printing, publishing = _begin(run, workers)
        # What measures takes half a second to be loaded: while workers set, and by the one that is idle first.
        workers.load("trycksak.preflight.judge")
        with undisturbed():
            from trycksak.after_print import AfterPrint
        with _validator(run) as validator:
            made = _printed(run, printing, started_printing)
            AfterPrint(run, workers, made).finish(publishing, validator)
    files = tuple((path.relative_to(run.staging).as_posix(), path.stat().st_size) for path in _files(run.staging))
    downloads = tuple(one.download for one in made)
    explained = tuple(run.account.lines())
    return Delivery(files, downloads, tuple(run.findings), time.perf_counter() - started, explained)


def _begin(run: Run, workers: Workers) -> tuple[Printing, Publishing]:
    """Compose every publication in every language and have it set; what is idle when the last are begins the site."""
    web, press = run.staging / "site" / "pdf", run.staging / "print"
    web.mkdir(parents=True)
    press.mkdir()
    edition, brand, terms = run.source.edition, run.source.brand, run.source.terms
    root, allowed, based = run.project.root, run.order.allow_outdated, basis(run.account.files, edition)
    orders = [
        PrintOrder(root, edition, brand, terms, publication, locale, web, press, allowed, run.store, based)
        for publication in printed(edition)
        for locale in edition.event.locales
    ]
    printing = Printing(orders, workers)
    offers = tuple(offered(order.publication, edition, order.locale) for order in orders)
    whole = Whole(run.project, edition, brand, terms, offers, run.store, based)
    return printing, Publishing(whole, run.staging / "site", workers)


def _validator(run: Run) -> AbstractContextManager[Validator | None]:
    """Begin to load veraPDF where it can run, and where a publication may come out another than before.

    A file of the last build shows it the way.
    """
    if all(map(_is_of_the_website, run.account.changed(WEBSITE))) or available():
        return nullcontext()
    last = run.project.root / (DRAFT if run.order.draft else OUT) / "site" / "pdf"
    return Validator([*STANDARDS], sorted(last.glob("*.pdf"), key=lambda path: path.stat().st_size)[:1])


def _printed(run: Run, printing: Printing, started: float) -> list[Printed]:
    """Wait for what is set; raises Stopped on complaints."""
    made = printing.finished(partial(run.progress, "render, typeset"))
    for one in made:
        files = _sources(run, one.pages, one.order.locale)
        run.account.enter(f"{one.order.name}.pdf, both editions", one.was_kept, files)
    pages = sum(one.download.pages for one in made)
    found = [finding for one in made for finding in one.findings]
    run.done("render, typeset", started, f"{2 * len(made)} PDFs, {2 * pages} pages", found)
    return made


def _sources(run: Run, pages: frozenset[str], locale: str) -> set[str]:
    """List the files that a publication may come from: no other pages than its own, and nobody else's templates."""
    edition = run.source.edition
    every = {words.path for page in edition.pages for words in page.translations.values()}
    own = edition.files_of(pages, locale)
    site = {path for path in run.account.files if _is_of_the_website(path)}
    return (run.account.files.keys() - site - every) | own


def _is_of_the_website(path: str) -> bool:
    return path.startswith(_TEMPLATES) and not path.startswith(_PRINTED)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
