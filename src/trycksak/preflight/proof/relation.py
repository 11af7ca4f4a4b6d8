"""The text that explains what the partners are to the city: on the page, in its language, and seen."""

import re
from collections.abc import Iterator
from typing import Final

import numpy as np
import pypdfium2

from trycksak.preflight.proof.asked import Asked
from trycksak.preflight.proof.contrast import contrast
from trycksak.preflight.proof.evidence import Figure
from trycksak.preflight.proof.ruling import Ruling
from trycksak.preflight.proof.sameness import coarse, planes
from trycksak.preflight.two_directions import places_of, runs_from_right

_DPI: Final = 144
# Words lower than this are read by nobody, in pt.
_LEAST_PT: Final = 3.0
# What is less than this from its ground is not read.
_READABLE: Final = 3.0


def rule_on_relation(page: pypdfium2.PdfPage, asked: Asked, place: str) -> Ruling:
    """Hold a page against the relation text: it stands there, and is seen."""
    wanted = asked.terms.relation.text.get(asked.locale, "")
    shown = [box for box in _found(page, wanted) if _seen(page, box)]
    hidden = not shown and bool(list(_found(page, wanted)))
    is_ = f"`{wanted}` stands on {place} where nobody sees it" if hidden else f"{place} does not say `{wanted}`"
    return Ruling(
        Figure("relation", "text", wanted if shown else "", wanted, "", bool(shown)),
        "relation/missing",
        is_,
        "a text explains what the partner is to the city",
        "Write it before the partner's name.",
    )


def _found(page: pypdfium2.PdfPage, wanted: str) -> Iterator[tuple[float, float, float, float]]:
    """Find a text however its words are broken into lines; gives left, bottom, right, top in page space."""
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    for start, end in _places(wanted, text):
        count = text_page.count_rects(start, end - start)
        boxes = [text_page.get_rect(index) for index in range(count)]
        if boxes:
            lefts, bottoms, rights, tops = zip(*boxes, strict=True)
            yield min(lefts), min(bottoms), max(rights), max(tops)


def _places(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    """Give where a text begins and ends."""
    if runs_from_right(wanted):
        yield from places_of(wanted, text)
        return
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    yield from (match.span() for match in re.finditer(pattern, text, re.IGNORECASE)) if pattern else ()


def _seen(page: pypdfium2.PdfPage, box: tuple[float, float, float, float]) -> bool:
    """Tell whether the box lies on the trimmed page and shows something large enough, clear from its ground."""
    left, bottom, right, top = box
    for shown in (page.get_bbox(), page.get_trimbox()):
        if left < shown[0] or bottom < shown[1] or right > shown[2] or top > shown[3]:
            return False
    if min(right - left, top - bottom) < _LEAST_PT:
        return False
    edges = page.get_bbox()
    crop = (left - edges[0], bottom - edges[1], edges[2] - right, edges[3] - top)
    image = page.render(scale=_DPI / 72, crop=crop, rev_byteorder=True).to_numpy()[..., :3]
    counts = np.bincount(coarse(planes(image)).ravel())
    ground = _colour(int(counts.argmax()))
    return max(contrast(_colour(int(code)), ground) for code in np.flatnonzero(counts)) >= _READABLE


def _colour(code: int) -> tuple[float, float, float]:
    """Give the colour, from 0 to 1, that a number of `coarse` stands for."""
    return (code >> 10) / 31, (code >> 5 & 31) / 31, (code & 31) / 31
