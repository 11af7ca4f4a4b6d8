"""Pages of laid-out publications as pictures, drawn by PDFium when a browser asks for them."""

from functools import lru_cache
from io import BytesIO
from threading import Lock
from typing import Final

import pypdfium2

PX_PER_PT: Final = 2.0
"""The scale of a page in its sheet: 144 ppi, sharp on an ordinary screen at twice the size on paper."""
LARGE_PX_PER_PT: Final = 4.0
"""The scale of a page that is looked at alone: 288 ppi."""
# PDFium is not safe to call from two threads.
_LOCK: Final = Lock()
# Flat colours compress well at once; a browser on the same machine does not wait for bytes.
_EFFORT: Final = 1


@lru_cache(maxsize=64)
def page_png(pdf: bytes, number: int, scale: float) -> bytes | None:
    """Draw a page, counted from 1, with its bleed as PNG; `scale` is in pixels a point. None where there is no such."""
    with _LOCK, pypdfium2.PdfDocument(pdf) as document:
        if not 1 <= number <= len(document):
            return None
        picture = document[number - 1].render(scale=scale).to_pil()
    file = BytesIO()
    picture.save(file, "PNG", compress_level=_EFFORT)
    return file.getvalue()
