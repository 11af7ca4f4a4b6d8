"""Whose papers they are, told from the event."""

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.people import Role
from trycksak.model.terms import Terms
from trycksak.read.files import Project
from trycksak.render.wording import Wording
from trycksak.report.appearance import languages
from trycksak.report.finished import House

NOTE = "delivery-note.html"
EVIDENCE = "evidence.html"


def house_of(project: Project, edition: Edition, brand: Brand, terms: Terms) -> House:
    """Name the event, its version, and how its partners are explained, for all papers of a build."""
    version = edition.event.version
    partners = {
        locale: [organiser.name[locale] for organiser in edition.organisers(Role.CO_HOST)]
        for locale in languages(edition.source, brand)
        if locale in terms.relation.text
    }
    return House(
        name=edition.event.name,
        version=version.name if version else "1",
        brand=brand,
        terms=terms,
        root=project.root,
        source=edition.source,
        note=f"../print/{NOTE}",
        evidence=EVIDENCE,
        relation={
            locale: f"{terms.relation.text[locale]} {Wording(locale).listed(names)}"
            for locale, names in partners.items()
            if names
        },
    )
