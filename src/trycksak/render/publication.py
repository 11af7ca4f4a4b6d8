"""What is printed, as HTML: one markup for each publication and language, with the pictures it draws."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from markupsafe import Markup as Safe

from trycksak.model.brand import Brand, Variant
from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.people import Role
from trycksak.model.publication import Publication, Template
from trycksak.model.record import Locale, Status
from trycksak.model.terms import Terms
from trycksak.render.archipelago import archipelago
from trycksak.render.changes import stamped
from trycksak.render.chart import svg
from trycksak.render.downloads import Download
from trycksak.render.environment import environment
from trycksak.render.islands import Box
from trycksak.render.prose import anchor, prose
from trycksak.render.timetable import is_preliminary, timetable
from trycksak.render.wording import Wording
from trycksak.units import TRIM_MM


@dataclass(frozen=True)
class Markup:
    """A publication in one language, ready to be typeset.

    `html` refers to files of the project by their path, and to `assets` by `asset:NAME`.
    """

    publication: Publication
    locale: Locale
    html: str
    assets: Mapping[str, bytes]
    pages: frozenset[str] = frozenset()
    """The ids of the pages whose words it prints."""

    @property
    def name(self) -> str:
        """The name of its files, without the ending."""
        return f"{self.publication.id}-{self.locale}"


def printed(edition: Edition) -> tuple[Publication, ...]:
    """List everything that is printed, with one publication for each study visit where that is asked for."""
    made: list[Publication] = []
    for publication in edition.publications:
        if not publication.for_each_visit:
            made.append(publication)
            continue
        for page, _ in edition.visits():
            if page.is_published(edition.source, edition.source):
                own = {"id": f"{publication.id}-{page.name}", "visit": page.name, "for_each_visit": False}
                made.append(publication.model_copy(update=own))
    return tuple(made)


def title_of(publication: Publication, edition: Edition, locale: Locale) -> str:
    """Give a publication's title in a language; a sheet about one visit has the visit's."""
    page = edition.page.get(f"study-visits/{publication.visit}")
    if page and locale in page.translations:
        return page.translations[locale].words.title
    return publication.title[locale]


def offered(publication: Publication, edition: Edition, locale: Locale) -> Download:
    """Give a publication as the website offers it, before it is made."""
    return Download(publication.id, locale, title_of(publication, edition, locale), visit=publication.visit)


def markup(
    publication: Publication, edition: Edition, brand: Brand, terms: Terms, locale: Locale, overrides: Path
) -> Markup:
    """Render one publication in one language; texts are shown by `prose` and in no other way."""
    desk = _Desk(publication, edition, brand, locale)
    edition = edition.without_texts
    template = environment(overrides).get_template(f"print/{publication.template.value}.html")
    html = template.render(
        publication=publication,
        edition=edition,
        event=edition.event,
        brand=brand,
        terms=terms,
        locale=locale,
        say=Wording(locale),
        days=timetable(edition),
        trim=TRIM_MM[publication.spec.trim.value],
        colours=brand.color.palette,
        coat=brand.colourway(publication.colourway),
        is_preliminary=lambda line: is_preliminary(edition, line),
        anchor=anchor,
        Role=Role,
        stamp=stamped(edition, locale),
        **desk.tools(),
    )
    return Markup(publication, locale, html, desk.assets, frozenset(desk.asked))


class _Desk:
    """The compositor's desk: what a template asks for, bound to one publication and language."""

    def __init__(self, publication: Publication, edition: Edition, brand: Brand, locale: Locale) -> None:
        self.publication, self.edition, self.brand, self.locale = publication, edition.without_texts, brand, locale
        self.texts = edition.page
        self.assets: dict[str, bytes] = {}
        self.asked: set[str] = set()
        self.inside = _pages_inside(publication, edition)

    def tools(self) -> dict[str, Callable[..., Any]]:
        return {
            "page": self.page,
            "words": self.words,
            "prose": self.prose,
            "sections": self.sections,
            "visits": self.visits,
            "art": self.art,
            "strip": self.strip,
            "island_at": self.island_at,
            "isle": self.isle,
            "titles": self.titles,
            "logotype": self.logotype,
            "qr": self.qr,
            "unsettled": self.unsettled,
        }

    def page(self, id: str) -> Page | None:
        """Find a page that is published in this language."""
        found = self.edition.page.get(id)
        if found is None or not found.is_published(self.locale, self.edition.source):
            return None
        self.asked.add(id)
        return found

    def words(self, page: Page) -> Any:
        return page.translations[self.locale].words

    def prose(self, page: Page, level: int = 3) -> Safe:
        self.asked.add(page.id)
        return prose(self.edition, self.texts[page.id], self.locale, self.inside, level)

    def sections(self, page: Page, level: int = 3) -> list[Safe]:
        """Give a page's text cut at its headings: first what stands before them, then a part for each."""
        whole = str(self.prose(page, level))
        head, *rest = whole.split('<section class="part">')
        return [Safe(head), *(Safe(f'<section class="part">{part}') for part in rest)]

    def visits(self) -> list[Page]:
        """List the study visits that are published in this language, by their islands."""
        return [
            page for page, visit in sorted(self.edition.visits(), key=lambda pair: pair[1].island) if self.page(page.id)
        ]

    def unsettled(self, page: Page) -> bool:
        return page.status(self.locale, self.edition.source) is Status.PRELIMINARY

    def art(
        self,
        width: float,
        height: float,
        clear_top: float = 0.0,
        clear_left: float = 0.0,
        seed: int | None = None,
        view: tuple[float, float, float, float] | None = None,
        highlight: int | None = None,
        colourway: str | None = None,
    ) -> str:
        """Draw the archipelago, in mm, and give its address; `highlight` counts islands from 1."""
        drawing = archipelago(seed or self.publication.seed, width, height, clear_top=clear_top, clear_left=clear_left)
        colours = self.brand.colourway(colourway or self.publication.colourway)
        island = None if highlight is None else highlight - 1
        return self._keep(svg(drawing, colours, view=Box(*view) if view else None, highlight=island))

    def isle(self, width: float, height: float, island: int, crop_width: float, crop_height: float) -> str:
        """Draw one island (from 1) and its neighbours, cropped from the drawing that the map shows, in mm."""
        drawing = archipelago(self.publication.seed, width, height)
        view = drawing.focus(island - 1, crop_width / crop_height)
        return self._keep(
            svg(drawing, self.brand.colourway(self.publication.colourway), view=view, highlight=island - 1)
        )

    def titles(self, pages: list[Page]) -> list[str]:
        """List the short titles of pages in this language."""
        return [page.translations[self.locale].menu for page in pages if self.page(page.id)]

    def strip(self, number: int, width: float, height: float, colourway: str | None = None) -> str:
        """Draw the crop of the archipelago that opens chapter `number`, in mm."""
        x, y = number % 3 * width * 0.6, number // 3 % 4 * height
        return self.art(width * 2.2, height * 4.4, view=(x, y, width, height), colourway=colourway)

    def island_at(self, width: float, height: float, island: int) -> tuple[float, float]:
        """Give the centre of an island (from 1) of the drawing that `art(width, height)` makes, in mm."""
        centre = archipelago(self.publication.seed, width, height).islands[island - 1].centre
        return centre.x, centre.y

    def logotype(self, variant: str) -> str:
        return self.brand.master(self.locale, Variant(variant)).path

    def qr(self, url: str) -> str:
        """Draw a QR code (ISO/IEC 18004, error correction M) and give its address.

        Black is one plate, which no misregister can blur. The quiet zone of 4 modules is the layout's to leave.
        """
        out = BytesIO()
        dark = self.brand.color.palette["black"]
        segno.make_qr(url, error="m").save(
            out, kind="svg", border=0, dark=dark, xmldecl=False, svgns=True, nl=False, omitsize=True
        )
        return self._keep(out.getvalue().decode())

    def _keep(self, picture: str) -> str:
        name = f"{len(self.assets)}.svg"
        data = picture.encode()
        for known, bytes_ in self.assets.items():
            if bytes_ == data:
                return f"asset:{known}"
        self.assets[name] = data
        return f"asset:{name}"


def _pages_inside(publication: Publication, edition: Edition) -> set[str]:
    """List the pages that a publication prints as chapters: links to them stay inside it."""
    visits = {page.id for page, _ in edition.visits()}
    workshops = {page.id for page, _ in edition.workshops()}
    inside = {
        Template.WELCOME_BROCHURE: {"welcome", "programme/index", "study-visits/index", "workshops/index", "practical"}
        | {"programme/dinner", "visit-stockholm", "invest", "evaluation", "organisers", "theme", "about"},
        Template.BUSINESS_LEAFLET: {"invest"},
        Template.STUDY_VISITS: {"study-visits/index", *visits, *workshops},
        Template.STUDY_VISIT: {f"study-visits/{publication.visit}"},
    }
    return inside[publication.template]
