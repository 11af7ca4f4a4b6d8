"""Asking an object of a strange PDF for what it should hold: the answer has the right kind, or there is none."""

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any, Final

import pikepdf

from trycksak.preflight.geometry import Affine
from trycksak.preflight.sheet import DAMAGE, Unmeasurable

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top, in the space that its owner says."""

# A page tree deeper than this is made to harm.
_MAX_PARENTS: Final = 64
_HEX: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


def entry(owner: Any, key: str) -> Any:
    """Give an entry of a dictionary or a stream; None where there is none."""
    if not isinstance(owner, pikepdf.Dictionary | pikepdf.Stream):
        return None
    if not key.isascii() and any("\udc80" <= letter <= "\udcff" for letter in key):
        # A key that is not UTF-8, from an old program: pikepdf lists it, but cannot look it up.
        return next((value for called, value in owner.items() if called == key), None)
    return owner.get(key)


def number(value: Any) -> float | None:
    """Give a number that can be counted with."""
    if isinstance(value, bool):
        return None
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError, NotImplementedError):
        return None
    return found if isfinite(found) else None


def numbers(values: Any, count: int = 0) -> list[float]:
    """Give the numbers of an array, all of them or none; with `count`, exactly so many."""
    if not isinstance(values, pikepdf.Array | list | tuple):
        return []
    found = [number(value) for value in values]
    whole = [value for value in found if value is not None]
    return whole if len(whole) == len(found) and count in (0, len(found)) else []


def name(value: Any) -> str:
    """Give a name without its slash; empty where it is none."""
    if not isinstance(value, pikepdf.Name):
        return ""
    try:
        return str(value).removeprefix("/")
    except UnicodeDecodeError:
        return plain_name(value.unparse()[1:]).encode("utf-8", "surrogateescape").decode("latin-1")


def plain_name(written: bytes) -> str:
    """Give a name from how it is written, without its slash, as pikepdf lists it (ISO 32000-1, 7.3.5)."""
    whole = _HEX.sub(lambda code: bytes([int(code[1], 16)]), written)
    return whole.decode("utf-8", "surrogateescape")


def text(value: Any) -> str:
    """Give a string's words; empty where it is none."""
    return str(value) if isinstance(value, pikepdf.String | str) else ""


def matrix(value: Any) -> Affine:
    """Give a matrix; the identity where there is none, or no proper one (ISO 32000-1, 8.3.3)."""
    found = numbers(value, 6)
    return Affine(*found) if found else Affine(1, 0, 0, 1, 0, 0)


def dictionaries(owner: Any, key: str) -> Iterator[tuple[str, Any]]:
    """Go through the dictionaries and streams of a group, such as /Font in some resources."""
    group = entry(owner, key)
    if isinstance(group, pikepdf.Dictionary):
        for called, value in group.items():
            if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
                yield str(called).removeprefix("/"), value


def inherited(page: Any, key: str) -> Any:
    """Give an entry of a page, its own or of the nearest node above it (ISO 32000-1, 7.7.3.4)."""
    for _ in range(_MAX_PARENTS):
        found = entry(page, key)
        if found is not None:
            return found
        page = entry(page, "/Parent")
    return None


def box(value: Any) -> Bounds | None:
    """Give the corners of a box as the file has them, whichever way round."""
    found = numbers(value, 4)
    return (found[0], found[1], found[2], found[3]) if found else None


def unpacked(stream: Any) -> bytes:
    """Unpack a stream; raises Unmeasurable for one that is damaged, or larger than any page of art."""
    if not isinstance(stream, pikepdf.Stream):
        return b""
    packed = filters(stream)
    # qpdf bounds every decoder but this one; LZW packs 1 to 1,365 at best.
    if "LZWDecode" in packed and len(stream.read_raw_bytes()) > 1_000_000:
        raise Unmeasurable("a page's content is packed with LZW and too large to unpack")
    try:
        return bytes(stream.read_bytes())
    except DAMAGE as fault:
        large = "memory limit" in str(fault)
        why = "unpacks to more than 32 MB" if large else "is damaged"
        raise Unmeasurable(f"a page's content {why}") from None


def filters(stream: Any) -> list[str]:
    """List the filters of a stream, without their slashes."""
    given = entry(stream, "/Filter")
    return [name(one) for one in given] if isinstance(given, pikepdf.Array) else [name(given)] if given else []
