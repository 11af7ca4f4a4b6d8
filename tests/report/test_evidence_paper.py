from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from report.finishing import NAME, Made
from report.proving import Proved
from trycksak.preflight.proof.asked import Asked, Edition
from trycksak.preflight.proof.pdf import prove_pdf
from trycksak.preflight.verapdf import check_web_editions

PAPERS = {"sv": "evidence-sv.pdf", "en": "evidence-en.pdf"}


def text_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


@pytest.fixture(scope="module")
def texts(proved: Proved) -> dict[str, list[str]]:
    return {locale: text_of(proved.report / name) for locale, name in PAPERS.items()}


def test_the_papers_are_pdf_a_and_pdf_ua(proved: Proved) -> None:
    assert check_web_editions({proved.report / name: f"out/report/{name}" for name in PAPERS.values()}) == []
    for locale, name in PAPERS.items():
        with pikepdf.open(proved.report / name) as pdf:
            assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == (locale, True)
            about = pdf.Root.Metadata.read_bytes()
            assert (b"pdfuaid:part>1<" in about, b"pdfaid" in about) == (True, True)


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_the_paper_carries_the_logotype_by_the_terms(made: Made, proved: Proved, locale: str) -> None:
    dates = made.edition.event.dates
    asked = Asked(
        proved.house.brand,
        proved.house.terms,
        proved.house.root,
        locale,
        None,
        Edition.WEB,
        partners=1,
        dates=(dates.start, dates.end),
    )
    told = prove_pdf(proved.report / PAPERS[locale], f"out/report/{PAPERS[locale]}", asked)
    marks = [(surface.page, mark.master, mark.box[:3]) for surface in told.surfaces for mark in surface.marks]
    # The small pictures of pages are no marks of the paper's own.
    assert (marks, told.findings) == ([(1, f"brand/logotype/{locale}-positive.svg", (20.0, 14.0, 50.0))], ())


def test_the_cover_says_first_what_breaks(texts: dict[str, list[str]]) -> None:
    assert "2 filer bryter mot villkoren" in texts["sv"][0]
    assert "2 files break the terms" in texts["en"][0]
    assert "I samarbete med Samarbetspartnern" in texts["sv"][0]
    assert "In cooperation with The Partner" in texts["en"][0]
    assert "A text stands in the logotype's clear space; 5.6 mm on every side are free. Move it away." in texts["sv"][1]


def test_the_paper_tells_every_rule_original_and_file(proved: Proved, texts: dict[str, list[str]]) -> None:
    whole = {locale: " ".join(pages) for locale, pages in texts.items()}
    spaced = {locale: text.replace(" ", "") for locale, text in whole.items()}
    for locale, text in whole.items():
        assert [id for id, rule in proved.house.terms.rules() if rule.sentence[locale] not in text] == []
        digests = [*(one.sha256 for one in proved.evidence), *(m.sha256 for m in proved.house.brand.logotype.masters)]
        assert [digest for digest in digests if digest not in text] == []
        assert [one.path for one in proved.evidence if one.path.removeprefix("out/") not in spaced[locale]] == []


def test_what_decides_stands_beside_the_file(texts: dict[str, list[str]]) -> None:
    register = " ".join(texts["sv"])
    assert "inte fritt 1,4 %, högst 0,05 % −2 700 %" in register.replace("\u00a0", " ")
    assert f"print/{NAME}.pdf" in register


def test_pictures_of_pages_are_small_and_have_a_text(proved: Proved) -> None:
    with pikepdf.open(proved.report / "evidence-sv.pdf") as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        sizes = [(int(one.Width), int(one.Height)) for one in streams if one.get("/Subtype") == "/Image"]
        elements = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        texts = [str(one.Alt) for one in elements if one.get("/S") == "/Figure"]
    assert sizes == [(119, 168)] * 2
    assert texts == ["Stockholms stad", "Sida 1 i sin helhet. Märken: 1", "Sida 1 i sin helhet. Märken: 1"]
    assert (proved.report / "evidence-sv.pdf").stat().st_size < 200_000
