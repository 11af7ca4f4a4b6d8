"""Web addresses: each belongs to one page."""

from collections.abc import Iterator

from trycksak.findings import Finding, Place
from trycksak.model.edition import Edition


def check_addresses(edition: Edition) -> Iterator[Finding]:
    """Find two pages with one address."""
    owner: dict[str, str] = {}
    for page in edition.pages:
        for locale, translation in page.translations.items():
            address = edition.address(page, locale)
            if address in owner:
                is_ = f"`{owner[address]}` and this page have the same address, `/{address}`"
                place = Place(translation.path, translation.lines.get("slug", 1))
                yield Finding(place, "address/duplicate", is_, "each page has its own", "Change `slug` in one of the two.")
            owner.setdefault(address, translation.path)


def check_home(edition: Edition) -> Iterator[Finding]:
    """Find languages without a home page."""
    for locale in edition.event.locales:
        home = edition.page.get("index")
        if home is None or locale not in home.translations:
            place = Place(f"content/{locale}/index.md")
            yield Finding(place, "page/home", "the language has no home page", "`index.md` is the home page", "Write it.")
