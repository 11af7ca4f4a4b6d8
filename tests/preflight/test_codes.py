# ruff: noqa: E501 -- a finding's sentence stands on one line
"""QR codes on printed pages: one good publication, and one that is broken in each way."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import segno

from trycksak.preflight.codes import Code, check_codes, read_codes

Sheet = Callable[..., Path]
HELIOS = "https://summit.example/studiebesok/helios/"
CENTRE = "https://summit.example/studiebesok/kontaktcenter/"


def code(url: str, style: str = "left: 20mm; top: 30mm; width: 26mm", dark: str = "#000000", upon: str = "") -> str:
    """Draw a code as the publications do, as paths; `upon` is what stands upon it."""
    out = BytesIO()
    segno.make_qr(url, error="m").save(out, kind="svg", border=0, dark=dark, xmldecl=False, omitsize=True)
    return f"<div style='position: absolute; {style}'>{out.getvalue().decode()}</div>{upon}"


def told(path: Path, *expected: str) -> list[str]:
    return [str(finding) for finding in check_codes(path, "x.pdf", expected)]


def blot(style: str) -> str:
    return f"<div style='position: absolute; background: #000000; {style}'></div>"


def test_codes_are_read_page_by_page(sheet: Sheet) -> None:
    path = sheet("Inget", code(HELIOS), code(CENTRE, "left: 60mm; top: 20mm; width: 34mm"))
    assert read_codes(path) == [
        Code(HELIOS, 2, (20.0, 30.0, 26.0, 26.0), 0.9, quiet=True),
        Code(CENTRE, 3, (60.0, 20.0, 34.0, 34.0), 1.03, quiet=True),
    ]
    assert told(path, HELIOS, CENTRE) == []


def test_the_bleed_moves_no_box(sheet: Sheet) -> None:
    style = "<style>@page { bleed: 3mm; marks: crop }</style>"
    assert [one.box_mm for one in read_codes(sheet(style + code(HELIOS)))] == [(20.0, 30.0, 26.0, 26.0)]


@pytest.mark.parametrize("dark", ["#00594F", "#890C58"])
def test_the_dark_colours_of_the_brand_are_read(dark: str, sheet: Sheet) -> None:
    assert told(sheet(code(HELIOS, dark=dark)), HELIOS) == []


AT = "x.pdf, page 1, 26.0 × 26.0 mm at 20.0, 30.0"
BROKEN = {
    "another address": (code(CENTRE), (HELIOS,), f"x.pdf, page 1, 26.0 × 26.0 mm at 20.0, 30.0 qr/address\n  the QR code says `{CENTRE}`; it says `{HELIOS}`. Correct the template."),
    "one that is not asked for": (code(HELIOS), (), f"{AT} qr/address\n  the QR code says `{HELIOS}`; nobody has asked for a code here. Take it away, or add it to what the publication is to carry."),
    "none": ("Inget", (HELIOS,), f"x.pdf qr/missing\n  no QR code says `{HELIOS}`; the publication has a code that leads there. Put it back into the template."),
    "something upon it": (code(HELIOS, upon=blot("left: 28mm; top: 38mm; width: 11mm; height: 11mm")), (HELIOS,), f"x.pdf, page 1 qr/unreadable\n  a QR code on this page cannot be read; it says `{HELIOS}`. Print it black on white, whole, and with nothing upon it."),
    "something beside it": (code(HELIOS, upon=blot("left: 48mm; top: 36mm; width: 9mm; height: 9mm")), (HELIOS,), f"{AT} qr/quiet-zone\n  something dark stands close to the QR code; it has a quiet zone of 4 modules on every side, 3.6 mm. Move it, or what stands there."),
    "the page's edge": (code(HELIOS, "left: 2mm; top: 30mm; width: 26mm"), (HELIOS,), "x.pdf, page 1, 26.0 × 26.0 mm at 2.0, 30.0 qr/quiet-zone\n  something dark stands close to the QR code; it has a quiet zone of 4 modules on every side, 3.6 mm. Move it, or what stands there."),
    "too small": (code(HELIOS, "left: 20mm; top: 30mm; width: 11mm"), (HELIOS,), "x.pdf, page 1, 11.0 × 11.0 mm at 20.0, 30.0 qr/module\n  the modules of the QR code are 0.38 mm wide; telephones read modules of at least 0.40 mm. Print it larger, or shorten the address (`slug`)."),
    "pale": (code(HELIOS, dark="#E1F1EF"), (HELIOS,), f"x.pdf qr/missing\n  no QR code says `{HELIOS}`; the publication has a code that leads there. Put it back into the template."),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected", "words"), BROKEN.values(), ids=BROKEN)
def test_broken(page: str, expected: tuple[str, ...], words: str, sheet: Sheet) -> None:
    assert told(sheet(page), *expected) == [words]


def test_what_has_changed_places_is_told(sheet: Sheet) -> None:
    path = sheet(code(CENTRE), code(HELIOS))
    assert [words.split("\n")[1] for words in told(path, HELIOS, CENTRE)] == [
        f"  no QR code says `{HELIOS}`; the publication has a code that leads there. Put it back into the template.",
        f"  the QR code says `{HELIOS}`; nobody has asked for a code here. Take it away, or add it to what the publication is to carry.",
    ]


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_text("no")
    assert told(path, HELIOS) == [
        "x.pdf publication/unreadable\n  the file is no whole PDF; a publication is a whole PDF that can be measured. Build it again; if it stays so, report it."
    ]
