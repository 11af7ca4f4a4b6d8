"""The good page, written in other ways: what programs, and people who edit by hand, make of the same operators."""

import base64
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from preflight.proof.gallery.bases import HEIGHT, LEFT, TOP, WEB, WIDTH, Case, case, clipped, whole_mark
from preflight.proof.gallery.drawing import Shape, joined, mark, original, rgb, spelt
from preflight.proof.gallery.sheets import PT, Sheet, Thing, box, form, group, layer, state
from preflight.proof.gallery.typeface import bounds

_DRAWN: Final = original("sv-positive")
_SHIELD, _WORDING = _DRAWN.paths
_SCALE: Final = WIDTH / _DRAWN.width


def rewritten(change: Callable[[bytes], list[bytes]]) -> Sheet:
    """The good page whose content is cut, or spelt, in another way."""

    def finish(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Contents = Array([pdf.make_stream(part) for part in change(page.Contents.read_bytes())])

    return replace(WEB, finish=finish)


def drawn(paths: list[Shape], paint: str = "f") -> Sheet:
    """The good page whose mark has its segments in other paths."""
    return replace(WEB, mark=mark(paths=paths, paint=paint))


def in_points(spell: Callable[[Shape], str]) -> Sheet:
    """The good page whose mark is written in the page's own space, in pt, path by path."""
    return replace(WEB, mark="", plain="\n".join(map(spell, letters())))


def letters() -> list[Shape]:
    """Cut the mark into letters and the shield's two parts, each with its holes."""
    return [joined(one) for shape in _DRAWN.paths for one in _with_holes(shape.subpaths())]


def _with_holes(parts: list[Shape]) -> Iterator[list[Shape]]:
    outer = [part for part in parts if not any(_inside(part, other) for other in parts)]
    for one in outer:
        yield [one, *(part for part in parts if _inside(part, one))]


def _inside(one: Shape, other: Shape) -> bool:
    inner, outer = _edges(one), _edges(other)
    return all(a > b for a, b in zip(inner[:2], outer[:2], strict=True)) and all(
        a < b for a, b in zip(inner[2:], outer[2:], strict=True)
    )


def _edges(shape: Shape) -> tuple[float, float, float, float]:
    xs = [x for _, xy in shape.segments for x in xy[::2]]
    ys = [y for _, xy in shape.segments for y in xy[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


_TO_POINTS: Final = (_SCALE * PT, 0, 0, -_SCALE * PT, LEFT * PT, (210 - TOP) * PT)


def _rounded(shape: Shape) -> str:
    return f"{rgb(shape.fill)}\n{spelt(shape, _TO_POINTS, 2)}\nf\n"


def _from_its_first_point(shape: Shape) -> str:
    """As Illustrator writes: moved to where a path begins, with three decimals."""
    a, b, c, d, e, f = _TO_POINTS
    x, y = shape.segments[0][1]
    at = (round(a * x + e, 3), round(d * y + f, 3))
    path = spelt(shape, (a, b, c, d, e - at[0], f - at[1]), 3)
    return f"q 1 0 0 1 {at[0]} {at[1]} cm\n{rgb(shape.fill)}\n{path}\nf\nQ\n"


def _closed_by_lines(shape: Shape) -> Shape:
    segments = []
    start: tuple[float, ...] = ()
    for letter, xy in shape.segments:
        start = xy if letter == "M" else start
        segments += [("L", start)] if letter == "Z" else []
        segments.append((letter, xy))
    return replace(shape, segments=tuple(segments))


def _left_open(shape: Shape) -> Shape:
    return replace(shape, segments=tuple(segment for segment in shape.segments if segment[0] != "Z"))


def _windows_as_rectangles() -> str:
    """Write each window with `re`, turning the same way as in the original."""

    def rectangle(found: re.Match[str]) -> str:
        left, top, bottom, right = (float(found[index]) for index in (1, 2, 3, 4))
        return f"{left:g} {bottom:g} {right - left:g} {top - bottom:g} re\n"

    square = r"(\S+) (\S+) m\n\1 (\S+) l\n(\S+) \3 l\n\4 \2 l\nh\n"
    written, count = re.subn(square, rectangle, mark())
    assert count == 3
    return written


def _split(data: bytes) -> list[bytes]:
    """Cut after tokens, also between an operator and its operands."""
    tokens = data.split(b" ")
    return [b"", *(b" ".join(tokens[at : at + 50]) for at in range(0, len(tokens), 50)), b"\n"]


def _without_zeros(data: bytes) -> list[bytes]:
    return [re.sub(rb"(?<![\d.])0\.(?=\d)", b".", data).replace(b"\n", b"\r\n  ")]


def _packed_twice(pdf: pikepdf.Pdf) -> None:
    data = zlib.compress(pdf.pages[0].obj.Contents.read_bytes())
    packed = base64.a85encode(data) + b"~>"
    pdf.pages[0].obj.Contents.write(packed, filter=Array([Name.ASCII85Decode, Name.FlateDecode]))


def _inherited(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    for key in ("/MediaBox", "/Resources"):
        pdf.Root.Pages[key] = page[key]
        del page[key]


def _boxes_backwards(pdf: pikepdf.Pdf) -> None:
    for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
        left, bottom, right, top = pdf.pages[0].obj[key]
        pdf.pages[0].obj[key] = Array([right, top, left, bottom])


def _turned(degrees: int) -> Sheet:
    """Written on its side or its head, and shown upright by /Rotate."""
    size = WEB.size if degrees == 180 else WEB.size[::-1]
    back = {90: "0 -1 1 0 0 148", 180: "-1 0 0 -1 148 210", 270: "0 1 -1 0 210 0"}[degrees]
    first, last = f"q {back} cm\n", "Q\n"
    return replace(WEB, size=size, under=first + WEB.under, over=last, entries={"/Rotate": degrees})


def _nested(depth: int) -> str:
    return "q 1 0 0 1 0.5 0.25 cm " * depth + f"1 0 0 1 {-0.5 * depth} {-0.25 * depth} cm {mark()}" + "Q " * depth


# A form in the original's own units whose box is the mark's, placed by its matrix.
_EXACT: Final = form(
    "\n".join(f"{rgb(path.fill)}\n{spelt(path)}\nf" for path in _DRAWN.paths),
    BBox=Array([0, 0, _DRAWN.width, _DRAWN.height]),
    Matrix=Array([_SCALE, 0, 0, _SCALE, LEFT, TOP]),
)


def called(operators: str, **names: Thing) -> Sheet:
    """The good page whose mark is painted by operators that call something."""
    return replace(WEB, mark=operators, names=names)


_INDESIGN: Final = f"""/Artifact <</Type /Layout>> BDC /OC /Layer BDC q {box(0, 0, 148, 210)} W n
/S gs /Perceptual ri /Figure <</MCID 7>> BDC {clipped(mark(), whole_mark())} EMC Q EMC EMC
"""
_WORD: Final = f"""/P <</MCID 0>> BDC q {box(0, 0, 148, 210)} W* n EMC /Figure <</MCID 1>> BDC
q {box(LEFT, TOP, WIDTH + 0.1, HEIGHT + 0.1)} W* n {mark(paint="f*")} Q EMC Q
"""
_SETTLED: Final = state(ca=1, CA=0.5, BM=Name.Normal, SMask=Name("/None"), AIS=False, OP=False, op=False, SA=True)

# The stem of an I of 900 mm is about 80 mm wide: it begins at the page's edge.
_STEM: Final = -900 * bounds("I")[0]

WRITING: Final[Mapping[str, Case]] = {
    "content in many streams, split between tokens": case(rewritten(_split)),
    "numbers without zeros, lines of other systems": case(rewritten(_without_zeros)),
    "packed twice": case(replace(WEB, finish=_packed_twice, save={"compress_streams": False})),
    "box and resources inherited": case(replace(WEB, finish=_inherited)),
    "locked against changes": case(replace(WEB, save={"encryption": pikepdf.Encryption(owner="owner", user="")})),
    "with an owner's name and dates": case(replace(WEB, finish=lambda pdf: pdf.docinfo.update({"/Author": "A"}))),
    "in a form": case(called("/Form Do", Form=form(mark()))),
    "in a form within a form": case(
        called("q 2 0 0 2 5 5 cm /Outer Do Q", Outer=form("q .5 0 0 .5 -2.5 -2.5 cm /Form Do Q"), Form=form(mark()))
    ),
    "in a form whose box is the mark's, placed by its matrix": case(called("/Form Do", Form=_EXACT)),
    "the shield in one form, the wording in another": case(
        called("/Shield Do /Wording Do", Shield=form(mark(paths=[_SHIELD])), Wording=form(mark(paths=[_WORDING])))
    ),
    "in a transparency group": case(called("/Form Do", Form=form(mark(), Group=group(I=True, K=True)))),
    "in q within q": case(called(_nested(40))),
    "in marked content": case(called(f"/Artifact BMC /Figure <</MCID 0 /Alt (Stad)>> BDC {mark()} EMC EMC")),
    "in a graphics state that changes nothing": case(called(f"q /S gs {mark()} Q", S=_SETTLED)),
    "its windows as rectangles": case(replace(WEB, mark=_windows_as_rectangles())),
    "closed by lines": case(drawn([_closed_by_lines(shape) for shape in _DRAWN.paths])),
    "left open, as a fill closes it": case(drawn([_left_open(shape) for shape in _DRAWN.paths])),
    "as one path": case(drawn([joined(_DRAWN.paths)])),
    "letter by letter": case(drawn(letters())),
    "letter by letter, the last first": case(drawn(letters()[::-1])),
    "its paths in the other order": case(drawn([_WORDING, _SHIELD])),
    "filled by the even-odd rule": case(drawn([_SHIELD, _WORDING], "f*")),
    "painted with the old F": case(drawn([_SHIELD, _WORDING], "F")),
    "with a move that draws nothing": case(replace(WEB, mark=mark().replace("\nf\n", "\n5 5 m\nf\n"))),
    "rounded to two decimals of a point": case(in_points(_rounded)),
    "each path from its first point, as Illustrator writes": case(in_points(_from_its_first_point)),
    "as InDesign writes": case(called(_INDESIGN, Layer=layer(), S=_SETTLED)),
    "as Word writes": case(called(_WORD)),
    "clipped by its own box": case(replace(WEB, mark=clipped(mark(), whole_mark()))),
    "clipped by a larger circle": case(
        replace(WEB, mark=clipped(mark(), "-20 17 m -20 80 90 80 90 17 c 90 -45 -20 -45 -20 17 c h"))
    ),
    "clipped by a letter that leaves it whole": case(
        replace(WEB, mark=f"q BT /F 900 Tf 7 Tr 1 0 0 -1 {_STEM} 300 Tm (I) Tj ET {mark()} Q")
    ),
    "written for a page turned by 90°": case(_turned(90)),
    "written for a page turned by 180°": case(_turned(180)),
    "written for a page turned by 270°": case(_turned(270)),
    "written for a page turned by 90°, said as -270°": case(replace(_turned(90), entries={"/Rotate": -270})),
    "its boxes from their other corners": case(replace(WEB, bleed=3, finish=_boxes_backwards)),
    "with its origin elsewhere": case(replace(WEB, origin=(100, -300.5))),
    "without a TrimBox": case(replace(WEB, trim_box=False)),
    "without a TrimBox, the CropBox the page": case(
        replace(WEB, trim_box=False, slug=10, entries={"/CropBox": Array([10 * PT, 10 * PT, 158 * PT, 220 * PT])})
    ),
    "in units of two points": case(replace(WEB, unit=2)),
    "in units of a tenth of a point": case(replace(WEB, unit=0.1)),
    "on a layer that is on": case(called(f"/OC /Layer BDC {mark()} EMC", Layer=layer())),
    "on a layer by a membership": case(
        called(
            f"/OC /Member BDC {mark()} EMC",
            Member=Thing("Properties", lambda w: Dictionary(Type=Name.OCMD, OCGs=layer().make(w), P=Name.AllOn)),
        )
    ),
    "as a watermark of Acrobat's": case(
        called(
            "/Artifact <</Subtype /Watermark /Type /Pagination>> BDC q 1 0 0 1 0 0 cm /S gs /Form Do Q EMC",
            S=_SETTLED,
            Form=form(
                mark(),
                Group=group(),
                LastModified=String("D:20060824"),
                PieceInfo=Dictionary(ADBE_CompoundType=Dictionary(Private=Name.Watermark)),
            ),
        )
    ),
}
