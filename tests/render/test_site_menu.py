"""What every page leads to: all of a short column; of a long one its head and the pages around the reader's own."""

from trycksak.model.page import Page, Translation, Words
from trycksak.render.site_menu import AROUND, WHOLE, Column


def page(number: int) -> Page:
    words = Words(title=f"Page {number}")
    translation = Translation(locale="sv", words=words, body="", path="", body_line=1, lines={})
    return Page(id=f"page-{number}", translations={"sv": translation})


def ids(pages: tuple[Page, ...]) -> list[int]:
    return [int(one.id.removeprefix("page-")) for one in pages]


def column(count: int, head: int = 0) -> Column:
    return Column(tuple(page(number) for number in range(count)), f"page-{head}")


def test_a_short_column_is_whole_everywhere() -> None:
    short = column(WHOLE)
    assert ids(short.seen_from(None)) == ids(short.seen_from(page(3))) == list(range(WHOLE))


def test_a_long_column_is_whole_where_it_begins() -> None:
    assert ids(column(WHOLE + 1).seen_from(page(0))) == list(range(WHOLE + 1))


def test_a_long_column_shows_its_head_and_the_pages_around_the_readers_own() -> None:
    long = column(1000)
    assert ids(long.seen_from(page(500))) == [0, *range(500 - AROUND, 500 + AROUND + 1)]
    assert ids(long.seen_from(page(2))) == [0, *range(1, 2 + AROUND + 1)]
    assert ids(long.seen_from(page(999))) == [0, *range(999 - AROUND, 1000)]


def test_a_long_column_is_its_head_alone_for_readers_elsewhere() -> None:
    assert ids(column(1000).seen_from(page(5000))) == ids(column(1000).seen_from(None)) == [0]


def test_a_long_column_of_no_group_has_no_head_of_its_own() -> None:
    loose = Column(column(1000).pages, "index")
    assert ids(loose.seen_from(None)) == []
    assert ids(loose.seen_from(page(0))) == list(range(AROUND + 1))
