"""Small pictures of every page, drawn by PDFium: the whole sheet, marks and slug included."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import ClassVar, Final

import pypdfium2
from PIL import Image
from pydantic import ConfigDict, TypeAdapter

from trycksak.inputs import digest
from trycksak.parallel import Workers
from trycksak.program import program
from trycksak.remembered import Remembered
from trycksak.store import Shelf, Store, key_of

DPI: Final = 48
# Enough for flat colours and for text at this size; one picture is 12 kB.
_COLOURS: Final = 48
# Zlib's own middle way: its last 8 % took five times as long.
_EFFORT: Final = 6
# No page's picture is larger, in pixels: an A0 poster is drawn coarser.
_LARGEST: Final = 1200


@dataclass(frozen=True)
class Thumbnail:
    """A page's picture as a PNG file, and its size in pixels."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    png: bytes
    width: int
    height: int


Thumbnails = Mapping[int, Thumbnail]
"""Pictures by the number of their page, from 1."""
_FORM: Final = TypeAdapter(Thumbnails)


def thumbnails(file: Path, pages: Iterable[int] | None = None) -> Thumbnails:
    """Draw pages of a file, or all; none where PDFium cannot open it."""
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError:
        return {}
    with document:
        numbers = range(1, len(document) + 1) if pages is None else pages
        return {number: _draw(document, number - 1) for number in numbers}


def drawing(files: Sequence[Path], store: Store | None, workers: Workers) -> Remembered[Path, Thumbnails]:
    """Begin to draw all pages of some files on workers; what was drawn of the same bytes is kept."""
    keys = [key_of(["thumbnails", program(), digest(file)]) for file in files]
    return Remembered(thumbnails, files, keys, Shelf(store, _FORM), workers)


def _draw(document: pypdfium2.PdfDocument, number: int) -> Thumbnail:
    try:
        page = document[number]
        # The figures are of the whole sheet, and so is the picture, whatever a viewer is asked to show.
        page.set_cropbox(*page.get_mediabox())
        longest = max(page.get_size()) / 72 * DPI
        scale = DPI / 72 * min(1, _LARGEST / longest)
        image = page.render(scale=scale, draw_annots=False).to_pil().convert("RGB")
    except pypdfium2.PdfiumError:
        image = Image.new("RGB", (10, 10), "white")
    small = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    file = BytesIO()
    small.save(file, "PNG", optimize=False, compress_level=_EFFORT)
    return Thumbnail(file.getvalue(), *small.size)
