"""Parity: the two editions of a publication say the same, page by page, and look the same inside the trim.

Both are drawn by the same engine, so that what differs is the file and not the drawing. CMYK by the brand's own values
is another colour than sRGB on a screen (pink on uncoated paper by 24 ΔE), so colours are compared
loosely and structure closely.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from trycksak.findings import Finding, Place
from trycksak.preflight.drawing import Drawn, drawn
from trycksak.preflight.geometry import Box
from trycksak.preflight.sheet import Unmeasurable, unreadable
from trycksak.preflight.two_directions import says_the_same

RESOLUTION: Final = 50
# How alike the edges of a field of 4 mm must be: 1 the same, 0 on one page only. Measured on the 116 pages of the real
# event, pair by pair: never below 0.949; 233 blocks of 40 × 10 mm that were moved by 2 mm: never above 0.82.
ALIKE: Final = 0.86
# How far a field's mean colour may be away, in 255ths of red, green or blue. Measured on the same pages: 28 at most.
COLOUR: Final = 64
# Pixels of half a field: fields overlap by half, so that what lies on a border is whole in one of them.
_HALF: Final = 4
# Edges weaker than this (a step of 3 in 255) do not count.
_FAINT: Final = 10.0
_SIZE_MM: Final = 0.1
_WORDS: Final = 4

Grid = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Alike:
    """How much a press page is like its web page: the worst field's edges and colour, and the boxes round all bad."""

    edges: float
    edges_mm: Box
    colour: float
    colour_mm: Box


def check_parity(web: Path, press: Path, shown: str) -> list[Finding]:
    """Compare a press edition, shown as `shown`, with its web edition."""
    try:
        return sorted(_compared(web, press, shown))
    except Unmeasurable as fault:
        return [unreadable(shown, fault)]


def _compared(web: Path, press: Path, shown: str) -> Iterator[Finding]:
    count = [0, 0]
    for number, (a, b) in enumerate(zip_longest(drawn(web, RESOLUTION), drawn(press, RESOLUTION)), start=1):
        count[0] += a is not None
        count[1] += b is not None
        if a is not None and b is not None:
            yield from _page(Place(shown, page=number), a, b)
    if count[0] != count[1]:
        is_ = f"the press edition's pages are {count[1]}"
        should = f"the web edition's are {count[0]}"
        yield Finding(Place(shown), "parity/pages", is_, should, "Write both editions from one layout.")


def _page(place: Place, web: Drawn, press: Drawn) -> Iterator[Finding]:
    if not says_the_same(web.text, press.text):
        read, wanted = _difference(press.text, web.text)
        do = "Write both editions from one layout."
        yield Finding(place, "parity/text", f"the press edition reads `{read}`", f"the web edition `{wanted}`", do)
    if max(abs(a - b) for a, b in zip(web.size_mm, press.size_mm, strict=True)) > _SIZE_MM:
        is_, should = (f"{edition.size_mm[0]:.1f} × {edition.size_mm[1]:.1f} mm" for edition in (press, web))
        do = "Give both editions the same trim."
        yield Finding(place, "parity/size", f"the press edition's trim is {is_}", f"the web edition's is {should}", do)
        return
    yield from _looks(place, compare(web.picture, press.picture))


def _looks(place: Place, alike: Alike) -> Iterator[Finding]:
    if alike.edges < ALIKE:
        is_ = f"the edges of text and pictures here are alike by {alike.edges:.2f} in the two editions"
        should = f"they are by {ALIKE:g} or more"
        do = "Look for something that is missing or moved in one of them."
        yield Finding(_on(place, alike.edges_mm), "parity/look", is_, should, do)
    elif alike.colour > COLOUR:
        is_ = f"the colour here is {alike.colour:.0f}/255 away from the web edition's"
        do = "Look for a colour that is wrong in one of them."
        yield Finding(_on(place, alike.colour_mm), "parity/look", is_, f"it is {COLOUR}/255 away at most", do)


def _on(place: Place, box: Box) -> Place:
    return Place(place.path, page=place.page, box_mm=tuple(round(side, 1) for side in box))


def _difference(read: str, wanted: str) -> tuple[str, str]:
    """Give the first words that differ, with a few before them."""
    ours, theirs = read.split(), wanted.split()
    same = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    matcher = SequenceMatcher(None, ours[same : same + 50], theirs[same : same + 50], autojunk=False)
    _, _, end, _, other = next((code for code in matcher.get_opcodes() if code[0] != "equal"), ("", 0, 0, 0, 0))
    start = max(same - _WORDS, 0)
    shown = (ours[start : same + min(end, _WORDS) + 1], theirs[start : same + min(other, _WORDS) + 1])
    return " ".join(shown[0]) or "nothing", " ".join(shown[1]) or "nothing"


def compare(web: Image.Image, press: Image.Image) -> Alike:
    """Compare two pictures of a page, of the same size but for a pixel, field by field."""
    size = min(web.width, press.width), min(web.height, press.height)
    a, b = (_smooth(picture.crop((0, 0, *size))) for picture in (web, press))
    ga, gb = _edges(a), _edges(b)
    edges = (2 * _fields(ga * gb) + _FAINT) / (_fields(ga * ga) + _fields(gb * gb) + _FAINT)
    away = [np.abs(_fields(one) - _fields(other)) for one, other in zip(a, b, strict=True)]
    colour = np.max(away, axis=0)
    return Alike(
        round(float(edges.min()), 4),
        _round(edges < ALIKE),
        round(float(colour.max()), 1),
        _round(colour > COLOUR),
    )


def _smooth(picture: Image.Image) -> list[Grid]:
    """Give red, green and blue, each the mean of three pixels by three, so that half a pixel's shift is no edge."""
    return [np.asarray(band, dtype=np.float32) for band in picture.filter(ImageFilter.BoxBlur(1)).split()]


def _edges(channels: list[Grid]) -> Grid:
    """Give the steepness at each pixel, of the channel that is steepest there."""
    across, down = np.zeros_like(channels[0]), np.zeros_like(channels[0])
    for values in channels:
        np.maximum(across[:, 1:-1], np.abs(values[:, 2:] - values[:, :-2]), out=across[:, 1:-1])
        np.maximum(down[1:-1], np.abs(values[2:] - values[:-2]), out=down[1:-1])
    return np.sqrt(across * across + down * down)


def _fields(values: Grid) -> Grid:
    """Give the mean over every field, four quarters together; the last ones repeat the edge."""
    high, wide = (-side % _HALF for side in values.shape)
    if high or wide:
        values = np.pad(values, ((0, high), (0, wide)), mode="edge")
    rows = values.reshape(values.shape[0] // _HALF, _HALF, values.shape[1]).sum(axis=1)
    quarters = rows.reshape(rows.shape[0], rows.shape[1] // _HALF, _HALF).sum(axis=2) / _HALF**2
    if min(quarters.shape) > 1:
        quarters = (quarters[:-1, :-1] + quarters[1:, :-1] + quarters[:-1, 1:] + quarters[1:, 1:]) / 4
    return np.asarray(quarters, dtype=np.float32)


def _round(bad: npt.NDArray[np.bool_]) -> Box:
    """Give the box round the fields that are bad."""
    rows, columns = np.nonzero(bad)
    if not rows.size:
        return Box(0, 0, 0, 0)
    mm = _HALF * 25.4 / RESOLUTION
    left, top, right, bottom = (float(edge) for edge in (columns.min(), rows.min(), columns.max() + 2, rows.max() + 2))
    return Box(left * mm, top * mm, (right - left) * mm, (bottom - top) * mm)
