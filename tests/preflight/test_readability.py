# ruff: noqa: E501 -- a finding's sentence stands on one line
"""The web edition as it is read: good publications in silence, and one fault at a time."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from trycksak.preflight.readability import check_readability
from trycksak.preflight.tongue import FUNCTION_WORDS, other_tongue

Sheet = Callable[..., Path]
SV = (
    "Toppmötet är öppet för alla som arbetar med offentlig service, och det är gratis att delta. Vi möts i Stadshuset "
    "på måndag, när det blir mörkt, och går till fots över broarna. Den som inte kan komma till mötet får en inspelning "
    "efter helgen. Mat ingår, men inte resan till staden. Har du frågor om programmet kan du skriva till oss."
)
EN = (
    "The summit is open to all who work with public services, and it is free of charge. We meet in the City Hall on "
    "Monday and walk across the bridges with the guides. If you are not able to come to the meeting, you will have a "
    "recording of it after the weekend. Food is included, but not the journey to the city."
)
DA = (
    "Topmødet er åbent for alle, som arbejder med offentlig service, og det er gratis at deltage. Vi mødes på rådhuset, "
    "når det bliver mørkt, og går over broerne. De, der ikke kan komme til mødet, får en optagelse efter weekenden. "
    "Mad er med i prisen, men ikke rejsen til byen. Har du spørgsmål, kan du også skrive til os."
)


def told(path: Path) -> list[str]:
    return [str(finding) for finding in check_readability(path, "x.pdf")]


def at(top: int, text: str, left: int = 20, width: int = 80, tag: str = "p") -> str:
    place = f"position: absolute; margin: 0; top: {top}mm; left: {left}mm; width: {width}mm"
    return f'<{tag} style="{place}; font-size: 10pt">{text}</{tag}>'


LONG = "Ett stycke som är så långt att det inte kan vara en etikett på en karta."
COLUMNS = at(20, LONG, 10, 60) + at(60, LONG, 10, 60) + at(20, LONG, 80, 60) + at(60, LONG, 80, 60)
LABELS = "".join(f"<li>{at(top, f'{n} Ön', tag='div')}</li>" for n, top in enumerate((60, 20, 80, 40), start=1))
GOOD = {
    "one column": at(20, "Rubrik", tag="h1") + at(40, LONG) + at(60, LONG),
    "two columns": COLUMNS,
    "labels on a map": f"<ol>{LABELS}</ol>",
    "a heading beside its text": at(22, "Rubrik", 10, 30, "h2") + at(20, LONG, 60),
    "an alternative text": '<img src="brand/logotype/sv-positive.svg" alt="Stockholms stad">',
    "a link inside, a link outside": '<p><a href="#a">Dit</a> <a href="https://example.com">Ut</a></p><p id="a">Hit</p>',
    "Swedish with an English name": f"<p>{SV} The City of Stockholm and the Public Services Summit.</p>",
    "an English passage that says so": f'<p>{SV}</p><p lang="en">{EN}</p>',
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_nothing_is_said_of_what_reads_well(body: str, sheet: Sheet) -> None:
    path = sheet(body)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        # WeasyPrint leaves it to trycksak to write the language of elements.
        if 'lang="en"' in body:
            pdf.Root.StructTreeRoot.K[0].K[0].Lang = pikepdf.String("en")
        pdf.save(path)
    assert told(path) == []


def order(box: str, mm: int) -> str:
    is_ = f"this is read after what stands {mm} mm further down in the same column"
    return f"x.pdf, page 1, {box} reader/order\n  {is_}; a column is read from top to bottom. Put it first in the source, or in the tags."


def alternative(is_: str) -> str:
    do = "Write in a sentence what it shows, or make it an artifact if it only decorates."
    return f"x.pdf, page 1, 40.0 × 10.7 mm at 0.0, 0.0 reader/alternative\n  {is_}; a listener hears from it what the picture shows. {do}"


def picture(alt: str) -> str:
    return f'<img src="brand/logotype/sv-positive.svg" alt="{alt}">'


BAD = {
    "a paragraph before the one above it": (at(60, LONG) + at(20, LONG), order("70.8 × 8.4 mm at 20.2, 20.9", 40)),
    "a heading after its text": (
        at(40, LONG) + at(20, "Rubrik", tag="h2"),
        order("9.4 × 2.6 mm at 20.3, 21.1", 20),
    ),
    "a file's name": (picture("IMG_1234.jpg"), alternative("the alternative text `IMG_1234.jpg` is a file's name")),
    "a camera's name": (picture("DSC_0042"), alternative("the alternative text `DSC_0042` is a file's name")),
    "a word that says nothing": (picture("Bild"), alternative("the alternative text `Bild` says nothing")),
}


@pytest.mark.parametrize(("body", "finding"), BAD.values(), ids=BAD)
def test_one_fault_is_one_finding(body: str, finding: str, sheet: Sheet) -> None:
    assert told(sheet(body)) == [finding]


@pytest.mark.parametrize("key", ["empty", "none"])
def test_a_picture_without_words_is_told(key: str, sheet: Sheet) -> None:
    path = sheet(picture("Stockholms stad"))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == pikepdf.Name.Figure:
                if key == "none":
                    del entry.Alt
                else:
                    entry.Alt = pikepdf.String("  ")
        pdf.save(path)
    assert told(path) == [alternative("a picture has no alternative text")]


TITLES = {
    "welcome-brochure-sv.pdf": "the title `welcome-brochure-sv.pdf` is a file's name",
    "sheet": "the title `sheet` is a file's name",
    "Microsoft Word - Inbjudan": "the title `Microsoft Word - Inbjudan` is a file's name",
    "Untitled 1": "the title `Untitled 1` is a file's name",
    "": "the publication has no title",
}


@pytest.mark.parametrize(("title", "is_"), TITLES.items())
def test_a_title_that_is_none_is_told(title: str, is_: str, sheet: Sheet) -> None:
    assert told(sheet("<p>Prov</p>", title=title)) == [
        f"x.pdf reader/title\n  {is_}; a reader hears from it what this is. Write the title that stands on the first page."
    ]


def language(page: str, is_: str, or_: str = "") -> str:
    do = f"Set the language to that of the text{or_}."
    return f"x.pdf{page} reader/language\n  {is_}; a voice reads a text in its own language. {do}"


def test_a_text_in_another_language_is_told(sheet: Sheet) -> None:
    assert told(sheet(f"<p>{EN}</p>")) == [language("", "the language is `sv`, and the text is in `en`")]
    assert told(sheet(f"<p>{SV}</p>", lang="en")) == [language("", "the language is `en`, and the text is in `sv`")]
    assert told(sheet(f"<p>{EN}</p>", lang="en-GB")) == []


def test_a_page_in_another_language_is_told(sheet: Sheet) -> None:
    assert told(sheet(f"<p>{SV} {SV}</p>", f"<p>{EN}</p>")) == [
        language(", page 2", "the language is `sv`, and this page is in `en`", ", or tag the passage with its own")
    ]


def test_neighbours_are_told_apart() -> None:
    texts = {"sv": SV, "en": EN, "da": DA}
    told_apart = {(text, lang): other_tongue(texts[text], lang) for text in texts for lang in texts}
    assert told_apart == {(text, lang): None if text == lang else text for text in texts for lang in texts}
    assert other_tongue("Stockholm Waterfront, Stadshuset, Kista", "en") is None
    assert other_tongue(EN, "sme") is None
    assert other_tongue("في هذا اليوم كان كل من في المدينة على الطريق إلى البيت أو عن بعد مع من كان في", "en") == "ar"
    assert len(FUNCTION_WORDS) == 10


def test_a_long_publication_has_bookmarks(sheet: Sheet) -> None:
    pages = ["<p>Prov</p>"] * 9
    assert told(sheet(*pages)) == [
        "x.pdf reader/bookmarks\n  the publication has 9 pages and no bookmarks; with more than 8 pages it has some. "
        "Make a bookmark of each heading."
    ]
    assert told(sheet(*pages[1:])) == []
    assert told(sheet("<h1>Rubrik</h1>", *pages[1:])) == []


def dead(place: str, what: str, target: str) -> str:
    is_ = f"a {what} leads to `{target}`"
    return f"x.pdf{place} reader/link\n  {is_}; it leads to a page of this file or to a website. Correct where it leads, or take it away."


LINK = ", page 1, 5.1 × 6.0 mm at 0.0, 4.2"


@pytest.mark.parametrize(
    ("goal", "target"),
    [
        (pikepdf.String("none"), "none"),
        (pikepdf.Name("/none"), "none"),
        (pikepdf.Array([None, pikepdf.Name.Fit]), "a page that is not there"),
    ],
)
def test_a_link_to_nothing_is_told(goal: object, target: str, sheet: Sheet) -> None:
    path = sheet('<p><a href="#a">Dit</a></p><h1 id="a">Hit</h1>')
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        (link,) = pdf.pages[0].Annots
        link.Dest = goal
        pdf.save(path)
    assert told(path) == [dead(LINK, "link", target)]


def test_a_bookmark_to_nothing_is_told(sheet: Sheet) -> None:
    path = sheet("<h1>Rubrik</h1>")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Outlines.First.Dest = pikepdf.String("none")
        pdf.save(path)
    assert told(path) == [dead("", "bookmark", "none")]


@pytest.mark.parametrize(
    ("address", "said"), [("file:///C:/a.pdf", "file:///C:/a.pdf"), ("a.html", "a.html"), ("", "nothing")]
)
def test_an_address_on_one_computer_is_told(address: str, said: str, sheet: Sheet) -> None:
    path = sheet('<p><a href="https://example.com">Dit</a></p>')
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Annots[0].A.URI = pikepdf.String(address)
        pdf.save(path)
    assert told(path) == [dead(LINK, "link", said)]


def test_a_circle_in_the_tree_ends(sheet: Sheet) -> None:
    path = sheet("<h1>Rubrik</h1><p>Prov</p>")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        top = pdf.Root.StructTreeRoot.K[0]
        top.K[0].K.append(top)
        item = pdf.Root.Outlines.First
        item.Next = item
        pdf.save(path)
    assert told(path) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"Not a PDF at all"])
def test_what_is_no_pdf(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(data)
    assert told(tmp_path / "broken.pdf") == [
        "x.pdf publication/unreadable\n  the file is no whole PDF, or is locked; a publication is a whole PDF that can be "
        "measured. Build it again; if it stays so, report it."
    ]


def test_every_web_edition_reads_well(built_event: Path) -> None:
    files = sorted((built_event / "out" / "site" / "pdf").glob("*.pdf"))
    assert len(files) == 20
    assert [finding for path in files for finding in check_readability(path, path.name)] == []
