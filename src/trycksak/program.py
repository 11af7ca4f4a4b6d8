"""What makes the results: this package's own files and the versions of all that it uses, as one hash."""

import ctypes
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Final

from trycksak.store import key_of

# WeasyPrint breaks lines with Pango; the rest of what it uses are Python packages.
_PANGO: Final = ("libpango-1.0.so.0", "libpango-1.0.dylib")


@cache
def program() -> str:
    """Hash this package's files, its Python packages by version, and Pango's version.

    What another version made is not taken for its own.
    """
    root = Path(__file__).parent
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    own = key_of(part for path in files for part in (path.relative_to(root).as_posix(), path.read_bytes()))
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    return key_of([own, *packages, _pango()])


def _pango() -> str:
    for name in _PANGO:
        try:
            return f"Pango {ctypes.CDLL(name).pango_version()}"
        except OSError:
            continue
    return ""
