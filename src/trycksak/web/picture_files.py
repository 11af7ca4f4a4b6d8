"""The site's pictures of pixels: one for each page and language, to be shared, and the icons."""

from collections.abc import Iterator
from pathlib import Path

from trycksak.model.brand import Brand
from trycksak.render.card import Studio
from trycksak.render.icons import FAVICON, PNGS, icon
from trycksak.web.pictures import cards, favicon, icon_png, measure
from trycksak.web.source import Source


def picture_files(source: Source) -> Iterator[tuple[str, bytes]]:
    """Draw every picture: its place on the site, and its bytes."""
    site = source.site
    edition, brand = site.edition, site.brand
    files = _files(brand, source.project.root)
    studio = Studio(edition, brand, site.terms, site.templates, measure(files[_headings(brand)]))
    wanted = [studio.card(page, locale) for locale in edition.event.locales for page in edition.published(locale)]
    yield from cards(studio, wanted, files)
    for place, (side, form) in PNGS.items():
        yield place, icon_png(icon(brand, form), side)
    yield FAVICON, favicon(icon(brand))


def _files(brand: Brand, root: Path) -> dict[str, bytes]:
    fonts = [file.path for font in brand.typography.fonts for file in font.files]
    masters = [master.path for master in brand.logotype.masters]
    return {path: (root / path).read_bytes() for path in (*fonts, *masters)}


def _headings(brand: Brand) -> str:
    """Find the heaviest upright cut of the headings' typeface."""
    family = brand.typography.headings.family
    files = [file for font in brand.typography.fonts if font.family == family for file in font.files]
    return max(files, key=lambda file: (file.style == "normal", file.weight)).path
