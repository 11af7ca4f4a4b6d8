"""Colour spaces, gradients, soft masks and bitmaps that sheets call by name."""

from functools import cache
from io import BytesIO

import numpy as np
import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name
from PIL.ImageCms import ImageCmsProfile, createProfile

from preflight.proof.gallery.drawing import IDENTITY, Matrix, mark, original
from preflight.proof.gallery.sheets import PT, Sheet, Thing, Writer, form, group, space, state

# sRGB's primaries (IEC 61966-2-1) as CalRGB has them, and the same with red and green in each other's place.
SRGB = (0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505)
SWAPPED = (*SRGB[3:6], *SRGB[:3], *SRGB[6:])


def tint(name: str, values: str, alternate: str = "DeviceCMYK") -> Thing:
    """A Separation whose full tint is a colour of its alternate space (ISO 32000-1, 8.6.6.4)."""

    def make(writer: Writer) -> Array:
        full = [float(number) for number in values.split()]
        none = [0.0] * 4 if alternate == "DeviceCMYK" else [1.0] * 3
        function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(none), C1=Array(full), N=1)
        return Array([Name.Separation, Name(f"/{name}"), Name(f"/{alternate}"), function])

    return space(make)


def calibrated(matrix: tuple[float, ...]) -> Thing:
    """A CalRGB with these primaries."""
    entries = {"/WhitePoint": Array([0.9505, 1, 1.089]), "/Gamma": Array([2.2] * 3), "/Matrix": Array(list(matrix))}
    return space(lambda writer: Array([Name.CalRGB, Dictionary(entries)]))


def profiled(data: bytes) -> Thing:
    """An ICCBased space of three components."""
    return space(lambda writer: Array([Name.ICCBased, writer.pdf.make_stream(data, N=3)]))


@cache
def srgb_profile() -> bytes:
    """LittleCMS's sRGB profile."""
    return ImageCmsProfile(createProfile("sRGB")).tobytes()


def swapped_profile() -> bytes:
    """The same with its red and green primaries in each other's place."""
    swaps = ((b"rXYZ", b"????"), (b"gXYZ", b"rXYZ"), (b"????", b"gXYZ"))
    data = srgb_profile()
    for old, new in swaps:
        data = data.replace(old, new, 1)
    return data


def _axial(start: tuple[float, ...], end: tuple[float, ...]) -> Dictionary:
    """A gradient from the left edge to 80 mm, of grey or sRGB."""
    colours = Name.DeviceGray if len(start) == 1 else Name.DeviceRGB
    made = Dictionary(ShadingType=2, ColorSpace=colours, Coords=Array([0, 0, 80, 0]), Extend=Array([True, True]))
    made.Function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(list(start)), C1=Array(list(end)), N=1)
    return made


def shading(start: tuple[float, ...], end: tuple[float, ...]) -> Thing:
    """A gradient for `sh`."""
    return Thing("Shading", lambda writer: _axial(start, end))


def gradient(start: tuple[float, ...], end: tuple[float, ...]) -> Thing:
    """A gradient as a pattern, in the page's own space."""

    def make(writer: Writer) -> Dictionary:
        return Dictionary(PatternType=2, Matrix=Array([PT, 0, 0, PT, 0, 0]), Shading=_axial(start, end))

    return Thing("Pattern", make)


def tiling(operators: str, step: float, matrix: Matrix = IDENTITY, reach: float | None = None) -> Thing:
    """A coloured pattern: a cell of so many of its units, in the page's own space."""

    def make(writer: Writer) -> pikepdf.Stream:
        numbers = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": step, "YStep": step}
        cell = Array([0, 0, reach or step, reach or step])
        return writer.stream(operators, BBox=cell, Matrix=Array(list(matrix)), **numbers)

    return Thing("Pattern", make)


def masked(operators: str) -> Thing:
    """A soft mask from the luminosity of what a form paints."""

    def make(writer: Writer) -> Dictionary:
        made = form(operators, Group=group(CS=Name.DeviceGray)).make(writer)
        return Dictionary(Type=Name.Mask, S=Name.Luminosity, G=made)

    return state(SMask=make)


@cache
def drawn(ppi: float, name: str = "sv-positive", width: float = 40) -> np.ndarray:
    """Draw an original as pixels on white, cut to its box."""
    height = width * original(name).height / original(name).width
    return pixels(Sheet(size=(width, height), mark=mark(name, at=(0, 0), width=width)), ppi)


def pixels(sheet: Sheet, ppi: float) -> np.ndarray:
    """Draw a sheet as pixels."""
    out = BytesIO()
    sheet.write(out)
    with pypdfium2.PdfDocument(out.getvalue()) as pdf:
        return np.asarray(pdf[0].render(scale=ppi / 72).to_pil().convert("RGB"))
