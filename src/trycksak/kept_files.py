"""Files that a store keeps as they are: what was made before is linked into a folder and not written again.

A link costs as good as nothing, a new file a third of a millisecond. A kept file is compared with the hash of its bytes
each time that it is taken: one that somebody changed in place is made anew.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from trycksak.store import Shelf, Store

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
            path.write_bytes(self.data)


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
        names = {place: self.store.put_file(data) for place, data in files.items()}
        Shelf(self.store, _NAMES).put(key, names)
        return {place: File(data, self.store.place(names[place])) for place, data in files.items()}

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
    """Link a kept file to a path, in the place of what may be there; tell whether that was done."""
    try:
        os.link(kept, path)
    except FileExistsError:
        if path.samefile(kept):
            return True
        path.unlink()
        return _linked(kept, path)
    except OSError:
        # Another disk, a system without links, a folder that is not there, a store that cannot be written.
        return False
    return True
