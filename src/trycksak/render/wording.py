"""What templates say in a language: fixed phrases, dates, times and numbers in its own form."""

import datetime as clock
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale as Cldr
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from trycksak.model.record import Locale

NO_BREAK_SPACE = "\u00a0"


@cache
def _phrases(locale: Locale) -> dict[str, Any]:
    text = files("trycksak.render").joinpath("phrases", f"{locale}.yml").read_text(encoding="utf-8")
    phrases: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506  # BaseLoader makes text only
    return phrases


class Wording:
    """The phrases and formats of one locale."""

    def __init__(self, locale: Locale) -> None:
        """Load the phrases of a locale; raises FileNotFoundError where the package has none."""
        self.locale = locale
        self._cldr = Cldr.parse(locale, sep="-")

    def __call__(self, key: str, **values: object) -> str:
        """Say a phrase, `visit.host`, with its values filled in; an unknown key is a KeyError."""
        found: Any = _phrases(self.locale)
        for part in key.split("."):
            found = found[part]
        return str(found).format(**values)

    def day(self, day: date) -> str:
        """Write a day without the year: `fredag 8 december`, `Friday 8 December`."""
        pattern = "EEEE d MMMM"
        return format_date(day, pattern, locale=self._cldr).replace(" ", NO_BREAK_SPACE)

    def full_date(self, day: date) -> str:
        """Write a day with its year: `6 december 2006`, `6 December 2006`."""
        return format_date(day, "d MMMM y", locale=self._cldr).replace(" ", NO_BREAK_SPACE)

    def short_day(self, day: date) -> str:
        """Write a day in short: `fre 8 dec`, `Fri 8 Dec`."""
        return format_date(day, "EEE d MMM", locale=self._cldr).replace(".", "").replace(" ", NO_BREAK_SPACE)

    def weekday(self, day: date) -> str:
        """Write the name of a day of the week."""
        return format_date(day, "EEEE", locale=self._cldr)

    def dates(self, start: date, end: date) -> str:
        """Write a span of days: `6–9 december 2006`; in full where the months differ."""
        if (start.year, start.month) == (end.year, end.month):
            span = f"{start.day}–{format_date(end, 'd MMMM y', locale=self._cldr)}"
        else:
            span = (
                f"{format_date(start, 'd MMMM', locale=self._cldr)} – {format_date(end, 'd MMMM y', locale=self._cldr)}"
            )
        return span.replace(" ", NO_BREAK_SPACE)

    def full_day(self, day: date) -> str:
        """Write a day with the year: `24 augusti 2006`, `24 August 2006`."""
        return format_date(day, "d MMMM y", locale=self._cldr).replace(" ", NO_BREAK_SPACE)

    def month(self, day: date) -> str:
        """Write month and year: `december 2006`."""
        return str(format_skeleton("yMMMM", day, locale=self._cldr))

    def time(self, moment: clock.time) -> str:
        """Write a time of day: `09.00` in Swedish, `09:00` in English."""
        return f"{moment:%H.%M}" if self.locale == "sv" else f"{moment:%H:%M}"

    def hours(self, start: clock.time, end: clock.time) -> str:
        """Write from when to when: `09.00–10.30`."""
        return f"{self.time(start)}–{self.time(end)}"

    def number(self, number: float) -> str:
        """Write a number with the language's separators."""
        return str(format_decimal(number, locale=self._cldr))

    def listed(self, items: list[str]) -> str:
        """Write a list in prose: `a, b och c`."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('and')} {items[-1]}"
