"""Both editions of a publication, measured as finished files: every figure and every finding."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trycksak.findings import Finding
from trycksak.model.brand import Brand
from trycksak.model.profile import PressProfile
from trycksak.model.publication import Binding, PrintSpec
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.preflight.logotype import check_pdf
from trycksak.preflight.measure import measure
from trycksak.preflight.measured import Measured
from trycksak.preflight.pages import check_pages
from trycksak.preflight.parity import check_parity
from trycksak.preflight.press_file import measure_press_file
from trycksak.preflight.readability import check_readability


@dataclass(frozen=True)
class Delivered:
    """The two files of a publication in one language, and what they are measured against.

    `web_shown` and `press_shown` are the paths as findings show them.
    """

    web: Path
    web_shown: str
    press: Path
    press_shown: str
    locale: Locale
    spec: PrintSpec
    profile: PressProfile
    root: Path
    brand: Brand
    terms: Terms


def judge_delivery(files: Delivered) -> tuple[Measured, Measured]:
    """Measure the press edition and the web edition, in this order."""
    return judge_press(files), judge_web(files)


def judge_press(files: Delivered) -> Measured:
    """Measure a press edition: the printer's rules, the ink on its plates, and whether it is like the web edition."""
    measured = measure_press_file(files.press, files.press_shown, files.profile, files.spec.binding)
    unlike = check_parity(files.web, files.press, files.press_shown)
    return replace(measured, findings=tuple(sorted([*measured.findings, *unlike])))


def judge_web(files: Delivered) -> Measured:
    """Measure a web edition: pages, fonts, tags and reading, and the logotype."""
    figures = measure(files.web, files.web_shown, files.profile)
    found = preflight_pdf(files, range(1, len(figures.pages) + 1) if files.spec.binding is Binding.SHEET else (1,))
    return replace(figures, profile="", findings=tuple(found))


def preflight_pdf(files: Delivered, marked: Sequence[int]) -> list[Finding]:
    """Run every check on a web edition; `marked` are the pages, from 1, that must carry the logotype."""
    families = [font.family for font in files.brand.typography.fonts]
    found = check_pages(files.web, files.web_shown, files.spec, files.locale, families)
    found += check_pdf(
        files.web, files.web_shown, files.root, files.brand, files.terms, files.locale, files.spec.trim, marked
    )
    found += check_readability(files.web, files.web_shown)
    # A file that cannot be opened is told once.
    return sorted(set(found))
