"""What surrounds every page of the website: head, menu, languages, footer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from trycksak.model.edition import Edition
from trycksak.model.page import Page, State
from trycksak.model.people import Organiser, Role
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.render.describing import description
from trycksak.render.environment import upper_first
from trycksak.render.feeds.links import Alternate
from trycksak.render.feeds.links import alternates as feeds_for
from trycksak.render.reader import Reader
from trycksak.render.site_brand import Mark
from trycksak.render.site_menu import Column, Menu
from trycksak.render.wording import Wording

# The only pages with a script, each its own; and the styles of layouts that have some of their own.
_SCRIPTS: Final = {"programme": "programme", "rooms": "programme", "mine": "mine", "search": "search"}
_STYLES: Final = {
    "home": ("home",),
    "visits": ("visits",),
    "visit": ("visits", "take-along"),
    "session": ("take-along",),
    "workshop": ("take-along",),
    "changes": ("take-along",),
    "practical": ("map",),
    "programme": ("programme", "filters", "take-along"),
    "rooms": ("programme", "filters"),
    "mine": ("programme",),
    "search": ("search",),
}
# What a search would find twice, or not at all: views of the programme, and the search itself.
_NOT_SEARCHED: Final = ("rooms", "mine", "search")


@dataclass(frozen=True)
class Entry:
    """A link of the menu or the footer."""

    title: str
    href: str
    current: str = ""
    """What `aria-current` says: `page`, `true` for the group that holds the page, or nothing."""
    children: tuple["Entry", ...] = ()


@dataclass(frozen=True)
class Switch:
    """The way to another language: the same page, or a notice and the nearest page above it."""

    locale: Locale
    language: str
    """The language's own name for itself."""
    name: str
    """What the link says."""
    href: str
    notices: tuple[tuple[Locale, str], ...] = ()
    """Why it is not the same page, in both languages; empty where it is."""


@dataclass(frozen=True)
class Frame:
    """Everything that the templates in `overrides/` show around a page."""

    reader: Reader
    wording: Wording
    mark: Mark
    title: str
    description: str
    canonical: str | None
    alternates: tuple[tuple[str, str], ...]
    home: str
    is_home: bool
    menu: tuple[Entry, ...]
    groups: tuple[Entry, ...]
    others: tuple[Entry, ...]
    switches: tuple[Switch, ...]
    relation: str
    co_hosts: tuple[str, ...]
    publishers: tuple[str, ...]
    financiers: tuple[str, ...]
    layout: str = field(default="page")
    feeds: tuple[Alternate, ...] = ()
    """The feeds that the head names."""
    section: str = ""
    """The part of the site that the page stands in, as the menu calls it; what search results say."""
    is_searched: bool = False
    original: Entry | None = None
    """The way to the source language's page, where this translation is older than it."""
    fonts: tuple[str, ...] = ()
    """The fonts that every page uses, fetched before the style sheets ask for them."""

    @property
    def script(self) -> str | None:
        """The script of the page, without its ending; most pages have none."""
        return _SCRIPTS.get(self.layout)

    @property
    def styles(self) -> tuple[str, ...]:
        """The style sheets that only this layout has, without their endings."""
        return _STYLES.get(self.layout, ())


def frame(reader: Reader, page: Page | None, menu: Menu, terms: Terms, mark: Mark, layout: str) -> Frame:
    """Gather the frame of a page, or of the page that answers where there is none (`page` is None)."""
    edition, locale = reader.edition, reader.locale
    wording = Wording(locale)
    words = page.translations[locale].words if page else None
    is_home = page is not None and page.id == "index"
    title = words.title if words else wording("site.not_found")
    entries = tuple(_group(reader, column, page) for column in menu.groups)
    return Frame(
        reader=reader,
        wording=wording,
        mark=mark,
        title=title if is_home else f"{title} – {edition.event.name}",
        description=description(edition, page, locale) if page else "",
        canonical=edition.url(page, locale) if page else None,
        alternates=alternates(edition, page) if page else (),
        home=reader.to(home(edition, locale)),
        is_home=is_home,
        menu=entries,
        groups=entries,
        others=_entries(reader, menu.others, page),
        switches=tuple(_switch(reader, page, other) for other in edition.event.locales if other != locale),
        relation=terms.relation.text[locale],
        co_hosts=_names(edition.organisers(Role.CO_HOST), locale),
        publishers=_names(edition.organisers(Role.MAIN), locale),
        financiers=_names(edition.organisers(Role.FINANCIER), locale),
        layout=layout,
        feeds=feeds_for(reader, page),
        section=next((entry.title for entry in entries if entry.current), ""),
        is_searched=page is not None and layout not in _NOT_SEARCHED,
        original=_original(reader, page) if page else None,
    )


def alternates(edition: Edition, page: Page) -> tuple[tuple[str, str], ...]:
    """List a page's addresses by language, itself included, and `x-default`: the source language's, if it has one."""
    locales = [locale for locale in edition.event.locales if page.is_published(locale, edition.source)]
    default = edition.source if edition.source in locales else locales[0]
    return (*((locale, edition.url(page, locale)) for locale in locales), ("x-default", edition.url(page, default)))


def home(edition: Edition, locale: Locale) -> str:
    """Give the address of a language's home page."""
    return edition.address(edition.page["index"], locale)


def _group(reader: Reader, column: Column, page: Page | None) -> Entry:
    children = _entries(reader, column, page)
    inside = page is not None and page.id in column.place
    first = children[0]
    return Entry(first.title, first.href, first.current or ("true" if inside else ""), children)


def _entries(reader: Reader, column: Column, page: Page | None) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            member.translations[reader.locale].menu,
            reader.page(member),
            "page" if page and member.id == page.id else "",
        )
        for member in column.seen_from(page)
    )


def _switch(reader: Reader, page: Page | None, locale: Locale) -> Switch:
    edition, there = reader.edition, Wording(locale)
    name = upper_first(there.language(locale))
    if page is None:
        return Switch(locale, name, name, reader.to(home(edition, locale)))
    if page.is_published(locale, edition.source):
        return Switch(locale, name, name, reader.to(edition.address(page, locale)))
    nearest = _nearest(edition, page, locale)
    here = Wording(reader.locale)
    notices = tuple((say.locale, say("site.untranslated", language=say.language(locale))) for say in (here, there))
    label = there("site.nearest", title=nearest.translations[locale].menu)
    return Switch(locale, name, label, reader.to(edition.address(nearest, locale)), notices)


def _nearest(edition: Edition, page: Page, locale: Locale) -> Page:
    """Find the page that stands nearest above one that a language lacks: its section's, then home."""
    folder = page.id.rpartition("/")[0]
    while folder:
        above = edition.page.get(f"{folder}/index")
        if above and above.is_published(locale, edition.source):
            return above
        folder = folder.rpartition("/")[0]
    return edition.page["index"]


def _original(reader: Reader, page: Page) -> Entry | None:
    """Give the link to the source of a translation that is outdated, named in the reader's language."""
    edition, say = reader.edition, Wording(reader.locale)
    if page.state(reader.locale, edition.source) is not State.OUTDATED:
        return None
    title = say("site.original", language=say.language(edition.source))
    return Entry(title, reader.to(edition.address(page, edition.source)))


def _names(organisers: Sequence[Organiser], locale: Locale) -> tuple[str, ...]:
    return tuple(organiser.name[locale] for organiser in organisers)
