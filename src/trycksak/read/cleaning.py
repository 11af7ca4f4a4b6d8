"""Taking out of a picture what it tells beside its pixels; the pixels themselves stay as they are, bit for bit."""

import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import ExifTags, Image

from trycksak.errors import CannotRun

# JPEG: the start, JFIF, the colour profile and Adobe's note on colours, and everything that is no application's data.
_APP_KEPT: Final = (0xE0, 0xE2, 0xEE)
_APPLICATIONS: Final = range(0xE0, 0xF0)
_COMMENT, _SCAN, _APP1 = 0xFE, 0xDA, 0xE1
# PNG (third edition, 11): chunks that change how a picture looks.
_PNG_KEPT: Final = (b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"bKGD", b"pHYs", b"sPLT", b"hIST")
_PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_WEBP_TOLD: Final = (b"EXIF", b"XMP ")
_WEBP_FLAGS: Final = 0b00001100  # Exif and XMP metadata (RFC 9649, 2.7)


def cleaned(path: Path) -> bytes:
    """Give a picture's bytes without its metadata; which way is up is kept. Raises CannotRun for other formats."""
    data = path.read_bytes()
    try:
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data, _orientation(data))
        if data.startswith(_PNG_SIGNATURE):
            return _PNG_SIGNATURE + b"".join(_png(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            body = b"WEBP" + b"".join(_webp(data))
            return b"RIFF" + struct.pack("<I", len(body)) + body
    except (struct.error, IndexError, OSError, SyntaxError, ValueError):
        raise CannotRun(f"{path} is damaged. Save it anew with a program for pictures.") from None
    raise CannotRun(f"{path} is neither JPEG, PNG nor WebP. Save it anew without metadata in a program for pictures.")


def _orientation(data: bytes) -> int:
    with Image.open(BytesIO(data)) as image:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))


def _jpeg(data: bytes, orientation: int) -> bytes:
    kept, at = [data[:2]], 2
    if orientation != 1:
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = orientation
        block = exif.tobytes()
        kept.append(b"\xff" + bytes([_APP1]) + struct.pack(">H", len(block) + 2) + block)
    while data[at + 1] != _SCAN:
        marker, (length,) = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])
        if data[at] != 0xFF:
            raise ValueError("no marker where one must be")
        if marker != _COMMENT and (marker not in _APPLICATIONS or marker in _APP_KEPT):
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    # What stands after the picture's end is told to nobody either.
    end = data.rfind(b"\xff\xd9")
    return b"".join(kept) + data[at : end + 2 if end > at else len(data)]


def _png(data: bytes) -> Iterator[bytes]:
    at = len(_PNG_SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind = data[at + 4 : at + 8]
        # A critical chunk has a capital letter first (PNG, 5.4).
        if kind[:1].isupper() or kind in _PNG_KEPT:
            yield data[at : at + 12 + length]
        if kind == b"IEND":
            return
        at += 12 + length


def _webp(data: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(data):
        kind, (length,) = data[at : at + 4], struct.unpack("<I", data[at + 4 : at + 8])
        chunk = data[at : at + 8 + length + length % 2]
        if kind == b"VP8X":
            yield chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        elif kind not in _WEBP_TOLD:
            yield chunk
        at += 8 + length + length % 2
