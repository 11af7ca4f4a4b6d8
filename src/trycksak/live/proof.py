"""What is known of a publication in a language while it is laid out, drawn and measured."""

from dataclasses import dataclass

from trycksak.findings import Finding
from trycksak.live.layout import Drawn, Laid


@dataclass(frozen=True)
class Proof:
    """What is known of a publication in a language: its newest pages, and what is wrong with them.

    `reading` is the reading that the pages are right for; 0: there are none. `key` is a hash of all that they are made
    from, `printed` the ids of the pages of content in them. `judged` is None until they are measured.
    """

    reading: int = 0
    key: str = ""
    printed: frozenset[str] = frozenset()
    outdated: tuple[Finding, ...] = ()
    laid: Laid | None = None
    drawn: Drawn | None = None
    judged: tuple[Finding, ...] | None = None
    failed: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong with it."""
        complaints = (one.complaints for one in (self.laid, self.drawn) if one)
        parts = (self.failed, self.outdated, *complaints, self.judged or ())
        return tuple(dict.fromkeys(finding for part in parts for finding in part))

    def page(self, number: int) -> tuple[bytes, int] | None:
        """Give the PDF that a page is drawn in, and its number there; None where it is not drawn yet."""
        if self.drawn:
            return self.drawn.pdf, number
        if self.laid and number in self.laid.numbers:
            return self.laid.pdf, self.laid.numbers.index(number) + 1
        return None
