"""Pictures of what was measured: pages drawn by PDFium, and what the browser or the raster brought itself."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

from trycksak.preflight.proof.evidence import Box, MarkEvidence, Surface, Unit

# A whole page, and a mark with its surroundings, in pixels per inch.
_PAGE_PPI: Final = 48
_MARK_PPI: Final = 144
# What a mark's picture shows round its clear space, in mm: on the right and below stand its measures.
_BEFORE_MM: Final = 5.0
_BEYOND_MM: Final = 12.0
_COLOURS: Final = 48
# No picture is larger, in pixels: an A0 poster is drawn coarser.
_LARGEST: Final = 1200


@dataclass(frozen=True)
class Picture:
    """A picture of a surface: its file's name, its size in pixels, and the part of the surface that it shows."""

    name: str
    width: int
    height: int
    box: Box


@dataclass(frozen=True)
class Pictures:
    """The pictures of one surface: the whole of it, where there is one, and each mark by itself."""

    whole: Picture | None
    marks: tuple[Picture, ...] = ()


Drawn = Mapping[tuple[int, str], Pictures]
"""The pictures of an output, by page and state."""


@dataclass(frozen=True)
class Job:
    """What is to be drawn of an output: its file, the surfaces, and the names of the pictures begin with `slug`."""

    file: Path
    surfaces: tuple[Surface, ...]
    slug: str
    folder: Path


def draw(jobs: Sequence[Job]) -> list[Drawn]:
    """Draw the pages of PDFs; a surface's own picture is kept as it is.

    One page takes 30 ms: to start processes for them would take as long as drawing them.
    """
    pages = [any(surface.unit is Unit.MM for surface in job.surfaces) for job in jobs]
    return [_draw_pages(job) if has_pages else _brought(job) for job, has_pages in zip(jobs, pages, strict=True)]


def _brought(job: Job) -> Drawn:
    """Keep the pictures that the surfaces have themselves, each once, named by what it holds."""
    made: dict[tuple[int, str], Pictures] = {}
    for surface in job.surfaces:
        if surface.png:
            name = f"{hashlib.sha256(surface.png).hexdigest()[:16]}.png"
            (job.folder / name).write_bytes(surface.png)
            with Image.open(BytesIO(surface.png)) as image:
                made[surface.page, surface.state] = Pictures(Picture(name, image.width, image.height, surface.png_box))
    return made


def _draw_pages(job: Job) -> Drawn:
    try:
        document = pypdfium2.PdfDocument(job.file)
    except pypdfium2.PdfiumError:
        return {}
    made: dict[tuple[int, str], Pictures] = {}
    with document:
        for surface in job.surfaces:
            if 0 < surface.page <= len(document) and min(surface.size) > 0:
                made[surface.page, surface.state] = _draw_page(document[surface.page - 1], surface, job)
    return made


def _draw_page(page: pypdfium2.PdfPage, surface: Surface, job: Job) -> Pictures:
    sheet = _sheet(page, surface)
    page.set_cropbox(*page.get_mediabox())
    # A slug has no underscore, so that no two pictures have the same name.
    name = f"{job.slug}_{surface.page}"
    whole = _save(page, sheet, (0.0, 0.0, *surface.size), _PAGE_PPI, job.folder / f"{name}.png")
    marks = tuple(
        _save(page, sheet, _round(mark), _MARK_PPI, job.folder / f"{name}_{number}.png")
        for number, mark in enumerate(surface.marks, start=1)
    )
    return Pictures(whole, marks)


def _round(mark: MarkEvidence) -> Box:
    left, top, width, height = mark.clear
    around = _BEFORE_MM + _BEYOND_MM
    return left - _BEFORE_MM, top - _BEFORE_MM, width + around, height + around


def _sheet(page: pypdfium2.PdfPage, surface: Surface) -> Box:
    """Give the whole sheet as a reader sees it, in mm from the trim's upper left corner, by /Rotate."""
    left, bottom, right, top = page.get_mediabox()
    trim = page.get_trimbox()
    past = (trim[0] - left, top - trim[3], right - trim[2], trim[1] - bottom)
    turned = page.get_rotation() // 90 % 4
    # What lies past the trim on the left, on top, on the right and below moves on by one with each quarter turn.
    around = past[-turned:] + past[:-turned] if turned else past
    width_pt = (trim[3] - trim[1]) if turned % 2 else (trim[2] - trim[0])
    mm = surface.size[0] / width_pt if width_pt else 0.0
    before, above, after, below = (side * mm for side in around)
    return -before, -above, surface.size[0] + before + after, surface.size[1] + above + below


def _save(page: pypdfium2.PdfPage, sheet: Box, wanted: Box, ppi: float, path: Path) -> Picture:
    """Draw a part of the sheet, as far as there is any, and tell which part it is."""
    left, top = max(wanted[0], sheet[0]), max(wanted[1], sheet[1])
    right = min(wanted[0] + wanted[2], sheet[0] + sheet[2])
    bottom = min(wanted[1] + wanted[3], sheet[1] + sheet[3])
    width, height = page.get_size()
    pt = width / sheet[2] if sheet[2] else 0.0
    longest = max(right - left, bottom - top, 1.0) / 25.4 * ppi
    scale = ppi / 25.4 / pt * min(1.0, _LARGEST / longest) if pt else 1.0
    past = (
        (left - sheet[0]) * pt,
        height - (bottom - sheet[1]) * pt,
        width - (right - sheet[0]) * pt,
        (top - sheet[1]) * pt,
    )
    try:
        crop = tuple(max(0.0, side) for side in past)
        image = page.render(scale=scale, crop=crop, draw_annots=False).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError):
        image = Image.new("RGB", (10, 10), "white")
    small = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    small.save(path, compress_level=6)
    return Picture(path.name, small.width, small.height, (left, top, right - left, bottom - top))
