from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from trycksak.model.binding import Binding
from trycksak.press.imposition import impose, reader_spreads, saddle_stitched, spreads

# A5 with 3 mm bleed and 14 mm from the sheet's edge to the trim, in pt.
A5 = (419.53, 595.28)
MARGIN = 39.69
MARK = "outside"


def edition(pages: int, size: tuple[float, float] = A5, *, from_right: bool = False) -> bytes:
    """A file with a page number in the middle of each page, and a word outside the trim."""
    pdf = pikepdf.new()
    width, height = (side + 2 * MARGIN for side in size)
    font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1))
    font.BaseFont = pikepdf.Name.Helvetica
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(width, height))
        page.TrimBox = [MARGIN, MARGIN, width - MARGIN, height - MARGIN]
        page.BleedBox = [MARGIN - 8.5, MARGIN - 8.5, width - MARGIN + 8.5, height - MARGIN + 8.5]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        words = f"BT /F 20 Tf {width / 2:.2f} {height / 2:.2f} Td (p{number}) Tj ET BT /F 9 Tf 4 4 Td ({MARK}) Tj ET"
        page.Contents = pdf.make_stream(words.encode())
    if from_right:
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(Direction=pikepdf.Name.R2L)
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def sides(data: bytes) -> list[tuple[tuple[int, int], list[str]]]:
    """Each side's size in pt and its words from left to right, read inside the page."""
    document = pypdfium2.PdfDocument(data)
    return [
        (
            (round(page.get_width()), round(page.get_height())),
            page.get_textpage().get_text_bounded().replace("\r\n", " ").split(),
        )
        for page in document
    ]


def test_a_booklet_is_imposed_from_the_outermost_sheet_inwards() -> None:
    assert sides(impose(edition(8))) == [
        ((842, 595), ["p8", "p1"]),
        ((842, 595), ["p2", "p7"]),
        ((842, 595), ["p6", "p3"]),
        ((842, 595), ["p4", "p5"]),
    ]


def test_twenty_pages_take_five_sheets() -> None:
    assert saddle_stitched(20) == [
        *((20, 1), (2, 19), (18, 3), (4, 17), (16, 5)),
        *((6, 15), (14, 7), (8, 13), (12, 9), (10, 11)),
    ]


@pytest.mark.parametrize("pages", [1, 2, 6, 18])
def test_a_booklet_that_cannot_be_stitched_is_refused(pages: int) -> None:
    with pytest.raises(ValueError, match=f"^a saddle-stitched booklet has a multiple of 4 pages, not {pages}$"):
        impose(edition(pages))


def test_spreads_are_in_reading_order_and_cut_at_the_trim() -> None:
    assert sides(reader_spreads(edition(8), Binding.SADDLE_STITCHED)) == [
        ((420, 595), ["p1"]),
        ((839, 595), ["p2", "p3"]),
        ((839, 595), ["p4", "p5"]),
        ((839, 595), ["p6", "p7"]),
        ((420, 595), ["p8"]),
    ]


def test_a_leaflet_opens_once_and_a_sheet_has_no_spread() -> None:
    assert spreads(4, Binding.FOLDED) == [(1,), (2, 3), (4,)]
    assert spreads(5, Binding.FOLDED) == [(1,), (2, 3), (4, 5)]
    assert spreads(2, Binding.SHEET) == [(1,), (2,)]
    assert spreads(1, Binding.SADDLE_STITCHED) == [(1,)]


def test_what_is_turned_from_right_to_left_is_imposed_as_a_mirror() -> None:
    booklet = edition(8, from_right=True)
    assert sides(impose(booklet)) == [
        ((842, 595), ["p1", "p8"]),
        ((842, 595), ["p7", "p2"]),
        ((842, 595), ["p3", "p6"]),
        ((842, 595), ["p5", "p4"]),
    ]
    assert sides(reader_spreads(booklet, Binding.SADDLE_STITCHED)) == [
        ((420, 595), ["p1"]),
        ((839, 595), ["p3", "p2"]),
        ((839, 595), ["p5", "p4"]),
        ((839, 595), ["p7", "p6"]),
        ((420, 595), ["p8"]),
    ]


def test_the_fold_is_in_the_middle_of_the_paper() -> None:
    with pikepdf.open(BytesIO(impose(edition(4)))) as pdf:
        assert next(page.Contents.read_bytes().decode().split() for page in pdf.pages) == [
            *("q", "1", "0", "0", "1", f"{420.9449 - 419.53 - MARGIN:.4f}", f"{(595.2756 - 595.28) / 2 - MARGIN:.4f}"),
            *("cm", "/P4", "Do", "Q"),
            *("q", "1", "0", "0", "1", f"{420.9449 - MARGIN:.4f}", f"{(595.2756 - 595.28) / 2 - MARGIN:.4f}"),
            *("cm", "/P1", "Do", "Q"),
        ]


def test_the_office_printer_is_told_to_turn_on_the_short_edge_and_not_to_scale() -> None:
    with pikepdf.open(BytesIO(impose(edition(4)))) as pdf:
        preferences = {key: str(value) for key, value in pdf.Root.ViewerPreferences.items()}
        assert preferences == {"/Duplex": "/DuplexFlipShortEdge", "/PrintScaling": "/None"}


def test_the_same_bytes_come_out_twice() -> None:
    data = edition(8)
    assert impose(data) == impose(data)
    assert reader_spreads(data, Binding.FOLDED) == reader_spreads(data, Binding.FOLDED)
