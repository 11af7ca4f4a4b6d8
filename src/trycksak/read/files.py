"""Bytes from the project's folder: UTF-8 text, or a finding."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trycksak.active_content import HIDDEN_ORDER
from trycksak.errors import CannotRun
from trycksak.findings import Finding, Place

INVISIBLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What no text file holds: control characters, and separators that end a line in one program and not in another."""


@dataclass(frozen=True)
class Project:
    """The folder of one event; every path in the model is relative to it, with slashes."""

    root: Path

    def relative(self, path: Path) -> str:
        """Give a path as the findings show it; a name that is not UTF-8 is shown with `?`."""
        whole, root = path.as_posix(), f"{self.root.as_posix()}/"
        # Every page asks several times, and pathlib's own way takes ten times as long.
        inside = whole.removeprefix(root) if whole.startswith(root) else path.relative_to(self.root).as_posix()
        return inside.encode("utf-8", "replace").decode()


def find_project(start: Path) -> Project:
    """Find the project that a folder belongs to: the nearest one, upwards, that holds `content/` and `mkdocs.yml`."""
    start = start.resolve()
    if not start.is_dir():
        raise CannotRun(f"{start} is no folder. Name the event's folder, or change to it.")
    for folder in (start, *start.parents):
        if (folder / "content").is_dir() and (folder / "mkdocs.yml").is_file():
            return Project(folder)
    raise CannotRun(
        f"{start} is not in an event's folder: it should hold `content/` and `mkdocs.yml`. Change to that folder."
    )


def files_below(folder: Path, *endings: str) -> Iterator[Path]:
    """Go through the files of a folder that end so, in the order of their names; hidden ones are nobody's pages."""
    found = list[Path]()
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        # A folder that is named like a file is told by whoever reads it.
        named = (name for name in (*names, *folders) if name.lower().endswith(endings) and not name.startswith("."))
        found += [Path(at, name) for name in named]
    yield from sorted(found, key=lambda path: path.parts)


def read_text(project: Project, path: Path) -> tuple[str | None, list[Finding]]:
    """Read a UTF-8 text file; a file that is missing, unreadable or not UTF-8 gives None and a finding."""
    shown = project.relative(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return _cannot(shown, 0, "file/missing", "the file is missing", "it must be there", _BRING_BACK)
    except IsADirectoryError:
        is_, should = "it is a folder", f"a name that ends in `{path.suffix}` is a file's"
        return _cannot(shown, 0, "file/folder", is_, should, "Give the folder a name without the ending.")
    except OSError as fault:
        is_, do = f"the file cannot be read ({fault.strerror})", "Check its permissions."
        return _cannot(shown, 0, "file/unreadable", is_, "it must be readable", do)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        is_ = f"the file is not UTF-8 (byte {data[fault.start]:#04x})"
        do = "Open it in your editor and save it with the encoding UTF-8."
        return _cannot(shown, line, "file/encoding", is_, "text files are saved as UTF-8", do)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = INVISIBLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        before = text[: found.start()].rpartition("\n")[2][-20:]
        is_ = f"an invisible control character (U+{ord(found[0]):04X}) stands after `{before}`"
        return _cannot(shown, line, "file/control", is_, "a text holds what can be read", "Delete it.")
    turned = HIDDEN_ORDER.search(text)
    if turned:
        line = text.count("\n", 0, turned.start()) + 1
        is_ = f"the sign U+{ord(turned[0]):04X} turns the order of the letters after it"
        return _cannot(shown, line, "file/order", is_, "a text reads as it is written", "Delete it.")
    return text, []


_BRING_BACK: Final = "Bring it back from git, or write it anew."


def _cannot(path: str, line: int, id: str, is_: str, should: str, do: str) -> tuple[None, list[Finding]]:
    return None, [Finding(Place(path, line), id, is_, should, do)]
