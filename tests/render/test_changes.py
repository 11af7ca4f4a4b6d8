"""What readers are told of the programme's versions."""

from releasing import OPENING, later, much_changed, released, small, with_slots, with_words, without
from trycksak.render.changes import ToldChange, stamped, told


def test_a_programme_says_which_version_it_is() -> None:
    edition = released(small(), 1)
    assert stamped(small(), "sv") == ""
    assert stamped(edition, "sv") == "Programmets version 1, 7\u00a0september\u00a02006"
    assert stamped(edition, "en") == "Programme version 1, 7\u00a0September\u00a02006"
    changed = with_slots(edition, OPENING, later)
    assert stamped(changed, "en") == "Programme version 1, 7\u00a0September\u00a02006, with later changes"


def test_the_last_release_comes_first() -> None:
    assert [(one.number, one.title, len(one.changes)) for one in told(much_changed(), "en")] == [
        (2, "Version 2: Printed", 4),
        (1, "Version 1", 0),
    ]


def test_a_title_that_stays_the_same_in_a_language_is_no_news_there() -> None:
    edition = released(with_words(released(small(), 1), OPENING, "sv", title="Invigning"), 2)
    assert [change.title for change in told(edition, "sv")[0].changes] == ["Invigning"]
    assert told(edition, "en")[0].changes == ()


def test_a_page_without_translation_is_named_in_its_own_language() -> None:
    edition = without(released(small(), 1), OPENING, "en")
    edition = released(with_slots(edition, OPENING, later), 2)
    (change,) = told(edition, "en")[0].changes
    assert change == ToldChange(
        kind="moved",
        word="Moved",
        title="Öppning",
        lang="sv",
        page=None,
        text="Thursday\u00a07\u00a0December 09:15–11:30, Plenary hall, The conference venue (previously 09:00–11:30)",
    )
