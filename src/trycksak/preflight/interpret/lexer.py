"""A content stream, operator by operator: one at a time, so that a hostile stream costs no memory (7.8.2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

from trycksak.preflight.interpret.objects import plain_name

_NUMBER: Final = rb"[-+]*(?:\d+\.?\d*|\.\d+)"
# Nearly every instruction is a row of numbers and an operator; possessive signs keep a bad row from costs without end.
_PLAIN: Final = re.compile(
    rb"[\0\t\n\f\r ]*+((?:[-+.\d]{1,40}+[\0\t\n\f\r ]++){0,8}+)([A-Za-z'\"][A-Za-z0-9*]*+)(?=[\0\t\n\f\r /\[(<%]|\Z)"
)
# A longer row of numbers: the shares of many inks, or junk.
_ROW: Final = re.compile(rb"[\0\t\n\f\r ]*+(?:[-+.\d]{1,40}+[\0\t\n\f\r ]++){1,1024}+")
# What writers show text with: strings in hexadecimal digits, and numbers between them.
_SHOWN: Final = re.compile(
    rb"[\0\t\n\f\r ]*+\[((?:[\0\t\n\f\r ]*+(?:<[0-9A-Fa-f]*+>|[-+.\d]{1,40}+))*+)[\0\t\n\f\r ]*+\]"
)
# A path goes on for hundreds of segments, each with its numbers: they are read at one go, up to a bound.
_SEGMENTS: Final = re.compile(
    rb"(?:[\0\t\n\f\r ]++(?:(?:[-+.\d]{1,40}+[\0\t\n\f\r ]++){2}[ml]"
    rb"|(?:[-+.\d]{1,40}+[\0\t\n\f\r ]++){6}c|h)(?=[\0\t\n\f\r ])){2,2048}+"
)
_DIGITS: Final = b"+-.0123456789"
_SPACES: Final = b"\0\t\n\f\r "
_LETTERS: Final = b"mlch"
PATH: Final = b"m l c h"
"""Stands for many segments of a path at once; its operands are their letters and all their numbers."""
_TOKEN: Final = re.compile(
    rb"[\0\t\n\f\r ]++|%[^\r\n]*+"
    rb"|(?P<number>" + _NUMBER + rb"(?![^\0\t\n\f\r ()<>\[\]{}/%]))"
    rb"|/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*+)"
    rb"|(?P<open>\()|<<|>>|<(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*+)>|(?P<bracket>[\[\]])"
    rb"|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]++)|(?P<other>.)",
    re.DOTALL,
)
_PARENTHESIS: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_ESCAPED: Final = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_INLINE_END: Final = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|\Z)")
_MAX_OPERANDS: Final = 64
# After so many bytes that were read token by token, a sign of life is given instead of an operator.
SLOW_BYTES: Final = 4_096
SLOW: Final = b""
_MAX_ITEMS: Final = 50_000


class Name(str):
    """A name in a content stream, without its slash."""

    __slots__ = ()


@dataclass(frozen=True)
class InlineImage:
    """The dictionary of an image that stands in the content itself (ISO 32000-1, 8.9.7)."""

    entries: dict[str, Any]


Operand = Any
"""float, Name, bytes (a string), list (an array) or bool."""


def instructions(data: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Go through operators and their operands; what is no PDF syntax is passed over."""
    at, end, slow = 0, len(data), 0
    operands: list[Operand] = []
    plain = _PLAIN.match
    while at < end:
        found = plain(data, at)
        if found:
            row, operator = found.groups()
            at = found.end()
            if row:
                try:
                    operands.extend(map(float, row.split()))
                except ValueError:
                    operands.extend(_odd(row.split()))
            if operator == b"BI":
                at, image = _inline(data, at)
                yield b"EI", [image]
            elif operator in (b"true", b"false"):
                operands.append(operator == b"true")
                continue
            else:
                yield operator, operands
                if operator == b"m" and (found := _SEGMENTS.match(data, at)) and (numbers := _numbers(found[0])):
                    at = found.end()
                    yield PATH, [found[0].translate(None, _DIGITS + _SPACES).decode("ascii"), numbers]
            operands = []
            continue
        begun = at
        if found := _ROW.match(data, at):
            at = found.end()
            operands = [*operands, *_odd(found[0].split(None, _MAX_OPERANDS)[:_MAX_OPERANDS])][:_MAX_OPERANDS]
        else:
            at, operand = _shown(data, at) or _next(data, at)
            if operand is not None and len(operands) < _MAX_OPERANDS:
                operands.append(operand)
        slow += at - begun
        while slow > SLOW_BYTES:
            # What is read token by token costs time too: let the caller count it.
            slow -= SLOW_BYTES
            yield SLOW, []


def _odd(row: list[bytes]) -> list[float]:
    """Read numbers as readers do that Python does not: `--5`, `1.2.3`, `4-5` (seen in files of old writers)."""
    found = (re.match(_NUMBER, part) for part in row)
    return [float(match[0].lstrip(b"+-")) * (-1 if match[0].startswith(b"-") else 1) for match in found if match]


def _numbers(segments: bytes) -> list[float]:
    """Read the numbers between some letters; none where one is written oddly."""
    try:
        return [*map(float, segments.translate(None, _LETTERS).split())]
    except ValueError:
        return []


def _shown(data: bytes, at: int) -> tuple[int, Operand] | None:
    """Read an array of plain numbers and strings of digits at one go; None for any other token."""
    found = _SHOWN.match(data, at)
    if found is None:
        return None
    items: list[Operand] = []
    # Numbers and digits take turns, perhaps many numbers, perhaps none.
    row = found[1].replace(b">", b"<").split(b"<")
    try:
        for numbers, digits in zip_longest(row[::2], row[1::2]):
            items += map(float, numbers.split())
            if digits is not None:
                items.append(_from_hex(digits))
    except ValueError:
        return None
    return (found.end(), items) if len(items) <= _MAX_ITEMS else None


def _next(data: bytes, at: int) -> tuple[int, Operand]:
    """Read one token, or one array; gives where it ends, and None where it is no operand."""
    items: list[Operand] | None = None
    while found := _TOKEN.match(data, at):
        at, kind = found.end(), found.lastgroup
        value: Operand = None
        if kind == "number":
            value = float(found[0]) if found[0][1:2] not in (b"+", b"-") else _odd([found[0]])[0]
        elif kind == "name":
            value = Name(plain_name(found["name"]))
        elif kind == "open":
            at, value = _string(data, at)
        elif kind == "hex":
            value = _from_hex(found["hex"])
        elif kind == "bracket":
            if found[0] == b"[" and items is None:
                items = []
                continue
            return at, items
        if items is None:
            return at, value
        if value is not None:
            items.append(value)
        if len(items) > _MAX_ITEMS:
            return at, items
    return len(data), items


def _from_hex(digits: bytes) -> bytes:
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        pass
    packed = digits.translate(None, b"\0\t\n\f\r ")
    try:
        return bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode("latin-1"))
    except ValueError:
        return b""


def _string(data: bytes, at: int) -> tuple[int, bytes]:
    """Read a string from after its opening parenthesis (ISO 32000-1, 7.3.4.2)."""
    start, depth = at, 1
    while depth and (found := _PARENTHESIS.search(data, at)):
        at = found.end()
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    whole = data[start : at - 1] if not depth else data[start:]
    return (at if not depth else len(data)), _ESCAPE.sub(_unescape, whole) if b"\\" in whole else whole


def _unescape(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 255])
    return _ESCAPED.get(found[2], found[2])


def _inline(data: bytes, at: int) -> tuple[int, InlineImage]:
    """Read an inline image's dictionary, and pass over its data."""
    tokens: list[Operand] = []
    while found := _TOKEN.match(data, at):
        if found.lastgroup == "word":
            at = found.end()
            if found[0] == b"ID":
                break
            tokens.append(found[0] == b"true")
            continue
        at, value = _next(data, at)
        if value is not None and len(tokens) < _MAX_OPERANDS:
            tokens.append(value)
    entries = {str(key): value for key, value in zip(tokens[::2], tokens[1::2], strict=False) if isinstance(key, Name)}
    ended = _INLINE_END.search(data, at + _length(entries))
    return (ended.end() if ended else len(data)), InlineImage(entries)


def _length(entries: dict[str, Any]) -> int:
    """Count the bytes of data that is not packed, as far as they are known; the search for its end begins there."""
    if "F" in entries or "Filter" in entries:
        return 0
    width, height = (entries.get(short, entries.get(long, 0)) for short, long in (("W", "Width"), ("H", "Height")))
    bits = entries.get("BPC", entries.get("BitsPerComponent", 1))
    if not all(isinstance(value, float) and 0 <= value < 1e6 for value in (width, height, bits)):
        return 0
    # At least one component; more make it longer, and then the search goes on from inside the data.
    return int((width * bits + 7) // 8 * height)
