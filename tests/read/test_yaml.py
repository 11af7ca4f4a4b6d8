"""YAML as plain text with line numbers."""

import pytest

from trycksak.findings import Finding, Place
from trycksak.read.yaml import Document, load

SIGN = "a text that begins with one of `@ & * ! ? % | > [ ] { }` or a backtick stands in quotes"
INDENTED = "lines that belong together are indented alike"
ENCLOSED = f"{INDENTED}, and quotes or brackets enclose the whole text"
COLON = 'a text that holds a colon and a space stands in "quotes", and keys that belong together are indented alike'
CHECK = "Check the indentation, quotes and brackets of this line and the one above."
QUOTE = 'Put the text in "quotes".'


def broken(line: int, is_: str, should: str, do: str) -> list[Finding]:
    return [Finding(Place("page.md", line), "yaml/broken", is_, should, do)]


def test_values_are_text_or_nothing() -> None:
    text = "a: 13:00\nb: no\nc: 0x1F\nd:\ne: ~\nf: null\ng: '~'\nh: 2006-12-07\n"
    data = {"a": "13:00", "b": "no", "c": "0x1F", "d": None, "e": None, "f": None, "g": "~", "h": "2006-12-07"}
    assert load(text, "page.md").data == data


def test_lines_are_counted_from_the_first_line_of_the_file() -> None:
    document = load("title: x\nslots:\n  - date: d\n    room: r\n  - {date: e}\n", "page.md", first_line=2)
    lines = {"": 2, "title": 2, "slots": 3, "slots.0": 4, "slots.0.date": 4, "slots.0.room": 5}
    assert document.lines == lines | {"slots.1": 6, "slots.1.date": 6}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n"])
def test_nothing_is_nothing(text: str) -> None:
    assert load(text, "page.md").data is None
    assert load(text, "page.md").findings == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\ntitle: x: y", broken(2, "a colon stands where none can be", COLON, 'Write `title: "x: y"`.')),
        ('title: x: "y"', broken(1, "a colon stands where none can be", COLON, 'Write `title: "x: \\"y\\""`.')),
        (
            "title: x\n  menu: y",
            broken(2, "a colon stands where none can be", COLON, "Put the text in quotes, or correct the indentation."),
        ),
        (
            "title: 'x\nmenu: y\n\n",
            broken(
                1,
                "a quotation mark is opened and never closed",
                "quotation marks come in pairs",
                "Close it at the end of the text.",
            ),
        ),
        ('title: "x\nmenu: "y"', broken(2, "a part of the line fits nowhere", ENCLOSED, CHECK)),
        ("title: 'it's'", broken(1, "a part of the line fits nowhere", ENCLOSED, CHECK)),
        ("title: [x] y", broken(1, "a part of the line fits nowhere", ENCLOSED, CHECK)),
        (
            " a: 1\nb: 2",
            broken(2, "the line is not indented like the first one", INDENTED, "Correct the indentation."),
        ),
        ("title: @x", broken(1, "a text begins with a sign that has a meaning of its own", SIGN, QUOTE)),
        ("title: %x", broken(1, "a text begins with a sign that has a meaning of its own", SIGN, QUOTE)),
        ("title: ]", broken(1, "a text begins with a sign that has a meaning of its own", SIGN, QUOTE)),
        ("title: *x*", broken(1, "a text begins with `&` or `*`, which have a meaning of their own", SIGN, QUOTE)),
        ("title: &x y", broken(1, "a text begins with `&` or `*`, which have a meaning of their own", SIGN, QUOTE)),
        ("title: !x y", broken(1, "a text begins with `!`, which has a meaning of its own", SIGN, QUOTE)),
        ("title: !ö y", broken(1, "a text begins with `!`, which has a meaning of its own", SIGN, QUOTE)),
        ("title: !a!b y", broken(1, "a text begins with `!`, which has a meaning of its own", SIGN, QUOTE)),
        ("title: > y", broken(1, "a text begins with `>` or `|`", SIGN, QUOTE)),
        ("title: ? y", broken(1, "a text begins with `?`", SIGN, QUOTE)),
        (
            'title: "a\\b\\c"',
            broken(
                1,
                "a backslash stands between double quotes",
                "a text with a backslash stands between 'single' quotes",
                "Change the quotes.",
            ),
        ),
        (
            'title: "\\U99999999"',
            broken(1, "the line cannot be read", "each line is `key: value`", "Compare with a page that works."),
        ),
        (
            'title: "a\\0b"',
            broken(
                1,
                "the text holds the sign U+0000, which cannot be shown",
                "a text holds what can be read",
                "Delete the backslash and what follows.",
            ),
        ),
        (
            "? [a]\n: b",
            broken(
                1,
                "the key is a list or a record",
                "a key is one word",
                "Put it in quotes, or write `key: value`.",
            ),
        ),
    ],
)
def test_a_fault_is_said_in_a_writers_words(text: str, found: list[Finding]) -> None:
    assert list(load(text, "page.md").findings) == found


def test_a_remark_needs_a_space_so_that_no_word_is_lost() -> None:
    document = load("title: Workshop #2\nmenu: a # a remark\nslug: a#b\n# another\n", "page.md")
    assert document.data == {"title": "Workshop #2", "menu": "a", "slug": "a#b"}
    assert document.findings == (
        Finding(
            Place("page.md", 1),
            "yaml/remark",
            "`#2` is taken for a remark and left out",
            'a text that holds a `#` stands in "quotes", and a remark has a space after the `#`',
            "Put the whole text in quotes, or write the space.",
        ),
    )


def test_the_first_of_two_equal_keys_counts() -> None:
    should, do = "a key stands once", "Delete one of the two."
    found = Finding(Place("page.md", 3), "key/duplicate", "the key `a` stands twice, first in line 1", should, do)
    assert load("a: 1\nb: 2\na: 3\n", "page.md") == Document({"a": "1", "b": "2"}, {"": 1, "a": 1, "b": 2}, (found,))


def test_nesting_ends_at_a_depth_that_no_stack_depends_on() -> None:
    deep = load("a: " + "[" * 100_000, "page.md")
    is_, should = "there are too many levels", "lists and records are a few levels deep"
    assert deep == Document(None, {}, tuple(broken(1, is_, should, "Write it flat.")))
