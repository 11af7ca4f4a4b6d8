"""A folder that takes another's place: in one step, or so that the old one comes back."""

from pathlib import Path

import pytest

from trycksak import staging
from trycksak.errors import CannotRun
from trycksak.staging import beside, swap


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "file").write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_new_folder_takes_the_old_ones_place(
    in_one_step: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not in_one_step:
        # A system without the call.
        monkeypatch.setattr(staging, "_EXCHANGE", 1 << 30)
    new, out = folder(tmp_path / ".out-1" / "new", "new"), folder(tmp_path / "out", "old")
    swap(new, out)
    assert (out / "file").read_text(encoding="utf-8") == "new"
    swap(folder(tmp_path / ".out-2" / "new", "newer"), out)
    assert (out / "file").read_text(encoding="utf-8") == "newer"


def test_a_folder_that_was_set_aside_by_a_build_that_was_killed_comes_back(tmp_path: Path) -> None:
    folder(tmp_path / ".out-1" / "old-out", "last good")
    folder(tmp_path / ".out-1" / "new", "half")
    with beside(tmp_path / "out"):
        assert (tmp_path / "out" / "file").read_text(encoding="utf-8") == "last good"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out.lock", "out"]


def test_what_was_set_aside_is_thrown_away_where_there_is_a_newer_one(tmp_path: Path) -> None:
    folder(tmp_path / ".out-1" / "old-out", "older")
    folder(tmp_path / "out", "last good")
    with beside(tmp_path / "out"):
        assert (tmp_path / "out" / "file").read_text(encoding="utf-8") == "last good"


def test_a_second_build_waits_for_its_turn(tmp_path: Path) -> None:
    with beside(tmp_path / "out"), pytest.raises(CannotRun, match="another build is at work"), beside(tmp_path / "out"):
        pass
