"""The parts of the website that processes make beside each other: its languages, its drawings, its shared pictures."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.page import Page, Translation
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.read.files import Project
from trycksak.render.card import picture_of
from trycksak.render.downloads import Download
from trycksak.store import Store, key_of
from trycksak.web.kept_pages import KeptPages

# So many pages' pictures are one process's work at a time: few enough to share, many enough to set up for.
_AT_A_TIME: Final = 16


@dataclass(frozen=True)
class Whole:
    """What every part is made from, as it travels to another process."""

    project: Project
    edition: Edition
    brand: Brand
    terms: Terms
    downloads: tuple[Download, ...] = ()
    store: Store | None = None
    basis: str = ""
    """What its pages are made from but for their texts, as a hash (`inputs.basis`); without it no page is kept."""

    @property
    def kept(self) -> KeptPages:
        """What was made before of the same."""
        return KeptPages(self.store, key_of([self.basis, repr(self.downloads)]) if self.basis else "")

    def texts(self, locale: Locale) -> dict[str, Translation]:
        """Name the pages of a language, by their places on the site, each with its text."""
        edition = self.edition
        pages = edition.published(locale)
        return {f"{edition.address(page, locale)}index.html": page.translations[locale] for page in pages}


@dataclass(frozen=True)
class Language:
    """Pages of one language, by their places on the site, and perhaps all that lies beside its pages."""

    whole: Whole
    folder: Path
    locale: Locale
    places: tuple[str, ...]
    others: bool

    def __str__(self) -> str:
        return f"out/site, {self.locale}"


@dataclass(frozen=True)
class Drawings:
    """The drawings that pages show, and the icons."""

    whole: Whole
    folder: Path

    def __str__(self) -> str:
        return "out/site/assets"


@dataclass(frozen=True)
class Cards:
    """The pictures to be shared of some pages, in each of their languages."""

    whole: Whole
    folder: Path

    def __str__(self) -> str:
        return "out/site/assets/cards"


Part = Language | Drawings | Cards


def parts(whole: Whole, folder: Path) -> list[Part]:
    """Share the site: all parts write into one folder, and what two of them write is the same.

    What MkDocs is to make, and what the search reads then, takes longest, and so comes first.
    """
    found: list[Part] = [*_languages(whole, folder), Drawings(whole, folder)]
    # Pages that are shown by the same drawing come one after the other: each is drawn in few processes.
    every = sorted(whole.edition.pages, key=picture_of)
    for start in range(0, len(every), _AT_A_TIME):
        some = _only(whole, every[start : start + _AT_A_TIME])
        found.append(Cards(some, folder))
    return found


def _languages(whole: Whole, folder: Path) -> list[Language]:
    """Divide each language into what is to be made and what was made before of the very same."""
    anew, known = list[Language](), list[Language]()
    for locale in whole.edition.event.locales:
        others = whole.kept.has_others(locale)
        there = {place: whole.kept.has(place, text) for place, text in whole.texts(locale).items()}
        halves = []
        for made in (False, True):
            places = tuple(place for place, is_there in there.items() if is_there == made)
            if places or others == made:
                halves.append(Language(whole, folder, locale, places, others == made))
        (known if others and all(there.values()) else anew).extend(halves)
    return [*anew, *known]


def _only(whole: Whole, pages: list[Page]) -> Whole:
    """Take some pages with all that a picture tells of the event: an edition of a thousand pages is long on its way."""
    edition = whole.edition
    few = Edition(event=edition.event, pages=tuple(pages), publications=edition.publications)
    return replace(whole, edition=few, downloads=())
