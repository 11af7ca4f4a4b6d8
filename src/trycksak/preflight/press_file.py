"""A file for the press, anybody's: what it says, measured page by page, and the ink that its plates lay down."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from trycksak.findings import Severity
from trycksak.model.binding import Binding
from trycksak.model.profile import PressProfile
from trycksak.preflight.ink import InkLimit, PagePlates, judge_ink, plates
from trycksak.preflight.limits import Limits, limits_of
from trycksak.preflight.measure import measure
from trycksak.preflight.measured import Measured
from trycksak.preflight.proof.pdf import Prover
from trycksak.preflight.sheet import Unmeasurable, unreadable


def measure_press_file(
    path: Path,
    shown: str,
    profile: Limits | PressProfile,
    binding: Binding | None = None,
    prover: Prover | None = None,
) -> Measured:
    """Measure a file by every rule, its ink too; raises CannotRun where Ghostscript is missing."""
    limits = profile if isinstance(profile, Limits) else limits_of(profile)
    measured = measure(path, shown, limits, binding, prover=prover)
    if not measured.pages:
        # What cannot be opened is told once.
        return measured
    try:
        pages = plates(path)
    except Unmeasurable as fault:
        return replace(measured, findings=tuple(sorted({*measured.findings, unreadable(shown, fault)})))
    found = judge_ink(pages, shown, _ink_limits(limits))
    return replace(_with_plates(measured, pages), findings=tuple(sorted([*measured.findings, *found])))


def _ink_limits(limits: Limits) -> list[InkLimit]:
    """The Ghent Workgroup's number warns; the paper's own, which the printer gives, is an error."""
    both = (
        InkLimit("gwg/ink", limits.ink_percent, Severity.WARNING) if limits.ink_percent else None,
        InkLimit("house/ink-limit", limits.paper_ink_percent) if limits.paper_ink_percent else None,
    )
    return [limit for limit in both if limit]


def _with_plates(measured: Measured, pages: Sequence[PagePlates]) -> Measured:
    by_number = {page.number: page for page in pages}
    figures = tuple(
        replace(page, coverage=by_number[page.number].coverage, ink=by_number[page.number].ink)
        if page.number in by_number
        else page
        for page in measured.pages
    )
    return replace(measured, pages=figures)
