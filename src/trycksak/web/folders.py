"""Folders of the website being made: what is written into them, and what is moved together."""

from collections.abc import Mapping
from pathlib import Path

from trycksak.kept_files import File


def write(path: Path, data: bytes) -> None:
    """Write a file, and the folders that it lies in."""
    lay(path, File(data))


def lay(path: Path, file: File) -> None:
    """Have a file at a path, and the folders that it lies in."""
    try:
        file.lay(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file.lay(path)


def lay_all(folder: Path, files: Mapping[str, File]) -> None:
    """Have files in a folder, by their places there."""
    for place, file in files.items():
        lay(folder / place, file)


def move(folder: Path, into: Path) -> None:
    """Move what is in a folder among what is in another, where others may be moving too."""
    for path in folder.iterdir():
        there = into / path.name
        try:
            path.rename(there)
        except OSError:  # a folder of that name is there, and is not empty
            if not (path.is_dir() and there.is_dir()):
                raise
            move(path, there)
