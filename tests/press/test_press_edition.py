"""The press edition as a file: its boxes, what it says of itself, and what it leaves out."""

import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from trycksak.findings import Severity
from trycksak.gather import gather
from trycksak.preflight.ink import plates
from trycksak.preflight.press_file import measure_press_file
from trycksak.press.editions import print_editions
from trycksak.press.order import Order
from trycksak.press.press_edition import PressEdition, press_edition
from trycksak.press.typeset import typeset
from trycksak.read.files import Project
from trycksak.render.publication import Markup, markup, printed

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Order:
    edition, brand, terms, _ = gather(Project(ROOT))
    publication = next(found for found in printed(edition) if found.visit == "helios")
    folder = tmp_path_factory.mktemp("press")
    return Order(ROOT, edition, brand, terms, publication, "sv", folder, folder / "print")


@pytest.fixture(scope="module")
def sheet(order: Order) -> Markup:
    return markup(order.publication, order.edition, order.brand, order.terms, "sv", ROOT / "overrides")


def finished(order: Order, sheet: Markup, html: str = "") -> PressEdition:
    changed = Markup(sheet.publication, sheet.locale, sheet.html.replace("<body>", f"<body>{html}"), sheet.assets)
    return press_edition(typeset(changed, ROOT), order.job)


def test_boxes_are_exact_and_begin_at_nought(order: Order, sheet: Markup) -> None:
    with pikepdf.open(BytesIO(finished(order, sheet).data)) as pdf:
        found = [(key, value) for key, value in pdf.pages[0].obj.items() if key.endswith("Box")]
        boxes = {key: [round(float(side) * 25.4 / 72, 2) for side in value] for key, value in found}
    assert boxes == {
        "/MediaBox": [0, 0, 238, 325],
        "/BleedBox": [11, 11, 227, 314],
        "/TrimBox": [14, 14, 224, 311],
    }


def test_it_says_what_it_is_and_nothing_that_a_plate_cannot_use(order: Order, sheet: Markup) -> None:
    with pikepdf.open(BytesIO(finished(order, sheet).data)) as pdf:
        intent = pdf.Root.OutputIntents[0]
        icc = hashlib.sha256(intent.DestOutputProfile.read_bytes()).hexdigest()
        said = (pdf.pdf_version, str(intent.S), str(intent.OutputConditionIdentifier), str(intent.RegistryName), icc)
        profile = order.edition.profiles["sheetfed-uncoated"]
        assert said == ("1.6", "/GTS_PDFX", "FOGRA29", "http://www.color.org", profile.output.sha256)
        assert sorted(pdf.Root.keys()) == ["/Metadata", "/OutputIntents", "/Pages", "/Type"]
        assert ["/Annots" in page.obj for page in pdf.pages] == [False, False]
        assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in pdf.Root.Metadata.read_bytes()
        assert str(pdf.docinfo["/CreationDate"]) == "D:20060824000000Z"


def test_the_same_layout_gives_the_same_bytes(order: Order, sheet: Markup) -> None:
    assert finished(order, sheet).data == finished(order, sheet).data


def test_a_colour_that_the_brand_does_not_have_stops_it(order: Order, sheet: Markup) -> None:
    stopped = finished(order, sheet, '<p style="color: #00FF00">Grön</p>')
    assert [str(finding) for finding in stopped.findings] == [
        "print/study-visit.html press/colour\n"
        "  study-visit-helios-sv: the colour #00FF00 is not in the brand's palette; the press knows the brand's inks "
        "only, by their exact values. "
        "Use a colour of the palette, or add it to `palette` and `swatches` in brand/brand.yml."
    ]


def test_both_editions_are_written_from_one_layout(order: Order) -> None:
    order.press.mkdir()
    made = print_editions(order)
    assert (made.web_file.is_file(), made.press_file.is_file(), made.findings) == (True, True, ())
    assert made.download.bytes == made.web_file.stat().st_size
    assert made.plates == ("Cyan", "Magenta", "Yellow", "Black")


def test_a_job_with_spots_has_the_plates_that_its_ticket_names(order: Order, sheet: Markup, tmp_path: Path) -> None:
    profile = order.job.profile.model_copy(update={"spots": True})
    made = press_edition(typeset(sheet, ROOT), replace(order.job, profile=profile))
    path = tmp_path / "spots.pdf"
    path.write_bytes(made.data)
    inked = {name for page in plates(path, 36) for name in page.inked}
    assert (inked, made.findings) == (set(made.plates), ())
    assert [plate for plate in made.plates if plate.startswith("PMS")] == [
        "PMS 3292",
        "PMS 228",
        "PMS 3272",
        "PMS 7471",
        "PMS 700",
    ]
    told = measure_press_file(path, "spots.pdf", profile).findings
    assert [(finding.id, finding.severity) for finding in told] == [("gwg/spots", Severity.WARNING)] * 5
