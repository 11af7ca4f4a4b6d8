"""Both editions of a publication, measured as finished files: every figure, every finding, the logotype's proof."""

from dataclasses import replace

from trycksak.findings import Finding
from trycksak.preflight.codes import check_codes
from trycksak.preflight.delivery import Delivered, Judged
from trycksak.preflight.measure import measure
from trycksak.preflight.measured import Measured
from trycksak.preflight.pages import check_pages
from trycksak.preflight.parity import check_parity
from trycksak.preflight.press_file import measure_press_file
from trycksak.preflight.proof.asked import Edition
from trycksak.preflight.proof.evidence import Evidence
from trycksak.preflight.proof.pdf import Prover
from trycksak.preflight.readability import check_readability


def judge_delivery(files: Delivered) -> tuple[Judged, Judged]:
    """Measure the press edition and the web edition, in this order."""
    return judge_press(files), judge_web(files)


def judge_press(files: Delivered) -> Judged:
    """Measure a press edition: the printer's rules, the ink on its plates, whether it is like the web edition."""
    with Prover(files.press, files.press_shown, files.asked(Edition.PRESS)) as prover:
        measured = measure_press_file(files.press, files.press_shown, files.profile, files.spec.binding, prover)
    found = check_parity(files.web, files.press, files.press_shown)
    found += check_codes(files.press, files.press_shown, files.codes)
    return _judged(measured, prover.evidence(), [*measured.findings, *found])


def judge_web(files: Delivered) -> Judged:
    """Measure a web edition: pages, fonts, tags and reading."""
    with Prover(files.web, files.web_shown, files.asked(Edition.WEB)) as prover:
        measured = measure(files.web, files.web_shown, files.profile, prover=prover)
    families = [font.family for font in files.brand.typography.fonts]
    found = check_pages(files.web, files.web_shown, files.spec, files.locale, families)
    found += check_readability(files.web, files.web_shown)
    return _judged(replace(measured, profile=""), prover.evidence(), found)


def _judged(measured: Measured, evidence: Evidence, found: list[Finding]) -> Judged:
    # A file or a page that cannot be measured is told once.
    return Judged(replace(measured, findings=tuple(sorted({*found, *evidence.findings}))), evidence)
