"""Files that want to harm, files that are damaged, files that are none: each gets a sentence, and soon."""

import random
import time
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from preflight.pressfile import SHEETFED, form, good, resource, told
from trycksak.preflight import sheet
from trycksak.preflight.document import Ceilings
from trycksak.preflight.measure import measure

# A slow machine may take as long; a hang takes longer.
PATIENCE = 20.0


def measured(path: Path, ceilings: Ceilings | None = None) -> list[str]:
    started = time.monotonic()
    found = told(measure(path, "made.pdf", SHEETFED, ceilings=ceilings).findings, boxes=False)
    assert time.monotonic() - started < PATIENCE
    return found


def saved(pdf: pikepdf.Pdf, folder: Path) -> Path:
    pdf.save(folder / "made.pdf", force_version="1.6", deterministic_id=True)
    return folder / "made.pdf"


def chain(pdf: pikepdf.Pdf, count: int, content: bytes) -> None:
    """Make forms that call the next one; the last one calls nothing."""
    made = [form(pdf, content) for _ in range(count)]
    made[-1].Resources = Dictionary()
    for one, following in pairwise(made):
        one.Resources = Dictionary(XObject=Dictionary(F=following))
    resource(pdf, "/XObject", "/F", made[0])


def ten_thousand_forms(pdf: pikepdf.Pdf) -> None:
    chain(pdf, 10_000, b"/F Do")


def form_that_calls_itself(pdf: pikepdf.Pdf) -> None:
    chain(pdf, 1, b"/F Do")
    made = pdf.pages[0].Resources.XObject.F
    made.Resources = Dictionary(XObject=Dictionary(F=made))


def forms_that_multiply(pdf: pikepdf.Pdf) -> None:
    chain(pdf, 20, b"/F Do " * 10)


def pattern_that_paints_itself(pdf: pikepdf.Pdf) -> None:
    cell = pdf.make_stream(b"/Pattern cs /P scn 0 0 9 9 re f", PatternType=1, PaintType=1, XStep=9, YStep=9)
    cell.BBox, cell.Resources = Array([0, 0, 9, 9]), Dictionary(Pattern=Dictionary(P=cell))
    resource(pdf, "/Pattern", "/P", cell)
    pdf.pages[0].Contents.write(pdf.pages[0].Contents.read_bytes() + b"/Pattern cs /P scn 60 60 9 9 re f")


def mask_that_masks_itself(pdf: pikepdf.Pdf) -> None:
    group = form(pdf, b"/M gs 0 0 9 9 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))
    state = pdf.make_indirect(Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group)))
    group.Resources = Dictionary(ExtGState=Dictionary(M=state))
    resource(pdf, "/ExtGState", "/M", state)
    pdf.pages[0].Contents.write(pdf.pages[0].Contents.read_bytes() + b"/M gs")


def content(data: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        packer = zlib.compressobj(9)
        packed = packer.compress(data) + packer.flush()
        pdf.pages[0].Contents.write(packed, filter=Name.FlateDecode)

    return change


def space_that_stands_on_itself(pdf: pikepdf.Pdf) -> None:
    space = pdf.make_indirect(Array([Name.Indexed, Name.DeviceCMYK, 1, pikepdf.String(b"a")]))
    space[1] = space
    resource(pdf, "/ColorSpace", "/I", space)
    pdf.pages[0].Contents.write(pdf.pages[0].Contents.read_bytes() + b"/I cs 1 sc 60 60 9 9 re f")


def numbers_beyond_numbers(pdf: pikepdf.Pdf) -> None:
    huge = b"9" * 39
    row = b" ".join([huge] * 6) + b" cm "
    pdf.pages[0].Contents.write(
        pdf.pages[0].Contents.read_bytes()
        + b"q "
        + row * 20
        + b"0 0 9 9 re f 9 w 0 0 m 1 1 l S BT /F 12 Tf (Prov) Tj ET Q [] Tj (a) re /x w 1 2 Tf true Do"
    )


TOO_DEEP = ["error p1 pdf/page: a page calls forms more than 32 deep"]
TOO_LONG = ["error p1 pdf/page: a page is painted with more than 1,000,000 operators"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (ten_thousand_forms, TOO_DEEP),
        (form_that_calls_itself, TOO_DEEP),
        (forms_that_multiply, TOO_LONG),
        (pattern_that_paints_itself, []),
        (mask_that_masks_itself, []),
        (space_that_stands_on_itself, []),
        (numbers_beyond_numbers, []),
        (content(b"q " * 1_100_000), TOO_LONG),
        (content(b"0 0 m 1 1 l\n" * 4_000_000), ["error p1 pdf/page: a page's content unpacks to more than 32 MB"]),
    ],
)
def test_hostile_content(change: Callable[[pikepdf.Pdf], None], expected: list[str], tmp_path: Path) -> None:
    pdf = good()
    pdf.pages[0].Contents.write(pdf.pages[0].Contents.read_bytes() + b"/F Do ")
    change(pdf)
    assert measured(saved(pdf, tmp_path)) == expected


@pytest.mark.parametrize("junk", [b"1 ", b"[", b"(", b"<", b"<<", b"/", b"BI ", b"-", b"[1 ", b"1 1 1 1 1 1 1 1 1 [ "])
def test_a_megabyte_of_nothing_much(junk: bytes, tmp_path: Path) -> None:
    pdf = good()
    content(junk * (1_000_000 // len(junk)))(pdf)
    assert measured(saved(pdf, tmp_path)) == ["warning p1 gwg/empty-page: nothing is printed on the page"]


def test_ceilings(tmp_path: Path) -> None:
    path = saved(good(), tmp_path)
    assert measured(path, Ceilings(file_bytes=1_000)) == [
        f"error pdf/too-large: the file has {path.stat().st_size:,} bytes"
    ]
    with pikepdf.open(path) as pdf:
        objects = len(pdf.objects)
    assert measured(path, Ceilings(objects=3)) == [f"error pdf/too-large: the file has {objects} objects"]
    assert measured(path, Ceilings(pages=0)) == ["error pdf/too-large: the file has 1 pages"]
    assert measured(path, Ceilings(objects=objects, pages=1)) == []


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    pdf = good()
    forms_that_multiply(pdf)
    pdf.pages[0].Contents.write(b"/F Do")
    assert measured(saved(pdf, tmp_path), Ceilings(seconds=0.05)) == [
        "error p1 pdf/page: the file takes too long to measure"
    ]


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.6\n", bytes(100_000)])
def test_files_that_are_no_pdf(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(data)
    assert measured(path) == ["error pdf/unreadable: the file is no whole PDF"]


def test_no_file(tmp_path: Path) -> None:
    assert measured(tmp_path / "made.pdf") == [
        "error pdf/unreadable: the file cannot be read (No such file or directory)"
    ]
    assert measured(tmp_path) == ["error pdf/unreadable: the file cannot be read (Is a directory)"]


def test_a_file_that_breaks_off_is_mended_and_told(tmp_path: Path) -> None:
    path = saved(good(), tmp_path)
    path.write_bytes(path.read_bytes()[:-200])
    (first, *_) = measured(path)
    assert first.startswith(("warning pdf/mended: the file is damaged in ", "error pdf/unreadable: "))


@cache
def good_bytes() -> bytes:
    pdf, out = good(b"q 0 0 0 1 k BT /F 9 Tf 60 200 Td [(Pr) 20 (ov)] TJ ET Q"), BytesIO()
    chain(pdf, 3, b"/F Do 0 1 0 0 k 60 60 9 9 re f")
    # Readable, so that a changed byte changes the meaning and not only a checksum.
    pdf.save(out, force_version="1.6", static_id=True, compress_streams=False, qdf=True)
    return out.getvalue()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), count=st.integers(1, 60), whole=st.booleans())
def test_any_damage_is_survived(seed: int, count: int, whole: bool, tmp_path: Path) -> None:
    data, chance = bytearray(good_bytes()), random.Random(seed)
    # Half of the runs spare the bulk of the profile, so that the damage falls on structure and content.
    spared = data.find(b"acsp")
    places = (
        range(len(data))
        if whole or spared < 0
        else [*range(spared), *range(max(spared, len(data) - 20_000), len(data))]
    )
    for _ in range(count):
        data[chance.choice(places)] = chance.randrange(256)
    path = tmp_path / "made.pdf"
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        # What Python says of a mistake of our own is no damage: let it through.
        patch.setattr(sheet, "DAMAGE", (pikepdf.PdfError,))
        measured(path)


OPERATORS = st.sampled_from(
    b"q Q cm m l c v y h re f F f* B B* b S s n W W* g rg k K cs CS sc scn SCN Do gs sh w d i M BT ET Tf Tm Td TD T* "
    b"Tc Tw Tz TL Tr Ts Tj TJ ' \" d0 d1 BI ID EI BMC BDC EMC /F /P /M /S /Pattern /DeviceRGB 0 1 -2.5 1e9 "
    b".5 99999999999999999999 (a) <ff> [1 2] [(a)-20<00>] << /A 1 >> >> ] ) true null".split(b" ")
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tokens=st.lists(OPERATORS, max_size=80))
def test_any_order_of_operators_is_read(tokens: list[bytes], tmp_path: Path) -> None:
    pdf = good(b" ".join(tokens))
    pattern_that_paints_itself(pdf)
    mask_that_masks_itself(pdf)
    resource(pdf, "/Shading", "/S", Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet, "DAMAGE", (pikepdf.PdfError,))
        measured(saved(pdf, tmp_path))
