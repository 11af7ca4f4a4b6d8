"""What is for writers and printers stays with them: hidden files, editors' copies, press editions, cameras' data."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
from PIL import Image
from pydantic import TypeAdapter

from trycksak.findings import Finding
from trycksak.noted import noted
from trycksak.preflight.site import Site
from trycksak.read.pictures import FORMATS, told_by

# The one hidden folder that the web knows (RFC 8615).
_WELL_KNOWN: Final = ".well-known"
_OF_WRITERS: Final = frozenset(
    {".bak", ".orig", ".rej", ".swp", ".swo", ".tmp", ".old", ".md", ".yml", ".yaml", ".toml", ".env", ".log", ".map"}
)
_AWAY: Final = "Take it away, and find out how it came here."


def check_private(site: Site) -> list[Finding]:
    """Find files of a site that are nobody's to read."""
    return sorted(fault for path in site.files("") for fault in _faults(path, site))


def _faults(path: Path, site: Site) -> Iterator[Finding]:
    place, kind = site.place(path), path.suffix.lower()
    parts = path.relative_to(site.root).parts
    if any(part.startswith(".") and part != _WELL_KNOWN for part in parts):
        yield Finding(place, "site/private", "the file is hidden", "a site holds what readers may find", _AWAY)
    elif path.name.endswith("~") or path.name.startswith(("#", "~$")) or kind in _OF_WRITERS:
        yield Finding(place, "site/private", "the file is a writer's", "a site holds what readers may find", _AWAY)
    elif kind == ".pdf" and _is_for_the_press(path.read_bytes()):
        is_, should = "the PDF is made for the press (PDF/X)", "press editions lie in out/print/ and go to the printer"
        yield Finding(place, "site/private", is_, should, _AWAY)
    elif kind in FORMATS:
        for what in _told(path.read_bytes()):
            is_, should = f"the picture tells {what}", "a picture that is published says nothing of who took it where"
            yield Finding(place, "site/private", is_, should, "Run `trycksak clean` on the picture in content/.")


@noted(TypeAdapter(bool))
def _is_for_the_press(file: bytes) -> bool:
    """Tell whether a PDF has an output intent for the press (ISO 15930-7, 6.2.2); what is no PDF has none."""
    try:
        with pikepdf.open(BytesIO(file)) as pdf:
            return any(intent.get("/S") == pikepdf.Name.GTS_PDFX for intent in pdf.Root.get("/OutputIntents", []))
    except (pikepdf.PdfError, AttributeError, TypeError, ValueError):
        return False


@noted(TypeAdapter(list[str]))
def _told(file: bytes) -> list[str]:
    try:
        with Image.open(BytesIO(file)) as image:
            return list(told_by(image))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return []
