"""Files that a store keeps: linked into a folder, compared each time, and written where they cannot be linked."""

import os
from pathlib import Path

import pytest

from trycksak.kept_files import File, KeptFiles
from trycksak.store import Store

FILES = {"a.txt": b"one", "b/c.txt": b"two"}


@pytest.fixture
def kept(tmp_path: Path) -> KeptFiles:
    return KeptFiles(Store(tmp_path / "cache"))


def is_linked(path: Path, file: File) -> bool:
    return file.kept is not None and path.samefile(file.kept)


def test_what_is_kept_is_given_and_linked(kept: KeptFiles, tmp_path: Path) -> None:
    made = kept.put("key", FILES)
    assert kept.get("key") == made
    assert {place: file.data for place, file in made.items()} == FILES
    assert (kept.has("key"), kept.has("other"), kept.get("other")) == (True, False, None)
    path = tmp_path / "a.txt"
    made["a.txt"].lay(path)
    assert (path.read_bytes(), is_linked(path, made["a.txt"])) == (b"one", True)
    # Once more, and in the place of another file, which somebody else may have under another name.
    made["a.txt"].lay(path)
    other = tmp_path / "other.txt"
    os.link(path, other)
    made["b/c.txt"].lay(path)
    assert (path.read_bytes(), other.read_bytes(), is_linked(path, made["b/c.txt"])) == (b"two", b"one", True)
    assert kept.get("key") == made


def test_one_file_alone(kept: KeptFiles) -> None:
    assert kept.get_one("key") is None
    made = kept.put_one("key", b"one")
    assert (made.data, kept.get_one("key")) == (b"one", made)


def test_a_folder_is_taken_without_being_written_again(kept: KeptFiles, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for place, data in FILES.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(data)
    kept.take("key", folder)
    found = kept.get("key") or {}
    assert {place: file.data for place, file in found.items()} == FILES
    assert {place for place, file in found.items() if is_linked(folder / place, file)} == {*FILES}


def test_everybody_may_read_a_kept_file_and_one_that_was_closed_is_missing(kept: KeptFiles, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "b.txt").write_bytes(b"two")
    (tmp_path / "folder" / "b.txt").chmod(0o600)
    kept.put_one("put", b"one").lay(tmp_path / "a.txt")
    kept.take("taken", tmp_path / "folder")
    for path, key in ((tmp_path / "a.txt", "put"), (tmp_path / "folder" / "b.txt", "taken")):
        assert path.stat().st_mode & 0o777 == 0o644
        path.chmod(0o600)
        assert kept.get(key) is None


def test_a_file_that_was_changed_in_place_is_missing_and_kept_anew(kept: KeptFiles, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    kept.put("key", FILES)["a.txt"].lay(path)
    path.write_bytes(b"changed")
    assert kept.get("key") is None
    made = kept.put("key", FILES)
    assert kept.get("key") == made
    assert path.read_bytes() == b"changed"


def test_what_is_written_leaves_alone_what_the_place_had_before(kept: KeptFiles, tmp_path: Path) -> None:
    path, made = tmp_path / "a.txt", kept.put_one("key", b"one")
    made.lay(path)
    File(b"two").lay(path)
    assert (path.read_bytes(), kept.get_one("key")) == (b"two", made)


def test_a_damaged_file_that_cannot_be_replaced_is_not_linked(kept: KeptFiles, tmp_path: Path) -> None:
    path, place = tmp_path / "a.txt", kept.put_one("key", b"one").kept
    assert place is not None
    # A folder cannot be replaced by a file, by nobody: root may write where others may not.
    place.unlink()
    place.mkdir()
    made = kept.put_one("key", b"one")
    made.lay(path)
    assert (made, path.read_bytes(), kept.get_one("key")) == (File(b"one"), b"one", None)


def test_what_cannot_be_linked_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    File(b"one", tmp_path / "missing").lay(path)
    assert path.read_bytes() == b"one"
    (tmp_path / "cache").write_bytes(b"")
    unwritable = KeptFiles(Store(tmp_path / "cache"))
    made = unwritable.put("key", FILES)
    made["b/c.txt"].lay(path)
    assert (path.read_bytes(), unwritable.get("key")) == (b"two", None)
    unwritable.take("key", tmp_path)
    assert unwritable.get("key") is None


def test_without_a_store_nothing_is_kept(tmp_path: Path) -> None:
    nothing = KeptFiles(None)
    assert nothing.put("key", FILES) == {place: File(data) for place, data in FILES.items()}
    nothing.take("key", tmp_path)
    assert (nothing.has("key"), nothing.get("key"), nothing.get_one("key")) == (False, None, None)
