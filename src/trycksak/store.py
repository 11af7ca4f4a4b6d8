"""Results by the hash of what they were made of: a folder that may be deleted at any time, and shared by builds."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

_LIMIT_BYTES: Final = 500_000_000
_DIGEST: Final = 32


def key_of(parts: Iterable[bytes | str]) -> str:
    """Hash what a result was made of, each part with its length, so that no two lists of parts are the same."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


class Store:
    """A folder of results; what is damaged counts as missing, and a store that cannot be written keeps nothing."""

    def __init__(self, folder: Path, limit: int = _LIMIT_BYTES) -> None:
        self.folder, self.limit = folder, limit

    def get(self, key: str) -> bytes | None:
        """Give a result, or None."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
            return None
        with suppress(OSError):
            # What was asked for last is thrown away last.
            os.utime(path)
        return data[_DIGEST:]

    def put(self, key: str, data: bytes) -> None:
        """Keep a result, in one step; two builds that do it at once write the same."""
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(data).digest() + data)
                os.replace(beside, path)
            except OSError:
                os.unlink(beside)
                raise

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

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]
