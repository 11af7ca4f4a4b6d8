"""What templates say in a language: fixed phrases, dates, times and numbers in its own form."""

import datetime as clock
import re
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml
from babel import Locale as Cldr
from babel import UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from trycksak.errors import CannotRun
from trycksak.model.record import Locale

# Whatever is written is text for it. libyaml is ten times as fast; not every distribution has it.
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
NO_BREAK_SPACE = "\u00a0"
# CLDR's bare `en` is American; the city writes British English.
_REGION: Final = {"en": "en-GB"}
_END_OF_ABBREVIATION: Final = re.compile(r"(?<=[^\W\d_])\.")


@cache
def _phrases(locale: Locale) -> dict[str, Any]:
    file = files("trycksak.render").joinpath("phrases", f"{locale}.yml")
    if not file.is_file():
        raise CannotRun(f"there are no phrases in `{locale}`: write src/trycksak/render/phrases/{locale}.yml.")
    phrases: dict[str, Any] = _LOADER(file.read_text(encoding="utf-8")).get_single_data()
    return phrases


class Wording:
    """The phrases and formats of one locale."""

    def __init__(self, locale: Locale) -> None:
        """Take a locale, whose phrases are read when the first is said; raises CannotRun where CLDR knows none such."""
        self.locale = locale
        try:
            self._cldr = Cldr.parse(_REGION.get(locale, locale), sep="-")
        except UnknownLocaleError:
            raise CannotRun(
                f"`{locale}` is no language that CLDR knows. Correct `locales` in content/event.yml."
            ) from None

    def __call__(self, key: str, **values: object) -> str:
        """Say a phrase, `visit.host`, with its values filled in; an unknown key is a KeyError.

        Raises CannotRun where the package has no phrases in the language.
        """
        found: Any = _phrases(self.locale)
        for part in key.split("."):
            found = found[part]
        return str(found).format(**values)

    @property
    def direction(self) -> str:
        """Tell which way the language's script runs: `ltr` or `rtl`, as HTML's `dir` says it."""
        return str(self._cldr.text_direction)

    def language(self, tag: str) -> str:
        """Name a language in this one, as CLDR does: `engelska`, `English`; its tag where it has no name."""
        return str(self._cldr.languages.get(tag, tag))

    def day(self, day: date) -> str:
        """Write a day without the year: `fredag 8 december`, `Friday 8 December`."""
        return self._date("day", day)

    def full_date(self, day: date) -> str:
        """Write a day with its year: `6 december 2006`, `6 December 2006`."""
        return format_date(day, "d MMMM y", locale=self._cldr).replace(" ", NO_BREAK_SPACE)

    def short_day(self, day: date) -> str:
        """Write a day in short: `fre 8 dec`, `Fri 8 Dec`."""
        return _END_OF_ABBREVIATION.sub("", self._date("short_day", day))

    def weekday(self, day: date) -> str:
        """Write the name of a day of the week."""
        return format_date(day, "cccc", locale=self._cldr)

    def short_weekday(self, day: date) -> str:
        """Write the name of a day of the week in short: `fre`, `Fri`."""
        return _END_OF_ABBREVIATION.sub("", format_date(day, "EEE", locale=self._cldr))

    def dates(self, start: date, end: date) -> str:
        """Write a span of days: `6–9 december 2006`; in full where the months differ."""
        if (start.year, start.month) == (end.year, end.month):
            return f"{self._date('day_of_month', start)}–{self._date('date', end)}"
        gap = NO_BREAK_SPACE
        return f"{self._date('date_in_year', start)}{gap}–{gap}{self._date('date', end)}"

    def full_day(self, day: date) -> str:
        """Write a day with the year: `24 augusti 2006`, `24 August 2006`."""
        return format_date(day, "d MMMM y", locale=self._cldr).replace(" ", NO_BREAK_SPACE)

    def month(self, day: date) -> str:
        """Write month and year: `december 2006`."""
        return str(format_skeleton("yMMMM", day, locale=self._cldr))

    def month_of(self, day: date) -> str:
        """Write the name of a day's month as it stands after the day: `december`, `joulukuuta`."""
        return format_date(day, "MMMM", locale=self._cldr)

    def time(self, moment: clock.time) -> str:
        """Write a time of day: `09.00` in Swedish, `09:00` in English."""
        return format_time(moment, self("format.time"), locale=self._cldr)

    def hours(self, start: clock.time, end: clock.time) -> str:
        """Write from when to when: `09.00–10.30`."""
        return f"{self.time(start)}–{self.time(end)}"

    def number(self, number: float) -> str:
        """Write a number with the language's separators."""
        return _number(number, self._cldr)

    def listed(self, items: list[str]) -> str:
        """Write a list in prose: `a, b och c`."""
        return format_list(items, locale=self._cldr)

    def _date(self, form: str, day: date) -> str:
        """Write a day by a pattern of the language's phrases (CLDR's letters: UTS 35, part 4, 8)."""
        return format_date(day, self(f"format.{form}"), locale=self._cldr).replace(" ", NO_BREAK_SPACE)


@lru_cache(4096)
def _number(number: float, cldr: Cldr) -> str:
    """Write a number; a report writes the same few thousands of times."""
    return str(format_decimal(number, locale=cldr))
