"""What a function found out about a text: noted, found again, and forgotten when nobody asks for it any more."""

from pathlib import Path

from pydantic import TypeAdapter

from trycksak.noted import Noted, noted, noting
from trycksak.program import program
from trycksak.store import Shelf, Store, key_of

COUNTED: list[str] = []
FORM = TypeAdapter(dict[str, object])


def anew() -> Noted[[str, bool], tuple[int, list[str]]]:
    """Give the function as a new process has it."""

    @noted(TypeAdapter(tuple[int, list[str]]))
    def words(text: str, upper: bool) -> tuple[int, list[str]]:
        COUNTED.append(text)
        found = (text.upper() if upper else text).split()
        return len(found), found

    return words


def asked(store: Store | None, *texts: str) -> tuple[list[tuple[int, list[str]]], list[str]]:
    """Ask for some texts while noting, as in a new process; give the answers, and what was worked out."""
    COUNTED.clear()
    words = anew()
    with noting(store):
        return [words(text, True) for text in texts], list(COUNTED)


def test_what_was_noted_is_not_worked_out_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    both = [(2, ["A", "B"]), (1, ["C"])]
    assert asked(store, "a b", "c", "c") == ([*both, both[1]], ["a b", "c"])
    assert asked(store, "a b", "c") == (both, [])
    assert asked(None, "a b", "c") == (both, ["a b", "c"])


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    store = Store(tmp_path)
    asked(store, "a b", "c")
    asked(store, "c")
    assert asked(store, "a b", "c")[1] == ["a b"]


def test_other_arguments_are_another_question(tmp_path: Path) -> None:
    words = anew()
    asked(Store(tmp_path), "a b")
    with noting(Store(tmp_path)):
        assert words("a b", False) == (2, ["a", "b"])


def test_a_note_of_another_form_counts_for_nothing(tmp_path: Path) -> None:
    words = anew()
    store, key = Store(tmp_path), words.key("a b", True)
    Shelf(store, FORM).put(key_of(["notes", "", program()]), {key: "no tuple"})
    assert asked(store, "a b") == ([(2, ["A", "B"])], ["a b"])
    assert asked(store, "a b") == ([(2, ["A", "B"])], [])


def test_what_somebody_else_found_out_is_noted_and_kept(tmp_path: Path) -> None:
    words = anew()
    store = Store(tmp_path)
    with noting(None) as elsewhere:
        words("a b", True)
    COUNTED.clear()
    with noting(store) as notes:
        notes.add(elsewhere.asked)
        assert [notes.known(words.key(text, True)) for text in ("a b", "c")] == [True, False]
        assert words("a b", True) == (2, ["A", "B"])
    assert COUNTED == []
    assert asked(store, "a b") == ([(2, ["A", "B"])], [])


def test_two_occasions_are_noted_beside_each_other(tmp_path: Path) -> None:
    words, store = anew(), Store(tmp_path)
    for occasion, text in (("texts", "a b"), ("website", "c"), ("texts", "a b"), ("website", "c")):
        with noting(store, occasion):
            words(text, True)
    COUNTED.clear()
    words = anew()
    with noting(store, "texts"):
        assert (words("a b", True), COUNTED) == ((2, ["A", "B"]), [])


def test_a_file_is_noted_by_its_bytes_and_does_not_stay_in_memory(tmp_path: Path) -> None:
    @noted(TypeAdapter(int))
    def size(file: bytes) -> int:
        COUNTED.append("file")
        return len(file)

    COUNTED.clear()
    assert (size(b"abc"), size(b"abc"), COUNTED) == (3, 3, ["file", "file"])
    with noting(Store(tmp_path)):
        assert (size(b"abc"), size(b"abc"), size(b"b'abc'")) == (3, 3, 6)
    with noting(Store(tmp_path)):
        assert (size(b"abc"), len(COUNTED)) == (3, 4)


def test_without_notes_a_text_is_gone_through_once() -> None:
    words = anew()
    COUNTED.clear()
    assert (words("a b", True), words("a b", True), COUNTED) == ((2, ["A", "B"]), (2, ["A", "B"]), ["a b"])
