"""A finished page drawn by PDFium inside its trim, and the text that stands there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from trycksak.preflight.sheet import Unmeasurable
from trycksak.units import pt_to_mm

# Pixels of one page: A0 at 50 dpi has 4 million.
_MAX_PIXELS: Final = 40_000_000
_MAX_CHARACTERS: Final = 1_000_000


@dataclass(frozen=True)
class Drawn:
    """A page as it is seen inside its trim: its size, its text with white space folded, its picture in RGB."""

    size_mm: tuple[float, float]
    text: str
    picture: Image.Image


@dataclass(frozen=True)
class Written:
    """A page's text as it stands, and the box of each mark (MCID) in page space: left, bottom, right, top in pt."""

    text: str
    marks: dict[int, tuple[float, float, float, float]]


def drawn(path: Path, resolution: int) -> Iterator[Drawn]:
    """Draw every page, cut to its TrimBox (CropBox, MediaBox where there is none); raises Unmeasurable."""
    with _document(path) as document:
        for index in range(len(document)):
            yield _drawn(document, index, resolution)


def written(path: Path) -> Iterator[Written]:
    """Read every page's text, and where its marked content stands; raises Unmeasurable."""
    with _document(path) as document:
        for index in range(len(document)):
            page = _page(document, index)
            yield Written(_text(page, index, _inside(page.get_cropbox(), page.get_mediabox())), _marks(page))
            page.close()


@contextmanager
def _document(path: Path) -> Iterator[Any]:
    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError):
        raise Unmeasurable("the file is no whole PDF, or is locked") from None
    try:
        yield document
    finally:
        document.close()


def _page(document: Any, index: int) -> Any:
    try:
        return document[index]
    except pdfium.PdfiumError:
        raise Unmeasurable(f"page {index + 1} is damaged") from None


def _marks(page: Any) -> dict[int, tuple[float, float, float, float]]:
    marks: dict[int, tuple[float, float, float, float]] = {}
    for item in page.get_objects(max_depth=1):
        mark = pdfium_c.FPDFPageObj_GetMarkedContentID(item.raw)
        if mark >= 0:
            left, bottom, right, top = item.get_bounds()
            old = marks.get(mark, (left, bottom, right, top))
            marks[mark] = min(old[0], left), min(old[1], bottom), max(old[2], right), max(old[3], top)
    return marks


def _drawn(document: Any, index: int, resolution: int) -> Drawn:
    page = _page(document, index)
    trim = _inside(page.get_trimbox(), page.get_mediabox())
    page.set_cropbox(*trim)
    width, height = page.get_size()
    scale = resolution / 72
    if not (isfinite(width * height) and 0 < width * height * scale * scale <= _MAX_PIXELS):
        raise Unmeasurable(f"page {index + 1} is {pt_to_mm(width):.0f} × {pt_to_mm(height):.0f} mm, which is not drawn")
    text = _text(page, index, trim)
    bitmap = page.render(scale=scale, draw_annots=False, may_draw_forms=False, rev_byteorder=True)
    picture = bitmap.to_pil().convert("RGB")
    page.close()
    return Drawn((pt_to_mm(width), pt_to_mm(height)), text, picture)


def _inside(trim: tuple[float, ...], sheet: tuple[float, ...]) -> tuple[float, float, float, float]:
    """Give the part of the trim that lies on the sheet."""
    left, bottom = max(trim[0], sheet[0]), max(trim[1], sheet[1])
    return left, bottom, min(trim[2], sheet[2]), min(trim[3], sheet[3])


def _text(page: Any, index: int, trim: tuple[float, float, float, float]) -> str:
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > _MAX_CHARACTERS:
            raise Unmeasurable(f"page {index + 1} has more than {_MAX_CHARACTERS} characters")
        left, bottom, right, top = trim
        return " ".join(str(textpage.get_text_bounded(left, bottom, right, top)).split())
    finally:
        textpage.close()
