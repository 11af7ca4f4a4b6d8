"""One figure held against one rule, and the sentence for it where it does not hold."""

from dataclasses import dataclass

from trycksak.findings import Finding, Place
from trycksak.preflight.proof.evidence import Figure


@dataclass(frozen=True)
class Ruling:
    """A figure, and what is told where it does not hold: the finding's id, what is, what should be, what to do."""

    figure: Figure
    id: str
    is_: str
    should: str
    do: str

    def finding(self, place: Place) -> Finding:
        """Give the finding at a place."""
        return Finding(place, self.id, self.is_, self.should, self.do)


def listed(values: object, word: str) -> str:
    """Write a list as people do: `a, b or c`."""
    *first, last = [str(value) for value in values] if isinstance(values, tuple | list) else [str(values)]
    return f"{', '.join(first)} {word} {last}" if first else last
