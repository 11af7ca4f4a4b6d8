"""The picture that stands for a page where somebody shares it: its title, the event, the key visual, the logotype."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from zlib import crc32

from jinja2 import Environment
from markupsafe import Markup

from trycksak.model.brand import Brand, Variant
from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.people import Role
from trycksak.model.programme import Session
from trycksak.model.record import Locale, Status
from trycksak.model.terms import Terms
from trycksak.model.visits import StudyVisit
from trycksak.render.archipelago import archipelago
from trycksak.render.chart import contrast, svg
from trycksak.render.describing import card_place, occasion
from trycksak.render.islands import Box
from trycksak.render.site_drawings import island_alone
from trycksak.render.title_setting import Measure, set_title
from trycksak.render.wording import Wording

CARD_PX: Final = (1200, 630)
"""Width and height: the ratio of 1.91 that networks show whole."""
ART_PX: Final = (546, 630)
"""Width and height of the art, at the edge of the picture where the words end."""
# So much of the width stays clear water, for the words; the art stands to the right of it.
_CLEAR_PX: Final = CARD_PX[0] - ART_PX[0]
_EDGE_PX: Final = 64
# The height of the logotype, unless the terms ask for a wider one.
_MARK_PX: Final = 76
_WORDS_PX: Final = _CLEAR_PX - _EDGE_PX
# Sizes of a title in pixels, each with the most lines that there is room for.
_SIZES: Final = ((76.0, 2), (58.0, 3), (46.0, 4), (37.0, 5), (30.0, 6))
# Seeds that were chosen by eye for this format.
_SEEDS: Final = (3, 4, 7, 12)
_COLOURWAYS: Final = {"study-visits": "day", "visit-stockholm": "day", "city-hall": "day", "invest": "rose"}
"""The colourway of a folder or a page; every other one is the event's own, `night`."""


@dataclass(frozen=True)
class Card:
    """A picture as it is to be drawn: its place on the site, its words as HTML, and its art as SVG.

    `html` is a `<section>` for the document of `sheet`; `art` fills the box where the words end. Where they run from
    right to left the art stands at the left edge, and what was drawn to begin beside the words is `mirrored`.
    """

    place: str
    html: str
    art: str
    rtl: bool
    mirrored: bool


@dataclass(frozen=True)
class Studio:
    """What the pictures are made from.

    `measure` is that of the headings' typeface; `ratios` are the logotypes' widths as multiples of their heights.
    """

    edition: Edition
    brand: Brand
    terms: Terms
    templates: Environment
    measure: Measure
    ratios: Mapping[str, float]

    def sheet(self, cards: Sequence[Card]) -> str:
        """Write the document of some cards, a page for each; it names the brand's files by `asset:PATH`."""
        sizes = {"width": CARD_PX[0], "height": CARD_PX[1], "edge": _EDGE_PX, "words": _WORDS_PX}
        template = self.templates.get_template("card/sheet.html")
        sections = [Markup(card.html) for card in cards]  # noqa: S704  # Jinja's own output
        return template.render(brand=self.brand, sections=sections, **sizes)

    def card(self, page: Page, locale: Locale) -> Card:
        """Lay out the picture of a page in a language."""
        event, terms, say = self.edition.event, self.terms, Wording(locale)
        colours = self.brand.preferred_colourway(_colourway(page))
        dark = contrast(colours["water"], "#FFFFFF") >= terms.variants.contrast
        mark = self.brand.master(locale, Variant.NEGATIVE if dark else Variant.POSITIVE).path
        size, lines = set_title(page.translations[locale].words.title, self.measure, _WORDS_PX, _SIZES)
        html = self.templates.get_template("card/card.html").render(
            colours=colours,
            locale=locale,
            direction=say.direction,
            mark=mark,
            mark_width=max(_MARK_PX * self.ratios[mark], (terms.minimum.of_picture or 0) * CARD_PX[0] + 1),
            kicker=_kicker(page, say),
            size=size,
            lines=lines,
            theme=event.theme.words[locale],
            event=event.name,
            is_home=page.id == "index",
            occasion=occasion(self.edition, locale),
            preliminary=say("preliminary") if event.dates.status is Status.PRELIMINARY else "",
            relation=terms.relation.text[locale],
            co_hosts=say.listed([one.name[locale] for one in self.edition.organisers(Role.CO_HOST)]),
        )
        rtl, visit = say.direction == "rtl", isinstance(page.facts, StudyVisit)
        return Card(card_place(page, locale), html, self._art(page, colours), rtl, rtl and not visit)

    def _art(self, page: Page, colours: Mapping[str, str]) -> str:
        if isinstance(page.facts, StudyVisit):
            return island_alone(self.edition, page.facts.island, colours, ART_PX[0] / ART_PX[1])
        return _archipelago(_seed(page), tuple(colours.items()))


def picture_of(page: Page) -> tuple[str, int, int]:
    """Name the drawing of a page's picture: pages with the same name have the same."""
    island = page.facts.island if isinstance(page.facts, StudyVisit) else 0
    return _colourway(page), island, _seed(page)


def _seed(page: Page) -> int:
    return _SEEDS[crc32(page.id.encode()) % len(_SEEDS)]


def _kicker(page: Page, say: Wording) -> str:
    """Say what sort of page it is, where its facts tell."""
    if isinstance(page.facts, StudyVisit):
        return say("kind.visit")
    return say(f"kind.{page.facts.kind.value}") if isinstance(page.facts, Session) else ""


def _colourway(page: Page) -> str:
    return _COLOURWAYS.get(page.folder) or _COLOURWAYS.get(page.id, "night")


@cache
def _archipelago(seed: int, colours: tuple[tuple[str, str], ...]) -> str:
    whole = archipelago(seed, *CARD_PX, clear_left=_CLEAR_PX / CARD_PX[0])
    return svg(whole, dict(colours), view=Box(_CLEAR_PX, 0, *ART_PX))
