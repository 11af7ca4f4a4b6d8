from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
import yaml

from trycksak.errors import CannotRun
from trycksak.render.wording import Wording

PHRASES = sorted((Path(__file__).parents[2] / "src/trycksak/render/phrases").glob("*.yml"))


def keys(phrases: dict[str, object], at: str = "") -> Iterator[str]:
    for key, value in phrases.items():
        if isinstance(value, dict):
            yield from keys(value, f"{at}{key}.")
        else:
            yield f"{at}{key}"


def test_every_language_has_the_same_phrases() -> None:
    found = {path.stem: sorted(keys(yaml.safe_load(path.read_text(encoding="utf-8")))) for path in PHRASES}
    assert found == dict.fromkeys(("ar", "en", "fi", "sv"), found["sv"])


def test_every_phrase_is_said_somewhere() -> None:
    root = Path(__file__).parents[2]
    files = [
        *root.glob("src/trycksak/render/**/*"),
        *root.glob("src/trycksak/report/**/*"),
        *root.glob("src/trycksak/live/**/*"),
        *root.glob("overrides/**/*"),
    ]
    said = "".join(path.read_text(encoding="utf-8") for path in files if path.suffix in (".html", ".css", ".py"))
    phrases = keys(yaml.safe_load(PHRASES[0].read_text(encoding="utf-8")))
    assert [key for key in phrases if key.rsplit(".", 1)[-1] not in said] == []


def test_dates_and_times_are_written_as_each_language_does() -> None:
    sv, en, day = Wording("sv"), Wording("en"), date(2006, 12, 8)
    assert (sv.day(day), en.day(day)) == ("fredag\u00a08\u00a0december", "Friday\u00a08\u00a0December")
    assert (sv.short_day(day), en.short_day(day)) == ("fre\u00a08\u00a0dec", "Fri\u00a08\u00a0Dec")
    assert sv.hours(time(9), time(10, 30)) == "09.00–10.30"
    assert en.hours(time(9), time(10, 30)) == "09:00–10:30"
    assert (sv.number(800000), en.number(800000)) == ("800\u00a0000", "800,000")
    assert sv.listed(["a", "b", "c"]) == "a, b och c"


def test_a_span_of_days_names_the_month_once_where_it_can() -> None:
    assert Wording("sv").dates(date(2006, 12, 6), date(2006, 12, 9)) == "6–9\u00a0december\u00a02006"
    assert (
        Wording("en").dates(date(2006, 11, 30), date(2006, 12, 2))
        == "30\u00a0November\u00a0–\u00a02\u00a0December\u00a02006"
    )


def test_a_third_language_has_its_own_forms() -> None:
    fi, ar, day = Wording("fi"), Wording("ar"), date(2006, 12, 8)
    assert (fi.day(day), ar.day(day)) == ("perjantai\u00a08.\u00a0joulukuuta", "الجمعة\u00a08\u00a0ديسمبر")
    assert (fi.short_day(day), ar.short_day(day)) == ("pe\u00a08.12.", "الجمعة\u00a08\u00a0ديسمبر")
    assert (fi.dates(day, date(2006, 12, 9)), ar.dates(day, date(2006, 12, 9))) == (
        "8.–9.\u00a0joulukuuta\u00a02006",
        "8–9\u00a0ديسمبر\u00a02006",
    )
    assert (fi.hours(time(9), time(10, 30)), ar.hours(time(9), time(10, 30))) == ("9.00–10.30", "09:00–10:30")
    assert (fi.number(800000), fi.listed(["a", "b", "c"])) == ("800\u00a0000", "a, b ja c")
    assert (fi.language("ar"), ar.language("sv"), ar.language("ar")) == ("arabia", "السويدية", "العربية")
    assert [Wording(locale).direction for locale in ("sv", "en", "fi", "ar")] == ["ltr", "ltr", "ltr", "rtl"]


def test_a_language_without_phrases_or_that_is_none_is_told() -> None:
    with pytest.raises(CannotRun, match=r"^there are no phrases in `is`: write src/trycksak/render/phrases/is\.yml\.$"):
        Wording("is")("preliminary")
    with pytest.raises(CannotRun, match=r"^`xx` is no language that CLDR knows"):
        Wording("xx")


def test_an_unknown_phrase_is_an_error() -> None:
    with pytest.raises(KeyError, match="nothing"):
        Wording("sv")("print.nothing")
