"""The exceptions of the package.

TrycksakError
├── CannotRun        the machine or the folder does not allow it: exit code 2
├── Defect           this program is at fault: exit code 2
└── Stopped          findings of severity error: exit code 1
"""

from collections.abc import Sequence

from trycksak.findings import Finding


class TrycksakError(Exception):
    """Anything that this package raises on purpose."""


class CannotRun(TrycksakError):
    """The work could not be begun or ended: a missing folder, a full disk, a missing library."""


class Defect(TrycksakError):
    """A fault of this program, where a fault of the measured file would otherwise be suspected."""


class Stopped(TrycksakError):
    """The work was stopped by its findings."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings, in order of place."""
        self.findings = sorted(findings)
        super().__init__(f"{len(self.findings)} findings")
