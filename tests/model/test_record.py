"""The ground of every record: times, dates, names, statuses."""

from datetime import date, time

import pytest
from pydantic import TypeAdapter, ValidationError

from trycksak.model.record import (
    CalendarDate,
    ClockTime,
    Id,
    Locale,
    Record,
    Slug,
    Status,
    Text,
    as_slug,
    least_settled,
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("13:00", time(13)), ("9:05", time(9, 5)), ("09.05", time(9, 5)), ("0:00", time(0)), (time(7), time(7))],
)
def test_a_time_of_day_is_hours_and_minutes(written: object, meant: time) -> None:
    assert TypeAdapter(ClockTime).validate_python(written) == meant


@pytest.mark.parametrize("written", ["25:00", "24:00", "12:60", "780", "13", "13:0", "1:00 pm", "", None, 780, "١٣:٠٠"])
def test_nothing_else_is_a_time_of_day(written: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(ClockTime).validate_python(written)


@pytest.mark.parametrize("written", ["2006-12-07", "2006-12-7", date(2006, 12, 7)])
def test_a_date_is_year_month_day(written: object) -> None:
    assert TypeAdapter(CalendarDate).validate_python(written) == date(2006, 12, 7)


@pytest.mark.parametrize(
    "written", ["20061207", "0", "7/12 2006", "2006-02-29", "2006-13-01", "0000-01-01", "", None, 0]
)
def test_nothing_else_is_a_date(written: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(CalendarDate).validate_python(written)


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (Id, ["a", "stora-salen", "bus-1"], ["", "Salen", "a b", "-a", "a--b", "å", "a\n"]),
        (Slug, ["program", "2006"], ["", "/", "a/b", "å"]),
        (Locale, ["sv", "en"], ["", "SV", "swe", "sv\n", "..", "sv-SE"]),
        (Text, ["a", " a "], ["", " ", "\n"]),
    ],
)
def test_names_and_words(kind: type, right: list[str], wrong: list[str]) -> None:
    adapter: TypeAdapter[str] = TypeAdapter(kind)
    assert [adapter.validate_python(value) for value in right] == [value.strip() for value in right]
    for value in wrong:
        with pytest.raises(ValidationError):
            adapter.validate_python(value)


@pytest.mark.parametrize(
    ("words", "slug"),
    [("Öppet hus", "oppet-hus"), ("  E-inkludering!  ", "e-inkludering"), ("A_b.c", "a-b-c"), ("会", ""), ("", "")],
)
def test_words_as_a_part_of_an_address(words: str, slug: str) -> None:
    assert as_slug(words) == slug


def test_the_most_cautious_status_wins() -> None:
    assert least_settled(Status.FINAL) is Status.FINAL
    assert least_settled(Status.FINAL, Status.PRELIMINARY) is Status.PRELIMINARY
    assert least_settled(Status.PRELIMINARY, Status.DRAFT, Status.FINAL) is Status.DRAFT


def test_a_record_is_frozen_and_refuses_unknown_keys() -> None:
    class Thing(Record):
        """A record."""

        share: float = 0
        """A share."""

    with pytest.raises(ValidationError):
        Thing.model_validate({"shares": 1})
    with pytest.raises(ValidationError):
        Thing.model_validate({"share": "nan"})
    with pytest.raises(ValidationError):
        Thing().__setattr__("share", 1)
    assert Thing.model_fields["share"].description == "A share."
