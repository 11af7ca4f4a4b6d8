"""The rules for overprint, legibility and colour: what passes, and what is broken in that one way."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from preflight.pressfile import SHEETFED, findings, font, form, good, icc, image, resource, told
from trycksak.preflight.limits import variants


def prepare(pdf: pikepdf.Pdf) -> None:
    """Give the page what the operators below call by name."""
    states = {
        "/Over0": Dictionary(op=True, OPM=0),
        "/Over1": Dictionary(op=True, OPM=1),
        "/OverBoth": Dictionary(OP=True, OPM=1),
        "/OverStroke": Dictionary(OP=True, op=False, OPM=1),
        "/TR": Dictionary(TR=Name.Identity),
        "/TR2": Dictionary(TR2=Name.Identity),
        "/TR2D": Dictionary(TR2=Name.Default),
    }
    for name, state in states.items():
        resource(pdf, "/ExtGState", name, state)
    tint = pdf.make_indirect(Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1))
    program = pdf.make_stream(b"{ pop pop 0 0 0 0 }", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1] * 4)
    rose = Array([Name.Separation, Name("/PANTONE 228 C"), Name.DeviceCMYK, tint])
    spaces = {
        "/Rose": rose,
        "/SepBlack": Array([Name.Separation, Name.Black, Name.DeviceCMYK, tint]),
        "/SepAll": Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]),
        "/Two": Array([Name.DeviceN, Array([Name.Cyan, Name.Gold]), Name.DeviceCMYK, program]),
        "/CmykOnly": Array([Name.DeviceN, Array([Name.Cyan, Name.Black]), Name.DeviceCMYK, program]),
        "/Icc4": Array([Name.ICCBased, pdf.make_stream(icc(), N=4)]),
        "/Icc3": Array([Name.ICCBased, pdf.make_stream(b"", N=3)]),
        "/Icc1": Array([Name.ICCBased, pdf.make_stream(b"", N=1)]),
        "/Lab": Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])]),
        "/CalRgb": Array([Name.CalRGB, Dictionary(WhitePoint=[1, 1, 1])]),
        "/CalGray": Array([Name.CalGray, Dictionary(WhitePoint=[1, 1, 1])]),
        "/IndexedRgb": Array([Name.Indexed, Name.DeviceRGB, 0, pikepdf.String(b"abc")]),
        "/IndexedCmyk": Array([Name.Indexed, Name.DeviceCMYK, 1, pikepdf.String(b"\0\0\0\xff\xff\xff\0\0")]),
    }
    for name, space in spaces.items():
        resource(pdf, "/ColorSpace", name, space)


def ink(content: bytes, folder: Path, profile: str = "sheetfed-coated") -> list[str]:
    pdf = good(b"q " + content + b" Q")
    prepare(pdf)
    return told(findings(pdf, folder, variants()[profile]), boxes=False)


TEXT = b" BT /F %s Tf 100 200 Td (Prov) Tj ET"
AT_12 = TEXT % b"12"
AT_20 = TEXT % b"20"
BOX = b" 100 200 30 30 re f"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"0 0 0 0 k" + AT_12, []),
        (b"/Over1 gs 0 0 0 0 k" + AT_12, ["white text overprints, so it vanishes"]),
        (b"/OverBoth gs 0 0 0 0 k" + AT_12, ["white text overprints, so it vanishes"]),
        (b"/OverStroke gs 0 0 0 0 k" + AT_12, []),
        (b"/OverStroke gs 0 0 0 0 K 4 w 1 Tr" + AT_20, ["white text overprints, so it vanishes"]),
        # In mode 0 DeviceCMYK puts its zeros on all four plates.
        (b"/Over0 gs 0 0 0 0 k" + AT_12, []),
        (b"/Over0 gs 1 g" + AT_12, ["white text overprints, so it vanishes"]),
        (b"/Over0 gs /SepBlack cs 0 scn" + AT_12, ["white text overprints, so it vanishes"]),
        (b"/Over1 gs 0 0 0 0 k" + BOX, ["a white shape overprints, so it vanishes"]),
        (b"/Over1 gs 0 0 0 0 k 3 Tr" + AT_12, []),
        (b"/Over1 gs 0 0 0 0.01 k" + AT_12, []),
    ],
)
def test_overprinting_white(content: bytes, expected: list[str], tmp_path: Path) -> None:
    assert ink(content, tmp_path) == [f"error p1 gwg/white-overprints: {is_}" for is_ in expected]


KNOCKS = "knocks out of a coloured ground"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"0 0 0 1 k /Over1 gs" + TEXT % b"11.9", []),
        (b"0 0 0 1 k" + TEXT % b"11.9", [f"black text of 11.90 pt {KNOCKS}"]),
        (b"0 0 0 1 k /Over0 gs" + TEXT % b"11.9", [f"black text of 11.90 pt {KNOCKS}"]),
        (b"0 0 0 1 k" + TEXT % b"12", []),
        (b"0 0 0 0.99 k" + TEXT % b"11.9", []),
        (b"0 g" + TEXT % b"11.9", [f"black text of 11.90 pt {KNOCKS}"]),
        (b"0 g /Over0 gs" + TEXT % b"11.9", []),
        (b"/SepBlack cs 1 scn" + TEXT % b"11.9", [f"black text of 11.90 pt {KNOCKS}"]),
        # Over bare paper or grey there is no other ink to knock out of, unless the box is too small.
        (b"0 0 0 0 k 90 190 100 30 re f 0 0 0 1 k" + TEXT % b"11", []),
        (b"0 0 0 0 k 90 190 15 30 re f 0 0 0 1 k" + TEXT % b"11", [f"black text of 11.00 pt {KNOCKS}"]),
        (b"0 0 0 0.3 k 90 190 100 30 re f 0 0 0 1 k" + TEXT % b"11", []),
        (b"0 0 0 1 K /OverBoth gs 1.9 w 100 200 m 150 200 l S", []),
        (b"0 0 0 1 K 1.9 w 100 200 m 150 200 l S", [f"a black line of 1.90 pt {KNOCKS}"]),
        (b"0 0 0 1 K 2 w 100 200 m 150 200 l S", []),
        (b"0 0 0 1 k 100 200 50 1.9 re f", [f"a black line of 1.90 pt {KNOCKS}"]),
        (b"0 0 0 1 k 100 200 50 2 re f", []),
        (b"0 0 0 1 k 2 0 0 0.5 0 0 cm 50 400 50 3.8 re f", [f"a black line of 1.90 pt {KNOCKS}"]),
        (b"0 0 0 1 k /Over1 gs 100 200 50 1.9 re f", []),
    ],
)
def test_black_that_knocks_out(content: bytes, expected: list[str], tmp_path: Path) -> None:
    assert ink(content, tmp_path) == [f"warning p1 gwg/black-knocks-out: {is_}" for is_ in expected]


def test_black_may_knock_out_on_a_digital_press(tmp_path: Path) -> None:
    assert ink(b"0 0 0 1 k" + TEXT % b"8", tmp_path, "digital") == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"0.6 0.6 0.6 1 k" + AT_20, []),
        (b"0.61 0.6 0.6 1 k" + AT_20, ["black text carries 281 % ink (CMYK 61 60 60 100)"]),
        (b"0.7 0.7 0.6 0.84 k" + AT_20, []),
        (b"0.7 0.7 0.6 0.85 k" + AT_20, ["black text carries 285 % ink (CMYK 70 70 60 85)"]),
        (b"0.61 0.6 0.6 1 k" + BOX, []),
        (b"/SepAll cs 1 scn" + AT_20, ["black text carries 400 % ink (Separation All 1)"]),
    ],
)
def test_rich_black(content: bytes, expected: list[str], tmp_path: Path) -> None:
    assert ink(content, tmp_path) == [f"warning p1 gwg/rich-black: {is_}" for is_ in expected]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # 10 pt, made 7.9 and 8.0 by the page's matrix, by the text's, and on one axis only.
        (b"0 0 0 0 k 0.8 0 0 0.8 20 40 cm" + TEXT % b"10", []),
        (b"0 0 0 0 k 0.79 0 0 0.79 20 40 cm" + TEXT % b"10", ["white text is 7.90 pt"]),
        (b"0 0 0 0 k BT /F 1 Tf 0 7.9 -7.9 0 100 200 Tm (Prov) Tj ET", ["white text is 7.90 pt"]),
        (b"0 0 0 0 k BT /F 10 Tf 79 Tz 100 200 Td (Prov) Tj ET", ["white text is 7.90 pt"]),
        (b"0.2 0.2 0 0 k" + TEXT % b"7.9", ["2-ink text is 7.90 pt"]),
        (b"0.2 0.2 0 0 k" + TEXT % b"8", []),
        (b"0 1 0 0 k" + TEXT % b"4", []),
        (b"/IndexedCmyk cs 1 sc" + TEXT % b"7", ["2-ink text is 7.00 pt"]),
        (b"/CmykOnly cs 1 1 scn" + TEXT % b"7", ["2-ink text is 7.00 pt"]),
        (b"/CmykOnly cs 1 0 scn" + TEXT % b"7", []),
    ],
)
def test_small_text(content: bytes, expected: list[str], tmp_path: Path) -> None:
    assert ink(content, tmp_path) == [f"warning p1 gwg/small-text: {is_}" for is_ in expected]


@pytest.mark.parametrize(("profile", "least"), [("sheetfed-uncoated", 8.0), ("magazine", 9.0), ("digital", 5.0)])
def test_small_text_by_process(profile: str, least: float, tmp_path: Path) -> None:
    assert ink(b"0 0 0 0 k" + TEXT % str(least).encode(), tmp_path, profile) == []
    expected = [f"warning p1 gwg/small-text: white text is {least - 0.1:.2f} pt"]
    assert ink(b"0 0 0 0 k" + TEXT % f"{least - 0.1:.1f}".encode(), tmp_path, profile) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"0 0 0 0 K 0.25 w 100 200 m 150 200 l S", []),
        (b"0 0 0 0 K 0.24 w 100 200 m 150 200 l S", ["a white line is 0.24 pt wide"]),
        (b"0.5 0.5 0 0 K 0 w 100 200 m 150 200 l S", ["a 2-ink line is 0.00 pt wide"]),
        (b"0 0 0 0 k 100 200 50 0.25 re f", []),
        (b"0 0 0 0 k 100 200 50 0.24 re f", ["a white line is 0.24 pt wide"]),
        (b"0 0 0 0 k 100 200 m 150 200 l 150 200.24 l 100 200.24 l h f", ["a white line is 0.24 pt wide"]),
        (b"0 0 0 0 k 0.6 0.8 -0.8 0.6 200 100 cm 0 0 50 0.24 re f", ["a white line is 0.24 pt wide"]),
        (b"0 0 0 0 k 100 200 50 9 re 100 220 50 0.24 re f", ["a white line is 0.24 pt wide"]),
        (b"0 0 0 0 K 0.1 0 0 1 0 0 cm 2.4 w 1000 200 m 1500 200 l S", ["a white line is 0.24 pt wide"]),
        (b"0 1 0 0 K 0.1 w 100 200 m 150 200 l S", []),
        (b"0 0 0 0 k 100 200 0.2 0.2 re f", []),
    ],
)
def test_thin_line(content: bytes, expected: list[str], tmp_path: Path) -> None:
    assert ink(content, tmp_path) == [f"warning p1 gwg/thin-line: {is_}" for is_ in expected]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"/Rose cs 1 scn" + BOX, ["error gwg/spots: the spot colour `PANTONE 228 C` is used on page 1"]),
        (b"/Two cs 1 1 scn" + BOX, ["error gwg/spots: the spot colour `Gold` is used on page 1"]),
        (b"/SepBlack cs 1 scn" + BOX, []),
        (b"/SepAll cs 1 scn" + BOX, []),
        (b"/CmykOnly cs 1 1 scn" + BOX, []),
        # Called and not used; used on the sheet, outside the bleed.
        (b"/Rose cs", []),
        (b"/Rose cs 1 scn 0 0 20 20 re f", []),
    ],
)
def test_spots(content: bytes, expected: list[str], tmp_path: Path) -> None:
    assert ink(content, tmp_path) == expected


def test_spots_where_the_job_has_them(tmp_path: Path) -> None:
    pdf = good(b"/Rose cs 1 scn" + BOX)
    prepare(pdf)
    limits = SHEETFED.model_copy(update={"spots": True})
    expected = ["warning gwg/spots: the spot colour `PANTONE 228 C` is used on page 1"]
    assert told(findings(pdf, tmp_path, limits)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"0.5 g" + BOX, []),
        (b"1 0 0 rg" + BOX, ["a shape is in DeviceRGB"]),
        (b"/DeviceRGB cs 1 0 0 sc" + BOX, ["a shape is in DeviceRGB"]),
        (b"1 0 0 RG 100 200 m 150 200 l S", ["a shape is in DeviceRGB"]),
        (b"1 0 0 rg" + AT_12, ["text is in DeviceRGB"]),
        (b"1 0 0 rg 3 Tr" + AT_12, []),
        (b"/Icc4 cs 1 0 0 0 sc" + BOX, ["a shape is in ICC CMYK"]),
        (b"/Icc3 cs 1 0 0 sc" + BOX, ["a shape is in ICC RGB"]),
        (b"/Icc1 cs 0.5 sc" + BOX, ["a shape is in ICC grey"]),
        (b"/Lab cs 1 0 0 sc" + BOX, ["a shape is in Lab"]),
        (b"/CalRgb cs 1 0 0 sc" + BOX, ["a shape is in CalRGB"]),
        (b"/CalGray cs 0.5 sc" + BOX, ["a shape is in CalGray"]),
        (b"/IndexedRgb cs 0 sc" + BOX, ["a shape is in DeviceRGB"]),
        (b"/IndexedCmyk cs 1 sc" + BOX, []),
        # 20 × 20 pixels of an image that stands in the content itself, at 720 ppi.
        (
            b"2 0 0 2 100 200 cm BI /W 20 /H 20 /BPC 8 /CS /RGB ID " + bytes(1200) + b" EI",
            ["a picture is in DeviceRGB"],
        ),
        (b"2 0 0 2 100 200 cm BI /W 20 /H 20 /BPC 8 /CS /CMYK ID " + bytes(1600) + b" EI", []),
        # Clipped away whole; past the bleed.
        (b"0 0 1 1 re W n 1 0 0 rg" + BOX, []),
        (b"1 0 0 rg 0 0 20 20 re f", []),
    ],
)
def test_colour(content: bytes, expected: list[str], tmp_path: Path) -> None:
    assert ink(content, tmp_path) == [f"error p1 house/colour: {is_}" for is_ in expected]


def test_rgb_in_a_nested_form_in_a_pattern(tmp_path: Path) -> None:
    pdf = good(b"q /Pattern cs /P scn 100 200 50 50 re f Q")
    inner = form(pdf, b"1 0 0 rg 0 0 5 5 re f")
    outer = form(pdf, b"/In Do", Resources=Dictionary(XObject=Dictionary(In=inner)))
    pattern = pdf.make_stream(b"/Out Do", PatternType=1, PaintType=1, TilingType=1, XStep=10, YStep=10)
    pattern.update({"/BBox": Array([0, 0, 10, 10]), "/Resources": Dictionary(XObject=Dictionary(Out=outer))})
    resource(pdf, "/Pattern", "/P", pattern)
    assert told(findings(pdf, tmp_path)) == [
        "error p1 [17.6 35.3 17.6 17.6] house/colour: a shape is in DeviceRGB (in pattern P, form Out, form In)"
    ]


@pytest.mark.parametrize(
    ("values", "expected"), [(b"0 1 0 0", []), (b"1 0 0", ["error p1 house/colour: a shape is in DeviceRGB"])]
)
def test_uncoloured_pattern(values: bytes, expected: list[str], tmp_path: Path) -> None:
    """Its colour stands where it is used: the shape, and the cell within, are in it."""
    pdf = good(b"q /U cs " + values + b" /P scn 100 200 50 50 re f Q")
    base = Name.DeviceCMYK if values.count(b" ") == 3 else Name.DeviceRGB
    resource(pdf, "/ColorSpace", "/U", Array([Name.Pattern, base]))
    pattern = pdf.make_stream(b"0 0 5 5 re f", PatternType=1, PaintType=2, TilingType=1, XStep=10, YStep=10)
    pattern.update({"/BBox": Array([0, 0, 10, 10]), "/Resources": Dictionary()})
    resource(pdf, "/Pattern", "/P", pattern)
    found = told(findings(pdf, tmp_path), boxes=False)
    assert [one.removesuffix(" (in pattern P)") for one in found] == expected * 2


@pytest.mark.parametrize("way", ["sh", "pattern"])
@pytest.mark.parametrize(
    ("space", "expected"), [(Name.DeviceCMYK, []), (Name.DeviceRGB, ["a gradient is in DeviceRGB"])]
)
def test_gradient(way: str, space: Name, expected: list[str], tmp_path: Path) -> None:
    content = b"100 200 50 50 re W n /S sh" if way == "sh" else b"/Pattern cs /P scn 100 200 50 50 re f"
    pdf = good(b"q " + content + b" Q")
    shading = Dictionary(ShadingType=2, ColorSpace=space, Coords=[0, 0, 1, 1])
    resource(pdf, "/Shading", "/S", shading)
    resource(pdf, "/Pattern", "/P", Dictionary(PatternType=2, Shading=shading))
    wanted = [f"error p1 [17.6 35.3 17.6 17.6] house/colour: {is_}" for is_ in expected]
    assert told(findings(pdf, tmp_path)) == wanted


def test_rgb_in_a_type_3_glyph(tmp_path: Path) -> None:
    pdf = good(b"q 0 0 0 1 k BT /T 20 Tf 100 200 Td (P) Tj ET Q")
    glyph = pdf.make_stream(b"500 0 d0 1 0 0 rg 0 0 500 700 re f")
    made = Dictionary(Type=Name.Font, Subtype=Name.Type3, Name=Name.Ritad, FontBBox=Array([0, 0, 500, 1000]))
    made.update({"/FontMatrix": Array([0.001, 0, 0, 0.001, 0, 0]), "/FirstChar": 80, "/LastChar": 80})
    made.Widths, made.CharProcs = Array([500]), Dictionary(P=glyph)
    made.Encoding = Dictionary(Differences=Array([80, Name.P]))
    resource(pdf, "/Font", "/T", pdf.make_indirect(made))
    assert told(findings(pdf, tmp_path)) == [
        "error p1 house/type3: the font `Ritad` is Type 3",
        "error p1 [17.6 48 3.5 4.9] house/colour: a shape is in DeviceRGB (in glyph 80)",
    ]


def test_rgb_in_an_annotation_s_appearance(tmp_path: Path) -> None:
    pdf = good()
    look = form(pdf, b"1 0 0 rg 0 0 400 400 re f")
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([100, 200, 150, 250]), AP=Dictionary(N=look))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
    assert told(findings(pdf, tmp_path)) == [
        "error p1 [17.6 35.3 17.6 17.6] house/colour: a shape is in DeviceRGB (in annotation Stamp)",
        "error p1 [17.6 35.3 17.6 17.6] x4/annotation: an annotation (Stamp) lies on the page",
    ]


def masked(mask_space: Name) -> pikepdf.Pdf:
    pdf = good(b"q /M gs 0 1 0 0 k 100 200 50 50 re f Q")
    group = Dictionary(S=Name.Transparency, CS=mask_space)
    mask = Dictionary(S=Name.Luminosity, G=form(pdf, b"0.5 g 100 200 50 50 re f", Group=group))
    resource(pdf, "/ExtGState", "/M", Dictionary(SMask=mask))
    return pdf


@pytest.mark.parametrize(
    ("space", "expected"),
    [
        (Name.DeviceGray, []),
        (Name.DeviceCMYK, []),
        (Name.DeviceRGB, ["a soft mask has three channels or an unknown space (soft mask: DeviceRGB)"]),
    ],
)
def test_soft_mask(space: Name, expected: list[str], tmp_path: Path) -> None:
    wanted = [f"error p1 gwg/group-space: {is_}" for is_ in expected]
    assert told(findings(masked(space), tmp_path)) == wanted


@pytest.mark.parametrize("where", ["page", "form X"])
@pytest.mark.parametrize("space", [Name.DeviceCMYK, Name.DeviceRGB, Name.DeviceGray])
def test_group(where: str, space: Name, tmp_path: Path) -> None:
    pdf = good(b"/X Do")
    drawn = form(pdf, b"0 1 0 0 k 100 200 50 50 re f")
    resource(pdf, "/XObject", "/X", drawn)
    (drawn if where == "form X" else pdf.pages[0].obj)["/Group"] = Dictionary(S=Name.Transparency, CS=space)
    is_ = f"a transparency group blends in another space ({where}: {str(space)[1:]})"
    wanted = [] if space == Name.DeviceCMYK else [f"error p1 gwg/group-space: {is_}"]
    assert told(findings(pdf, tmp_path)) == wanted


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"/TR2D gs", []),
        (b"/TR gs", ["a transfer function (TR) changes the colours"]),
        (b"/TR2 gs", ["a transfer function (TR2) changes the colours"]),
        (b"/TR gs /TR gs", ["a transfer function (TR) changes the colours"]),
    ],
)
def test_transfer_function(content: bytes, expected: list[str], tmp_path: Path) -> None:
    assert ink(content, tmp_path) == [f"error p1 x4/transfer: {is_}" for is_ in expected]


def test_foreign_objects(tmp_path: Path) -> None:
    pdf = good(b"/PS Do /Ref Do q 20 0 0 20 100 200 cm /Opi Do Q")
    resource(pdf, "/XObject", "/PS", pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.PS))
    resource(pdf, "/XObject", "/Ref", form(pdf, b"", Ref=Dictionary(F=pikepdf.String("a.pdf"), Page=0)))
    picture = image(pdf, 100, 100)
    picture.OPI = Dictionary()
    resource(pdf, "/XObject", "/Opi", picture)
    assert told(findings(pdf, tmp_path)) == [
        "error p1 x4/foreign: the page holds a PostScript object (PS)",
        "error p1 x4/foreign: the page holds a page that lies in another file (Ref)",
        "error p1 x4/foreign: the page holds a picture that is to be exchanged for another (OPI)",
    ]


def test_names_of_old_programs_are_read(tmp_path: Path) -> None:
    """A spot colour in Latin-1, called by a name in Latin-1: no UTF-8, and in the trade's files."""
    pdf = good(b"q /F\xe4rg cs 1 scn 100 200 50 50 re f Q")
    tint = b"<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 0 0] /N 1 >>"
    spaces = b"<< /F#e4rg [/Separation /R#f6d /DeviceCMYK " + tint + b"] >>"
    pdf.pages[0].Resources.ColorSpace = pikepdf.Object.parse(spaces)
    assert told(findings(pdf, tmp_path)) == ["error gwg/spots: the spot colour `Röd` is used on page 1"]


def test_the_place_of_a_text_is_its_box_from_the_trim_s_corner(tmp_path: Path) -> None:
    pdf = good(b"q 0 0 0 0 k BT /G 7 Tf 100 200 Td [(Pr) -1000 (ov)] TJ ET Q")
    resource(pdf, "/Font", "/G", font(pdf))
    # Four glyphs of half an em and a gap of one: 21 pt; from 0.8 em above the line to 0.2 em below it.
    assert told(findings(pdf, tmp_path)) == ["warning p1 [17.6 50.9 7.4 2.5] gwg/small-text: white text is 7.00 pt"]


@pytest.mark.parametrize("way", ["content", "form", "membership"])
@pytest.mark.parametrize("off", [True, False])
def test_a_layer_that_is_off_is_not_printed(way: str, off: bool, tmp_path: Path) -> None:
    pdf = good(b"/OC /L BDC 1 0 0 rg 100 200 50 50 re f EMC" if way != "form" else b"/X Do")
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("Notes")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer] if off else [])))
    drawn = form(pdf, b"1 0 0 rg 100 200 50 50 re f", OC=layer)
    resource(pdf, "/XObject", "/X", drawn)
    member = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=layer))
    resource(pdf, "/Properties", "/L", member if way == "membership" else layer)
    found = told(findings(pdf, tmp_path), boxes=False)
    where = " (in form X)" if way == "form" else ""
    assert found == ([] if off else [f"error p1 house/colour: a shape is in DeviceRGB{where}"])
