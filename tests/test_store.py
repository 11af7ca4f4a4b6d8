"""The store of results: what was put in comes out, damage counts as missing, and it stays within its bound."""

import os
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from trycksak.store import Shelf, Store, Traced, key_of


def test_what_was_put_in_comes_out(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    key = key_of(["page", b"\0\1"])
    assert store.get(key) is None
    store.put(key, b"result")
    assert store.get(key) == b"result"
    store.put(key, b"")
    assert store.get(key) == b""


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 40])
def test_a_damaged_entry_counts_as_missing(tmp_path: Path, damage: bytes) -> None:
    store = Store(tmp_path)
    store.put("ab12", b"result")
    (entry,) = tmp_path.glob("*/*")
    entry.write_bytes(damage)
    assert store.get("ab12") is None


def test_keys_tell_apart_what_was_cut_differently() -> None:
    assert len({key_of(["ab", "c"]), key_of(["a", "bc"]), key_of(["abc"]), key_of([b"abc", b""])}) == 4


def test_what_was_not_asked_for_longest_is_thrown_away(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=90)
    for number, key in enumerate(["aa1", "bb2", "cc3"]):
        store.put(key, b"0123456789")
        (entry,) = tmp_path.glob(f"{key[:2]}/*")
        os.utime(entry, ns=(number, number))
    store.get("aa1")
    store.trim()
    assert [store.get(key) for key in ("aa1", "bb2", "cc3")] == [b"0123456789", None, b"0123456789"]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = Store(tmp_path / "file" / "cache")
    store.put("aa1", b"result")
    assert store.get("aa1") is None


def test_a_shelf_gives_its_results_and_takes_damage_for_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    shelf, other = Shelf(store, TypeAdapter(list[int])), Shelf(store, TypeAdapter(dict[str, int]))
    shelf.put("aa1", [1, 2])
    assert (shelf.get("aa1"), shelf.get("aa2"), other.get("aa1")) == ([1, 2], None, None)
    nothing = Shelf(None, TypeAdapter(list[int]))
    nothing.put("aa1", [1])
    assert nothing.get("aa1") is None


def test_a_traced_result_holds_while_its_files_are_the_same(tmp_path: Path) -> None:
    files = {"a": "1", "b": "1"}
    traced = Traced(Shelf(Store(tmp_path), TypeAdapter(int)), lambda name: files.get(name, ""))
    assert traced.get("key") is None
    traced.put("key", ["a", "missing"], 7)
    assert (traced.get("key"), traced.get("other")) == (7, None)
    files["b"] = "2"
    assert traced.get("key") == 7
    files["a"] = "2"
    assert traced.get("key") is None
    files |= {"a": "1", "missing": "1"}
    assert traced.get("key") is None
