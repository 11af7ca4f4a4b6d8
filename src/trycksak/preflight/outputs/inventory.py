"""The list of outputs, taken from the folder itself: every file below `out/`, its kind, its sha256 and its size."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trycksak.findings import Finding, Place
from trycksak.preflight.outputs.formats import disguise, format_of
from trycksak.preflight.outputs.kinds import UNKNOWN, Kind, kind_of


@dataclass(frozen=True)
class Item:
    """One entry of the folder: its path below `out/`, its kind, the sha256 of its bytes, and its size in bytes.

    What is no file, or cannot be read, has an empty sha256.
    """

    path: str
    kind: Kind
    sha256: str
    bytes: int


def inventory(out: Path, shown: str = "out") -> tuple[list[Item], list[Finding]]:
    """List everything below a folder by path, with findings for what is no plain file of a known kind.

    Links are not followed: what they lead to need not leave with the folder. `shown` is the folder as findings name it.
    """
    items: list[Item] = []
    found: list[Finding] = []
    for path in _entries(out, found, shown):
        name = _name(path, out)
        try:
            item, findings = _item(path, name, shown)
        except OSError as fault:
            item, findings = Item(name, UNKNOWN, "", 0), [_unreadable(f"{shown}/{name}", fault)]
        items.append(item)
        found += findings
    if not items and not found:
        is_, should = "there is no file", "a build leaves files"
        found.append(Finding(Place(shown), "outputs/empty", is_, should, "Build it again."))
    return sorted(items, key=lambda item: item.path), sorted(found)


def _entries(out: Path, found: list[Finding], shown: str) -> Iterator[Path]:
    """Go through everything that is no folder; a link to a folder counts as an entry."""

    def refused(fault: OSError) -> None:
        folder = Path(fault.filename)
        if folder != out or out.exists():
            found.append(_unreadable(shown if folder == out else f"{shown}/{_name(folder, out)}", fault))

    for folder, folders, files in os.walk(out, onerror=refused):
        paths = [Path(folder, name) for name in (*files, *folders)]
        yield from (path for path in paths if path.is_symlink() or not path.is_dir())


def _item(path: Path, name: str, shown: str) -> tuple[Item, list[Finding]]:
    """Read one entry; raises OSError where it cannot be read."""
    place, mode = Place(f"{shown}/{name}"), path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return Item(name, UNKNOWN, "", 0), [_link(place, path)]
    if not stat.S_ISREG(mode):
        is_, should = "this is no file but a device, a pipe or a socket", "the folder holds files only"
        finding = Finding(place, "outputs/unreadable", is_, should, "Take it away.")
        return Item(name, UNKNOWN, "", 0), [finding]
    data = path.read_bytes()
    # A name that must be escaped to be shown is of no kind: nobody could find the file by its name in the evidence.
    kind = kind_of(name) if path.as_posix().endswith(f"/{name}") else UNKNOWN
    item = Item(name, kind, hashlib.sha256(data).hexdigest(), len(data))
    return item, list(_remarks(item, data, place))


def _remarks(item: Item, data: bytes, place: Place) -> Iterator[Finding]:
    if not data:
        is_, should = "the file is empty", "every file of the delivery holds something"
        yield Finding(place, "outputs/empty", is_, should, "Build it again, or take it away.")
        return
    if item.kind is UNKNOWN:
        is_ = f"no kind of output covers this file, which is {format_of(data)}"
        should = "every file that leaves is of a kind that the terms speak of, or that needs no logotype for a reason"
        do = "Take it away, name it as its kind is named, or give its kind a row in preflight/outputs/kinds.py."
        yield Finding(place, "outputs/unknown", is_, should, do)
    elif differs := disguise(item.path, data):
        is_, should = f"the file is {differs[0]}", f"by its name it is {differs[1]}"
        yield Finding(place, "outputs/disguised", is_, should, "Name it after what it is, or put the right file there.")


def _link(place: Place, path: Path) -> Finding:
    is_ = f"this is a link to `{os.readlink(path).encode(errors='replace').decode()}`"
    should = "the folder holds files only, so that what was measured is what leaves"
    return Finding(place, "outputs/link", is_, should, "Put the file itself in its place.")


def _unreadable(path: str, fault: OSError) -> Finding:
    is_, should = f"it cannot be read ({fault.strerror})", "everything that leaves can be measured"
    return Finding(Place(path), "outputs/unreadable", is_, should, "Make it readable, or take it away.")


def _name(path: Path, out: Path) -> str:
    """Write a path below the folder, so that a name of any bytes can be shown on one line."""
    name = os.fsencode(path.relative_to(out).as_posix()).decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in name)
