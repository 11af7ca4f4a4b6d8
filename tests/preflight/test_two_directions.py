"""Text of two directions is read back out of order, and is the same all the same; one letter less is not."""

import pytest

from trycksak.preflight.two_directions import places_of, says_the_same

# The same line, as PDFium reads it in a tagged and in an untagged file.
TAGGED, UNTAGGED = "بالتعاون مع Company Example", "Example Company مع بالتعاون"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (TAGGED, UNTAGGED, True),
        (TAGGED, UNTAGGED.replace("مع", "م"), False),
        (TAGGED, UNTAGGED + " 2006", False),
        ("I samarbete med Cisco", "I samarbete med Cisco", True),
        ("I samarbete med Cisco", "med Cisco I samarbete", False),
    ],
)
def test_only_a_text_from_the_right_may_stand_in_another_order(one: str, other: str, same: bool) -> None:
    assert says_the_same(one, other) is same


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("بالتعاون مع", ["مع بالتعاون"]), ("بالتعاون مع مدينة", []), ("بالتعاون", ["بالتعاون"]), ("", [])],
)
def test_words_are_found_in_either_order(wanted: str, found: list[str]) -> None:
    assert [UNTAGGED[start:end] for start, end in places_of(wanted, UNTAGGED)] == found
