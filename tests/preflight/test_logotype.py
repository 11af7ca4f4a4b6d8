# ruff: noqa: E501 -- a finding's sentence stands on one line
"""The logotype in a PDF: every way of being wrong is one file that is wrong in just that way."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from trycksak.model.brand import Brand
from trycksak.model.publication import Trim
from trycksak.model.terms import Terms
from trycksak.preflight import check_pdf

Sheet = Callable[..., Path]
SV, EN = "brand/logotype/sv-positive.svg", "brand/logotype/en-positive.svg"


def mark(style: str = "", src: str = SV, picture: str = "") -> str:
    return f'<p class="mark" style="{style}"><img src="{src}" alt="Stockholms stad" style="{picture}"></p>'


@pytest.fixture
def measure(root: Path, brand: Brand, terms: Terms) -> Callable[..., list[str]]:
    def run(path: Path, locale: str = "sv", trim: Trim = Trim.A5, pages: tuple[int, ...] = (1,)) -> list[str]:
        return [str(finding) for finding in check_pdf(path, "x.pdf", root, brand, terms, locale, trim, pages)]

    return run


GOOD = {
    "top-left": mark(),
    "top-right": mark("left: auto; right: 13mm"),
    "as small as may be": mark(picture="width: 30mm"),
    "negative": mark("background: #00594F", src="brand/logotype/sv-negative.svg"),
    "mono": mark(src="brand/logotype/sv-mono.svg"),
    "squashed within the tolerance": mark("transform: scaleX(0.996)"),
    "in a group of its own": mark("opacity: 0.99"),
    "beside a mirrored one": mark() + mark("top: 60mm; transform: scaleX(-1)"),
    "beside the other language": mark(src=EN, style="top: 60mm") + mark(),
    "under other art": '<div style="width: 60mm; height: 20mm; background: #FCE3EB"></div>' + mark(),
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_nothing_is_said_of_a_good_logotype(body: str, sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    assert measure(sheet(body)) == []


BAD = {
    "missing": ("<p>Prov</p>", "missing", "no whole logotype is found; the page carries the logotype `Stockholms stad`. "
                "Place the SVG from brand/logotype/ in the template, unchanged."),
    "other language": (mark(src=EN), "language", "the logotype says `City of Stockholm` (en); in `sv` it says "
                       "`Stockholms stad`. Place the original whose `locale` is `sv` in brand/brand.yml."),
    "2 % too small": (mark(picture="width: 29.4mm"), "size", "the logotype is 29.4 mm wide; on A5 it is at least 30 mm "
                      "wide. Make it 30 mm or wider."),
    "a little too small": (mark(picture="width: 29.9mm"), "size", "the logotype is 29.9 mm wide; on A5 it is at least "
                           "30 mm wide. Make it 30 mm or wider."),
    "2 % too narrow": (mark("transform: scaleX(0.98)"), "proportion", "the logotype is 39.20 × 10.70 mm, 2.0 % too "
                       "narrow; 39.20 mm wide it is 10.48 mm high. Set its width or its height only, never both."),
    "1 % too wide": (mark("transform: scaleX(1.01)"), "proportion", "the logotype is 40.40 × 10.70 mm, 1.0 % too "
                     "wide; 40.40 mm wide it is 10.80 mm high. Set its width or its height only, never both."),
    "mirrored": (mark("transform: scaleX(-1)"), "proportion", "the logotype is mirrored; it stands upright, as it was "
                 "drawn. Place the original without a transformation."),
    "turned": (mark("transform: rotate(2deg)"), "proportion", "the logotype is turned by 2.0°; it stands upright, as it "
               "was drawn. Place the original without a transformation."),
    "slanted": (mark("transform: skewX(3deg)"), "proportion", "the logotype is slanted by 3.0°; it stands upright, as "
                "it was drawn. Place the original without a transformation."),
    "lower corner": (mark("top: 190mm"), "corner", "the logotype stands bottom-left, 13.0 mm from the left and 190.0 mm "
                     "from the top; it stands top-left or top-right. Move it to a corner that the terms allow."),
    "past the trim": (mark("left: -2mm"), "corner", "the logotype reaches 2.0 mm past the trim; it stands whole inside "
                      "the page. Move it inside the page."),
}  # fmt: skip


@pytest.mark.parametrize(("body", "rule", "words"), BAD.values(), ids=BAD)
def test_one_fault_is_one_finding(
    body: str, rule: str, words: str, sheet: Sheet, measure: Callable[..., list[str]]
) -> None:
    assert measure(sheet(body)) == [f"x.pdf, page 1 logotype/{rule}\n  {words}"]


MISSING = BAD["missing"][2]
TAMPERED = {
    "recoloured": ("#00594F", "#E5006C", "colour", "the logotype is #E5006C; the originals are #000000, #00594F or "
                   "#FFFFFF. Place an original as it is, without a colour of your own."),
    "one point moved": ("M0 9C", "M1 9C", "missing", MISSING),
    "one point of the wording moved": ("M118.43 42.15C", "M119.03 42.15C", "missing", MISSING),
    "outlined too": ('<path fill="#00594F" d="M0', '<path stroke="#00594F" fill="#00594F" d="M0', "missing", MISSING),
    "wording not painted": ('<path fill="#00594F" d="M118', '<path fill="none" d="M118', "missing", MISSING),
    "wording moved": ('<path fill="#00594F" d="M118', '<path transform="translate(3 0)" fill="#00594F" d="M118', "missing", MISSING),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "rule", "words"), TAMPERED.values(), ids=TAMPERED)
def test_a_drawing_that_was_changed(
    old: str,
    new: str,
    rule: str,
    words: str,
    root: Path,
    tmp_path: Path,
    sheet: Sheet,
    measure: Callable[..., list[str]],
) -> None:
    svg = (root / SV).read_text(encoding="utf-8")
    assert old in svg
    (tmp_path / "changed.svg").write_text(svg.replace(old, new), encoding="utf-8")
    assert measure(sheet(mark(src=(tmp_path / "changed.svg").as_uri()))) == [
        f"x.pdf, page 1 logotype/{rule}\n  {words}"
    ]


def test_another_colour_laid_over_it(
    root: Path, tmp_path: Path, sheet: Sheet, measure: Callable[..., list[str]]
) -> None:
    svg = (root / SV).read_text(encoding="utf-8").replace("#00594F", "#E5006C")
    (tmp_path / "changed.svg").write_text(svg, encoding="utf-8")
    over = mark(src=(tmp_path / "changed.svg").as_uri())
    assert measure(sheet(mark() + over)) == [f"x.pdf, page 1 logotype/colour\n  {TAMPERED['recoloured'][3]}"]
    assert measure(sheet(over + mark())) == []


def test_one_path_removed(root: Path, tmp_path: Path, sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    lines = (root / SV).read_text(encoding="utf-8").splitlines()
    wording = next(n for n, line in enumerate(lines) if "M118" in line)
    (tmp_path / "changed.svg").write_text("\n".join(lines[:wording] + lines[wording + 1 :]), encoding="utf-8")
    path = sheet(mark(src=(tmp_path / "changed.svg").as_uri()))
    assert measure(path) == [f"x.pdf, page 1 logotype/missing\n  {MISSING}"]


def test_every_page_that_must_carry_it_is_measured(sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    path = sheet(mark(), "<p>Prov</p>", mark())
    assert measure(path, pages=(1, 3)) == []
    assert measure(path, pages=(1, 2)) == [f"x.pdf, page 2 logotype/missing\n  {MISSING}"]
    there_is_none = MISSING.replace("no whole logotype is found", "there is no such page")
    assert measure(path, pages=(3, 4)) == [f"x.pdf, page 4 logotype/missing\n  {there_is_none}"]


def test_several_faults_are_all_told(sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    path = sheet(mark("top: 190mm; transform: scaleX(-1)", picture="width: 20mm"))
    assert [finding.split("\n")[0].split()[-1] for finding in measure(path)] == [
        "logotype/corner",
        "logotype/proportion",
        "logotype/size",
    ]


def test_the_least_width_is_the_formats(sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    path = sheet(mark(picture="width: 35mm"), size="210mm 297mm")
    words = "the logotype is 35.0 mm wide; on A4 it is at least 36 mm wide. Make it 36 mm or wider."
    assert measure(path, trim=Trim.A4) == [f"x.pdf, page 1 logotype/size\n  {words}"]


def test_a_page_that_is_shown_turned_is_measured_as_it_is_seen(sheet: Sheet, measure: Callable[..., list[str]]) -> None:
    path = sheet(mark())
    words = "the logotype is turned by 90.0°; it stands upright, as it was drawn. Place the original without a transformation."
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = 90
        pdf.save(path)
    assert measure(path) == [f"x.pdf, page 1 logotype/proportion\n  {words}"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"\x00" * 4096, b"Not a PDF at all"])
def test_what_is_no_pdf(data: bytes, tmp_path: Path, measure: Callable[..., list[str]]) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    words = "the file is no whole PDF; a publication is a whole PDF that can be measured. Build it again; if it stays so, report it."
    assert measure(path) == [f"x.pdf publication/unreadable\n  {words}"]


def test_no_file_at_all(tmp_path: Path, measure: Callable[..., list[str]]) -> None:
    words = (
        "the file cannot be read (No such file or directory); a publication is a whole PDF that can be measured. "
        "Build it again; if it stays so, report it."
    )
    assert measure(tmp_path / "none.pdf") == [f"x.pdf publication/unreadable\n  {words}"]
