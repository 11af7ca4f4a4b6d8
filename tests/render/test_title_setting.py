"""Titles set by measure: the largest size that holds them, in even lines, and never wider than their box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trycksak.render.title_setting import set_title

SIZES = ((40.0, 1), (20.0, 2), (10.0, 3))


def width_of(line: str) -> float:
    """A typeface whose letters are all half as wide as they are high."""
    return len(line) / 2


@pytest.mark.parametrize(
    ("title", "set_"),
    [
        ("Programme", (40.0, ("Programme",))),
        ("The programme", (20.0, ("The programme",))),
        ("Services that reach everyone", (20.0, ("Services that", "reach everyone"))),
        ("Ett två tre fyra fem sex sju åtta nio", (20.0, ("Ett två tre fyra fem", "sex sju åtta nio"))),
        (
            "Ett två tre fyra fem sex sju åtta nio tio elva tolv",
            (10.0, ("Ett två tre fyra fem sex", "sju åtta nio tio elva tolv")),
        ),
        ("Konferensanläggningens öppettider", (10.0, ("Konferensanläggningens öppettider",))),
        ("x" * 50, (10.0, (f"{'x' * 39}-", "x" * 11))),
        (
            "word " * 40,
            (10.0, ("word word word word word word word word",) * 2 + ("word word word word word word word word…",)),
        ),
    ],
)
def test_a_title_takes_the_largest_size_that_holds_it(title: str, set_: tuple[float, tuple[str, ...]]) -> None:
    assert set_title(title, width_of, 200.0, SIZES) == set_


@given(st.lists(st.text("abcåäö", min_size=1, max_size=60), min_size=1, max_size=30).map(" ".join))
def test_no_line_is_wider_than_its_box_and_no_word_is_lost(title: str) -> None:
    size, lines = set_title(title, width_of, 200.0, SIZES)
    assert all(width_of(line) * size <= 200 for line in lines)
    assert len(lines) <= dict(SIZES)[size]
    # The letters of these words need no hyphen of their own: one that stands there divides a word.
    whole, given = ("".join(part).replace("-", "").replace(" ", "") for part in (lines, title))
    assert whole == given or (whole.endswith("…") and given.startswith(whole.removesuffix("…")))
