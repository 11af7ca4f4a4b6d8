"""The rules for boxes, bleed and annotations: for each, a page that passes and one that is broken in that one way."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from preflight.pressfile import Change, findings, form, good, image, resource, told
from trycksak.preflight.limits import variants


def entry(key: str, value: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[key] = value

    return change


def without(key: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0].obj[key]

    return change


def inherited_rotation(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Rotate = 90


def link(*rectangle: float, kind: Name = Name.Link) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        one = Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array(rectangle))
        one.A = Dictionary(S=Name.URI, URI=String("https://example.org"))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(one)])

    return change


def second_page(**boxes: list[int]) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages.append(pdf.pages[0])
        pdf.pages[1].obj.update({f"/{name}": Array(box) for name, box in boxes.items()})

    return change


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (entry("/UserUnit", 1), []),
        (entry("/UserUnit", 2.0), ["error p1 gwg/user-unit: the page has a UserUnit of 2"]),
        (entry("/CropBox", Array([0, 0, 400, 400])), []),
        (
            entry("/CropBox", Array([50, 50, 350, 350])),
            ["error p1 gwg/crop-box: the CropBox hides a part of the sheet"],
        ),
        (entry("/Rotate", 0), []),
        (entry("/Rotate", 90), ["warning p1 gwg/rotated: the page is turned by 90°"]),
        (inherited_rotation, ["warning p1 gwg/rotated: the page is turned by 90°"]),
        (without("/TrimBox"), ["error p1 x4/trim-box: the page has no TrimBox"]),
        (without("/BleedBox"), ["error p1 house/bleed: the page has no BleedBox"]),
        (
            entry("/TrimBox", Array([350, 350, 50, 50])),
            ["error p1 x4/box-inverted: the TrimBox is 350 350 50 50"],
        ),
        (
            entry("/MediaBox", Array([400, 0, 0, 400])),
            ["error p1 x4/box-inverted: the MediaBox is 400 0 0 400"],
        ),
        (
            entry("/BleedBox", Array([40, 40, 410, 360])),
            ["error p1 x4/box-order: the BleedBox reaches 3.53 mm outside the MediaBox"],
        ),
        (entry("/BleedBox", Array([41.5, 41.5, 358.5, 358.5])), []),
        (entry("/BleedBox", Array([42, 40, 360, 360])), ["error p1 house/bleed: the bleed is 2.8 mm"]),
        (second_page(), []),
        (
            second_page(TrimBox=[50, 50, 345, 350]),
            ["warning p2 gwg/same-trim: another TrimBox stands on page 2"],
        ),
        (link(5, 5, 35, 35), []),
        (link(40, 5, 100, 40), []),
        (
            link(100, 100, 200, 120),
            ["error p1 [17.6 81.1 35.3 7.1] x4/annotation: an annotation (Link) lies on the page"],
        ),
        (
            link(0, 0, 45, 45),
            ["error p1 [-17.6 107.6 15.9 15.9] x4/annotation: an annotation (Link) lies on the page"],
        ),
        (link(100, 100, 200, 120, kind=Name.PrinterMark), []),
    ],
)
def test_boxes(change: Change, expected: list[str], tmp_path: Path) -> None:
    pdf = good()
    change(pdf)
    assert told(findings(pdf, tmp_path)) == expected


def test_a_trim_that_is_larger_than_the_bleed(tmp_path: Path) -> None:
    pdf = good()
    pdf.pages[0].obj.TrimBox = Array([30, 50, 350, 350])
    assert told(findings(pdf, tmp_path)) == [
        "error p1 house/bleed: the bleed is -3.5 mm",
        "error p1 x4/box-order: the TrimBox reaches 3.53 mm outside the BleedBox",
    ]


@pytest.mark.parametrize(
    ("profile", "level"), [("sheetfed-coated", "warning"), ("sheetfed-uncoated", "warning"), ("magazine", "error")]
)
def test_empty_page(profile: str, level: str, tmp_path: Path) -> None:
    pdf = good(b"0 0 0 0 k 40 40 320 320 re f 0 0 0 1 k 0 0 9 9 re f", under=b"")
    expected = [f"{level} p1 gwg/empty-page: nothing is printed on the page"]
    assert told(findings(pdf, tmp_path, variants()[profile])) == expected


def test_empty_page_on_a_digital_press(tmp_path: Path) -> None:
    assert findings(good(under=b""), tmp_path, variants()["digital"]) == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # It reaches the bleed, past the bleed, or stays inside the trim.
        (b"40 200 100 20 re f", []),
        (b"20 200 100 20 re f", []),
        (b"51 200 100 20 re f", []),
        (b"50 200 100 20 re f", ["art ends 0.0 mm past the trim (left)"]),
        (b"45 200 100 20 re f", ["art ends 1.8 mm past the trim (left)"]),
        (b"200 330 100 20 re f", ["art ends 0.0 mm past the trim (top)"]),
        (b"200 47 303 20 re f", ["art ends 1.1 mm past the trim (bottom)"]),
        # Cut by a clip at the trim; white; outside the trim; a curve that ends by itself.
        (b"50 50 300 300 re W n 0 0 400 30 re f 200 40 20 50 re f", ["art ends 0.0 mm past the trim (bottom)"]),
        (b"0 0 0 0 k 50 200 100 20 re f", []),
        (b"20 200 30 20 re f", []),
        (b"48 200 m 48 230 100 230 100 200 c f", []),
        (b"0.7071 0.7071 -0.7071 0.7071 50 200 cm 0 0 50 50 re f", []),
    ],
)
def test_art_at_the_trim(content: bytes, expected: list[str], tmp_path: Path) -> None:
    found = findings(good(b"q 0 0.5 0 0 k " + content + b" Q"), tmp_path)
    assert [one.is_ for one in found] == expected
    assert {one.id for one in found} <= {"house/bleed-art"}


def test_picture_and_form_at_the_trim(tmp_path: Path) -> None:
    pdf = good(b"q 60 0 0 60 50 100 cm /I Do Q q /X Do Q")
    resource(pdf, "/XObject", "/I", image(pdf, 300, 300))
    drawn = form(pdf, b"0 0 0 0.5 k 0 0 400 400 re f")
    drawn.BBox = Array([200, 40, 350, 360])
    resource(pdf, "/XObject", "/X", drawn)
    assert told(findings(pdf, tmp_path)) == [
        "error p1 [0 67 21.2 21.2] house/bleed-art: art ends 0.0 mm past the trim (left)",
        "error p1 [52.9 -3.5 52.9 112.9] house/bleed-art: art ends 0.0 mm past the trim (right) (in form X)",
    ]


def test_many_of_a_kind_are_counted(tmp_path: Path) -> None:
    content = b"q 0 0.5 0 0 k " + b" ".join(b"50 %d 100 4 re f" % y for y in range(100, 300, 10)) + b" Q"
    found = findings(good(content), tmp_path)
    assert [one.id for one in found] == ["house/bleed-art"] * 5
    assert sorted(one.is_ for one in found)[-1] == "art ends 0.0 mm past the trim (left) (and 15 more on the page)"
