"""A finished PDF opened for measuring: its pages, their trim, and one exception for all that cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, Final

import pikepdf

from trycksak.errors import TrycksakError
from trycksak.findings import Finding, Place
from trycksak.preflight.geometry import Affine
from trycksak.units import pt_to_mm

# Bytes of one unpacked stream: a full page of art has 0.1 MB.
_MAX_STREAM: Final = 32_000_000
# What pikepdf raises for a damaged file: its own, and what an object of the wrong kind says in Python.
DAMAGE: Final = (
    pikepdf.PikepdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)


class Unmeasurable(TrycksakError):
    """A file or a page that cannot be measured; the message says why, as the first part of a finding."""


@contextmanager
def opened(path: Path) -> Iterator[pikepdf.Pdf]:
    """Open a PDF to measure it; raises Unmeasurable, also for damage that shows only inside the block."""
    try:
        with _modest(), pikepdf.open(path) as pdf:
            yield pdf
    except OSError as fault:
        raise Unmeasurable(f"the file cannot be read ({fault.strerror or fault})") from None
    except pikepdf.PasswordError:
        raise Unmeasurable("the file is locked with a password") from None
    except DAMAGE:
        raise Unmeasurable("the file is no whole PDF") from None


@contextmanager
def _modest() -> Iterator[None]:
    """Let no packed stream grow past all bounds; the limit is the process's, so it is put back."""
    before = pikepdf.settings.get_qpdf_limits()["flate_max_memory"]
    pikepdf.settings.set_qpdf_limits(flate_max_memory=_MAX_STREAM)
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(flate_max_memory=before)


def unreadable(shown: str, fault: Unmeasurable) -> Finding:
    """Make the finding for a file that cannot be measured."""
    should, do = "a publication is a whole PDF that can be measured", "Build it again; if it stays so, report it."
    return Finding(Place(shown), "publication/unreadable", str(fault), should, do)


@dataclass(frozen=True)
class View:
    """How a reader sees a box of a page: its size in mm, and the map from page space to mm from its top left corner."""

    width: float
    height: float
    to_mm: Affine


def trim_view(page: pikepdf.Page) -> View:
    """See a page cut to its TrimBox (CropBox, MediaBox where there is none), turned as /Rotate says."""
    return _view(page, page.trimbox)


def crop_view(page: pikepdf.Page) -> View:
    """See a page as a reader's window shows it: its CropBox, or its MediaBox where there is none."""
    return _view(page, page.cropbox)


def _view(page: pikepdf.Page, box: Any) -> View:
    corners = [float(number) for number in box]
    k = pt_to_mm(float(page.obj.get("/UserUnit", 1)))
    if len(corners) != 4 or not all(map(isfinite, [*corners, k])):
        raise Unmeasurable("a page has no proper size")
    (x0, x1), (y0, y1) = sorted(corners[::2]), sorted(corners[1::2])
    width, height = (x1 - x0) * k, (y1 - y0) * k
    turned = float(page.obj.get("/Rotate", 0)) % 360
    if turned == 0:
        return View(width, height, Affine(k, 0, 0, -k, -x0 * k, y1 * k))
    if turned == 90:
        return View(height, width, Affine(0, k, k, 0, -y0 * k, -x0 * k))
    if turned == 180:
        return View(width, height, Affine(-k, 0, 0, k, x1 * k, -y0 * k))
    if turned == 270:
        return View(height, width, Affine(0, -k, -k, 0, y1 * k, x1 * k))
    raise Unmeasurable(f"a page is turned by {turned:g}°")
