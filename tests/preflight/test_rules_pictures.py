"""The resolution of pictures as they are placed, and the figures that go with it."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from preflight.pressfile import SHEETFED, findings, good, image, resource, told
from trycksak.model.profile import PressProfile
from trycksak.preflight.limits import limits_of, variants
from trycksak.preflight.measure import measure
from trycksak.preflight.measured import PictureFigures


def placed(width: int, height: int, bits: int = 8, matrix: bytes = b"72 0 0 72 100 200") -> pikepdf.Pdf:
    """Place a picture, one inch wide and high unless the matrix says otherwise."""
    pdf = good(b"q " + matrix + b" cm /I Do Q")
    space = Name.DeviceCMYK if bits == 8 else Name.DeviceGray
    resource(pdf, "/XObject", "/I", image(pdf, width, height, space, bits))
    return pdf


@pytest.mark.parametrize(
    ("pixels", "expected"),
    [
        (149, "error p1 gwg/picture-resolution: a picture of 149 × 149 pixels (DeviceCMYK) has 149 ppi"),
        (150, "warning p1 gwg/picture-resolution: a picture of 150 × 150 pixels (DeviceCMYK) has 150 ppi"),
        (224, "warning p1 gwg/picture-resolution: a picture of 224 × 224 pixels (DeviceCMYK) has 224 ppi"),
        (225, "warning p1 house/photo-resolution: a picture of 225 × 225 pixels (DeviceCMYK) has 225 ppi"),
        (299, "warning p1 house/photo-resolution: a picture of 299 × 299 pixels (DeviceCMYK) has 299 ppi"),
        (300, ""),
        (16, ""),
        (17, "error p1 gwg/picture-resolution: a picture of 17 × 17 pixels (DeviceCMYK) has 17 ppi"),
    ],
)
def test_colour_pictures(pixels: int, expected: str, tmp_path: Path) -> None:
    assert told(findings(placed(pixels, pixels), tmp_path), boxes=False) == [expected] * bool(expected)


@pytest.mark.parametrize(
    ("pixels", "expected"),
    [
        (549, "error p1 gwg/bitmap-resolution: a picture of 549 × 549 pixels (DeviceGray, 1 bit) has 549 ppi"),
        (550, "warning p1 gwg/bitmap-resolution: a picture of 550 × 550 pixels (DeviceGray, 1 bit) has 550 ppi"),
        (799, "warning p1 gwg/bitmap-resolution: a picture of 799 × 799 pixels (DeviceGray, 1 bit) has 799 ppi"),
        (800, ""),
    ],
)
def test_bitmaps(pixels: int, expected: str, tmp_path: Path) -> None:
    assert told(findings(placed(pixels, pixels, 1), tmp_path), boxes=False) == [expected] * bool(expected)


@pytest.mark.parametrize(
    ("bits", "pixels", "rule"),
    [
        (8, 95, "error gwg/picture-resolution"),
        (8, 96, "warning gwg/picture-resolution"),
        (8, 150, "warning house/photo-resolution"),
        (8, 200, ""),
        (1, 349, "error gwg/bitmap-resolution"),
        (1, 599, "warning gwg/bitmap-resolution"),
        (1, 600, ""),
    ],
)
def test_a_digital_press_asks_for_less(bits: int, pixels: int, rule: str, tmp_path: Path) -> None:
    found = findings(placed(pixels, pixels, bits), tmp_path, variants()["digital"])
    assert [f"{one.severity} {one.id}" for one in found] == [rule] * bool(rule)


@pytest.mark.parametrize(
    "matrix", [b"144 0 0 72 100 200", b"0 72 -144 0 250 200", b"0 144 72 0 100 200", b"72 72 -36 36 200 200"]
)
def test_the_smaller_axis_counts(matrix: bytes, tmp_path: Path) -> None:
    found = findings(placed(250, 250, matrix=matrix), tmp_path)
    smallest = 250 / 2 if b"144" in matrix else 250 / 2**0.5
    wanted = "error" if smallest < 150 else "warning"
    is_ = f"a picture of 250 × 250 pixels (DeviceCMYK) has {smallest:.0f} ppi"
    assert told(found, boxes=False) == [f"{wanted} p1 gwg/picture-resolution: {is_}"]


def test_masks_are_exempt_and_stencils_are_bitmaps(tmp_path: Path) -> None:
    pdf = placed(300, 300)
    picture = pdf.pages[0].Resources.XObject.I
    picture.SMask = image(pdf, 20, 20, Name.DeviceGray)
    stencil = image(pdf, 100, 100, bits=1)
    del stencil["/ColorSpace"]
    stencil.ImageMask = True
    resource(pdf, "/XObject", "/S", stencil)
    pdf.pages[0].Contents.write(pdf.pages[0].Contents.read_bytes() + b" q 0 1 0 0 k 36 0 0 36 200 100 cm /S Do Q")
    assert told(findings(pdf, tmp_path)) == [
        "error p1 [52.9 75.5 12.7 12.7] gwg/bitmap-resolution: "
        "a picture of 100 × 100 pixels (DeviceGray, 1 bit) has 200 ppi"
    ]


def test_figures(tmp_path: Path) -> None:
    pdf = placed(300, 450)
    path = tmp_path / "made.pdf"
    pdf.save(path, force_version="1.6", deterministic_id=True)
    measured = measure(path, "made.pdf", SHEETFED)
    assert measured.pictures == (PictureFigures(1, (17.6, 27.5, 25.4, 25.4), 300.0, (300, 450), "DeviceCMYK", 8),)
    assert [(font.name, font.kind, font.embedded, font.subset) for font in measured.fonts] == [
        ("Prov", "TrueType", True, True)
    ]
    (page,) = measured.pages
    assert (page.number, page.trim_mm) == (1, (105.83, 105.83))
    assert (page.sheet_mm, page.bleed_mm) == ((-17.6, -17.6, 141.1, 141.1), (-3.5, -3.5, 112.9, 112.9))
    assert (measured.title, measured.standards, measured.profile) == ("Prov", ("PDF/X-4",), "sheetfed-coated")
    assert measured.bytes == path.stat().st_size


def test_a_printer_s_own_profile() -> None:
    output = {"path": "a.icc", "sha256": "0" * 64, "condition": "A", "info": "A"}
    given = {"id": "magazine", "name": "Ours", "output": output, "ink_limit": 260, "bleed_mm": 5, "photo_ppi": 250}
    limits = limits_of(PressProfile.model_validate(given))
    assert (limits.ink_percent, limits.paper_ink_percent, limits.bleed_mm) == (305, 260, 5)
    assert (limits.photo_ppi, limits.small_text_pt) == (250, 9)
    assert limits_of(PressProfile.model_validate({**given, "id": "acme"})).small_text_pt == 8
