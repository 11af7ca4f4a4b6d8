"""What a page's `<head>` says to those who share it and to the devices that keep it: Open Graph, icons, data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.record import Locale
from trycksak.render.card import CARD_PX
from trycksak.render.describing import card_place, description, occasion
from trycksak.render.icons import scheme_colours
from trycksak.render.reader import Reader
from trycksak.render.structured_data import data_block, structured_data
from trycksak.render.wording import Wording

MANIFEST: Final = "manifest.webmanifest"


@dataclass(frozen=True)
class Head:
    """The lines that `overrides/partials/head.html` writes.

    `properties` are Open Graph's (https://ogp.me), `colours` those of the browser's own bars by colour scheme;
    `data` is JSON-LD, and nothing on a page that answers for every address.
    """

    reader: Reader
    manifest: str
    properties: tuple[tuple[str, str], ...]
    colours: tuple[tuple[str, str], ...]
    data: Markup | None


def head(edition: Edition, brand: Brand, page: Page | None, reader: Reader) -> Head:
    """Gather the head of a page, or of the page that answers where there is none (`page` is None)."""
    return Head(
        reader=reader,
        manifest=reader.to(manifest_place(edition, reader.locale)),
        properties=tuple(_properties(edition, brand, page, reader.locale)) if page else (),
        colours=tuple(scheme_colours(brand).items()),
        data=data_block(structured_data(edition, brand, page, reader.locale)) if page else None,
    )


def manifest_place(edition: Edition, locale: Locale) -> str:
    """Give the place of a language's manifest: beside its home page, which it starts at."""
    return edition.address(edition.page["index"], locale) + MANIFEST


def card_alt(edition: Edition, brand: Brand, page: Page, locale: Locale) -> str:
    """Say what the picture shows that stands for a page: its words, and the logotype's."""
    title, mark = page.translations[locale].words.title, brand.logotype.wording[locale]
    return Wording(locale)(
        "head.card", title=title, event=edition.event.name, when=occasion(edition, locale), mark=mark
    )


def _properties(edition: Edition, brand: Brand, page: Page, locale: Locale) -> Iterator[tuple[str, str]]:
    width, height = CARD_PX
    yield "og:type", "website"
    yield "og:site_name", edition.event.name
    yield "og:title", page.translations[locale].words.title
    yield "og:description", description(edition, page, locale)
    yield "og:url", edition.url(page, locale)
    yield "og:image", edition.event.website + card_place(page, locale)
    yield "og:image:type", "image/png"
    yield "og:image:width", str(width)
    yield "og:image:height", str(height)
    yield "og:image:alt", card_alt(edition, brand, page, locale)
    yield "og:locale", Wording(locale)("head.locale")
    for other in edition.event.locales:
        if other != locale and page.is_published(other, edition.source):
            yield "og:locale:alternate", Wording(other)("head.locale")
