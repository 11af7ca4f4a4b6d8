"""Typefaces as layout engines want them: unpacked, once for all documents and for all days."""

from io import BytesIO
from typing import Final

from fontTools.ttLib import woff2

from trycksak.program import program
from trycksak.store import Store, key_of

_UNPACKED: Final[dict[str, bytes]] = {}


def unpacked(font: bytes, store: Store | None = None) -> bytes:
    """Unpack a WOFF2, as WeasyPrint would anew for every document; raises what fontTools raises where it is none."""
    key = key_of(["typeface", program(), font])
    if key not in _UNPACKED:
        found = store.get(key) if store else None
        _UNPACKED[key] = found if found is not None else _unpack(font)
        if store and found is None:
            store.put(key, _UNPACKED[key])
    return _UNPACKED[key]


def _unpack(font: bytes) -> bytes:
    file = BytesIO()
    woff2.decompress(BytesIO(font), file)
    return file.getvalue()
