"""The website file by file: what a browser asks for is made then, from the event as it was last read.

Every file is the very one that a build writes; only the search's index is left out, which needs all pages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from threading import RLock

from trycksak.findings import Finding
from trycksak.gather import Source as Read
from trycksak.model.edition import Edition
from trycksak.model.record import Locale
from trycksak.render.feeds import feeds
from trycksak.render.hosting import headers_file
from trycksak.render.icons import manifest
from trycksak.render.site import shown_art
from trycksak.render.site_art import ART
from trycksak.render.site_drawings import pictures
from trycksak.render.site_head import manifest_place
from trycksak.render.site_map import robots, sitemap
from trycksak.web.language_anew import listening
from trycksak.web.language_pages import LanguagePages
from trycksak.web.picture_files import picture_file
from trycksak.web.placing import brand_parts, is_asset
from trycksak.web.preview_kept import Kept
from trycksak.web.source import Source


@dataclass(frozen=True)
class Previewed:
    """A page, and what MkDocs said while it was made."""

    html: str
    findings: tuple[Finding, ...]


class SitePreview:
    """One reading's website. Several threads may ask; MkDocs itself works for one at a time."""

    def __init__(self, read: Read, kept: Kept) -> None:
        self._source, self._kept = Source.of(read.project, read.edition, read.brand, read.terms), kept
        self._drawn = kept.drawings(self._source.site)
        self._languages: dict[Locale, LanguagePages] = {}
        self._made: dict[str, Previewed] = {}
        self._lock = RLock()

    def pages(self) -> list[str]:
        """List the places of all pages."""
        with self._lock:
            return sorted(place for locale in self._edition.event.locales for place in self._language(locale).pages)

    def has_page(self, place: str) -> bool:
        """Tell whether there is a page at a place."""
        with self._lock:
            return place in self._language(self._locale_of(place)).pages

    def page(self, place: str) -> Previewed | None:
        """Make a page by its place, `en/index.html`; raises whatever the templates or MkDocs raise."""
        with self._lock:
            if place not in self._made and place in self._not_found:
                self._made[place] = self._heard(self._language(self._not_found[place]).not_found)
            if place not in self._made:
                language = self._language(self._locale_of(place))
                if place not in language.pages:
                    return None
                self._made[place] = self._heard(lambda: language.render(language.pages[place]))
            return self._made[place]

    def not_found(self, place: str) -> Previewed:
        """Make the page that answers below a place where there is none, in the place's language."""
        locale = self._locale_of(place)
        found = self.page(next(name for name, language in self._not_found.items() if language == locale))
        assert found is not None  # noqa: S101  # every language has one
        return found

    def file(self, place: str) -> bytes | Path | None:
        """Make a file that is no page, or tell where it lies; None where there is none."""
        with self._lock:
            if place in self._brand:
                return self._brand_file(place, self._brand[place])
            overrides = self._source.project.root / "overrides" / place
            if is_asset(place) and overrides.is_file():
                return overrides
            for locale in self._edition.event.locales:
                if lies := self._language(locale).media.get(place):
                    return Path(lies)
            return self._written.get(place) or picture_file(self._source, place)

    def _brand_file(self, place: str, part: Path | Callable[[], str]) -> bytes | Path:
        if isinstance(part, Path):
            return part
        if not place.startswith(f"{ART}/"):
            return part().encode()
        if place not in self._drawn:
            self._drawn[place] = part()
        return self._drawn[place].encode()

    @property
    def _edition(self) -> Edition:
        return self._source.site.edition

    @cached_property
    def _brand(self) -> dict[str, Path | Callable[[], str]]:
        site = self._source.site
        return dict([*brand_parts(self._source), *pictures(site.edition, site.brand, shown_art(site))])

    @cached_property
    def _not_found(self) -> dict[str, Locale]:
        """The places of the pages that answer where there is none, with their languages."""
        edition = self._edition
        return {
            ("" if locale == edition.source else f"{locale}/") + "404.html": locale for locale in edition.event.locales
        }

    @cached_property
    def _written(self) -> dict[str, bytes]:
        """What is written for machines, by its place."""
        edition, brand = self._edition, self._source.site.brand
        texts = {"sitemap.xml": sitemap(edition), "robots.txt": robots(edition), "_headers": headers_file(edition)}
        for locale in edition.event.locales:
            texts[manifest_place(edition, locale)] = manifest(edition, brand, locale)
        made = {place: text.encode() for place, text in texts.items()}
        return made | {place: data for locale in edition.event.locales for place, data in feeds(edition, brand, locale)}

    def _locale_of(self, place: str) -> Locale:
        """Tell in which language's part of the site a place is."""
        first = place.partition("/")[0]
        return first if first in self._edition.event.locales and "/" in place else self._edition.source

    def _language(self, locale: Locale) -> LanguagePages:
        if locale not in self._languages:
            self._languages[locale] = LanguagePages(self._source, locale, partial(self._kept.environment, locale))
        return self._languages[locale]

    def _heard(self, make: Callable[[], str]) -> Previewed:
        with listening() as heard:
            return Previewed(make(), tuple(heard))
