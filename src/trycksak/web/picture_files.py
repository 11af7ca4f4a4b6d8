"""The site's pictures: the drawings, the icons, and one of pixels for each page and language, to be shared."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from trycksak.kept_files import File, KeptFiles
from trycksak.model.brand import Brand
from trycksak.model.page import Page
from trycksak.model.record import Locale
from trycksak.program import program
from trycksak.render.card import Studio
from trycksak.render.describing import card_place
from trycksak.render.icons import FAVICON, PNGS, icon
from trycksak.render.site import Site, shown_art
from trycksak.render.site_brand import proportions
from trycksak.render.site_drawings import pictures
from trycksak.store import Shelf, Store, key_of
from trycksak.web.pictures import cards, favicon, icon_png, measure
from trycksak.web.source import Source

_DRAWN: Final = TypeAdapter(dict[str, str])


def picture_files(source: Source, store: Store | None = None) -> Iterator[tuple[str, bytes]]:
    """Draw every picture: its place on the site, and its bytes."""
    yield from drawing_files(source.site, store)
    edition = source.site.edition
    wanted = [(page, locale) for locale in edition.event.locales for page in edition.published(locale)]
    for place, file in card_files(lambda: source, wanted, store).items():
        yield place, file.data


def drawing_files(site: Site, store: Store | None = None) -> Iterator[tuple[str, bytes]]:
    """Draw the pictures that pages show, and the icons."""
    for place, text in _drawings(site, store).items():
        yield place, text.encode()
    for place, draw in _icons(site.brand, store).items():
        yield place, draw()


def card_files(
    source: Callable[[], Source], wanted: Sequence[tuple[Page, Locale]], store: Store | None = None, basis: str = ""
) -> Mapping[str, File]:
    """Draw the pictures to be shared of some pages in some languages; `source` is asked for where one is to be drawn.

    They show nothing of the texts: of the same `basis` (`inputs.basis`) they are the same.
    """
    kept = KeptFiles(store if basis else None)
    key = key_of(["cards", basis, *(f"{page.id} {locale}" for page, locale in wanted)])
    files = kept.get(key)
    if files is not None:
        return files
    made_from = source()
    brand = brand_bytes(made_from.site.brand, made_from.project.root)
    studio = studio_of(made_from.site, brand)
    return kept.put(key, cards(studio, [studio.card(page, locale) for page, locale in wanted], brand, store))


def picture_file(source: Source, place: str) -> bytes | None:
    """Draw an icon or a picture to be shared by its place on the site; None where there is no such picture."""
    edition, icons = source.site.edition, _icons(source.site.brand, None)
    if place in icons:
        return icons[place]()
    for locale in edition.event.locales:
        for page in edition.published(locale):
            if card_place(page, locale) == place:
                return card_files(lambda: source, [(page, locale)])[place].data
    return None


def _icons(brand: Brand, store: Store | None) -> dict[str, Callable[[], bytes]]:
    """Name the icons: each place, and what draws it."""
    drawn = {place: partial(icon_png, icon(brand, form), side, store) for place, (side, form) in PNGS.items()}
    return {**drawn, FAVICON: partial(favicon, icon(brand), store)}


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
    files = [file for font in brand.typography.fonts for file in font.files if font.family == family]
    return max(files, key=lambda file: (file.style == "normal", file.weight)).path


def _drawings(site: Site, store: Store | None) -> dict[str, str]:
    """Draw what is shown, or take it as it was drawn from the same facts by the same code."""
    edition, shown = site.edition, shown_art(site)
    facts = [edition.town, *edition.publications, *(visit for _, visit in edition.visits()), site.brand]
    said = [fact.model_dump_json() if fact else "" for fact in facts]
    names = [page.name for page, _ in edition.visits()]
    key = key_of(["drawings", program(), *said, *names, repr(sorted(shown))])
    shelf = Shelf(store, _DRAWN)
    drawn = shelf.get(key)
    if drawn is None:
        drawn = {place: draw() for place, draw in pictures(edition, site.brand, shown)}
        shelf.put(key, drawn)
    return drawn
