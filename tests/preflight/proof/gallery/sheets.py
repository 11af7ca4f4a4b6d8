"""PDFs written by hand, operator by operator, so that each can be broken in exactly one way."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name, String

from preflight.proof.gallery.typeface import bounds, font

PT: Final = 72 / 25.4


@dataclass(frozen=True)
class Thing:
    """What operators call by name: the kind of resource, and what makes it."""

    kind: str
    make: Callable[["Writer"], Any]


@dataclass(frozen=True)
class Note:
    """An annotation: its kind, its box in mm from the trim's top left corner, and its picture as operators in mm."""

    kind: str
    box: tuple[float, float, float, float]
    look: str | None = None
    entries: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """A page, and those that follow it: operators in mm from the trim's top left corner, y downwards.

    `under` is painted before the mark and `over` after it; `plain` stands last, in pt of the page's own space. `names`
    are the resources that any of them call. `bleed` and `slug` are mm round the trim, `origin` is the MediaBox's lower
    left corner in its unit, of which one is `unit` points (UserUnit).
    """

    size: tuple[float, float] = (148, 210)
    bleed: float = 0
    slug: float = 0
    origin: tuple[float, float] = (0, 0)
    unit: float = 1
    trim_box: bool = True
    under: str = ""
    mark: str = ""
    over: str = ""
    plain: str = ""
    names: Mapping[str, Thing] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    entries: Mapping[str, Any] = field(default_factory=dict)
    more: tuple["Sheet", ...] = ()
    finish: Callable[[pikepdf.Pdf], None] = lambda pdf: None
    save: Mapping[str, Any] = field(default_factory=dict)

    def write(self, path: Path | BytesIO) -> None:
        """Write the file, the same bytes every time."""
        with pikepdf.new() as pdf:
            layers: list[tuple[Any, bool]] = []
            for page in (self, *self.more):
                Writer(pdf, page, layers).add_page()
            if layers:
                pdf.Root.OCProperties = _configuration(layers)
            self.finish(pdf)
            options = {"deterministic_id": "encryption" not in self.save, **self.save}
            pdf.save(path, **options)

    @property
    def content(self) -> str:
        """All operators of the page, in its own space."""
        scale = PT / self.unit
        reach = (self.bleed + self.slug) * scale
        left, top = self.origin[0] + reach, self.origin[1] + reach + self.size[1] * scale
        drawn = f"{self.under}\n{self.mark}\n{self.over}"
        return f"q {scale:.8f} 0 0 {-scale:.8f} {left:.5f} {top:.5f} cm\n{drawn}\nQ\n{self.plain}"


@dataclass
class Writer:
    """Adds one page to a file, with the resources that its operators call."""

    pdf: pikepdf.Pdf
    sheet: Sheet
    layers: list[tuple[Any, bool]]
    made: dict[str, Any] = field(default_factory=dict)

    def add_page(self) -> None:
        sheet, scale = self.sheet, PT / self.sheet.unit
        reach = sheet.bleed + sheet.slug
        page = self.pdf.add_blank_page(page_size=(10, 10))
        page.obj.MediaBox = self._box(reach)
        if sheet.trim_box:
            page.obj.TrimBox = self._box(0)
        if sheet.bleed:
            page.obj.BleedBox = self._box(sheet.bleed)
        if sheet.unit != 1:
            page.obj.UserUnit = sheet.unit
        page.obj.Contents = self.pdf.make_stream(sheet.content.encode("latin-1"))
        page.obj.Resources = self.resources(sheet.content)
        if sheet.notes:
            page.obj.Annots = Array([self.pdf.make_indirect(self._note(note, scale)) for note in sheet.notes])
        for key, value in sheet.entries.items():
            page.obj[key] = value

    def stream(self, operators: str, **entries: Any) -> pikepdf.Stream:
        """Make a stream of operators with what they call."""
        return self.pdf.make_stream(operators.encode("latin-1"), Resources=self.resources(operators), **entries)

    def resources(self, operators: str) -> Dictionary:
        """Gather what is called by name."""
        found = Dictionary()
        for name in sorted({*re.findall(r"/(\w+)", operators)} & {*COMMON, *self.sheet.names}):
            thing = {**COMMON, **self.sheet.names}[name]
            if name not in self.made:
                self.made[name] = thing.make(self)
            if f"/{thing.kind}" not in found:
                found[f"/{thing.kind}"] = Dictionary()
            found[f"/{thing.kind}"][f"/{name}"] = self.made[name]
        return found

    def _box(self, reach: float) -> Array:
        """Give the trim, widened by mm on every side."""
        sheet, scale = self.sheet, PT / self.sheet.unit
        margin = (sheet.bleed + sheet.slug - reach) * scale
        (x, y), (width, height) = sheet.origin, sheet.size
        edges = (x + margin, y + margin, x + margin + (width + 2 * reach) * scale)
        return Array([round(edge, 5) for edge in (*edges, y + margin + (height + 2 * reach) * scale)])

    def _note(self, note: Note, scale: float) -> Dictionary:
        x, y, width, height = note.box
        left, top = self._box(0)[0], self._box(0)[3]
        edges = (float(left) + x * scale, float(top) - (y + height) * scale)
        rect = [*edges, edges[0] + width * scale, edges[1] + height * scale]
        made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{note.kind}"), Rect=Array(rect), F=4)
        if note.look is not None:
            entries = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, width, height])}
            made.AP = Dictionary(N=self.stream(note.look, **entries))
        for key, value in note.entries.items():
            made[key] = value
        return made


def form(operators: str, **entries: Any) -> Thing:
    """A form; its BBox is far beyond the page unless another is given."""

    def make(writer: Writer) -> Any:
        return writer.stream(
            operators, **{"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([-900, -900, 900, 900]), **entries}
        )

    return Thing("XObject", make)


def group(**entries: Any) -> Dictionary:
    """A transparency group's dictionary (ISO 32000-1, 11.6.6)."""
    return Dictionary(Type=Name.Group, S=Name.Transparency, **entries)


def state(**entries: Any) -> Thing:
    """A graphics state; a callable entry is made in the file."""
    return Thing("ExtGState", lambda w: Dictionary({f"/{k}": v(w) if callable(v) else v for k, v in entries.items()}))


def layer(on: bool = True, **entries: Any) -> Thing:
    """A layer, switched on or off."""

    def make(writer: Writer) -> Any:
        made = writer.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Lager"), **entries))
        writer.layers.append((made, on))
        return made

    return Thing("Properties", make)


def space(make: Callable[["Writer"], Any]) -> Thing:
    """A colour space."""
    return Thing("ColorSpace", make)


def picture(pixels: np.ndarray, alpha: np.ndarray | None = None, **entries: Any) -> Thing:
    """An image: rows of RGB or CMYK values, or of grey ones; drawn in the unit square, upside down in these mm."""

    def make(writer: Writer) -> Any:
        made = _image(writer.pdf, pixels)
        if alpha is not None:
            made.SMask = _image(writer.pdf, alpha)
        for key, value in entries.items():
            made[f"/{key}"] = value
        return made

    return Thing("XObject", make)


def placed(name: str, x: float, y: float, width: float, height: float) -> str:
    """Place an image by its top left corner, in mm."""
    return f"q {width} 0 0 {-height} {x} {y + height} cm /{name} Do Q\n"


def box(x: float, y: float, width: float, height: float) -> str:
    """Construct a rectangle in mm."""
    return f"{x:g} {y:g} {width:g} {height:g} re "


def filled(ink: str, x: float, y: float, width: float, height: float) -> str:
    """Fill a rectangle in mm."""
    return f"q {ink} {box(x, y, width, height)}f Q\n"


def text(words: str, x: float, y: float, size: float = 4, ink: str = "0 g", mode: int = 0) -> str:
    """Set a line by the start of its baseline; x, y and size in mm."""
    shown = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"q BT {ink} /F {size} Tf {mode} Tr 1 0 0 -1 {x:g} {y:g} Tm ({shown}) Tj ET Q\n"


def beginning(words: str, x: float, y: float, size: float = 4) -> str:
    """Set a line whose ink begins at x and stands on y, in mm."""
    return text(words, x - bounds(words[0])[0] * size, y, size)


def hanging(words: str, x: float, y: float, size: float = 4) -> str:
    """Set a line whose highest ink is at y, in mm."""
    return text(words, x, y + max(bounds(letter)[3] for letter in words) * size, size)


def noise(width: int, height: int, bands: int = 3) -> np.ndarray:
    """A picture of many colours."""
    y, x = np.mgrid[0:height, 0:width]
    grain = np.stack([(x * 37 + y * 91 + x * y * (13 + band)) % 101 for band in range(bands)], axis=-1)
    return (grain - 50 + np.linspace(60, 200, height)[:, None, None]).clip(0, 255).astype(np.uint8)


def _image(pdf: pikepdf.Pdf, pixels: np.ndarray) -> pikepdf.Stream:
    height, width = pixels.shape[:2]
    bands = pixels.shape[2] if pixels.ndim == 3 else 1
    made = pdf.make_stream(pixels.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height)
    made.BitsPerComponent = 8
    made.ColorSpace = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}[bands]
    return made


def _configuration(layers: Sequence[tuple[Any, bool]]) -> Dictionary:
    groups = Array([made for made, _ in layers])
    off = Array([made for made, on in layers if not on])
    return Dictionary(OCGs=groups, D=Dictionary(Order=groups, OFF=off))


COMMON: Final[Mapping[str, Thing]] = {
    "F": Thing("Font", lambda writer: font(writer.pdf)),
    "Photo": picture(noise(90, 60)),
}
