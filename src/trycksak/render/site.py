"""The website's pages: a page of the model and its text in, the HTML of its middle out."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from jinja2 import Environment

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.people import Role, Speaker
from trycksak.model.programme import Kind, Session
from trycksak.model.publication import Publication
from trycksak.model.record import Locale, Status
from trycksak.model.terms import Terms
from trycksak.model.visits import StudyVisit
from trycksak.render.downloads import Download
from trycksak.render.feeds.calendar import OwnCalendar
from trycksak.render.feeds.links import Feeds
from trycksak.render.filters import facets
from trycksak.render.reader import Reader
from trycksak.render.site_art import DOORS, FREE_ISLANDS, Art, Water, art, card, cover, door, opener, water
from trycksak.render.site_text import in_parts
from trycksak.render.timetable import by_place, timetable
from trycksak.render.town_map import labels, spots
from trycksak.render.wording import Wording

# A page that has a layout of its own; every other page is words only.
_LAYOUT_OF_ID: Final = {
    "index": "home",
    "programme/index": "programme",
    "workshops/index": "workshops",
    "study-visits/index": "visits",
    "speakers/index": "speakers",
    "publications": "publications",
    "organisers": "organisers",
    "changes": "changes",
    "programme/rooms": "rooms",
    "programme/mine": "mine",
    "search": "search",
    "practical": "practical",
    "accessibility": "accessibility",
}
_NOT_FOUND_ART: Final = art(f"open-island-{FREE_ISLANDS[0]}", Water.NIGHT)


@dataclass(frozen=True)
class Site:
    """Everything that the website is made from."""

    edition: Edition
    brand: Brand
    terms: Terms
    downloads: tuple[Download, ...]
    templates: Environment

    def sheets(self, visit: Page) -> list[Download]:
        """List the sheets about one study visit, in every language."""
        return [download for download in self.downloads if download.visit == visit.name]

    def offers(self) -> list[tuple[Publication, list[Download]]]:
        """List the publications that are not sheets, each with its languages."""
        offers = [
            (publication, [download for download in self.downloads if download.publication == publication.id])
            for publication in self.edition.publications
        ]
        return [(publication, files) for publication, files in offers if files]

    @cached_property
    def shared(self) -> dict[Locale, dict[str, Any]]:
        """Give what the templates of every page are handed, by language: gathered once, not anew for each page."""
        return {locale: _shared(self, locale) for locale in self.edition.event.locales}


def layout(page: Page) -> str:
    """Choose the layout of a page: by its id, then by its facts."""
    if page.id in _LAYOUT_OF_ID:
        return _LAYOUT_OF_ID[page.id]
    if isinstance(page.facts, Session):
        return "workshop" if page.facts.kind is Kind.WORKSHOP else "session"
    if isinstance(page.facts, StudyVisit):
        return "visit"
    return "speaker" if isinstance(page.facts, Speaker) else "page"


def shown_art(site: Site) -> set[Art]:
    """Name the pictures that the pages of the site show."""
    edition = site.edition
    pages = [page for locale in edition.event.locales for page in edition.published(locale)]
    layouts = {layout(page) for page in pages}
    openers = {opener(page) for page in pages if layout(page) not in ("home", "visits", "search")}
    on_home = {art("home-wide"), art("home-tall"), art("theme", Water.ROSE)} | {
        door(edition.page[id]) for id in DOORS if id in edition.page and edition.page[id] in pages
    }
    visits = [page for page in pages if layout(page) == "visit"]
    # A visit is a card in the overview and on its neighbours' pages; one alone, on its workshop's.
    cards = {card(page) for page in visits} if {"visits", "workshop"} & layouts or len(visits) > 1 else set[Art]()
    cards |= {card(page) for page in pages if layout(page) == "speaker"} if "speakers" in layouts else set[Art]()
    covers = {cover(publication) for publication, _ in site.offers()} if "publications" in layouts else set[Art]()
    return (
        openers
        | (on_home if "home" in layouts else set[Art]())
        | ({art("map")} if "visits" in layouts else set[Art]())
        | ({art("town")} if "practical" in layouts and edition.town else set[Art]())
        | cards
        | covers
        | {_NOT_FOUND_ART}
    )


def middle(site: Site, page: Page, locale: Locale, prose: str) -> str:
    """Make the middle of a page: its facts from the model around its text, which comes as HTML."""
    reader = Reader(site.edition, locale, site.edition.address(page, locale))
    status = page.status(locale, site.edition.source)
    text, parts = in_parts(prose)
    context = site.shared[locale] | {
        "reader": reader,
        "page": page,
        "facts": page.facts,
        "words": page.translations[locale].words,
        "prose": text,
        "sections": parts,
        "preliminary": status is Status.PRELIMINARY,
        "island": opener(page),
        "water": water(page),
        # For the one layout that goes through them.
        "others": (other for other in site.edition.published(locale) if other.id != page.id),
    }
    return site.templates.get_template(f"site/{layout(page)}.html").render(context)


def not_found(site: Site, locale: Locale) -> str:
    """Make the middle of the page that answers where there is none."""
    reader = Reader(site.edition, locale, "", anywhere=True)
    context = site.shared[locale] | {"reader": reader, "island": _NOT_FOUND_ART, "water": Water.NIGHT}
    return site.templates.get_template("site/not-found.html").render(context)


def _shared(site: Site, locale: Locale) -> dict[str, Any]:
    edition, say = site.edition, Wording(locale)
    return {
        "site": site,
        "edition": edition,
        "event": edition.event,
        "locale": locale,
        "t": say,
        "art": art,
        "card_art": card,
        "door_art": door,
        "cover_art": cover,
        "doors": [page for id in DOORS if (page := Reader(edition, locale, "").known(id))],
        "timetable": timetable,
        "by_place": by_place,
        "facets": facets,
        "own_calendar": OwnCalendar(edition, site.brand, locale),
        "slots": _slots,
        "visits": [(page, facts) for page, facts in edition.visits() if not _is_draft(edition, page)],
        "workshops": [page for page, _ in edition.workshops() if not _is_draft(edition, page)],
        "speakers": [page for page, _ in edition.speakers() if not _is_draft(edition, page)],
        "co_hosts": edition.organisers(Role.CO_HOST),
        "main": edition.organisers(Role.MAIN),
        "financiers": edition.organisers(Role.FINANCIER),
        "is_preliminary": lambda thing: thing.status is Status.PRELIMINARY,
        "spots": spots(edition),
        "land_labels": labels(edition.town) if edition.town else [],
        "fit": fit,
        "feeds": Feeds(edition, locale),
        "told": lambda download: download.told(say),
    }


def _slots(session: Session) -> list[tuple[date, list[Any]]]:
    """Gather a session's slots by day, in order of time."""
    days: dict[date, list[Any]] = {}
    for slot in sorted(session.slots, key=lambda slot: (slot.date, slot.start)):
        days.setdefault(slot.date, []).append(slot)
    return list(days.items())


def fit(title: str) -> str:
    """Name the class of a heading by its longest word, so that it fits on a phone without a hyphen."""
    longest = max(len(part) for part in re.split(r"[\s-]+", title))
    return next(
        (name for limit, name in ((22, "fit-28"), (18, "fit-22"), (15, "fit-18"), (13, "fit-15")) if longest > limit),
        "",
    )


def _is_draft(edition: Edition, page: Page) -> bool:
    return not page.is_published(edition.source, edition.source)
