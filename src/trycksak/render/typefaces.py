"""Typefaces as layout engines want them: unpacked, once for all documents of a process."""

from functools import cache
from io import BytesIO

from fontTools.ttLib import woff2


@cache
def unpacked(font: bytes) -> bytes:
    """Unpack a WOFF2, as WeasyPrint would anew for every document; raises what fontTools raises where it is none."""
    file = BytesIO()
    woff2.decompress(BytesIO(font), file)
    return file.getvalue()
