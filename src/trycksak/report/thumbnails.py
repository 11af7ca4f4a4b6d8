"""Small pictures of every page, drawn by PDFium: the whole sheet, marks and slug included."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

DPI: Final = 48
# Enough for flat colours and for text at this size; one picture is 15 kB.
_COLOURS: Final = 48
# No page's picture is larger, in pixels: an A0 poster is drawn coarser.
_LARGEST: Final = 1200


@dataclass(frozen=True)
class Thumbnail:
    """A page's picture: its file's name and its size in pixels."""

    name: str
    width: int
    height: int


def thumbnails(file: Path, name: str, pages: Sequence[int], folder: Path) -> dict[int, Thumbnail]:
    """Draw pages of a file, from 1, as `name-1.png`, `name-2.png`, …; none where PDFium cannot open it."""
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError:
        return {}
    with document:
        return {number: _draw(document, number - 1, f"{name}-{number}.png", folder) for number in pages}


def _draw(document: pypdfium2.PdfDocument, number: int, name: str, folder: Path) -> Thumbnail:
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
    small.save(folder / name, optimize=False, compress_level=9)
    return Thumbnail(name, *small.size)
