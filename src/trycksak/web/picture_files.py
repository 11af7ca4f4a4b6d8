"""The site's pictures of pixels: one for each page and language, to be shared, and the icons."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from trycksak.model.brand import Brand
from trycksak.render.card import Studio
from trycksak.render.describing import card_place
from trycksak.render.icons import FAVICON, PNGS, icon
from trycksak.render.site import Site
from trycksak.render.site_brand import proportions
from trycksak.web.pictures import cards, favicon, icon_png, measure
from trycksak.web.source import Source


def picture_files(source: Source) -> Iterator[tuple[str, bytes]]:
    """Draw every picture: its place on the site, and its bytes."""
    edition, brand = source.site.edition, source.site.brand
    files = brand_bytes(brand, source.project.root)
    studio = studio_of(source.site, files)
    wanted = [studio.card(page, locale) for locale in edition.event.locales for page in edition.published(locale)]
    yield from cards(studio, wanted, files)
    for place, draw in _icons(brand).items():
        yield place, draw()


def picture_file(source: Source, place: str) -> bytes | None:
    """Draw one picture by its place on the site; None where there is no such picture."""
    edition, brand = source.site.edition, source.site.brand
    if place in _icons(brand):
        return _icons(brand)[place]()
    for locale in edition.event.locales:
        for page in edition.published(locale):
            if card_place(page, locale) == place:
                files = brand_bytes(brand, source.project.root)
                studio = studio_of(source.site, files)
                return dict(cards(studio, [studio.card(page, locale)], files))[place]
    return None


def _icons(brand: Brand) -> dict[str, Callable[[], bytes]]:
    """Name the icons: each place, and what draws it."""
    drawn = {place: partial(icon_png, icon(brand, form), side) for place, (side, form) in PNGS.items()}
    return {**drawn, FAVICON: partial(favicon, icon(brand))}


def brand_bytes(brand: Brand, root: Path) -> dict[str, bytes]:
    """Read the brand's fonts and logotypes, by path."""
    fonts = [file.path for font in brand.typography.fonts for file in font.files]
    masters = [master.path for master in brand.logotype.masters]
    return {path: (root / path).read_bytes() for path in (*fonts, *masters)}


def studio_of(site: Site, files: Mapping[str, bytes]) -> Studio:
    """Set up what the pictures are made from; `files` are the brand's, by path."""
    ratios = {master.path: proportions(files[master.path].decode()) for master in site.brand.logotype.masters}
    ruler = measure(files[_headings(site.brand)])
    return Studio(site.edition, site.brand, site.terms, site.templates, ruler, ratios)


def _headings(brand: Brand) -> str:
    """Find the heaviest upright cut of the headings' typeface."""
    family = brand.typography.headings.family
    files = [file for font in brand.typography.fonts if font.family == family for file in font.files]
    return max(files, key=lambda file: (file.style == "normal", file.weight)).path
