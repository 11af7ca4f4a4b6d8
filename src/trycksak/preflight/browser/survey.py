"""What a page tells of its logotypes in one state: what survey.js measures, as records."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from trycksak.preflight.geometry import Box

SCRIPT: Final = Path(__file__).with_suffix(".js").read_text("utf-8")
"""The script that measures, for a world of its own in the page."""
Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, from 0 to 1."""


class Kind(StrEnum):
    """How a page shows something that is, or says that it is, the logotype."""

    IMG = "img"
    ELEMENT = "element"
    """Another element that shows a file: <object>, <embed>, <image>, …."""
    DRAWN = "drawn"
    """An <svg> or another element that the page calls by the logotype's name."""
    STYLE = "style"
    """A style sheet: a background, or content."""


@dataclass(frozen=True)
class Trait:
    """Something that may change how a mark looks: `opacity`, `filter`, `blend`, `clip`, `content`, and who has it."""

    kind: str
    value: str
    who: str


@dataclass(frozen=True)
class Candidate:
    """One mark on a page, before anybody has looked at it. Boxes are CSS pixels from the page's upper left corner.

    `source` is the address of what it shows, `named` whether the page calls it by the logotype's name, `natural` the
    file's own size. `box` is that of its content, `left` what
    the frames round it leave of that. `absent` says what hides it from everybody, `moving` what moves it without end.
    `turn` is the linear part of its transforms: a, b, c, d. `voice` is all that its spoken name depends on; `printed`
    is the element whose ground it stands on, and that element's `print-color-adjust`.
    """

    kind: Kind
    who: str
    source: str
    named: bool
    loaded: bool
    natural: tuple[float, float]
    box: tuple[float, float, float, float]
    left: tuple[float, float, float, float]
    fit: str
    position: str
    absent: str
    traits: tuple[tuple[str, str, str], ...]
    turn: tuple[float, float, float, float]
    moving: str
    link: str
    voice: str
    printed: tuple[str, str]

    @property
    def content(self) -> Box:
        """The box of its content."""
        return Box(*self.box)

    @property
    def cut_away(self) -> bool:
        """Whether the frames round it leave nothing of it."""
        return self.left[2] * self.left[3] < 2

    def trait(self, *kinds: str) -> Trait | None:
        """Give the innermost trait of one of some kinds."""
        return next((Trait(*one) for one in self.traits if one[0] in kinds), None)


@dataclass(frozen=True)
class Words:
    """A place where the page says what it was asked for: why nobody reads it there, and its colours where plain."""

    hidden: str
    colour: Colour | None
    ground: Colour | None


@dataclass(frozen=True)
class Survey:
    """What a page tells in one state: its size, the column in which its words stand, its marks, the relation text."""

    size: tuple[float, float]
    column: tuple[float, float]
    address: str
    marks: tuple[Candidate, ...]
    relation: tuple[Words, ...]


@dataclass(frozen=True)
class Clicks:
    """Where clicks on a mark go: how many were tried and reached it, and what lies over it where others ended."""

    tried: int
    reached: int
    over: str


@dataclass(frozen=True)
class Brought:
    """A mark that was brought into view: where it stands now, and where clicks on it go."""

    box: tuple[float, float, float, float]
    clicks: Clicks


SURVEY: Final = TypeAdapter(Survey)
BROUGHT: Final = TypeAdapter(Brought)
