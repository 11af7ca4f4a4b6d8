"""The proof: forgeries that pass, false alarms, and what it costs a PDF page and a whole site.

The galleries of the tests are proved again, and both counts printed. Times are this machine's; the limits are the
project's own: 20 ms a PDF page, 90 s for the site in both languages on two processors, nothing to do the second time.
"""

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
RUNS = 5


def main() -> None:
    """Measure and print both counts, then the times."""
    with TemporaryDirectory() as folder:
        _count("PDF", _pdf_cases(Path(folder)))
        _count("web", _web_cases(Path(folder)))
    _pdf_pages()
    _site()


def _count(medium: str, cases: Iterable[tuple[bool, bool]]) -> None:
    """Count; each case says whether it is a forgery, and whether it was judged as it should be."""
    told = list(cases)
    forged, right = [ok for is_forged, ok in told if is_forged], [ok for is_forged, ok in told if not is_forged]
    print(f"{medium}: {forged.count(False)} of {len(forged)} forgeries through", end=", ")
    print(f"{right.count(False)} false alarms of {len(right)} that are right")


def _pdf_cases(folder: Path) -> Iterator[tuple[bool, bool]]:
    from preflight.proof.gallery.bases import BASES, Case, asked
    from preflight.proof.gallery.forgeries import FORGERIES
    from preflight.proof.gallery.oddities import ODDITIES
    from trycksak.preflight.proof.pdf import prove_pdf

    def as_expected(case: Case) -> bool:
        case.make(folder / "x.pdf")
        found = prove_pdf(folder / "x.pdf", "x.pdf", asked(case.asked)).findings
        return {finding.id for finding in found} == case.expected

    yield from ((True, as_expected(case)) for case in FORGERIES.values())
    yield from ((False, as_expected(case)) for case in [*BASES.values(), *ODDITIES.values()])


def _web_cases(folder: Path) -> Iterator[tuple[bool, bool]]:
    from preflight.browser.forged_pages import FORGED
    from preflight.browser.odd_pages import ODD
    from preflight.browser.pages import WEBSITE, lay_out
    from trycksak.preflight.browser.proof import prove_site
    from trycksak.preflight.site import Site
    from trycksak.read.edition import read_brand
    from trycksak.read.files import Project

    cases = {**FORGED, **ODD}
    (folder / "site").mkdir()
    names = lay_out(cases, folder / "site")
    brand, terms = read_brand(Project(ROOT))
    site = Site(folder / "site", WEBSITE)
    found = prove_site(site, brand, terms, ("sv", "en"), "sv", True, None, lambda done, of: None)
    ids = {one.path: {finding.id for finding in one.findings} for one in found}
    yield from ((name in FORGED, ids[names[name]] == case.expected) for name, case in cases.items())


def _pdf_pages() -> None:
    """Time the vector and pixel proof of all that this event prints, on pages with the mark and without."""
    from trycksak.gather import gather
    from trycksak.model.people import Role
    from trycksak.preflight.proof.asked import Asked, Edition
    from trycksak.preflight.proof.pdf import prove_pdf
    from trycksak.press.editions import print_editions
    from trycksak.press.order import Order
    from trycksak.read.files import Project
    from trycksak.render.publication import printed

    edition, brand, terms, _ = gather(Project(ROOT))
    partners, spent = len(edition.organisers(Role.CO_HOST)), list[tuple[float, int]]()
    print(f"\nPDF: at most 20 ms a page\n{'publication':<34} edition  pages  ms a page")
    with TemporaryDirectory() as folder:
        for publication in printed(edition):
            web, press = Path(folder) / "web", Path(folder) / "print"
            web.mkdir(exist_ok=True)
            press.mkdir(exist_ok=True)
            order = Order(ROOT, edition, brand, terms, publication, "sv", web, press)
            made = print_editions(order)
            for file, kind in ((made.web_file, Edition.WEB), (made.press_file, Edition.PRESS)):
                asked = Asked(brand, terms, ROOT, "sv", publication.spec.binding, kind, partners, edition.period)
                times, pages = [], 0
                for _ in range(RUNS):
                    started = time.perf_counter()
                    pages = len(prove_pdf(file, file.name, asked).surfaces)
                    times.append(time.perf_counter() - started)
                spent.append((median(times), pages))
                print(f"{publication.id:<34} {kind.value:<7} {pages:>6} {1000 * spent[-1][0] / pages:>10.1f}")
    seconds, pages = sum(one for one, _ in spent), sum(count for _, count in spent)
    print(f"{'all of them':<42} {pages:>6} {1000 * seconds / pages:>10.1f}")


def _site() -> None:
    """Time the proof of this event's site, first all of it and then without a change."""
    from trycksak.gather import gather
    from trycksak.model.people import Role
    from trycksak.preflight.browser.proof import prove_site
    from trycksak.preflight.site import Site
    from trycksak.read.files import Project
    from trycksak.store import Store
    from web.crawl import lay_out_own, published

    with TemporaryDirectory() as folder:
        root, out = Path(folder) / "event", Path(folder) / "site"
        published(lay_out_own(root), out)
        edition, brand, terms, _ = gather(Project(root))
        site, store = Site(out, edition.event.website), Store(Path(folder) / "cache")
        partners = bool(edition.organisers(Role.CO_HOST))
        print("\nweb: at most 90 s for the site; nothing the second time")
        for what in ("first", "without a change"):
            started = time.perf_counter()
            found = prove_site(
                site, brand, terms, edition.event.locales, edition.source, partners, store, lambda done, of: None
            )
            states = sum(len(one.surfaces) for one in found)
            print(f"{what:<17} {len(found)} pages, {states} states: {time.perf_counter() - started:>6.1f} s")
