"""A proof for the office printer shows pages of its web edition, and nothing of its own."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from trycksak.model.binding import Binding
from trycksak.preflight.outputs.imposed import judge_imposed
from trycksak.press.imposition import impose, reader_spreads

Change = Callable[[pikepdf.Pdf], None]
SHOWN = "out/proof/leaflet-sv-a4.pdf"
SHOULD = (
    "a proof shows pages of its web edition, unchanged, and nothing else. "
    "Make it again with `trycksak build --impose`, or take it away."
)


@pytest.fixture
def edition(sheet: Callable[..., Path], tmp_path: Path) -> Path:
    logotype = '<p class="mark"><img src="brand/logotype/sv-positive.svg" alt="Stockholms stad"></p>'
    photo = '<img src="tests/editions/small/content/sv/map.png" alt="">'
    path = tmp_path / "pdf" / "leaflet-sv.pdf"
    path.parent.mkdir()
    sheet(logotype, "<h1>Ett</h1>", photo, "<h1>Slut</h1>").rename(path)
    return path


@pytest.fixture
def proof(edition: Path, tmp_path: Path) -> Callable[..., list[str]]:
    """Impose the edition, change the proof, and tell what is found."""

    def told(change: Change = lambda _: None, name: str = "leaflet-sv-a4.pdf") -> list[str]:
        path = tmp_path / name
        with pikepdf.open(BytesIO(impose(edition.read_bytes()))) as pdf:
            change(pdf)
            pdf.save(path)
        return [str(finding) for finding in judge_imposed(path, edition.parent, SHOWN).findings]

    return told


def test_imposed_sheets_and_spreads(edition: Path, proof: Callable[..., list[str]]) -> None:
    assert proof() == []
    path = edition.parent.parent / "leaflet-sv-spreads.pdf"
    path.write_bytes(reader_spreads(edition.read_bytes(), Binding.SADDLE_STITCHED))
    surface = judge_imposed(path, edition.parent, SHOWN)
    assert (surface.findings, [figure.measured for figure in surface.figures]) == ((), [3.0])


def repacked(pdf: pikepdf.Pdf) -> None:
    for form in pdf.pages[0].Resources.XObject.values():
        form.write(form.read_bytes())


def turned(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(b"0 0.5 -0.5 0 500 0 cm " + content)


@pytest.mark.parametrize("change", [repacked, turned])
def test_good_in_other_ways(change: Change, proof: Callable[..., list[str]]) -> None:
    assert proof(change) == []


def _form(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].Resources.XObject.values()))


def redrawn(pdf: pikepdf.Pdf) -> None:
    form = _form(pdf)
    form.write(form.read_bytes() + b" 0 0 5 5 re f")


def strange(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.XObject["/P1"] = pdf.make_stream(
        b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])
    )


def painted(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(pdf.pages[0].Contents.read_bytes() + b" 1 g 0 0 99 99 re f")


def squashed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"0.98 0 0 1 0 0 cm " + pdf.pages[0].Contents.read_bytes())


def mirrored(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"-1 0 0 1 800 0 cm " + pdf.pages[0].Contents.read_bytes())


def noted(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([0, 0, 99, 99]))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def other_picture(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for form in page.Resources.XObject.values():
            for picture in form.Resources.get("/XObject", Dictionary()).values():
                if picture.Subtype == Name.Image:
                    data = picture.read_bytes()
                    picture.write(bytes(255 - byte for byte in data))


NO_PAGE = "it shows something that is no page of the web edition"
BROKEN: dict[Change, str] = {
    redrawn: NO_PAGE,
    strange: NO_PAGE,
    painted: "it paints something of its own",
    squashed: "it shows a page distorted",
    mirrored: "it shows a page distorted",
    noted: "the sheet has annotations",
}


@pytest.mark.parametrize(("change", "is_"), BROKEN.items(), ids=[change.__name__ for change in BROKEN])
def test_one_fault_is_one_finding(change: Change, is_: str, proof: Callable[..., list[str]]) -> None:
    assert proof(change) == [f"{SHOWN}, page 1 outputs/imposed\n  {is_}; {SHOULD}"]


def test_a_picture_put_in_another_s_place(proof: Callable[..., list[str]]) -> None:
    assert proof(other_picture) == [f"{SHOWN}, page 2 outputs/imposed\n  {NO_PAGE}; {SHOULD}"]


@pytest.mark.parametrize("name", ["poster.pdf", "leaflet-en-a4.pdf", "-a4.pdf", "leaflet-sv.pdf"])
def test_a_proof_of_nothing(name: str, proof: Callable[..., list[str]]) -> None:
    is_ = "there is no web edition of this name"
    assert proof(name=name) == [f"{SHOWN} outputs/imposed\n  {is_}; {SHOULD}"]


def test_no_pdf(edition: Path) -> None:
    path = edition.parent.parent / "leaflet-sv-a4.pdf"
    path.write_bytes(b"%PDF-1.7")
    found = judge_imposed(path, edition.parent, SHOWN).findings
    assert [str(one) for one in found] == [f"{SHOWN} outputs/imposed\n  the file is no whole PDF; {SHOULD}"]
