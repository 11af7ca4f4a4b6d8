"""Files that a store keeps as they are: what was made before is linked into a folder and not written again.

A link costs as good as nothing, a new file a third of a millisecond. Each time that a kept file is taken it is compared
with the hash of its bytes, and is to be one that everybody may read: what somebody changed in place is made anew.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from trycksak.store import Shelf, Store, hash_of

_NAMES: Final = TypeAdapter(dict[str, str])
# Where a file lies that has no place among others.
_ALONE: Final = ""


@dataclass(frozen=True)
class File:
    """A file's bytes, and where the very same are kept, if they are."""

    data: bytes
    kept: Path | None = None

    def lay(self, path: Path) -> None:
        """Have it at a path, in a folder that is there: linked where the system can, and else written."""
        if self.kept is None or not _linked(self.kept, path):
            _in_the_place_of(path, self._write)

    def _write(self, path: Path) -> None:
        with path.open("xb") as file:
            file.write(self.data)


@dataclass(frozen=True)
class KeptFiles:
    """Files of a store, some at a time by the hash of what they were made of; without a store none are kept."""

    store: Store | None

    def has(self, key: str) -> bool:
        """Tell whether files are kept, which may be damaged."""
        return self.store is not None and self.store.asked(key) is not None

    def get(self, key: str) -> dict[str, File] | None:
        """Give files by their places; None where one of them is not there."""
        names = Shelf(self.store, _NAMES).get(key)
        if names is None or self.store is None:
            return None
        files = {}
        for place, name in names.items():
            data = self.store.get_file(name)
            if data is None:
                return None
            files[place] = File(data, self.store.place(name))
        return files

    def put(self, key: str, files: Mapping[str, bytes]) -> dict[str, File]:
        """Keep files by their places, and give them as they are kept."""
        if self.store is None:
            return {place: File(data) for place, data in files.items()}
        made, names = dict[str, File](), dict[str, str]()
        for place, data in files.items():
            name = names[place] = hash_of(data)
            made[place] = File(data, self.store.place(name) if self.store.put_file(name, data) else None)
        Shelf(self.store, _NAMES).put(key, names)
        return made

    def get_one(self, key: str) -> File | None:
        """Give a file that was kept alone."""
        return (self.get(key) or {}).get(_ALONE)

    def put_one(self, key: str, data: bytes) -> File:
        """Keep a file alone, and give it as it is kept."""
        return self.put(key, {_ALONE: data})[_ALONE]

    def take(self, key: str, folder: Path) -> None:
        """Keep what lies in a folder, by its places there."""
        if self.store:
            paths = sorted(path for path in folder.rglob("*") if path.is_file())
            names = {path.relative_to(folder).as_posix(): self.store.take_file(path) for path in paths}
            Shelf(self.store, _NAMES).put(key, names)


def _linked(kept: Path, path: Path) -> bool:
    """Link a kept file to a path; tell whether that was done."""
    try:
        _in_the_place_of(path, lambda new: os.link(kept, new))
    except OSError:
        # Another disk, a system without links, a folder that is not there, a file that was thrown away just now.
        return False
    return True


def _in_the_place_of(path: Path, make: Callable[[Path], None]) -> None:
    """Make a new file, perhaps in the place of another: that may have other names, and is not written into."""
    while True:
        try:
            make(path)
        except FileExistsError:
            path.unlink(missing_ok=True)
        else:
            return
