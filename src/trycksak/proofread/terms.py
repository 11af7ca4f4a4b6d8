"""The terms in themselves and beside the event: words in every language, numbers for every format, days that fit."""

from collections.abc import Iterator
from typing import Final

from trycksak.findings import Finding, Place
from trycksak.model.edition import Edition
from trycksak.model.record import Locale
from trycksak.model.terms import Role, Terms

_PLACE: Final = Place("brand/terms.yml")
# More keys than these are counted.
_NAMED: Final = 3


def check_terms(edition: Edition, terms: Terms) -> Iterator[Finding]:
    """Find days that the agreement does not cover, and what the terms lack for this event's languages and formats."""
    yield from _period(edition, terms)
    for locale in edition.event.locales:
        yield from _words(terms, locale)
    yield from _widths(edition, terms)
    share = terms.partners.largest_share
    if share > 1 and terms.agreement.role is Role.MAIN:
        is_ = f"`partners.largest_share` is {share:g}, and the city is the main sender"
        should = "a partner's mark is no larger than the main sender's"
        do = "Write a share of the city's mark, such as 0.7 for 70 percent, or another `role`."
        yield Finding(_PLACE, "terms/share", is_, should, do)


def _period(edition: Edition, terms: Terms) -> Iterator[Finding]:
    """Hold the agreement against the event's own days: the clock is not an input."""
    event, agreement = edition.event, terms.agreement
    days = [(event.dates.start, "the event begins on"), (event.dates.end, "the event ends on")]
    if event.version:
        days.append((event.version.date, "the version of the facts is dated"))
    should = "it holds on the day of the version and on every day of the event"
    (first, begins), (last, ends) = min(days), max(days)
    if first < agreement.start:
        is_ = f"the agreement begins on {agreement.start}, and {begins} {first}"
        do = "Have the city let it begin earlier, then write the new `start`."
        yield Finding(_PLACE, "terms/period", is_, should, do)
    if last > agreement.end:
        is_ = f"the agreement ends on {agreement.end}, and {ends} {last}"
        do = "Have the city prolong it, then write the new `end`."
        yield Finding(_PLACE, "terms/period", is_, should, do)


def _words(terms: Terms, locale: Locale) -> Iterator[Finding]:
    words = {f"{id_.replace('-', '_')}.sentence": rule.sentence for id_, rule in terms.rules()}
    words["module.name"] = terms.module.name
    lacking = [f"`{key}`" for key, said in words.items() if locale not in said]
    should = "the text stands in every language"
    if lacking:
        named = ", ".join(lacking[:_NAMED]) + (f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else "")
        is_ = f"{named} {'has' if len(lacking) == 1 else 'have'} no `{locale}` version"
        do = f"Add `{locale}: …` under {'it' if len(lacking) == 1 else 'each'}."
        yield Finding(_PLACE, "terms/words", is_, should, do)
    if locale not in terms.relation.text:
        is_ = f"`relation.text` has no `{locale}` version"
        yield Finding(_PLACE, "terms/relation", is_, should, f"Add `{locale}: …` under `relation.text`.")


def _widths(edition: Edition, terms: Terms) -> Iterator[Finding]:
    if terms.minimum.of_short_side or terms.minimum.least_mm:
        return
    formats = {publication.spec.trim for publication in edition.publications}
    for trim in sorted(formats - terms.minimum.width_mm.keys()):
        is_, should = f"`minimum.width_mm` has no `{trim}`", "each format that is printed has a least width"
        yield Finding(_PLACE, "terms/minimum", is_, should, f"Add `{trim}: …`, in mm.")
