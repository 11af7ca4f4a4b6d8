"""What is seen of a mark on a page: each fault in one file broken in just that way; what only looks odd passes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from trycksak.model.brand import Brand
from trycksak.preflight.geometry import Affine, Box, Outline, inverse
from trycksak.preflight.original import Drawing, read_drawings
from trycksak.preflight.proof.alone import Colour
from trycksak.preflight.proof.pixels import Seen, Shape, drawn_region, look
from trycksak.preflight.sheet import trim_view

MM = 72 / 25.4
WHITE, PINK, GREEN = (1.0, 1.0, 1.0), (0xFC / 255, 0xE3 / 255, 0xEB / 255), (0.0, 0x59 / 255, 0x4F / 255)
# Where the mark stands on a good page, and its clear space, in mm.
LEFT, TOP, WIDTH, CLEAR = 30.0, 40.0, 40.0, 5.0
NUMBERS = {"m": 1, "l": 1, "c": 3}


@pytest.fixture(scope="module")
def positive(root: Path, brand: Brand) -> Drawing:
    return next(one for one in read_drawings(root, brand) if one.master.path.endswith("sv-positive.svg"))


@dataclass
class Sheet:
    """A page in mm from the trim's top left corner: what is painted before, in and after the mark, and its boxes."""

    before: str = ""
    state: str = ""
    after: str = ""
    paint: str = "0 0.34902 0.3098 rg"
    fill: str = "f"
    at: tuple[float, float, float] = (LEFT, TOP, WIDTH)
    size: tuple[float, float] = (148, 210)
    around: float = 0
    origin: tuple[float, float] = (0, 0)
    drop: int | None = None
    entries: dict[str, Any] = field(default_factory=dict)
    resources: dict[str, Any] = field(default_factory=dict)
    notes: list[Callable[[pikepdf.Pdf], Any]] = field(default_factory=list)

    @property
    def placement(self) -> Callable[[Drawing], Affine]:
        x, y, width = self.at

        def place(drawing: Drawing) -> Affine:
            scale = width / drawing.box.width
            return Affine(scale, 0, 0, scale, x - drawing.box.x * scale, y - drawing.box.y * scale)

        return place

    def write(self, drawing: Drawing) -> bytes:
        """Write the file: the trim stands `around` mm inside the sheet, whose corner is at `origin` in pt."""
        left, bottom = self.origin
        wide, high = ((side + 2 * self.around) * MM for side in self.size)
        a, b, c, d, e, f = self.placement(drawing)
        outlines = [shape.outline for n, shape in enumerate(drawing.shapes) if n != self.drop]
        mark = "\n".join(f"{path(outline)} {self.fill}" for outline in outlines)
        corner = f"{MM} 0 0 {-MM} {left + self.around * MM} {bottom + high - self.around * MM} cm"
        content = (
            f"{corner} q {self.before} Q q {self.state} {a} {b} {c} {d} {e} {f} cm {self.paint} {mark} Q {self.after}"
        )
        pdf = pikepdf.new()
        page = pdf.add_blank_page(page_size=(wide, high))
        page.MediaBox = Array([left, bottom, left + wide, bottom + high])
        if self.around:
            inset = self.around * MM
            page.TrimBox = Array([left + inset, bottom + inset, left + wide - inset, bottom + high - inset])
        page.Contents = pdf.make_stream(content.encode())
        helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F=helvetica))
        for key, value in {**self.resources, **self.entries}.items():
            made = value(pdf) if callable(value) else value
            (page.Resources if key in self.resources else page.obj)[f"/{key}"] = made
        if self.notes:
            page.Annots = pdf.make_indirect(Array([note(pdf) for note in self.notes]))
        file = BytesIO()
        pdf.save(file)
        return file.getvalue()


def path(outline: Outline) -> str:
    words, at = [], 0
    for letter in outline.shape:
        for x, y in outline.points[at : at + NUMBERS[letter]]:
            words += [f"{x:.4f}", f"{y:.4f}"]
        words.append(letter)
        at += NUMBERS[letter]
    return " ".join(words)


def box(x: float, y: float, width: float, height: float, paint: str = "1 1 1 rg") -> str:
    return f"{paint} {x} {y} {width} {height} re f "


def line(x: float, y: float, to: tuple[float, float], width: float = 0.1, paint: str = "0 0 0 RG") -> str:
    return f"{paint} {width} w {x} {y} m {to[0]} {to[1]} l S "


def text(x: float, y: float, words: str, size: float = 4) -> str:
    """Write Helvetica of `size` mm with its base line at y: its capitals are 0.72 as high."""
    return f"BT /F {size} Tf 1 0 0 -1 {x} {y} Tm 0 0 0 rg ({words}) Tj ET "


@contextmanager
def opened(sheet: Sheet, drawing: Drawing, forms: bool = False) -> Iterator[tuple[pypdfium2.PdfPage, Affine]]:
    file = sheet.write(drawing)
    with pikepdf.open(BytesIO(file)) as pdf:
        to_pt = inverse(trim_view(pdf.pages[0]).to_mm)
    with pypdfium2.PdfDocument(file) as document:
        if forms:
            document.init_forms()
        yield document[0], to_pt


def shapes(drawing: Drawing, through: Affine, colour: Colour | None, even_odd: bool = False) -> list[Shape]:
    return [
        Shape(Outline(shape.outline.shape, tuple(map(through.at, shape.outline.points))), colour, even_odd)
        for shape in drawing.shapes
    ]


def seen(
    sheet: Sheet,
    drawing: Drawing,
    colour: Colour | None = GREEN,
    clear: float = CLEAR,
    through: Affine | None = None,
    forms: bool = False,
) -> Seen:
    """Look at the mark; `through` is where it stands as the page is seen, if that is not where it is written."""
    through = through or sheet.placement(drawing)
    even_odd = sheet.fill == "f*"
    corner, far = through.at((0, 0)), through.at((drawing.box.width, drawing.box.height))
    held = Box(min(corner[0], far[0]), min(corner[1], far[1]), abs(far[0] - corner[0]), abs(far[1] - corner[1]))
    with opened(sheet, drawing, forms) as (page, to_pt):
        return look(page, to_pt, shapes(drawing, through, colour, even_odd), held, clear)


def near(one: Box | None, other: Box, by: float) -> bool:
    """Whether two boxes are the same but for so many mm on every side."""
    if one is None:
        return False
    ends = zip(bounds_of(one), bounds_of(other), strict=True)
    return all(abs(a - b) <= by for a, b in ends)


def bounds_of(one: Box) -> tuple[float, float, float, float]:
    return one.x, one.y, one.x + one.width, one.y + one.height


def clean(one: Seen) -> tuple[Any, ...]:
    return one.uneven, one.intruder, one.unlike, one.fault, one.added


CLEAN = (0.0, None, 0.0, None, 0.0)


def noise(pdf: pikepdf.Pdf) -> Any:
    """A picture of coarse noise."""
    stream = pdf.make_stream(np.random.default_rng(1).integers(0, 255, 64 * 64 * 3, dtype=np.uint8).tobytes())
    stream.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=64, Height=64, BitsPerComponent=8))
    stream.ColorSpace = Name.DeviceRGB
    return Dictionary(P=stream)


def gradient(across: float) -> Callable[[pikepdf.Pdf], Any]:
    """A grey gradient over the page's width that grows darker by `across` 255ths."""

    def make(pdf: pikepdf.Pdf) -> Any:
        function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0.9], C1=[0.9 - across / 255], N=1)
        return Dictionary(
            S=Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[0, 0, 148, 0], Function=function)
        )

    return make


def alpha(**entries: Any) -> dict[str, Any]:
    return {"ExtGState": Dictionary(G=Dictionary(**entries))}


def group(pdf: pikepdf.Pdf) -> Any:
    """A white box, 200 mm wide, as a transparency group."""
    form = pdf.make_stream(b"1 1 1 rg 0 0 200 200 re f")
    form.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 200]))
    form.Group = Dictionary(S=Name.Transparency)
    return Dictionary(P=form)


PHOTO = "q 148 0 0 -210 0 210 cm /P Do Q "
H = WIDTH * 100 / 373.97  # the mark's height, for where things are put
BELOW = TOP + H + CLEAR
"""The lower edge of the clear space."""

GOOD = {
    "plain": (Sheet(), WHITE),
    "on a flat colour that fills the page": (Sheet(before=box(-9, -9, 200, 300, "0.98824 0.8902 0.92157 rg")), PINK),
    "on a white plate on a picture": (
        Sheet(
            before=PHOTO + box(LEFT - CLEAR, TOP - CLEAR, WIDTH + 2 * CLEAR, H + 2 * CLEAR),
            resources={"XObject": noise},
        ),
        WHITE,
    ),
    "text just outside": (Sheet(after=text(LEFT, BELOW + 0.72 * 4 + 0.05, "HHHH")), WHITE),
    "a frame just outside": (
        Sheet(
            after=f"0.1 w {LEFT - CLEAR - 0.1} {TOP - CLEAR - 0.1} {WIDTH + 2 * CLEAR + 0.2} {H + 2 * CLEAR + 0.2} re S"
        ),
        WHITE,
    ),
    "very large": (Sheet(at=(30, 40, 200), size=(297, 420), after=text(30, 40 + 5 * H + CLEAR + 2.95, "HHHH")), WHITE),
    "very small": (Sheet(at=(30, 40, 4)), WHITE),
    "so near the edge that the clear space reaches past it": (Sheet(at=(1, 1, WIDTH)), WHITE),
    "near the trim, with crop marks outside": (Sheet(at=(1, 1, WIDTH), around=10, before=line(-8, 0, (-3, 0))), WHITE),
    "an origin that is not 0": (Sheet(origin=(-300.5, 411.25), around=7), WHITE),
    "multiplied with white": (Sheet(state="/G gs", resources=alpha(BM=Name.Multiply)), WHITE),
    "a gradient of 2/255": (Sheet(before="/S sh", resources={"Shading": gradient(2)}), (0.898, 0.898, 0.898)),
    "filled even-odd": (Sheet(fill="f*"), WHITE),
}


@pytest.mark.parametrize(("sheet", "ground"), GOOD.values(), ids=GOOD)
def test_a_good_mark_is_seen_as_it_is(sheet: Sheet, ground: Colour, positive: Drawing) -> None:
    one = seen(sheet, positive)
    assert clean(one) == CLEAN
    assert one.ground == pytest.approx(ground, abs=0.01)


def stamp(x: float, y: float, width: float, height: float, **entries: Any) -> Callable[[pikepdf.Pdf], Any]:
    """A white annotation; x and y are mm from the page's lower left corner."""

    def make(pdf: pikepdf.Pdf) -> Any:
        look_ = pdf.make_stream(b"1 1 1 rg 0 0 9 9 re f")
        look_.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]))
        rect = Array([x * MM, y * MM, (x + width) * MM, (y + height) * MM])
        note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=rect, F=4, AP=Dictionary(N=look_), **entries)
        return pdf.make_indirect(note)

    return make


MARK = (LEFT, TOP, WIDTH, H)
# The shield is its own field: between it and the words the ground shows.
SHIELD = Box(LEFT, TOP, 0.84 * H, H)
# What covers the mark on a page of 210 mm, from below.
FROM_BELOW = (LEFT, 210 - TOP - H, WIDTH / 2, H)

UNLIKE = {
    "opacity of 90 %": Sheet(state="/G gs", resources=alpha(ca=0.9)),
    "opacity of 98 %": Sheet(state="/G gs", resources=alpha(ca=0.98)),
    "covered by a veil in a group of 10 %": Sheet(after="/G gs /P Do ", resources={**alpha(ca=0.1), "XObject": group}),
    "multiplied with a tint": Sheet(
        before=box(-9, -9, 200, 300, "0.8 0.9 0.6 rg"),
        state="/G gs",
        resources=alpha(BM=Name.Multiply),
        paint="0.5 0.5 0.5 rg",
    ),
    "covered by white": Sheet(after=box(*MARK)),
    "half covered": Sheet(after=box(LEFT + WIDTH / 2, TOP, WIDTH / 2, H)),
    "under a picture": Sheet(after=f"q {WIDTH} 0 0 {-H} {LEFT} {TOP + H} cm /P Do Q ", resources={"XObject": noise}),
    "clipped": Sheet(state=f"{LEFT} {TOP} {WIDTH - 2} {H} re W n"),
    "a hairline through it": Sheet(after=line(LEFT, TOP + H / 2, (LEFT + WIDTH, TOP + H / 2), 0.05)),
    "text across it": Sheet(after=text(LEFT + 10, TOP + H / 2, "UTKAST")),
    "another colour by 5 %": Sheet(paint="0.05 0.34902 0.3098 rg"),
    "one path missing": Sheet(drop=0),
    "under an annotation": Sheet(notes=[stamp(*FROM_BELOW)]),
    "cut by the crop box": Sheet(entries={"CropBox": Array([0, 0, (LEFT + WIDTH - 3) * MM, 210 * MM])}),
    "partly outside the trim": Sheet(at=(-3, TOP, WIDTH), around=10),
}


@pytest.mark.parametrize("sheet", UNLIKE.values(), ids=UNLIKE)
def test_a_mark_that_does_not_look_like_itself_is_told(sheet: Sheet, positive: Drawing) -> None:
    one = seen(sheet, positive, (0.5, 0.5, 0.5) if sheet.paint.startswith("0.5") else GREEN)
    assert (one.uneven, one.intruder) == (0, None)
    assert one.unlike > 0.005
    assert one.fault is not None


INTRUDED = {
    "text by 0.5 mm": (Sheet(after=text(LEFT, BELOW + 0.72 * 4 - 0.5, "I")), Box(LEFT + 0.37, BELOW - 0.5, 0.37, 0.5)),
    "a hairline by 0.3 mm": (
        Sheet(after=line(LEFT + 9, BELOW + 9, (LEFT + 9, BELOW - 0.3))),
        Box(LEFT + 8.95, BELOW - 0.3, 0.1, 0.3),
    ),
    "a hairline right through": (
        Sheet(after=line(0, TOP - 2, (148, TOP - 2), 0.05)),
        Box(LEFT - CLEAR, TOP - 2, WIDTH + 2 * CLEAR, 0.1),
    ),
    "a picture": (
        Sheet(before=PHOTO, resources={"XObject": noise}, after=""),
        Box(LEFT - CLEAR, TOP - CLEAR, WIDTH + 2 * CLEAR, H + 2 * CLEAR),
    ),
    "an annotation": (
        Sheet(notes=[stamp(LEFT, 210 - TOP + 1, 10, 2)], before=box(0, 0, 148, 210, "0.99 0.89 0.92 rg")),
        Box(LEFT, TOP - 3, 10, 2),
    ),
    "text by 0.5 mm beside a mark of 200 mm": (
        Sheet(at=(30, 40, 200), size=(297, 420), after=text(30, 40 + 5 * H + CLEAR + 2.88 - 0.5, "I")),
        Box(30.37, 40 + 5 * H + CLEAR - 0.5, 0.37, 0.5),
    ),
}


@pytest.mark.parametrize(("sheet", "where"), INTRUDED.values(), ids=INTRUDED)
def test_what_stands_in_the_clear_space_is_told(sheet: Sheet, where: Box, positive: Drawing) -> None:
    one = seen(sheet, positive)
    assert one.uneven > 0
    assert near(one.intruder, where, 0.35)


def test_a_gradient_of_20_255ths_is_an_uneven_ground(positive: Drawing) -> None:
    one = seen(Sheet(before="/S sh", resources={"Shading": gradient(60)}), positive)
    assert one.uneven > 0.5


def test_the_ground_is_what_most_of_the_clear_space_is(positive: Drawing) -> None:
    one = seen(Sheet(before=box(LEFT - 2, 0, 148, 210, "0.99 0.89 0.92 rg")), positive)
    assert one.ground == pytest.approx((0.99, 0.89, 0.92), abs=0.004)
    assert 0.05 < one.uneven < 0.2
    assert near(one.intruder, Box(LEFT - CLEAR, TOP - CLEAR, CLEAR - 2, H + 2 * CLEAR), 0.2)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_is_seen_as_it_is_turned(turn: int, positive: Drawing) -> None:
    """A part of the shield is covered."""
    wide, high = 148, 210
    as_turned = {
        90: Affine(0, 1, -1, 0, high, 0),
        180: Affine(-1, 0, 0, -1, wide, high),
        270: Affine(0, -1, 1, 0, 0, wide),
    }
    sheet = Sheet(entries={"Rotate": turn}, around=5)
    through = sheet.placement(positive).then(as_turned[turn])
    assert clean(seen(sheet, positive, through=through)) == CLEAN
    sheet.after = box(LEFT + 2, TOP, 3, H)
    (x, y), (far_x, far_y) = (as_turned[turn].at((LEFT + 2 + n, TOP + n * H / 3)) for n in (0, 3))
    covered = Box(min(x, far_x), min(y, far_y), abs(far_x - x), abs(far_y - y))
    assert near(seen(sheet, positive, through=through).fault, covered, 0.2)


def test_a_page_with_a_unit_of_its_own_is_measured_in_mm(positive: Drawing) -> None:
    sheet = Sheet(entries={"UserUnit": 2}, after=box(LEFT, TOP, WIDTH / 2, H))
    doubled = sheet.placement(positive).then(Affine(2, 0, 0, 2, 0, 0))
    one = seen(sheet, positive, through=doubled, clear=2 * CLEAR)
    assert near(one.fault, Box(*(2 * length for length in SHIELD)), 0.2)
    sheet.after = ""
    assert clean(seen(sheet, positive, through=doubled, clear=2 * CLEAR)) == CLEAN


@pytest.mark.parametrize(
    ("paint", "colour"),
    [
        ("1 0 0.56 0.58 k", (1, 0, 0.56, 0.58)),
        ("0.3 g", (0.3,)),
        ("/S cs 1 scn", None),
    ],
)
def test_a_colour_is_compared_as_the_file_gives_it(paint: str, colour: Colour | None, positive: Drawing) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 0, 0.5, 0.5], N=1)
    spot = Array([Name.Separation, Name("/PMS 3292"), Name.DeviceCMYK, tint])
    sheet = Sheet(paint=paint, resources={"ColorSpace": Dictionary(S=spot)})
    assert clean(seen(sheet, positive, colour)) == CLEAN
    sheet.after = box(LEFT + 2, TOP, 5, H)
    assert near(seen(sheet, positive, colour).fault, Box(LEFT + 2, TOP, 5, H), 0.2)
    sheet.after = box(*MARK)
    assert seen(sheet, positive, colour).unlike == 1.0


def test_a_form_field_over_the_mark_is_seen_where_forms_are_drawn(positive: Drawing) -> None:
    """A push button of white, that a viewer shows and prints."""

    def button(pdf: pikepdf.Pdf) -> Any:
        note = stamp(*FROM_BELOW, FT=Name.Btn, Ff=65536, T="b")(pdf)
        note.Subtype = Name.Widget
        pdf.Root.AcroForm = Dictionary(Fields=Array([note]))
        return note

    sheet = Sheet(notes=[button])
    assert near(seen(sheet, positive, forms=True).fault, SHIELD, 0.2)
    assert clean(seen(replace(sheet, notes=[]), positive, forms=True)) == CLEAN


def test_a_mark_beside_the_page_is_not_seen_at_all(positive: Drawing) -> None:
    one = seen(Sheet(at=(400, 40, WIDTH)), positive)
    assert one.unlike == 1.0
    assert near(one.fault, Box(400, 40, WIDTH, H), 0.01)


def test_the_same_page_gives_the_same_evidence(positive: Drawing) -> None:
    one, other = seen(Sheet(), positive), seen(Sheet(), positive)
    assert one == other


def test_a_region_is_drawn_with_its_corner(positive: Drawing) -> None:
    with opened(Sheet(before=box(50, 60, 10, 10, "1 0 0 rg"), around=8), positive) as (page, to_pt):
        drawn = drawn_region(page, to_pt, Box(45, 55, 20, 20), 4)
        beside = drawn_region(page, to_pt, Box(300, 55, 20, 20), 4)
    assert beside is None
    assert drawn is not None
    picture, corner = drawn
    assert corner == pytest.approx((45, 55), abs=0.25)
    rows, columns = np.nonzero(np.asarray(picture)[..., 1] < 128)
    assert (columns.min() / 4 + corner[0], rows.min() / 4 + corner[1]) == pytest.approx((50, 60), abs=0.3)
    assert {len(set(columns)), len(set(rows))} <= {40, 41}


def test_a_page_set_by_a_typesetter_is_as_good(sheet: Callable[..., Path], positive: Drawing) -> None:
    """The original as WeasyPrint writes it, on a tint, and with words laid over it."""
    words = '<p style="position: absolute; top: 14mm; left: 20mm; margin: 0">HHH</p>'
    mark = '<p class="mark"><img src="brand/logotype/sv-positive.svg" alt="Stockholms stad"></p>'
    scale = WIDTH / positive.box.width
    found = []
    file = sheet(mark, mark + words)
    with pikepdf.open(file) as pdf, pypdfium2.PdfDocument(file) as document:
        for number, page in enumerate(pdf.pages):
            through = Affine(scale, 0, 0, scale, 13, 12)
            held, to_pt = Box(13, 12, WIDTH, H), inverse(trim_view(page).to_mm)
            found.append(look(document[number], to_pt, shapes(positive, through, GREEN), held, CLEAR))
    assert clean(found[0]) == CLEAN
    assert found[1].fault is not None
