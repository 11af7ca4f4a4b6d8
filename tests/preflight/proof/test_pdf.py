# ruff: noqa: E501 -- a finding's sentence stands on one line
"""The logotype in a PDF: every way of being wrong is one file that is wrong in just that way."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from trycksak.model.binding import Binding
from trycksak.model.brand import Brand
from trycksak.model.terms import Terms
from trycksak.preflight.proof.pdf import Asked, Edition, prove_pdf

Sheet = Callable[..., Path]
SV, EN = "brand/logotype/sv-positive.svg", "brand/logotype/en-positive.svg"


def mark(style: str = "", src: str = SV, picture: str = "") -> str:
    return f'<p class="mark" style="{style}"><img src="{src}" alt="Stockholms stad" style="{picture}"></p>'


@pytest.fixture
def measure(root: Path, brand: Brand, terms: Terms) -> Callable[..., list[str]]:
    def run(path: Path, locale: str = "sv", binding: Binding = Binding.SADDLE_STITCHED) -> list[str]:
        dates = date(2006, 12, 6), date(2006, 12, 9)
        asked = Asked(brand, terms, root, locale, binding, Edition.WEB, 0, dates)
        return [
            f"{finding.place.page} {finding.id}: {finding.is_}; {finding.should}. {finding.do}"
            for finding in prove_pdf(path, "x.pdf", asked).findings
        ]

    return run


GOOD = {
    "top-left": mark(),
    "top-right": mark("left: auto; right: 13mm"),
    "as small as may be": mark(picture="width: 30mm"),
    "negative": mark("background: #00594F; padding: 6mm", src="brand/logotype/sv-negative.svg"),
    "mono": mark(src="brand/logotype/sv-mono.svg"),
    "squashed within the tolerance": mark("transform: scaleX(0.996)"),
    "over other art": '<div style="width: 70mm; height: 40mm; background: #FCE3EB"></div>' + mark(),
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_nothing_is_said_of_a_good_logotype(body: str, sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    assert measure(sheet(body)) == []


SIZE = "on a page of 148 × 210 mm it is at least 30 mm wide. Make it 30 mm or wider."
UPRIGHT = "it stands upright, as it was drawn. Place the original without a transformation."
MISSING = (
    "logotype/missing: no whole logotype is found; the page carries the logotype `Stockholms stad`. "
    "Place the SVG from brand/logotype/ in the template, unchanged."
)
BAD = {
    "missing": ("<p>Prov</p>", MISSING),
    "other language": (mark(src=EN), "logotype/language: the logotype says `City of Stockholm` (en); in `sv` it says `Stockholms stad`. Place the original whose `locale` is `sv` in brand/brand.yml."),
    "2 % too small": (mark(picture="width: 29.4mm"), f"logotype/size: the logotype is 29.40 mm wide; {SIZE}"),
    "a little too small": (mark(picture="width: 29.9mm"), f"logotype/size: the logotype is 29.90 mm wide; {SIZE}"),
    "2 % too narrow": (mark("transform: scaleX(0.98)"), "logotype/proportion: the logotype is 39.20 × 10.70 mm, 2.0 % too narrow; 39.20 mm wide it is 10.48 mm high. Set its width or its height only, never both."),
    "1 % too wide": (mark("transform: scaleX(1.01)"), "logotype/proportion: the logotype is 40.40 × 10.70 mm, 1.0 % too wide; 40.40 mm wide it is 10.80 mm high. Set its width or its height only, never both."),
    "mirrored": (mark("transform: scaleX(-1)"), f"logotype/proportion: the logotype is mirrored; {UPRIGHT}"),
    "turned": (mark("transform: rotate(2deg)"), f"logotype/proportion: the logotype is turned by 2.0°; {UPRIGHT}"),
    "slanted": (mark("transform: skewX(3deg)"), f"logotype/proportion: the logotype is slanted by 3.0°; {UPRIGHT}"),
    "lower corner": (mark("top: 190mm"), "logotype/corner: the logotype stands bottom-left, 13.0 mm from the left and 190.0 mm from the top; it stands top-left or top-right. Move it to a corner that the terms allow."),
    "near the edge": (mark("left: 4mm"), "logotype/edge: the logotype stands 4.0 mm from the edge of the page; it stands at least 5 mm from it. Move it away from the edge."),
    "past the trim": (mark("left: -2mm"), "logotype/trim: the logotype reaches 2.0 mm past the trim; it stands whole inside the page. Move it inside the page."),
    "on a plate that ends too near": (mark("background: #00594F", src="brand/logotype/sv-negative.svg"), "logotype/ground: the logotype stands on a drawing that is not even, or ends too near; it stands on an even ground. Put a flat ground under it that reaches past its clear space."),
    "beside a word": (mark() + '<p style="position: absolute; left: 54mm; top: 14mm; margin: 0">Prov</p>', "logotype/clear-space: a text stands in the logotype's clear space; 4.5 mm on every side are free. Move it away, or move the logotype."),
}  # fmt: skip


@pytest.mark.parametrize(("body", "words"), BAD.values(), ids=BAD)
def test_one_fault_is_one_finding(body: str, words: str, sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    assert measure(sheet(body)) == [f"1 {words}"]


UNCHANGED = "it is one of the originals, unchanged. Place the original from brand/logotype/ as it is."
TAMPERED = {
    "recoloured": ("#00594F", "#E5006C", "logotype/colour: the logotype is #E5006C; the original that is nearest is #00594F. Place an original as it is, without a colour of your own."),
    "one point moved": ("M0 9C", "M1 9C", f"logotype/altered: the logotype has 1 of its 24 parts redrawn or moved; {UNCHANGED}"),
    "one point of the wording moved": ("M118.43 42.15C", "M119.03 42.15C", f"logotype/altered: the logotype has 1 of its 24 parts missing; {UNCHANGED}"),
    "outlined too": ('<path fill="#00594F" d="M0', '<path stroke="#00594F" fill="#00594F" d="M0', f"logotype/altered: the logotype has an outline of its own; {UNCHANGED}"),
    "symbol not painted": ('<path fill="#00594F" d="M0', '<path fill="none" d="M0', f"logotype/altered: the logotype has 6 of its 24 parts missing; {UNCHANGED}"),
    "wording not painted": ('<path fill="#00594F" d="M118', '<path fill="none" d="M118', f"logotype/altered: the logotype has 18 of its 24 parts missing; {UNCHANGED}"),
    "wording moved": ('<path fill="#00594F" d="M118', '<path transform="translate(3 0)" fill="#00594F" d="M118', f"logotype/altered: the logotype has 6 of its 24 parts redrawn or moved; {UNCHANGED}"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "words"), TAMPERED.values(), ids=TAMPERED)
def test_a_drawing_that_was_changed(
    old: str, new: str, words: str, root: Path, tmp_path: Path, sheet: Sheet, measure: Callable[..., list[str]]
) -> None:
    svg = (root / SV).read_text(encoding="utf-8")
    assert old in svg
    (tmp_path / "changed.svg").write_text(svg.replace(old, new), encoding="utf-8")
    assert measure(sheet(mark(src=(tmp_path / "changed.svg").as_uri()))) == [f"1 {words}"]


def test_every_page_that_must_carry_it_is_measured(sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    path = sheet(mark(), "<p>Prov</p>", mark())
    assert measure(path) == []
    assert measure(path, binding=Binding.SHEET) == [f"2 {MISSING}"]


def test_several_faults_are_all_told(sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    path = sheet(mark("top: 190mm; transform: scaleX(-1)", picture="width: 20mm"))
    assert [finding.split(":")[0] for finding in measure(path)] == [
        "1 logotype/corner",
        "1 logotype/proportion",
        "1 logotype/size",
    ]


def test_the_least_width_is_the_formats(sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    path = sheet(mark(picture="width: 35mm"), size="210mm 297mm")
    words = (
        "the logotype is 35.00 mm wide; on a page of 210 × 297 mm it is at least 36 mm wide. Make it 36 mm or wider."
    )
    assert measure(path) == [f"1 logotype/size: {words}"]


def test_a_page_that_is_shown_turned_is_measured_as_it_is_seen(sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    path = sheet(mark())
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = 90
        pdf.save(path)
    assert measure(path) == [f"1 logotype/proportion: the logotype is turned by 90.0°; {UPRIGHT}"]


READABLE = "a PDF can be opened and read to its end. Export it anew; if it stays so, look for the first copy."


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"\x00" * 4096, b"Not a PDF at all"])
def test_what_is_no_pdf(data: bytes, tmp_path: Path, measure: Callable[..., list[str]]) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    assert measure(path) == [f"0 pdf/unreadable: the file is no whole PDF; {READABLE}"]


def test_no_file_at_all(tmp_path: Path, measure: Callable[..., list[str]]) -> None:
    words = f"the file cannot be read (No such file or directory); {READABLE}"
    assert measure(tmp_path / "none.pdf") == [f"0 pdf/unreadable: {words}"]
