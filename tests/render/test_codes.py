"""The codes of a publication: what they are to say, and that the pages draw them."""

from building import ROOT
from releasing import small, with_words
from trycksak.model.publication import Publication, Template
from trycksak.model.record import Status
from trycksak.read.edition import read_brand
from trycksak.read.files import Project
from trycksak.render.codes import codes
from trycksak.render.publication import markup, printed

HELIOS, CENTRE = "https://small.example/studiebesok/helios/", "https://small.example/studiebesok/kontaktcenter/"


def test_each_publication_leads_to_its_pages_in_its_language() -> None:
    booklet, centre, helios = printed(small())
    assert codes(booklet, small(), "sv") == (CENTRE, HELIOS)
    assert codes(centre, small(), "en") == ("https://small.example/en/study-visits/contact-centre/",)
    assert codes(helios, small(), "sv") == (HELIOS,)
    brochure = booklet.model_copy(update={"template": Template.WELCOME_BROCHURE})
    assert codes(brochure, small(), "en") == ("https://small.example/en/programme/",)
    assert codes(booklet.model_copy(update={"template": Template.BUSINESS_LEAFLET}), small(), "sv") == ()


def test_a_draft_has_no_code() -> None:
    edition = with_words(small(), "study-visits/helios", "sv", status=Status.DRAFT)
    assert codes(printed(edition)[0], edition, "sv") == (CENTRE,)


def test_the_pages_name_each_code_in_words_too() -> None:
    brand, terms = read_brand(Project(ROOT))

    def html(publication: Publication) -> str:
        return markup(publication, small(), brand, terms, "sv", ROOT / "overrides").html

    booklet, centre, _ = printed(small())
    assert [html(booklet).count(f'alt="QR-kod som leder till {url}"') for url in (CENTRE, HELIOS)] == [1, 1]
    assert "small.example/studiebesok/helios</p>" in html(booklet)
    assert html(centre).count(f'alt="QR-kod som leder till {CENTRE}"') == 1
