"""Where a reader of the website is: a language and an address. Every link is made from there."""

from dataclasses import dataclass
from posixpath import relpath
from urllib.parse import urlsplit

from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.record import Locale


@dataclass(frozen=True)
class Named:
    """A page as a text names it: with a link if it can be read, with its language if that is another."""

    text: str
    href: str | None
    lang: Locale | None


@dataclass(frozen=True)
class Reader:
    """A language, and the address of the page that is open, from the site's root: `en/study-visits/`."""

    edition: Edition
    locale: Locale
    address: str
    anywhere: bool = False
    """Whether the page answers for every address, as a 404 does: its links start at the server's root."""

    def to(self, target: str) -> str:
        """Give the link to an address or a file of the site."""
        path, sign, fragment = target.partition("#")
        if self.anywhere:
            return f"{urlsplit(self.edition.event.website).path}{path}{sign}{fragment}"
        if path == self.address:
            return f"{sign}{fragment}" or "./"
        link = relpath(f"/{path}", f"/{self.address}")
        return (f"{link}/" if path.endswith("/") or not path else link) + sign + fragment

    def reads(self, page: Page) -> bool:
        """Tell whether a page exists in the reader's language."""
        return page.is_published(self.locale, self.edition.source)

    def page(self, page: Page, anchor: str = "") -> str:
        """Give the link to a page in the reader's language."""
        return self.to(self.edition.address(page, self.locale) + (f"#{anchor}" if anchor else ""))

    def named(self, page: Page, short: bool = False) -> Named:
        """Name a page in the reader's language; one that is missing there keeps its own title and has no link."""
        locale = self.locale if self.locale in page.translations else next(iter(page.translations))
        found = page.translations[locale]
        href = self.page(page) if self.reads(page) else None
        return Named(found.menu if short else found.words.title, href, None if locale == self.locale else locale)

    def known(self, id: str) -> Page | None:
        """Find a page that the reader can open, by its id."""
        page = self.edition.page.get(id)
        return page if page and self.reads(page) else None
