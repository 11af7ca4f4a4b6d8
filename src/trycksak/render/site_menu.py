"""What every page of the website leads to: the groups of the navigation, short enough on a site of a thousand pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.record import Locale

# A column of the footer with more pages than this is whole only on the page that it begins with.
WHOLE: Final = 40
# How many pages stand there on either side of the reader's own.
AROUND: Final = 5


@dataclass(frozen=True)
class Group:
    """A group of the navigation as it stands in mkdocs.yml; its first page stands for it in the menu."""

    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Column:
    """Pages that a reader can open, as a column of the footer; `head` is the id of the page that shows all of them."""

    pages: tuple[Page, ...]
    head: str

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The place of each page in the column, by its id."""
        return {page.id: place for place, page in enumerate(self.pages)}

    def seen_from(self, page: Page | None) -> tuple[Page, ...]:
        """Choose what stands on a page: all, or of a long column its head and the pages around the reader's own.

        Else every page would name every other, and a site of twice as many pages would be four times as large.
        """
        here = self.place.get(page.id) if page else None
        if len(self.pages) <= WHOLE or (page and page.id == self.head):
            return self.pages
        start = 1 if self.pages[0].id == self.head else 0
        around = () if here is None else self.pages[max(start, here - AROUND) : here + AROUND + 1]
        return (*self.pages[:start], *around)


@dataclass(frozen=True)
class Menu:
    """The columns of a language: one for each group, and one for the pages of no group, whole on the home page."""

    groups: tuple[Column, ...]
    others: Column


def menu(edition: Edition, locale: Locale, groups: Sequence[Group]) -> Menu:
    """Gather the pages that a reader of a language can go to from every page."""
    readable = {page.id for page in edition.published(locale)}
    found = [tuple(page for page in group.pages if page.id in readable) for group in groups]
    placed = {page.id for group in groups for page in group.pages} | {"index"}
    others = tuple(page for page in edition.published(locale) if page.id not in placed)
    return Menu(tuple(Column(pages, pages[0].id) for pages in found if pages), Column(others, "index"))
