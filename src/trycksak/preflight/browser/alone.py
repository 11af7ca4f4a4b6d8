"""An original drawn alone by the same browser: what the mark on a page is compared with, pixel by pixel."""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from math import ceil, floor
from typing import Final, NamedTuple

import numpy as np
from PIL import Image
from playwright.async_api import Browser, Page

from trycksak.preflight.browser.originals import Original
from trycksak.preflight.geometry import Box
from trycksak.preflight.proof.sameness import Pixels, planes

Ground = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""
MARGIN: Final = 2
"""The ground round the mark, in pixels."""
_DRAW: Final = """async ([picture, ground, left, top, width, height, fit, position]) => {
  document.documentElement.style.cssText = `background: rgb(${ground.join(" ")}); forced-color-adjust: none`;
  const mark = new Image();
  mark.src = picture;
  mark.style.cssText = `position: absolute; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px; `
    + `object-fit: ${fit}; object-position: ${position}`;
  document.body.replaceChildren(mark);
  await mark.decode();
}"""


class Frame(NamedTuple):
    """The box of an <img>, in CSS pixels, and how its picture is fitted and placed in it (CSS Images 3, 5.5)."""

    box: Box
    fit: str
    position: str


class Studio:
    """A blank page in which originals are drawn; each picture is made once."""

    def __init__(self, page: Page) -> None:
        self._page, self._lock = page, asyncio.Lock()
        self._drawn: dict[tuple[str, Ground, Frame, Box], Pixels] = {}

    async def draw(self, original: Original, ground: Ground, frame: Frame, box: Box) -> tuple[Pixels, Box]:
        """Draw an original on a ground in a frame, at the frame's own part of a pixel, and cut out a box of it.

        Gives the picture, and the box that it shows. A browser moves a frame's edges to whole pixels: an original that
        is drawn in another frame is another picture.
        """
        left, top = floor(box.x) - MARGIN, floor(box.y) - MARGIN
        across, down = ceil(box.x + box.width) + MARGIN - left, ceil(box.y + box.height) + MARGIN - top
        own = frame.box
        placed = Box(round(own.x - left, 4), round(own.y - top, 4), round(own.width, 4), round(own.height, 4))
        shown = Box(left, top, across, down)
        key = original.master.sha256, ground, frame._replace(box=placed), Box(0, 0, across, down)
        async with self._lock:
            if key not in self._drawn:
                self._drawn[key] = await self._draw(original, ground, frame._replace(box=placed), (across, down))
        return self._drawn[key], shown

    async def _draw(self, original: Original, ground: Ground, frame: Frame, size: tuple[int, int]) -> Pixels:
        picture = f"data:image/svg+xml;base64,{base64.b64encode(original.data).decode()}"
        width, height = size
        await self._page.set_viewport_size({"width": width, "height": height})
        await self._page.evaluate(_DRAW, [picture, list(ground), *frame.box, frame.fit, frame.position])
        with Image.open(BytesIO(await self._page.screenshot())) as image:
            return planes(np.asarray(image.convert("RGB")))


@asynccontextmanager
async def studio(browser: Browser) -> AsyncIterator[Studio]:
    """Open the blank page, and close it with the block."""
    context = await browser.new_context()
    try:
        page = await context.new_page()
        await page.set_content("<!doctype html><title></title><body></body>")
        yield Studio(page)
    finally:
        await context.close()
