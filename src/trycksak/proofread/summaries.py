"""Summaries: each page is described in its own words, since search results and shared links show them alone."""

from collections.abc import Iterator

from trycksak.findings import Finding, Place, Severity
from trycksak.model.edition import Edition
from trycksak.model.page import Page


def check_summaries(edition: Edition) -> Iterator[Finding]:
    """Find pages that have the same summary as another of their language."""
    for locale in edition.event.locales:
        first: dict[str, Page] = {}
        for page in edition.published(locale):
            own = page.translations[locale]
            summary = " ".join((own.words.summary or "").casefold().split())
            if not summary:
                continue
            if summary in first:
                other = first[summary].translations[locale].path
                is_, should = f"the summary is that of {other} too", "each page is described in its own words"
                place = Place(own.path, own.lines.get("summary", 1))
                do = "Say what this page has that the other has not."
                yield Finding(place, "page/summary", is_, should, do, Severity.WARNING)
            first.setdefault(summary, page)
