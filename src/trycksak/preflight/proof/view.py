"""The part of a page that is drawn: what of it is seen, and where its pixels lie in mm."""

from dataclasses import dataclass
from math import ceil, floor, hypot
from typing import Final

import numpy as np
import pypdfium2

from trycksak.preflight.geometry import Affine, Box, inverse, mapped
from trycksak.preflight.proof.alone import picture
from trycksak.preflight.proof.sameness import Mask, Pixels

# What rounding may take from an edge, in pixels.
_SLACK: Final = 0.01


@dataclass(frozen=True)
class View:
    """A part of a page, drawn at `per_mm` pixels per mm, which are `scale` pixels per pt.

    `region` is left, top, right, bottom in pixels of the whole page as it is turned, which is `page_size` pixels large;
    all else is in pixels of the region. `to_px` maps mm from the trim's top left corner; `visible` is the trimmed page.
    """

    per_mm: float
    scale: float
    page_size: tuple[int, int]
    region: tuple[int, int, int, int]
    to_px: Affine
    visible: Box

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in pixels."""
        left, top, right, bottom = self.region
        return right - left, bottom - top

    @property
    def shown(self) -> Mask:
        """Mark the pixels that lie wholly on the trimmed page."""
        return self._within(self.visible)

    def inside(self, box: Box) -> Mask:
        """Mark the pixels that lie wholly in a box of mm."""
        return self._within(mapped(box, self.to_px))

    def to_mm(self, box: Box) -> Box:
        """Map a box of pixels back."""
        return mapped(box, inverse(self.to_px))

    def draw(self, page: pypdfium2.PdfPage, *, printing: bool = False) -> Pixels:
        """Draw it, forms and annotations too, as on a screen or as in print; what lies beside the page is white."""
        left, top, right, bottom = self.region
        x, y = max(left, 0), max(top, 0)
        there = x, y, min(right, self.page_size[0]), min(bottom, self.page_size[1])
        drawn = picture(page, self.scale, there, printing=printing)
        if there == self.region:
            return drawn
        whole = np.full((3, bottom - top, right - left), 255, dtype=np.uint8)
        whole[:, y - top : there[3] - top, x - left : there[2] - left] = drawn
        return whole

    def _within(self, box: Box) -> Mask:
        mask = np.zeros(self.size[::-1], dtype=np.bool_)
        left, top = max(ceil(box.x - _SLACK), 0), max(ceil(box.y - _SLACK), 0)
        right, bottom = floor(box.x + box.width + _SLACK), floor(box.y + box.height + _SLACK)
        mask[top : max(bottom, 0), left : max(right, 0)] = True
        return mask


def view_of(page: pypdfium2.PdfPage, to_pt: Affine, part: Box, per_mm: float) -> View | None:
    """View a part of a page, in mm; None where nothing of it is on the page.

    `to_pt` maps mm from the trim's top left corner, y downwards, to page space.
    """
    width, height = page.get_size()
    scale = per_mm / hypot(to_pt.a, to_pt.b)
    wide, high = ceil(width * scale), ceil(height * scale)
    seen = _as_turned(page).then(Affine(wide / width, 0, 0, high / height, 0, 0))
    to_px = to_pt.then(seen)
    x, y, across, down = mapped(part, to_px)
    left, top, right, bottom = floor(x), floor(y), ceil(x + across), ceil(y + down)
    if max(left, 0) >= min(right, wide) or max(top, 0) >= min(bottom, high):
        return None
    shift = Affine(1, 0, 0, 1, -left, -top)
    visible = mapped(_trim(page), seen.then(shift))
    return View(per_mm, scale, (wide, high), (left, top, right, bottom), to_px.then(shift), visible)


def _as_turned(page: pypdfium2.PdfPage) -> Affine:
    """Map page space to pt from the upper left corner of the page as it is turned."""
    left, bottom, right, top = page.get_bbox()
    return {
        0: Affine(1, 0, 0, -1, -left, top),
        90: Affine(0, 1, 1, 0, -bottom, -left),
        180: Affine(-1, 0, 0, 1, right, -bottom),
        270: Affine(0, -1, -1, 0, top, right),
    }[page.get_rotation()]


def _trim(page: pypdfium2.PdfPage) -> Box:
    """Give the part of the trim that is on the page, in page space."""
    left, bottom, right, top = page.get_trimbox()
    crop = page.get_bbox()
    x, y = max(min(left, right), crop[0]), max(min(bottom, top), crop[1])
    return Box(x, y, min(max(left, right), crop[2]) - x, min(max(bottom, top), crop[3]) - y)
