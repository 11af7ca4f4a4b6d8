"""The programme through its releases: keys stay, changes are told, and each time knows how often it has changed."""

from releasing import (
    DINNER,
    INTEGRITY,
    MORNING,
    OPENING,
    later,
    much_changed,
    released,
    small,
    with_room,
    with_slots,
    with_words,
)
from trycksak.model import history
from trycksak.model.edition import Edition
from trycksak.model.history import announced, entries, pending
from trycksak.model.record import Status


def keys(edition: Edition, page: str) -> list[tuple[int, str]]:
    return [(one.key, f"{one.start:%H:%M}") for one in announced(edition)[page].occasions]


def told(edition: Edition) -> list[tuple[str, str]]:
    return [(change.kind.value, change.page) for change in pending(edition)]


def sequences(edition: Edition) -> dict[tuple[str, int], tuple[int, bool]]:
    return {(one.page, one.occasion.key): (one.sequence, one.cancelled) for one in entries(edition)}


def test_everything_is_new_before_the_first_release() -> None:
    assert told(small()) == [
        ("new", "programme/opening"),
        ("new", "programme/dinner"),
        ("new", "study-visits/contact-centre"),
        ("new", "study-visits/helios"),
        ("new", "workshops/e-inclusion"),
        ("new", "workshops/integrity"),
    ]
    assert history.released(small()) == ()
    assert set(sequences(small()).values()) == {(0, False)}


def test_nothing_has_changed_after_a_release() -> None:
    edition = released(small(), 1)
    assert told(edition) == []
    assert [(one.number, changes) for one, changes in history.released(edition)] == [(1, ())]
    assert set(sequences(edition).values()) == {(0, False)}


def test_every_kind_of_change_is_told() -> None:
    edition = much_changed()
    (_, first), (_, second) = history.released(edition)
    assert first == ()
    assert [(change.kind.value, change.page) for change in second] == [
        ("renamed", OPENING),
        ("moved", OPENING),
        ("cancelled", DINNER),
        ("new", INTEGRITY),
    ]
    assert told(edition) == []


def test_a_change_raises_the_sequence_of_that_time_only() -> None:
    assert sequences(much_changed()) == {
        (DINNER, 1): (1, True),
        (OPENING, 1): (1, False),
        ("study-visits/contact-centre", 1): (0, False),
        ("study-visits/helios", 1): (0, False),
        ("workshops/e-inclusion", 1): (0, False),
        (INTEGRITY, 1): (0, False),
        (INTEGRITY, 2): (0, False),
    }


def test_a_change_counts_the_same_before_and_after_its_release() -> None:
    edition = with_slots(released(small(), 1), OPENING, later)
    assert sequences(edition) == sequences(released(edition, 2))
    assert sequences(edition)[OPENING, 1] == (1, False)


def test_of_two_times_the_one_that_goes_away_is_cancelled() -> None:
    edition = released(with_slots(small(), INTEGRITY, lambda slots: (*slots, MORNING)), 1)
    assert keys(edition, INTEGRITY) == [(1, "15:00"), (2, "10:00")]
    edition = with_slots(edition, INTEGRITY, lambda slots: slots[1:])
    assert keys(edition, INTEGRITY) == [(2, "10:00")]
    assert told(edition) == [("cancelled", INTEGRITY)]


def test_what_comes_back_has_its_old_key_and_counts_on() -> None:
    edition = released(with_words(released(small(), 1), DINNER, "sv", status=Status.DRAFT), 2)
    edition = with_words(edition, DINNER, "sv", status=Status.FINAL)
    assert keys(edition, DINNER) == [(1, "19:00")]
    assert told(edition) == [("new", DINNER)]
    assert sequences(edition)[DINNER, 1] == (2, False)


def test_a_new_time_never_takes_the_key_of_one_that_is_gone() -> None:
    edition = released(with_slots(small(), INTEGRITY, lambda slots: (*slots, MORNING)), 1)
    edition = released(with_slots(edition, INTEGRITY, lambda slots: slots[:1]), 2)
    edition = with_slots(edition, INTEGRITY, lambda slots: (*slots, *later((MORNING,))))
    assert keys(edition, INTEGRITY) == [(1, "15:00"), (3, "10:15")]


def test_a_no_break_space_is_no_new_title() -> None:
    edition = released(with_words(small(), OPENING, "sv", title="Öppning av allt"), 1)
    assert told(with_words(edition, OPENING, "sv", title="Öppning av\u00a0allt")) == []


def test_the_new_name_of_a_room_is_a_move() -> None:
    edition = with_room(released(small(), 1), "plenary-hall", {"sv": "Stora salen", "en": "Main hall"})
    assert told(edition) == [("moved", OPENING)]
