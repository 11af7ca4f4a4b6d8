"""Results by the hash of what they were made of: a folder that may be deleted at any time, and shared by builds.

Our own, since a store of a database, as diskcache's, needs a file that is locked and can be damaged as a whole: here
each result is a file, moved into its place, and one that is damaged is one that is missing.
"""

import hashlib
import os
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

Result = TypeVar("Result")
_LIMIT_BYTES: Final = 500_000_000
_DIGEST: Final = 32
# A file that is kept as it is may be linked into a website, for everybody to read; results are for their owner.
_OPEN: Final = 0o644
_CLOSED: Final = 0o600


def key_of(parts: Iterable[bytes | str]) -> str:
    """Hash what a result was made of, each part with its length, so that no two lists of parts are the same."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


def hash_of(data: bytes) -> str:
    """Hash a file, as the name that it is kept by."""
    return hashlib.sha256(data).hexdigest()


class Store:
    """A folder of results; what is damaged counts as missing, and a store that cannot be written keeps nothing."""

    def __init__(self, folder: Path, limit: int = _LIMIT_BYTES) -> None:
        self.folder, self.limit = folder, limit

    def get(self, key: str) -> bytes | None:
        """Give a result, or None."""
        data = self._read(key)
        if data is None or hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
            return None
        self._touch(key)
        return data[_DIGEST:]

    def get_file(self, name: str) -> bytes | None:
        """Give a file by its own hash, or None; it lies at `place`, and everybody may read it."""
        data = self._read(name)
        if data is None or hash_of(data) != name or not self._is_open(name):
            return None
        self._touch(name)
        return data

    def asked(self, key: str) -> float | None:
        """Tell when a result was kept or asked for last, in seconds; None where there is none."""
        try:
            return self.place(key).stat().st_mtime
        except OSError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep a result, in one step; two builds that do it at once write the same."""
        self._write(key, hashlib.sha256(data).digest() + data)

    def put_file(self, name: str, data: bytes) -> bool:
        """Keep a file as it is by its own hash, `hash_of`; tell whether it is there."""
        return self.get_file(name) is not None or self._write(name, data, _OPEN)

    def take_file(self, path: Path) -> str:
        """Keep a file that lies somewhere, and give its hash; raises OSError.

        Where the system can it is linked, and then everybody may read it there too.
        """
        data = path.read_bytes()
        name = hash_of(data)
        if self.get_file(name) is None and not self._link(name, path):
            self._write(name, data, _OPEN)
        return name

    def place(self, key: str) -> Path:
        """Tell where something is kept, if it is."""
        return self.folder / key[:2] / key[2:]

    def trim(self) -> None:
        """Throw away what was not asked for longest, down to the limit."""
        entries = []
        for path in self.folder.glob("*/*"):
            with suppress(OSError):
                stat = path.stat()
                entries.append((stat.st_mtime_ns, stat.st_size, path))
        left = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if left <= self.limit:
                return
            with suppress(OSError):
                path.unlink()
                left -= size

    def _read(self, key: str) -> bytes | None:
        try:
            return self.place(key).read_bytes()
        except OSError:
            return None

    def _touch(self, key: str) -> None:
        """What was asked for last is thrown away last."""
        with suppress(OSError):
            os.utime(self.place(key))

    def _is_open(self, name: str) -> bool:
        with suppress(OSError):
            return self.place(name).stat().st_mode & 0o777 == _OPEN
        return False

    def _write(self, key: str, data: bytes, mode: int = _CLOSED) -> bool:
        def make(beside: Path) -> None:
            beside.write_bytes(data)
            beside.chmod(mode)

        return self._move_in(key, make)

    def _link(self, name: str, path: Path) -> bool:
        def make(beside: Path) -> None:
            path.chmod(_OPEN)
            os.link(path, beside)

        return self._move_in(name, make)

    def _move_in(self, key: str, make: Callable[[Path], None]) -> bool:
        """Make a file and move it to its place in one step; tell whether that was done."""
        path = self.place(key)
        beside = path.with_name(f"{uuid4().hex}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            make(beside)
            os.replace(beside, path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            return False
        return True


@dataclass(frozen=True)
class Shelf(Generic[Result]):
    """The results of one kind in a store; `form` says how they are written. Without a store nothing is kept."""

    store: Store | None
    form: TypeAdapter[Result]

    def get(self, key: str) -> Result | None:
        """Give a result, or None."""
        found = self.store.get(key) if self.store else None
        try:
            return None if found is None else self.form.validate_json(found)
        except ValidationError:
            return None

    def put(self, key: str, result: Result) -> None:
        """Keep a result."""
        if self.store:
            self.store.put(key, self.form.dump_json(result))


_NAMES: Final = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True)
class Traced(Generic[Result]):
    """Results that depend on files which show only while they are made: kept with the names of those files.

    `digest` gives a file's hash by its name, and another answer where there is none.
    """

    shelf: Shelf[Result]
    digest: Callable[[str], str]

    def get(self, key: str) -> Result | None:
        """Give the result of the same key and the same files."""
        names = Shelf(self.shelf.store, _NAMES).get(key)
        return None if names is None else self.shelf.get(self._whole(key, names))

    def put(self, key: str, names: Collection[str], result: Result) -> None:
        """Keep a result that was made with these files."""
        named = tuple(sorted(names))
        Shelf(self.shelf.store, _NAMES).put(key, named)
        self.shelf.put(self._whole(key, named), result)

    def _whole(self, key: str, names: Iterable[str]) -> str:
        return key_of([key, *(part for name in names for part in (name, self.digest(name)))])
