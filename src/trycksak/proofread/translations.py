"""Languages: every page and every name exists in all of them, and a translation says what its source says."""

from collections.abc import Iterator, Mapping
from typing import Any

from trycksak.findings import Finding, Place, Severity
from trycksak.model.edition import Edition
from trycksak.model.page import State
from trycksak.proofread.sources import place_in_event, place_in_publications, place_of, place_on_map


def check_pages(edition: Edition) -> Iterator[Finding]:
    """Find pages that lack a language; a missing translation is told, a missing source stops the build.

    A home page, or a language without any page, is `addresses.check_home`'s to find.
    """
    written = {locale for page in edition.pages for locale in page.translations}
    for page in edition.pages:
        for locale in edition.event.locales:
            wanted = f"content/{locale}/{page.id}.md"
            if locale in page.translations or wanted in edition.unread or page.id == "index" or locale not in written:
                continue
            is_ = f"the page has no `{locale}` version"
            should = "every page exists in every language, under the same file name"
            if locale == edition.source:
                do = f"Write {wanted}: it is the source, which also holds the facts."
                yield Finding(place_of(edition, page), "translation/no-source", is_, should, do)
            else:
                do = f"Write {wanted}; until then readers are told that the page is not translated."
                yield Finding(place_of(edition, page), "translation/missing", is_, should, do, Severity.WARNING)


def check_acceptance(edition: Edition) -> Iterator[Finding]:
    """Find translations that are older than their source, that nobody has accepted, and sources that translate."""
    for page in edition.pages:
        for locale, own in page.translations.items():
            place, state = Place(own.path, own.lines.get("translates", 1)), page.state(locale, edition.source)
            do = f"Bring it up to date, then run `trycksak translations accept {own.path}`."
            if state is State.SOURCE and own.words.translates:
                is_, should = "the source language's page has `translates`", "only a translation translates something"
                yield Finding(place, "translation/source", is_, should, "Delete the line.")
            elif state is State.OUTDATED:
                is_ = f"`{page.translations[edition.source].path}` has changed since this translation was accepted"
                should = "a translation says what its source says (`trycksak translations` shows what changed)"
                yield Finding(place, "translation/outdated", is_, should, do, Severity.WARNING)
            elif state is State.UNACCEPTED:
                is_, should = "nobody has accepted the translation", "it records which source text it translates"
                do = f"Compare the two, then run `trycksak translations accept {own.path}`."
                yield Finding(place, "translation/unaccepted", is_, should, do, Severity.WARNING)


def check_names(edition: Edition) -> Iterator[Finding]:
    """Find names in `event.yml`, `publications.yml` and `map.yml` that lack a language or have one too many."""
    event = edition.event.model_dump()
    yield from _names(edition, event, "", lambda at: place_in_event(edition, at))
    for n, publication in enumerate(edition.publications):
        names, start = publication.model_dump(), f"publications.{n}"
        yield from _names(edition, names, start, lambda at: place_in_publications(edition, at))
    town = edition.town.model_dump() if edition.town else {}
    yield from _names(edition, town, "", lambda at: place_on_map(edition, at))


def _names(edition: Edition, value: Any, at: str, place: Any) -> Iterator[Finding]:
    if isinstance(value, list | tuple):
        for n, item in enumerate(value):
            yield from _names(edition, item, f"{at}.{n}", place)
    elif isinstance(value, Mapping):
        yield from _localised(edition, value, at, place(at))
        for key, item in value.items():
            yield from _names(edition, item, f"{at}.{key}".lstrip("."), place)


def _localised(edition: Edition, value: Mapping[str, Any], at: str, place: Place) -> Iterator[Finding]:
    """A mapping whose keys are languages holds the same words in each of them."""
    locales, name = edition.event.locales, at.rpartition(".")[2]
    if not value or not all(len(key) == 2 and isinstance(item, str) for key, item in value.items()):
        return
    missing = [locale for locale in locales if locale not in value]
    for locale in value:
        if locale not in locales:
            is_, should = f"`{name}` has a `{locale}` version", f"the event's languages are {', '.join(locales)}"
            do = f"Delete `{locale}: …`, or add the language to `locales`."
            if missing:
                do = f"Write `{missing.pop(0)}:` instead of `{locale}:`."
            yield Finding(place, "translation/unknown", is_, should, do)
    for locale in missing:
        is_, should = f"`{name}` has no `{locale}` version", "names stand in every language"
        yield Finding(place, "translation/missing", is_, should, f"Add `{locale}: …` here.")
