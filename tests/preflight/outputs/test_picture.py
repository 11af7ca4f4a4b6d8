# ruff: noqa: E501 -- a finding's sentence stands on one line
"""The logotype in pictures of pixels: found, and held against the terms."""

import base64
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from trycksak.preflight.outputs import Standard
from trycksak.preflight.outputs.picture import look
from trycksak.preflight.proof.raster import ALIKE

Card = Callable[..., bytes]
SV, EN = '<img src="brand/logotype/sv-positive.svg">', '<img src="brand/logotype/en-positive.svg">'
WHITE = '<img src="brand/logotype/sv-negative.svg">'
MONO = '<img src="brand/logotype/sv-mono.svg">'
TITLE = "<p>Public Services Summit 2006</p>"


def broken(data: bytes, standard: Standard) -> list[tuple[str, str]]:
    """Give what does not hold of all marks: the finding's id, and what is."""
    seen = look(data, standard)
    return [(one.id, one.is_) for mark in seen.marks for one in mark.rulings if not one.figure.holds]


def test_the_figures(card: Card, standard: Standard) -> None:
    seen = look(card(SV + TITLE), standard)
    assert seen.size == (1200, 630)
    (one,) = seen.marks
    assert (one.mark.master, one.mark.how) == ("brand/logotype/sv-positive.svg", "pixels")
    assert one.mark.box == pytest.approx((60, 60, 320, 85.57), abs=0.3)
    assert one.mark.clear == pytest.approx((24.06, 24.06, 391.9, 157.4), abs=0.6)
    assert [(f.rule, f.what, f.limit, f.unit, f.holds) for f in one.mark.figures] == [
        ("original", "likeness", ALIKE, "", True),
        ("original", "colour", "#00594F", "", True),
        ("original", "turned", 0.0, "°", True),
        ("original", "distorted", 1.5, "%", True),
        ("minimum", "width", 180.0, "px", True),
        ("corners", "corner", "top-left, top-right, bottom-left / bottom-right", "", True),
        ("clear-space", "not free", 0.0, "%", True),
        ("clear-space", "to the edge", one.mark.figures[7].limit, "px", True),
        ("variants", "on light", "positive or mono", "", True),
        ("variants", "contrast", 3.0, ":1", True),
    ]


GOOD = {
    "as a JPEG": (SV + TITLE, "", "JPEG"),
    "as a WebP": (SV + TITLE, "", "WEBP"),
    "in a lower corner": (SV, "img { left: 800px; top: 480px }", "PNG"),
    "just wide enough": (SV + TITLE, "img { width: 180px }", "PNG"),
    "very large": (SV, "img { left: 150px; top: 180px; width: 900px }", "PNG"),
    "black": (MONO + TITLE, "", "PNG"),
    "white on dark": (WHITE + TITLE, "html { background: #00594F }", "PNG"),
    "words just outside the clear space": (SV + "<p>Summit</p>", "p { left: 420px; top: 70px }", "PNG"),
    "a frame outside the clear space": (SV + "<p></p>", "p { left: 15px; top: 15px; width: 1160px; height: 590px; border: 2px solid }", "PNG"),
    "a white plate on a picture": (f"<p></p>{SV}", "html { background: linear-gradient(30deg, #000000, #E5006C, #FCBF0A) } p { left: 20px; top: 20px; width: 400px; height: 166px; background: #FFFFFF }", "PNG"),
    "on a slow gradient": (SV + TITLE, "html { background: linear-gradient(90deg, #FFFFFF, #E1F1EF) }", "PNG"),
    "twice": (f"{SV}{SV.replace('<img', '<img class=two')}", ".two { left: 700px }", "PNG"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "style", "format"), GOOD.values(), ids=GOOD)
def test_good_in_other_ways(body: str, style: str, format: str, card: Card, standard: Standard) -> None:
    data = card(body, style, format)
    assert len(look(data, standard).marks) == (2 if "two" in body else 1)
    assert broken(data, standard) == []


SPACE = "something stands in the logotype's clear space"
BROKEN = {
    "too small": (SV, "img { width: 178px }", [("logotype/size", "the logotype is 178 px wide in a picture of 1200 px")]),
    "much too small": (SV, "img { width: 95px }", [("logotype/size", "the logotype is 95 px wide in a picture of 1200 px")]),
    "a dot in the clear space": (SV + "<p></p>", "p { left: 400px; top: 81px; width: 9px; height: 9px; background: #000000 }", [("logotype/clear-space", f"{SPACE}, 400 px from the left and 81 px from the top")]),
    "a thin line through it": (SV + "<p></p>", "p { left: 0; top: 165px; width: 1200px; height: 1px; background: #000000 }", [("logotype/clear-space", f"{SPACE}, 25 px from the left and 165 px from the top")]),
    "a plate that is too small": (f"<p></p>{SV}", "html { background: #E5006C } p { left: 40px; top: 40px; width: 360px; height: 126px; background: #FFFFFF }", [("logotype/clear-space", f"{SPACE}, 25 px from the left and 25 px from the top")]),
    "at the edge": (SV, "img { left: 20px }", [("logotype/clear-space", "the logotype stands 20 px from the edge of the picture")]),
    "squashed by 3 %": (SV, "img { height: 83px; object-fit: fill; transform: scaleY(0.97) }", [("logotype/proportion", "the logotype is 310.4 × 80.5 px")]),
    "turned by 1°": (SV, "img { transform: rotate(1deg) }", [("logotype/proportion", "the logotype is turned by 1.0°")]),
    "in another colour": (SV, "img { opacity: 0.5 }", [("logotype/colour", "the logotype is #80ACA7")]),
    "hardly seen": (SV, "html { background: #979797 }", [("logotype/contrast", "the logotype has a contrast of 2.83:1 with its ground (#979797)")]),
    "the dark one on a dark ground": (MONO, "html { background: #B92F00 }", [("logotype/variant", "the mono logotype stands on a dark ground (#B92F00)")]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "style", "told"), BROKEN.values(), ids=BROKEN)
def test_one_fault(body: str, style: str, told: list[tuple[str, str]], card: Card, standard: Standard) -> None:
    assert broken(card(body, style), standard) == told


@pytest.mark.parametrize(
    ("body", "style"), [(TITLE, ""), (WHITE, ""), (SV, "img { transform: scaleX(-1) }"), (SV, "img { opacity: 0 }")]
)
def test_none_is_found(body: str, style: str, card: Card, standard: Standard) -> None:
    assert look(card(body, style), standard).marks == ()


def test_a_letter_is_missing(card: Card, standard: Standard, root: Path) -> None:
    svg = (root / "brand" / "logotype" / "sv-positive.svg").read_text("utf-8")
    start = svg.rindex("M")
    less = base64.b64encode((svg[:start] + svg[svg.index('"', start) :]).encode()).decode()
    data = card(f'<img src="data:image/svg+xml;base64,{less}">')
    is_ = "a part of the logotype is not as in the original, or is missing"
    assert broken(data, standard) == [("logotype/altered", is_)]


def saved(picture: Image.Image, **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, **options)  # type: ignore[arg-type]
    return file.getvalue()


def test_a_picture_that_shines_through_is_seen_on_white(card: Card, standard: Standard) -> None:
    whole = Image.open(BytesIO(card(SV + TITLE)))
    whole.putalpha(whole.convert("L").point(lambda value: 0 if value == 255 else 255))
    assert [mark.mark.master for mark in look(saved(whole, format="PNG"), standard).marks] == [
        "brand/logotype/sv-positive.svg"
    ]


def test_a_picture_that_is_turned_by_its_camera(card: Card, standard: Standard) -> None:
    whole = Image.open(BytesIO(card(SV + TITLE)))
    exif = Image.Exif()
    exif[0x0112] = 8
    data = saved(whole.transpose(Image.Transpose.ROTATE_270), format="JPEG", exif=exif, quality=90)
    assert look(data, standard).size == (1200, 630)
    assert broken(data, standard) == []


def test_a_picture_that_moves(standard: Standard) -> None:
    still, other = Image.new("RGB", (9, 9), "white"), Image.new("RGB", (9, 9), "black")
    with pytest.raises(ValueError, match="it moves"):
        look(saved(still, format="GIF", save_all=True, append_images=[other]), standard)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"<svg/>"])
def test_hostile(data: bytes, standard: Standard) -> None:
    with pytest.raises(ValueError, match="it cannot be read as a picture"):
        look(data, standard)


def test_a_bomb(standard: Standard) -> None:
    picture = saved(Image.new("1", (1, 1)), format="PNG")
    # Width and height stand in the header, right after its name (PNG, 11.2.2).
    huge = picture[:16] + (100_000).to_bytes(4, "big") * 2 + picture[24:]
    with pytest.raises(ValueError, match="it cannot be read as a picture"):
        look(huge, standard)
