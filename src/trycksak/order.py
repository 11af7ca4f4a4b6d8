"""What is asked of a build, and the folders that it fills."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trycksak.inputs import digest

OUT: Final = "out"
DRAFT: Final = "draft"
REFUSED: Final = "refused"
"""What was made and refused, shown with the evidence of what broke it."""
Tell = Callable[[str], None]
Progress = Callable[[int, int], None]
"""Told how many of how many web pages were proved."""


@dataclass(frozen=True)
class Order:
    """What is asked of a build beside the event itself.

    `proofs` adds what the office printer takes, in `out/proof/`. With `fresh` everything is made and measured anew,
    also what was made before of the very same. `key` is the SSH key that signs the checksums. With `allow_outdated`
    also translations that are older than their source are printed. A `draft` is for looking at: it is not proved in a
    browser, has no evidence and no checksums, and lies in `draft/`; what is delivered stays as it is.
    """

    proofs: bool = False
    fresh: bool = False
    key: Path | None = None
    allow_outdated: bool = False
    draft: bool = False

    @property
    def asked(self) -> str:
        """All of it that changes what is made, as text."""
        key = f"{self.key} {digest(self.key)}" if self.key else ""
        return f"{self.proofs} {key} {self.allow_outdated} {self.draft}"
