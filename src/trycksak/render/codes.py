"""What the QR codes of a publication say: the addresses of study visits, the programme and the evaluation."""

from trycksak.model.edition import Edition
from trycksak.model.publication import Publication, Template
from trycksak.model.record import Locale


def codes(publication: Publication, edition: Edition, locale: Locale) -> tuple[str, ...]:
    """List the addresses in the order of the pages, each in the publication's language."""
    visits = sorted(edition.visits(), key=lambda pair: pair[1].island)
    wanted = {
        Template.WELCOME_BROCHURE: ["programme/index", "evaluation"],
        Template.BUSINESS_LEAFLET: [],
        Template.STUDY_VISITS: [page.id for page, _ in visits],
        Template.STUDY_VISIT: [f"study-visits/{publication.visit}"],
    }
    pages = [edition.page[id] for id in wanted[publication.template] if id in edition.page]
    return tuple(edition.url(page, locale) for page in pages if page.is_published(locale, edition.source))
