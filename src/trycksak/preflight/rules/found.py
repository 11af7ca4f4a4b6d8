"""What the rules look at, and what they say: a page with its marks, the whole file, and one thing found wrong."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from trycksak.findings import Severity
from trycksak.model.binding import Binding
from trycksak.preflight.interpret.marks import Annotation, FontUse, Mark, Oddity, PathMark, PictureMark, TextRun
from trycksak.preflight.interpret.objects import Bounds
from trycksak.preflight.interpret.spaces import Space
from trycksak.preflight.interpret.state import hull, meet
from trycksak.preflight.limits import Limits
from trycksak.preflight.sheet import View


@dataclass(frozen=True)
class Found:
    """One thing that is wrong: what is, what should be, what to do; `box` is in page space, `page` 0 is the file."""

    is_: str
    should: str
    do: str
    box: Bounds | None = None
    page: int = 0
    level: Severity | None = None
    """Where a rule has two limits, which of them is broken; else the profile says."""


@dataclass(frozen=True)
class Leaf:
    """A page as the rules see it: its boxes as the file has them, and its marks in the order of painting."""

    number: int
    boxes: Mapping[str, Bounds]
    """By name, such as `TrimBox`: the corners in the file's order; inherited boxes too."""
    rotate: float
    user_unit: float
    view: View
    content: tuple[Mark, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    annotations: tuple[Annotation, ...] = ()

    def box(self, name: str) -> Bounds | None:
        """Give a box with its corners in order."""
        found = self.boxes.get(name)
        if found is None:
            return None
        left, bottom, right, top = found
        return min(left, right), min(bottom, top), max(left, right), max(bottom, top)

    @cached_property
    def printed(self) -> Bounds:
        """What is printed and not cut off: the bleed, else the trim, else the sheet."""
        return self.box("BleedBox") or self.box("TrimBox") or self.box("MediaBox") or (0.0, 0.0, 612.0, 792.0)

    @cached_property
    def trim(self) -> Bounds:
        """The finished page; without a TrimBox, the sheet."""
        return self.box("TrimBox") or self.box("MediaBox") or (0.0, 0.0, 612.0, 792.0)

    @cached_property
    def seen(self) -> tuple[Mark, ...]:
        """The marks, of soft masks too, that lie at least in part inside the bleed."""
        return tuple(mark for mark in self.content if meet(mark.box, self.printed))

    @cached_property
    def inked(self) -> tuple[Mark, ...]:
        """The marks inside the bleed that put ink on paper: not those of soft masks."""
        return tuple(mark for mark in self.seen if not mark.in_mask)

    @cached_property
    def texts(self) -> list[TextRun]:
        """The texts that are inked."""
        return [mark for mark in self.inked if isinstance(mark, TextRun)]

    @cached_property
    def paths(self) -> list[PathMark]:
        """The paths that are inked."""
        return [mark for mark in self.inked if isinstance(mark, PathMark)]

    @cached_property
    def pictures(self) -> list[PictureMark]:
        """The images that are inked, without those that only mask others."""
        return [mark for mark in self.inked if isinstance(mark, PictureMark) and not mark.is_soft_mask]

    def in_mm(self, box: Bounds) -> tuple[float, float, float, float]:
        """Give a box as left, top, width, height in mm from the trim's upper left corner."""
        left, top, right, bottom = hull(box, self.view.to_mm)
        # Adding nothing turns -0.0 into 0.0.
        return round(left, 1) + 0.0, round(top, 1) + 0.0, round(right - left, 1), round(bottom - top, 1)


@dataclass
class Whole:
    """The whole file, after its pages were passed: what concerns more than one of them."""

    pdf: pikepdf.Pdf
    limits: Limits
    binding: Binding | None
    leaves: list[Leaf] = field(default_factory=list)
    """The pages, without their marks."""
    fonts: dict[FontUse, int] = field(default_factory=dict)
    """Each font that is used, and the first page on which it is."""
    spots: dict[str, list[int]] = field(default_factory=dict)
    """Each spot colour, and the pages on which it is."""


PageRule = Callable[[Leaf, Limits], Iterator[Found]]
WholeRule = Callable[[Whole], Iterator[Found]]


def spaces(mark: Any) -> Iterator[Space]:
    """Go through the colour spaces that a mark is painted in."""
    if isinstance(mark, TextRun | PathMark):
        yield from (paint.space.root for paint in (mark.fill, mark.stroke) if paint is not None)
    elif isinstance(mark, PictureMark):
        yield (mark.fill.space if mark.fill else mark.space).root
    else:
        yield mark.space.root


def whence(mark: Mark) -> str:
    """Say through what a mark is painted, where it is not the page itself: ` (in form Fm1, pattern P2)`."""
    return f" (in {', '.join(mark.where[:4])})" if mark.where else ""


def pages(numbers: list[int]) -> str:
    """Write `page 3`, `pages 1, 2 and 5`, or `page 1 and 40 more`."""
    if len(numbers) > 4:
        return f"page {numbers[0]} and {len(numbers) - 1} more"
    *first, last = [str(number) for number in numbers]
    return f"pages {', '.join(first)} and {last}" if first else f"page {last}"
