"""QR codes: each page drawn as it is printed, its codes read, and held against the addresses that they are to say.

A telephone reads what a page shows, so the page is drawn and the code found in its pixels; nothing of how it was made
is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Final, cast

import numpy as np
import pypdfium2
import zxingcpp
from numpy.typing import NDArray

from trycksak.findings import Finding, Place
from trycksak.preflight.sheet import Unmeasurable, View, crop_view, opened, trim_view, unreadable

# The resolution at which a page is read: a module of the smallest kind has 3 pixels.
_PPI: Final = 200
# The smallest module that a telephone is sure to read; GS1's General Specifications ask for 0.396 mm on packages.
_LEAST_MODULE_MM: Final = 0.4
# The width of the quiet zone, in modules (ISO/IEC 18004, 9.1).
_QUIET: Final = 4
# What is darker is no quiet zone: half way between the code's black and its white.
_LIGHT: Final = 128
Grey = NDArray[np.uint8]
Pixels = tuple[int, int, int, int]
"""Left, top, right and bottom."""


@dataclass(frozen=True)
class Code:
    """A QR code on a page, as it was read.

    `page` counts from 1; `box_mm` is left, top, width and height from the trim's upper left corner, in whole mm;
    `module_mm` is the width of a module; `quiet` says that its quiet zone is free. Of one that cannot be read, `text`
    and `box_mm` are empty.
    """

    text: str
    page: int
    box_mm: tuple[float, ...]
    module_mm: float
    quiet: bool


def check_codes(path: Path, shown: str, expected: Sequence[str]) -> list[Finding]:
    """Hold the QR codes of a PDF, in the order of its pages, against the addresses that they are to say."""
    try:
        codes = read_codes(path)
    except Unmeasurable as fault:
        return [unreadable(shown, fault)]
    found = [finding for code in codes for finding in _judge(code, shown)]
    matched = SequenceMatcher(None, [code.text for code in codes], list(expected), autojunk=False)
    for tag, first, last, begin, end in matched.get_opcodes():
        if tag != "equal":
            pairs = zip_longest(codes[first:last], expected[begin:end])
            found += [_differs(code, address, shown) for code, address in pairs]
    return sorted(found)


def read_codes(path: Path) -> list[Code]:
    """Read every QR code of a PDF, page by page, from the top down; raises Unmeasurable where it cannot be drawn."""
    with opened(path) as pdf:
        views = [(trim_view(page), crop_view(page)) for page in pdf.pages]
    try:
        with pypdfium2.PdfDocument(path) as document:
            return [
                code
                for number, (trim, crop) in enumerate(views, start=1)
                for code in _on_page(document[number - 1], number, trim, crop)
            ]
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        raise Unmeasurable("the pages cannot be drawn") from None


def _on_page(page: pypdfium2.PdfPage, number: int, trim: View, crop: View) -> list[Code]:
    scale = _PPI * crop.width / 25.4 / page.get_size()[0]
    drawn = page.render(scale=scale, grayscale=True, draw_annots=True).to_numpy()
    grey = np.ascontiguousarray(drawn.reshape(drawn.shape[:2]))
    read = zxingcpp.read_barcodes(
        grey, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]), try_downscale=False, return_errors=True
    )
    # From pixels of the drawn page to mm from the trim: both views look at the same page space.
    there, here = trim.to_mm.at((0, 0)), crop.to_mm.at((0, 0))
    shift = there[0] - here[0], there[1] - here[1]
    codes = [_code(one, grey, number, shift) for one in read if one.valid]
    whole = [_bounds(one) for one in read if one.valid]
    # Of a damaged code the reader tells several parts, and their places mean little.
    if any(not one.valid and not any(_meet(_bounds(one), box) for box in whole) for one in read):
        codes.append(Code("", number, (), 0, quiet=True))
    return sorted(codes, key=lambda code: code.box_mm[1::-1])


def _code(read: zxingcpp.Barcode, grey: Grey, number: int, shift: tuple[float, float]) -> Code:
    left, top, right, bottom = box = _bounds(read)
    # 21 modules in version 1, and 4 more in each that follows (ISO/IEC 18004, 5.3.2).
    module = (right - left) / (17 + 4 * int(cast("dict[str, str]", read.extra)["Version"]))
    mm = 25.4 / _PPI
    # A pixel is an eighth of a millimetre: whole ones are sure.
    place = [
        round(left * mm + shift[0]),
        round(top * mm + shift[1]),
        round((right - left) * mm),
        round((bottom - top) * mm),
    ]
    return Code(read.text, number, tuple(map(float, place)), round(module * mm, 2), _is_quiet(grey, box, module))


def _bounds(read: zxingcpp.Barcode) -> Pixels:
    corners = [read.position.top_left, read.position.top_right, read.position.bottom_right, read.position.bottom_left]
    across, down = [corner.x for corner in corners], [corner.y for corner in corners]
    return min(across), min(down), max(across), max(down)


def _meet(one: Pixels, other: Pixels) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is_quiet(grey: Grey, box: Pixels, module: float) -> bool:
    """Tell whether nothing dark stands within four modules of a code; the page's own edge counts as dark."""
    # A pixel on either side is the code's own soft edge, and the neighbour's.
    inner, outer = 2, int(_QUIET * module) - 1
    left, top, right, bottom = box
    if min(left, top) < outer or right + outer > grey.shape[1] or bottom + outer > grey.shape[0]:
        return False
    around = grey[top - outer : bottom + outer, left - outer : right + outer].copy()
    near = outer - inner
    around[near:-near, near:-near] = 255
    return bool(around.min() >= _LIGHT)


def _judge(code: Code, shown: str) -> Iterator[Finding]:
    place = Place(shown, 0, code.page, code.box_mm)
    if code.text and code.module_mm < _LEAST_MODULE_MM:
        is_ = f"the modules of the QR code are {code.module_mm:.2f} mm wide"
        should = f"telephones read modules of at least {_LEAST_MODULE_MM:.2f} mm"
        yield Finding(place, "qr/module", is_, should, "Print it larger, or shorten the address (`slug`).")
    if not code.quiet:
        is_ = "something dark stands close to the QR code"
        should = f"it has a quiet zone of {_QUIET} modules on every side, {_QUIET * code.module_mm:.1f} mm"
        yield Finding(place, "qr/quiet-zone", is_, should, "Move it, or what stands there.")


def _differs(code: Code | None, address: str | None, shown: str) -> Finding:
    if code is None:
        is_, should = f"no QR code says `{address}`", "the publication has a code that leads there"
        return Finding(Place(shown), "qr/missing", is_, should, "Put it back into the template.")
    place = Place(shown, 0, code.page, code.box_mm)
    should = f"it says `{address}`" if address else "nobody has asked for a code here"
    if not code.text:
        is_, do = "a QR code on this page cannot be read", "Print it black on white, whole, and with nothing upon it."
        return Finding(place, "qr/unreadable", is_, should, do)
    do = "Correct the template." if address else "Take it away, or add it to what the publication is to carry."
    return Finding(place, "qr/address", f"the QR code says `{code.text}`", should, do)
