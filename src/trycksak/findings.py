"""What is wrong, where, and what to do: data, printed by somebody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning is told and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """Where a finding is: a path from the project's root, and a line (from 1) or a page of a PDF if one is known.

    On a page, `box_mm` is left, top, width, height in mm from the trim's upper left corner; empty: the whole page.
    """

    path: str
    line: int = 0
    page: int = 0
    box_mm: tuple[float, ...] = ()

    def __str__(self) -> str:
        """Write `content/sv/index.md:4`, or `out/site/pdf/x.pdf, page 3`."""
        if self.box_mm:
            left, top, width, height = self.box_mm
            return f"{self.path}, page {self.page}, {width:.1f} × {height:.1f} mm at {left:.1f}, {top:.1f}"
        if self.page:
            return f"{self.path}, page {self.page}"
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong: place, id, what is, what should be, what to do."""

    place: Place
    id: str
    is_: str
    should: str
    do: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Write the finding on two lines: where and which, then the sentences."""
        return f"{self.place} {self.id}\n  {self.is_}; {self.should}. {self.do}"


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Pick the findings that stop a build."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def guess(word: str, known: Iterable[str]) -> str:
    """Make the sentence that helps with a misspelt word: a guess if one is near, else all that is known."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"Choose one of: {', '.join(f'`{name}`' for name in names)}." if names else "There is none to choose from."
