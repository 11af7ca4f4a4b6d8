"""The programme for other programs: calendars, schedules for event apps, a feed of changes; each a pure function."""

from collections.abc import Iterator

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.record import Locale
from trycksak.render.feeds.atom import atom
from trycksak.render.feeds.calendar import calendar
from trycksak.render.feeds.held import Held, held
from trycksak.render.feeds.places import atom_place, calendar_place, schedule_place
from trycksak.render.feeds.schedule import schedule_json, schedule_xml

__all__ = ["feeds"]


def feeds(edition: Edition, brand: Brand, locale: Locale) -> Iterator[tuple[str, bytes]]:
    """Make every feed of a language: its place on the site and its bytes."""
    all_held = held(edition, locale)
    yield calendar_place(edition, locale), calendar(edition, brand, locale, all_held)
    by_page: dict[str, list[Held]] = {}
    for one in all_held:
        by_page.setdefault(one.page, []).append(one)
    for page, own in sorted(by_page.items()):
        yield calendar_place(edition, locale, page), calendar(edition, brand, locale, own, page)
    yield schedule_place(edition, locale, "xml"), schedule_xml(edition, brand, locale, all_held)
    yield schedule_place(edition, locale, "json"), schedule_json(edition, brand, locale, all_held)
    yield atom_place(edition, locale), atom(edition, brand, locale)
