"""Ink: plates of files made for it, each with as much ink as it says, and one fault at a time."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from trycksak.errors import CannotRun
from trycksak.findings import Severity
from trycksak.preflight import separations
from trycksak.preflight.ink import InkLimit, check_ink, plates

LIMIT = [InkLimit("house/ink-limit", 300)]
MM = 72 / 25.4
# Sheet, bleed and trim of a card of 100 × 150 mm, 3 mm bleed, 14 mm round it.
SHEET, BLEED, TRIM = ([low * MM, low * MM, (128 - low) * MM, (178 - low) * MM] for low in (0, 11, 14))
Card = Callable[..., Path]


def square(cmyk: str, left: float, top: float, side: float) -> str:
    """Paint a square: its inks, its place in mm from the trim's upper left corner, its side in mm."""
    x, y = (14 + left) * MM, (178 - 14 - top - side) * MM
    return f"{cmyk} k {x:.4f} {y:.4f} {side * MM:.4f} {side * MM:.4f} re f "


@pytest.fixture
def card(tmp_path: Path) -> Card:
    def make(content: str, resources: dict[str, object] | None = None, **keys: object) -> Path:
        pdf = pikepdf.new()
        page = pdf.add_blank_page()
        page.obj.MediaBox, page.obj.BleedBox, page.obj.TrimBox = Array(SHEET), Array(BLEED), Array(TRIM)
        page.obj.Resources = Dictionary({f"/{key}": value for key, value in (resources or {}).items()})
        page.obj.Contents = pdf.make_stream(content.encode())
        for key, value in keys.items():
            page.obj[f"/{key}"] = value
        pdf.save(tmp_path / "card.pdf")
        return tmp_path / "card.pdf"

    return make


def told(path: Path, limits: list[InkLimit] | None = None) -> list[str]:
    return [str(finding) for finding in check_ink(path, "x.pdf", limits or LIMIT)]


GOOD = {
    "nothing": "",
    "300 % all over": square("1 1 .5 .5", -3, -3, 160),
    "320 %, but on a square of 14 mm": square("1 1 .6 .6", 20, 30, 14),
    "400 % in stripes, as wide as their gaps": "".join(
        f"1 1 1 1 k {14 * MM + 8 * n} {100} 4 200 re f " for n in range(20)
    ),
    "400 % outside the bleed": square("1 1 1 1", -14, 60, 10.9),
    "320 %, of which the upper layer knocks out": square("1 1 0 0", 20, 30, 40) + square("0 0 1 .2", 20, 30, 40),
}


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD)
def test_nothing_is_said_of_what_the_paper_takes(content: str, card: Card) -> None:
    assert told(card(content)) == []


def words(ink: int, box: str, limit: int = 300, rule: str = "house/ink-limit") -> str:
    return (
        f"x.pdf, page 1, {box} {rule}\n  {ink} % of ink lie on a square of side 15 mm; the paper takes {limit} %. "
        "Convert the picture through the printer's profile, or take a colour with less ink."
    )


OVER = Dictionary(Type=Name.ExtGState, op=True, OPM=1)
BAD = {
    "320 % on 15 mm": (square("1 1 .6 .6", 20, 30, 15.4), None, words(320, "15.0 × 15.0 mm at 19.9, 29.9")),
    "310 % all over": (square("1 1 .5 .6", -3, -3, 160), None, words(310, "15.0 × 15.0 mm at -2.7, -2.9")),
    "400 % in the bleed": (square("1 1 1 1", -3, 60, 20), None, words(400, "15.0 × 15.0 mm at -2.7, 59.9")),
    "layers that overprint": (
        f"/Over gs {square('1 1 0 0', 20, 30, 15.4)}{square('0 0 1 .2', 20, 30, 15.4)}",
        {"ExtGState": Dictionary(Over=OVER)},
        words(320, "15.0 × 15.0 mm at 19.9, 29.9"),
    ),
}


@pytest.mark.parametrize(("content", "resources", "finding"), BAD.values(), ids=BAD)
def test_too_much_is_told_with_its_place(
    content: str, resources: dict[str, object] | None, finding: str, card: Card
) -> None:
    assert told(card(content, resources)) == [finding]


def test_each_limit_is_a_finding_of_its_own(card: Card) -> None:
    path = card(square("1 1 .7 .7", 20, 30, 15.4))
    limits = [InkLimit("gwg/ink", 320, Severity.WARNING), *LIMIT]
    box = "15.0 × 15.0 mm at 19.9, 29.9"
    assert told(path, limits) == [words(340, box, 320, "gwg/ink"), words(340, box)]
    assert [found.severity for found in check_ink(path, "x.pdf", limits)] == [Severity.WARNING, Severity.ERROR]
    assert told(path, [InkLimit("gwg/ink", 340)]) == []


def test_coverage_is_by_plate_and_of_the_bleed(card: Card) -> None:
    (page,) = plates(card(square(".5 0 0 0", -3, -3, 106) + square("0 0 0 1", -3, 109, 10)))
    assert page.inked == ("Cyan", "Black")
    # The card with its bleed is 106 × 156 mm.
    assert page.coverage == {
        "Cyan": pytest.approx(50 * 106 / 156, abs=0.5),
        "Magenta": 0,
        "Yellow": 0,
        "Black": pytest.approx(100 * 100 / (106 * 156), abs=0.1),
    }


def test_a_registration_mark_outside_the_bleed_is_no_ink(card: Card) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    spaces = {"ColorSpace": Dictionary(R=Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]))}
    (page,) = plates(card(f"/R cs 1 scn 0 0 {10.9 * MM} 400 re f", spaces))
    assert (page.inked, page.ink) == ((), 0)


def test_a_spot_has_a_plate_of_its_own(card: Card) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0.2, 0], N=1)
    spaces = {"ColorSpace": Dictionary(S=Array([Name.Separation, Name("/PMS Rubine Red"), Name.DeviceCMYK, tint]))}
    full = f"0 0 {200 * MM} {200 * MM} re f"
    (page,) = plates(card(f"/S cs .8 scn {full}", spaces))
    assert page.coverage == {"Cyan": 0, "Magenta": 0, "Yellow": 0, "Black": 0, "PMS Rubine Red": 80}
    assert page.ink == 80


def test_a_turned_page_is_measured_as_it_is_seen(card: Card) -> None:
    path = card(square("1 1 1 1", 0, 0, 15.4), Rotate=90)
    # The upper left corner of the upright page is the upper right one of the turned page, which is 150 mm wide.
    assert told(path) == [words(400, "15.0 × 15.0 mm at 134.5, -0.3")]


def test_a_unit_of_the_page_counts(card: Card) -> None:
    assert told(card(square("1 1 1 1", 0, 0, 7.7), UserUnit=2)) == [words(400, "15.0 × 15.0 mm at -0.1, -0.1")]


def unreadable(why: str) -> list[str]:
    rest = "a publication is a whole PDF that can be measured. Build it again; if it stays so, report it."
    return [f"x.pdf publication/unreadable\n  {why}; {rest}"]


def test_a_sheet_without_end_is_refused(card: Card) -> None:
    path = card("", MediaBox=Array([0, 0, 14400, 14400]))
    assert told(path) == unreadable("page 1 is 5080 × 5080 mm, which is not drawn")


def test_a_page_that_is_never_drawn_is_given_up(card: Card, monkeypatch: pytest.MonkeyPatch) -> None:
    path = card("/F0 Do")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        # Twelve forms, each of which calls the next twenty times.
        form = pdf.make_stream(b"0 0 1 1 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 200])
        for _ in range(11):
            inner = Dictionary(XObject=Dictionary(F0=form))
            form = pdf.make_stream(
                b"/F0 Do " * 20, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 200], Resources=inner
            )
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F0=form))
        pdf.save(path)
    monkeypatch.setattr(separations, "TIME_LIMIT", 1)
    assert told(path) == unreadable("Ghostscript has not drawn it in 1 s")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"Not a PDF at all"])
def test_what_is_no_pdf(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(data)
    assert told(tmp_path / "broken.pdf") == unreadable("the file is no whole PDF")


def test_a_locked_file(card: Card) -> None:
    path = card("")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert told(path) == unreadable("the file is locked with a password")


def test_without_ghostscript_nothing_is_measured(card: Card, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotRun, match=r"^Ghostscript is not installed, which measures the ink. Install the package"):
        plates(card(""))
