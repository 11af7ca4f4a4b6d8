"""Web addresses: each belongs to one page."""

from collections.abc import Iterator

from trycksak.findings import Finding, Place
from trycksak.model.edition import Edition
from trycksak.model.record import Status


def check_addresses(edition: Edition) -> Iterator[Finding]:
    """Find two pages with one address."""
    owner: dict[str, str] = {}
    for page in edition.pages:
        for locale, translation in page.translations.items():
            address = edition.address(page, locale)
            if address in owner:  # never silent: a site would keep the page that happens to be written last
                is_ = f"`{owner[address]}` and this page have the same address, `/{address}`"
                place = Place(translation.path, translation.lines.get("slug", 1))
                do = "Change `slug` in one of the two."
                yield Finding(place, "address/duplicate", is_, "each page has its own", do)
            owner.setdefault(address, translation.path)


def check_home(edition: Edition) -> Iterator[Finding]:
    """Find languages without a home page, or without any page."""
    home = edition.page.get("index")
    for locale in edition.event.locales:
        place = Place(f"content/{locale}/index.md")
        if place.path in edition.unread:
            continue
        if home is None or locale not in home.translations:
            any_page = any(locale in page.translations for page in edition.pages)
            is_ = "the language has no home page" if any_page else f"the language `{locale}` has no pages"
            yield Finding(place, "page/home", is_, "`index.md` is the home page", "Write it.")
        elif home.translations[locale].words.status is Status.DRAFT:
            line = home.translations[locale].lines.get("status", 1)
            is_, should = "the home page is a draft", "a draft is not published, and a site has a home page"
            yield Finding(Place(place.path, line), "page/home", is_, should, "Write `status: preliminary` at the most.")
