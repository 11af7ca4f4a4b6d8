"""What makes the results: this package's own files and the versions of all that it uses, as one hash."""

import ctypes
import sys
from collections.abc import Iterator
from functools import cache
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
    return key_of([own, *sorted(_packages()), _pango()])


def _packages() -> Iterator[str]:
    """Name what is installed: a package's folder says its version, and its papers need not be read.

    PyPA, Recording installed projects: https://packaging.python.org/specifications/recording-installed-packages/.
    """
    for place in filter(None, sys.path):
        yield from (path.name for path in Path(place).glob("*.dist-info"))


def _pango() -> str:
    for name in _PANGO:
        try:
            return f"Pango {ctypes.CDLL(name).pango_version()}"
        except OSError:
            continue
    return ""
