from datetime import date
from typing import Any

from lxml import html

from report.finishing import NAME, Made
from trycksak.model.people import Contact
from trycksak.report import note, ticket

CONTACTS = (
    Contact(
        name={"sv": "Tryckeriansvarig", "en": "Print buyer"},
        task={"sv": "Svarar för tryck.", "en": "Answers for print."},
        email="tryck@stad.example",
        phone="+46 8 508 00 000",
    ),
    Contact(name={"sv": "Staden"}, task={"sv": "Bjuder in."}),
)


def tickets(made: Made) -> list[dict[str, Any]]:
    one = ticket(
        made.publication,
        "sv",
        made.edition,
        made.profile,
        ["Cyan", "Magenta", "Yellow", "Black"],
        ["dark-green"],
        made.measured,
        f"{NAME}.pdf",
        version="1",
        dated=date(2006, 8, 24),
    )
    other = one | {"title": "Invest", "locale": "en", "pages": 4, "binding": "folded", "quantity": 1500}
    return [one, one | {"locale": "en", "quantity": 12000}, other]


def words(element: Any) -> str:
    return " ".join(element.text_content().replace("\u00a0", " ").split())


def test_the_order_is_told_in_both_languages_job_by_job(made: Made) -> None:
    page = html.fromstring(note(tickets(made), made.house, CONTACTS))
    ink = round(max(figures.ink or 0 for figures in made.measured.pages))
    kilobytes, short = f"{round(made.measured.bytes / 1000)} kB", f"{made.measured.sha256[:12]}…"
    helios, file = "HELIOS – Stockholms brandförsvars GIS för analys och support", f"{NAME}.pdf"
    rows = {
        section.get("lang"): [[words(cell) for cell in row] for row in section.xpath(".//tbody/tr")]
        for section in page.xpath("//section[@class='note']")
    }
    assert rows == {
        "sv": [
            [helios, "svenska", "ej beslutad", file, kilobytes, f"{ink} %", short],
            [helios, "engelska", "12 000", file, kilobytes, f"{ink} %", short],
            ["Invest", "engelska", "1 500", file, kilobytes, f"{ink} %", short],
        ],
        "en": [
            [helios, "Swedish", "not decided", file, kilobytes, f"{ink} %", short],
            [helios, "English", "12,000", file, kilobytes, f"{ink} %", short],
            ["Invest", "English", "1,500", file, kilobytes, f"{ink} %", short],
        ],
    }
    assert [words(heading) for heading in page.xpath("//section[@class='job']/h2")] == [
        *("Jobb 1 A4, 2 sidor, lösblad", "Jobb 2 A4, 4 sidor, falsad"),
        *("Job 1 A4, 2 pages, loose sheet", "Job 2 A4, 4 pages, folded"),
    ]


def test_the_contacts_stand_on_the_note(made: Made) -> None:
    page = html.fromstring(note(tickets(made), made.house, CONTACTS))
    assert [words(item) for item in page.xpath("//section[@class='contact']//li")] == [
        "Tryckeriansvarig Svarar för tryck. tryck@stad.example · +46 8 508 00 000",
        "Staden Bjuder in. Kontaktuppgifter meddelas senare",
        "Print buyer Answers for print. tryck@stad.example · +46 8 508 00 000",
        "Staden Bjuder in. Contact details to be announced",
    ]


def test_a_job_tells_its_sheet_paper_plates_and_profile(made: Made) -> None:
    page = html.fromstring(note(tickets(made)[:1], made.house, ()))
    facts = page.xpath("//section[@lang='en']//section[@class='job']//dl/div")
    assert [[words(part) for part in fact] for fact in facts] == [
        ["Trim", "210 × 297 mm"],
        ["Bleed", "3 mm"],
        ["Paper", "Obestruket 150 g/m²"],
        ["Plates", "CyanMagentaYellowBlack"],
        ["Profile", "sheetfed-uncoated, FOGRA29, limit 280 %"],
    ]


def test_the_note_stands_alone(made: Made) -> None:
    written = note(tickets(made), made.house, CONTACTS)
    page = html.fromstring(written)
    links = {link.split(",")[0] for _, _, link, _ in page.iterlinks()}
    assert links == {
        *("#sv", "#en", "mailto:tryck@stad.example"),
        *("data:image/svg+xml;base64", "data:font/woff2;base64"),
    }
    assert (page.xpath("//script"), page.get("lang")) == ([], "sv")
    assert [image.get("alt") for image in page.xpath("//img")] == ["Stockholms stad"]
    assert written == note(tickets(made), made.house, CONTACTS)
