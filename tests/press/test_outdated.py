"""Outdated translations and the press: what is printed is known page by page, and an old text stops it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trycksak.gather import gather
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.terms import Terms
from trycksak.press.editions import outdated
from trycksak.press.order import Order
from trycksak.read.files import Project
from trycksak.render.publication import markup, printed

Folder = Callable[[str], Path]
Event = tuple[Path, Edition, Brand, Terms]


@pytest.fixture
def event(edition_folder: Folder) -> Event:
    """The tiny event, with one Swedish page changed after its translation was accepted."""
    root = edition_folder("small")
    page = root / "content/sv/workshops/integrity.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nEn rad till.\n", encoding="utf-8")
    edition, brand, terms, _ = gather(Project(root))
    return root, edition, brand, terms


def order(event: Event, name: str, locale: str, allow: bool = False) -> Order:
    root, edition, brand, terms = event
    publication = next(one for one in printed(edition) if one.id == name)
    return Order(root, edition, brand, terms, publication, locale, root, root, allow)


def told(event: Event, name: str, locale: str, allow: bool = False) -> list[str]:
    one = order(event, name, locale, allow)
    pages = markup(one.publication, one.edition, one.brand, one.terms, locale, one.root / "overrides").pages
    return [f"{finding.severity}: {finding}" for finding in outdated(one, pages)]


SENTENCE = (
    "{}: content/en/workshops/integrity.md:4 publication/outdated\n"
    "  `study-visits-en` prints a translation that is older than `content/sv/workshops/integrity.md`; "
    "what is printed says the same in every language. Mend it and run `trycksak translations accept "
    "content/en/workshops/integrity.md`, or build with `--allow-outdated`."
)


def test_an_outdated_page_stops_what_prints_it_and_nothing_else(event: Event) -> None:
    names = [one.id for one in printed(event[1])]
    stopped = {(name, locale) for name in names for locale in ("sv", "en") if told(event, name, locale)}
    assert stopped == {("study-visits", "en"), ("study-visit-helios", "en")}
    assert told(event, "study-visits", "en") == [SENTENCE.format("error")]


def test_it_is_a_warning_where_it_is_allowed(event: Event) -> None:
    assert told(event, "study-visits", "en", allow=True) == [SENTENCE.format("warning")]


def test_a_publication_knows_every_page_that_it_prints(event: Event) -> None:
    one = order(event, "study-visits", "en")
    found = markup(one.publication, one.edition, one.brand, one.terms, "en", one.root / "overrides")
    said = {page.id for page in one.edition.pages if page.translations["en"].words.title in found.html}
    assert said - {"index"} <= found.pages
    assert found.pages == {"study-visits/index", *(f"study-visits/{name}" for name in ("contact-centre", "helios"))} | {
        f"workshops/{name}" for name in ("e-inclusion", "integrity")
    }
