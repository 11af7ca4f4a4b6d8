"""The order in which a tagged PDF is read aloud, held against the order in which it is seen.

Only what no layout explains counts: a block read after another one of the same column that stands wholly below it.
Columns, figures, captions, tables and the labels on a map may be read in any order of their own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from trycksak.preflight.structure import Element

# How much of the narrower block the other one must cover from side to side to be in the same column.
_SAME_COLUMN: Final = 0.5
# What two lines may share, in pt, and still count as one above the other.
_TOUCH_PT: Final = 1.0
_HEADINGS: Final = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})
_TEXT: Final = _HEADINGS | frozenset({"P", "LI", "LBody", "Lbl", "BlockQuote", "TOCI"})
# A label is one short line that is no heading, in pt.
_LABEL_WIDTH_PT: Final = 150.0
_LABEL_HEIGHT_PT: Final = 16.0
_MAX_BLOCKS: Final = 2000


class Bounds(NamedTuple):
    """A box in page space, in pt."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Inversion:
    """Two blocks of a page of which the lower one is read first."""

    page: int
    lower: Bounds
    upper: Bounds


def inversions(read: Sequence[Element], seen: Mapping[int, Mapping[int, Bounds]]) -> list[Inversion]:
    """Find the clearest inversion of each page; `seen` is where each mark (MCID) of each page stands."""
    roles = {element.block: element.role for element in reversed(read) if element.role in _TEXT}
    blocks: dict[int, dict[int, Bounds]] = {}
    for element in read:
        for page, mark in element.content:
            bounds = seen.get(page, {}).get(mark)
            if bounds and element.block in roles:
                here = blocks.setdefault(page, {})
                here[element.block] = _joined(here.get(element.block, bounds), bounds)
    found = (
        _clearest(page, [bounds for block, bounds in here.items() if roles[block] in _HEADINGS or not _label(bounds)])
        for page, here in sorted(blocks.items())
    )
    return [inversion for inversion in found if inversion]


def _clearest(page: int, blocks: Sequence[Bounds]) -> Inversion | None:
    pairs = list(_pairs(page, blocks[:_MAX_BLOCKS]))
    return max(pairs, key=lambda pair: pair.upper.bottom - pair.lower.top, default=None)


def _pairs(page: int, blocks: Sequence[Bounds]) -> Iterator[Inversion]:
    for position, later in enumerate(blocks):
        for earlier in blocks[:position]:
            if later.bottom >= earlier.top - _TOUCH_PT and _same_column(earlier, later):
                yield Inversion(page, earlier, later)


def _same_column(one: Bounds, other: Bounds) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    narrower = min(one.right - one.left, other.right - other.left)
    return narrower > 0 and shared >= _SAME_COLUMN * narrower


def _label(bounds: Bounds) -> bool:
    return bounds.right - bounds.left < _LABEL_WIDTH_PT and bounds.top - bounds.bottom < _LABEL_HEIGHT_PT


def _joined(one: Bounds, other: Bounds) -> Bounds:
    return Bounds(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
    )
