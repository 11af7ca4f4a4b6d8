"""A save is heard whatever way an editor writes files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from live.previewing import wait_until
from trycksak.live.watching import watching


def in_place(root: Path) -> None:
    (root / "content/sv/index.md").write_text("new")


def put_in_its_place(root: Path) -> None:
    (root / "content/sv/.index.md.new").write_text("new")
    os.replace(root / "content/sv/.index.md.new", root / "content/sv/index.md")


def settings(root: Path) -> None:
    (root / "mkdocs.yml.new").write_text("new")
    os.replace(root / "mkdocs.yml.new", root / "mkdocs.yml")


def deleted(root: Path) -> None:
    (root / "content/sv/index.md").unlink()


def folder_renamed(root: Path) -> None:
    (root / "content/sv").rename(root / "content/se")


def new_folder(root: Path) -> None:
    (root / "brand/fonts").mkdir(parents=True)
    (root / "brand/fonts/new.woff2").write_text("new")


@pytest.mark.parametrize("save", [in_place, put_in_its_place, settings, deleted, folder_renamed, new_folder])
def test_a_save_is_heard(tmp_path: Path, save: Callable[[Path], None]) -> None:
    (tmp_path / "content/sv").mkdir(parents=True)
    (tmp_path / "brand").mkdir()
    (tmp_path / "content/sv/index.md").write_text("old")
    (tmp_path / "mkdocs.yml").write_text("old")
    calls: list[None] = []
    with watching(tmp_path, lambda: calls.append(None)):
        save(tmp_path)
        wait_until(lambda: bool(calls))
