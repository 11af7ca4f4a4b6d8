"""What a file's bytes are, whatever its name says: signatures of binary formats, first words of those in text."""

import re
from pathlib import PurePosixPath
from typing import Final

_SIGNATURES: Final = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x00\x00\x01\x00", "an ICO icon"),
    (b"wOF2", "a WOFF2 font"),
    (b"wOFF", "a WOFF font"),
    (b"OTTO", "an OpenType font"),
    (b"\x00\x01\x00\x00", "a TrueType font"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
)
_TEXT, _DATA = "text", "binary data"
_HTML, _SVG, _XML, _JSON, _CALENDAR = "an HTML page", "an SVG drawing", "XML", "JSON", "a calendar"
# What may stand before the first element of XML and HTML.
_PROLOGUE: Final = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_FIRST: Final = re.compile(r"<!doctype\s+(?P<doctype>[a-z]+)|<(?:[a-z0-9]+:)?(?P<element>[a-z]+)[\s>/]", re.IGNORECASE)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BY_ENDING: Final = {
    ".pdf": ("a PDF document",),
    ".png": ("a PNG picture",),
    ".jpg": ("a JPEG picture",),
    ".jpeg": ("a JPEG picture",),
    ".gif": ("a GIF picture",),
    ".webp": ("a WebP picture",),
    ".avif": ("an AVIF picture",),
    ".ico": ("an ICO icon",),
    ".woff2": ("a WOFF2 font",),
    ".woff": ("a WOFF font",),
    ".ttf": ("a TrueType font",),
    ".otf": ("an OpenType font", "a TrueType font"),
    ".gz": ("a gzip archive",),
    ".html": (_HTML, _XML, _TEXT),
    ".svg": (_SVG,),
    ".xml": (_XML,),
    ".atom": (_XML,),
    ".rss": (_XML,),
    ".json": (_JSON,),
    ".webmanifest": (_JSON,),
    ".ics": (_CALENDAR,),
    ".css": (_TEXT,),
    ".js": (_TEXT, _JSON),
    ".mjs": (_TEXT, _JSON),
    ".txt": (_TEXT,),
    ".conf": (_TEXT,),
    ".sig": (_TEXT, _DATA),
    ".minisig": (_TEXT,),
    "": (_TEXT,),
}
RASTERS: Final = ("a PNG picture", "a JPEG picture", "a GIF picture", "a WebP picture", "an AVIF picture")
"""The formats of pictures that are made of pixels."""


def format_of(data: bytes) -> str:
    """Name the format of bytes: `a PDF document`, `an HTML page`, `text`, `binary data`."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP picture"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "an AVIF picture"
    if data[4:8] == b"ftyp":
        return "a film"
    try:
        return _kind_of_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _DATA


def _kind_of_text(text: str) -> str:
    if _CONTROL.search(text):
        return _DATA
    begin = _PROLOGUE.match(text)
    rest = text[begin.end() if begin else 0 :]
    first = _FIRST.match(rest)
    if first:
        name = (first["doctype"] or first["element"]).lower()
        return {"html": _HTML, "svg": _SVG}.get(name, _XML)
    if rest[:1] in ("{", "["):
        return _JSON
    return _CALENDAR if rest[:15].upper() == "BEGIN:VCALENDAR" else _TEXT


def disguise(path: str, data: bytes) -> tuple[str, str] | None:
    """Tell what the bytes are and what the path's ending says, where these two differ; None where they agree.

    Of an ending that is not known nothing is said.
    """
    expected = _BY_ENDING.get(PurePosixPath(path).suffix)
    actual = format_of(data)
    return None if expected is None or actual in expected else (actual, expected[0])
