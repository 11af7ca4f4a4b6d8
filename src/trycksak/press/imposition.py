"""Imposition: a proof in reader spreads, and two A5 pages on each side of A4 for the office printer.

Written with pikepdf alone: pdfimpose would do both, but is AGPL-3.0 and brings PyMuPDF, which is too. Creep is left to
the printer; a stack of five office sheets has none to speak of.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from trycksak.model.binding import Binding
from trycksak.units import TRIM_MM, mm_to_pt

Side = tuple[int | None, ...]
"""The pages of one side of a sheet from left to right, from 1."""

A4_LANDSCAPE_PT: Final = tuple(mm_to_pt(mm) for mm in reversed(TRIM_MM["A4"]))
# What of the document an imposed copy may not keep: it would claim a standard or lead to pages that are gone.
_NOT_KEPT: Final = (
    *("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/Dests", "/PageLabels", "/PageMode", "/PageLayout"),
    *("/OpenAction", "/AcroForm", "/Metadata", "/AF", "/ViewerPreferences"),
)


def spreads(pages: int, binding: Binding, *, from_right: bool = False) -> list[Side]:
    """List the spreads as a reader opens them: the cover alone, then two and two; a loose sheet has none.

    `from_right`: the pages are turned from right to left, and of two the first lies to the right.
    """
    if binding is Binding.SHEET:
        return [(number,) for number in range(1, pages + 1)]
    inner: list[Side] = [(number, number + 1) for number in range(2, pages, 2)]
    sides: list[Side] = [(1,), *inner, *([(pages,)] if pages > 1 and pages % 2 == 0 else [])]
    return _turned(sides) if from_right else sides


def saddle_stitched(pages: int, *, from_right: bool = False) -> list[Side]:
    """List the sides of a saddle-stitched booklet, the outermost sheet first, each sheet's front before its back.

    `from_right`: the spine is on the right of the cover, and every side is the mirror of its order.
    """
    if pages < 4 or pages % 4:
        raise ValueError(f"a saddle-stitched booklet has a multiple of 4 pages, not {pages}")
    fronts = [(pages - taken, taken + 1) for taken in range(0, pages // 2, 2)]
    sides: list[Side] = [side for last, first in fronts for side in ((last, first), (first + 1, last - 1))]
    return _turned(sides) if from_right else sides


def _turned(sides: Sequence[Side]) -> list[Side]:
    return [side[::-1] for side in sides]


def _is_from_right(pdf: pikepdf.Pdf) -> bool:
    """Tell whether an edition says that its pages are turned from right to left (ISO 32000-1, table 150)."""
    preferences = pdf.Root.get("/ViewerPreferences", Dictionary())
    return bool(preferences.get("/Direction") == Name.R2L)


def reader_spreads(edition: bytes, binding: Binding) -> bytes:
    """Make a proof of an edition: pages side by side in reading order, cut at the trim."""
    with pikepdf.open(BytesIO(edition)) as pdf:
        sides = spreads(len(pdf.pages), binding, from_right=_is_from_right(pdf))
        _lay_out(pdf, sides, None)
        return _saved(pdf)


def impose(edition: bytes) -> bytes:
    """Impose an A5 booklet on A4 for an office printer: both sides, landscape, turned on the short edge."""
    with pikepdf.open(BytesIO(edition)) as pdf:
        _lay_out(pdf, saddle_stitched(len(pdf.pages), from_right=_is_from_right(pdf)), A4_LANDSCAPE_PT)
        pdf.Root.ViewerPreferences = Dictionary(Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None"))
        return _saved(pdf)


def _lay_out(pdf: pikepdf.Pdf, sides: Sequence[Side], paper: tuple[float, ...] | None) -> None:
    """Put the pages of each side on a page of its own, in the middle of the paper if there is one."""
    count = len(pdf.pages)
    trims = [_trim(page) for page in pdf.pages]
    forms = [pdf.make_indirect(page.as_form_xobject()) for page in pdf.pages]
    for form in forms:
        for key in ("/StructParents", "/StructParent"):
            if key in form:
                del form[key]
    for side in sides:
        numbers = [number - 1 for number in side if number]
        wide = sum(trims[number][2] for number in numbers)
        high = max(trims[number][3] for number in numbers)
        width, height = paper or (wide, high)
        page = pdf.add_blank_page(page_size=(round(width, 4), round(height, 4)))
        page.TrimBox = page.MediaBox
        page.Resources = Dictionary(XObject=Dictionary({f"/P{number + 1}": forms[number] for number in numbers}))
        page.Contents = pdf.make_stream(_placed(numbers, trims, (width - wide) / 2, (height - high) / 2))
    del pdf.pages[:count]
    for key in _NOT_KEPT:
        if key in pdf.Root:
            del pdf.Root[key]


def _placed(numbers: Sequence[int], trims: Sequence[tuple[float, ...]], left: float, bottom: float) -> bytes:
    operators = []
    for number in numbers:
        x, y, width, _ = trims[number]
        operators.append(f"q 1 0 0 1 {left - x:.4f} {bottom - y:.4f} cm /P{number + 1} Do Q")
        left += width
    return "\n".join(operators).encode()


def _trim(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Give a page's trim as left, bottom, width, height in pt (ISO 32000-1, 14.11.2)."""
    left, bottom, right, top = (float(side) for side in Array(page.trimbox))
    return left, bottom, right - left, top - bottom


def _saved(pdf: pikepdf.Pdf) -> bytes:
    pdf.remove_unreferenced_resources()
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    return out.getvalue()
