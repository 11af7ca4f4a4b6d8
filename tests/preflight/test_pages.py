# ruff: noqa: E501 -- a finding's sentence stands on one line
"""A publication as a whole: one good file, and one broken in each way."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from trycksak.model.publication import PrintSpec
from trycksak.preflight.pages import check_pages

Sheet = Callable[..., Path]


def spec(binding: str, least: int, most: int, trim: str = "A5") -> PrintSpec:
    pages = {"min": least, "max": most}
    return PrintSpec.model_validate({"trim": trim, "binding": binding, "pages": pages, "paper": "x", "profile": "x"})


SHEET = spec("sheet", 2, 2)


def told(path: Path, spec: PrintSpec = SHEET) -> list[str]:
    return [str(finding) for finding in check_pages(path, "x.pdf", spec, "sv", ["Source Sans 3"])]


def alter(path: Path, change: Callable[[pikepdf.Pdf], object]) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)
    return path


def test_nothing_is_said_of_a_good_publication(sheet: Sheet) -> None:
    assert told(sheet("Ett", "Två")) == []
    assert told(sheet("Ett", "Två", size="210mm 297mm"), spec("sheet", 2, 2, "A4")) == []
    assert told(sheet(*"12345678"), spec("saddle-stitched", 8, 12)) == []


@pytest.mark.parametrize(
    ("binding", "least", "most", "count", "expected"),
    [
        ("sheet", 2, 2, 4, ["the publication has 4 pages; it has 2. Shorten or lengthen the text, or change `pages` in content/publications.yml."]),
        ("saddle-stitched", 8, 12, 4, ["the publication has 4 pages; it has 8 to 12. Shorten or lengthen the text, or change `pages` in content/publications.yml."]),
        ("saddle-stitched", 8, 12, 10, ["the publication has 10 pages; a saddle-stitched publication has a multiple of 4. Add 2, or take away 2."]),
        ("folded", 2, 8, 3, ["the publication has 3 pages; a folded publication has a multiple of 4. Add 1, or take away 3."]),
        ("sheet", 1, 2, 1, ["the publication has 1 pages; a sheet publication has a multiple of 2. Add 1, or take away 1."]),
    ],
)  # fmt: skip
def test_the_number_of_pages(
    binding: str, least: int, most: int, count: int, expected: list[str], sheet: Sheet
) -> None:
    path = sheet(*map(str, range(count)))
    assert told(path, spec(binding, least, most)) == [f"x.pdf publication/pages\n  {words}" for words in expected]


TRIM = "A5 is 148 × 210 mm. Correct `@page` in the template, or `trim` in content/publications.yml."


def test_another_size(sheet: Sheet) -> None:
    assert told(sheet("Ett", "Två", size="148.2mm 210mm")) == [
        f"x.pdf publication/trim\n  the trim is 148.2 × 210.0 mm on 2 of 2 pages; {TRIM}",
        f"x.pdf publication/trim\n  the visible page is 148.2 × 210.0 mm on 2 of 2 pages; {TRIM}",
    ]


def test_a_bleed_that_the_reader_sees(sheet: Sheet) -> None:
    path = sheet("Ett", "Två", size="148mm 210mm; bleed: 3mm")
    assert told(path) == [f"x.pdf publication/trim\n  the visible page is 154.0 × 216.0 mm on 2 of 2 pages; {TRIM}"]


def test_one_page_turned(sheet: Sheet) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].Rotate = 90

    assert told(alter(sheet("Ett", "Två"), turn)) == [
        f"x.pdf publication/trim\n  the trim is 210.0 × 148.0 mm on 1 of 2 pages; {TRIM}",
        f"x.pdf publication/trim\n  the visible page is 210.0 × 148.0 mm on 1 of 2 pages; {TRIM}",
    ]


def test_no_title(sheet: Sheet) -> None:
    assert told(sheet("Ett", "Två", title="")) == [
        "x.pdf publication/title\n  the publication has no title; a reader's window shows its title. Give the template a <title>."
    ]


def test_a_window_that_shows_the_files_name(sheet: Sheet) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.ViewerPreferences

    assert told(alter(sheet("Ett", "Två"), change)) == [
        "x.pdf publication/title\n  a reader's window shows the file's name; it shows the title. Set /DisplayDocTitle."
    ]


def test_no_language(sheet: Sheet) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Lang

    assert told(alter(sheet("Ett", "Två"), change)) == [
        "x.pdf publication/language\n  the publication does not say its language; it is `sv`. Set `lang` of <html> in the template."
    ]


def test_another_language(sheet: Sheet) -> None:
    assert told(sheet("Ett", "Två", lang="en")) == [
        "x.pdf publication/language\n  the publication's language is `en`; it is `sv`. Set `lang` of <html> in the template."
    ]


def test_no_tags(sheet: Sheet) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.StructTreeRoot

    expected = [
        "x.pdf publication/untagged\n  the publication has no tags; a web edition is tagged, so that it can be read aloud "
        "(ISO 14289-1, 7.1). Write it as PDF/UA-1."
    ]
    assert told(alter(sheet("Ett", "Två"), change)) == expected


def test_a_font_that_is_not_in_the_file(sheet: Sheet) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        form = pdf.make_stream(
            b"", Subtype=pikepdf.Name.Form, Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(H=font))
        )
        form.Resources.XObject = pikepdf.Dictionary({f"/Itself{n}": form for n in range(9)})
        pdf.pages[1].Resources.XObject = pikepdf.Dictionary(X=form)

    path, families = alter(sheet("Ett", "Två"), change), ["Source Sans 3", "Helvetica"]
    assert [str(finding) for finding in check_pages(path, "x.pdf", SHEET, "sv", families)] == [
        "x.pdf publication/font\n  the font `Helvetica` is not embedded; every font is embedded. Name a family of brand/fonts/ in the template."
    ]


def test_a_typeface_that_is_none_of_the_brands(sheet: Sheet) -> None:
    path = sheet("Ett", "Två")
    assert [str(finding) for finding in check_pages(path, "x.pdf", SHEET, "sv", ["Familjen Grotesk"])] == [
        f"x.pdf publication/typeface\n  the font `{name_of_font(path)}` is none of the brand's; the typefaces are Familjen Grotesk. "
        "Find the sign that they lack and write another, or add a typeface that has it to brand/brand.yml."
    ]


def name_of_font(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        (font,) = pdf.pages[0].Resources.Font.values()
        return str(font.BaseFont).removeprefix("/")
