"""Folders of the website being made: what is written into them, and what is moved together."""

from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Write a file, and the folders that it lies in."""
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def files_of(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder, by their paths in it, in the order of these."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


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
