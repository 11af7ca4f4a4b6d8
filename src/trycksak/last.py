"""The last build: where nothing has changed since, and what it made is there byte for byte, nothing is to be done."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from trycksak.findings import Finding
from trycksak.inputs import digest
from trycksak.render.downloads import Download
from trycksak.store import Shelf, Store, key_of


@dataclass(frozen=True)
class Delivery:
    """What a build made: files with their sizes in bytes, and the warnings that did not stop it.

    `explained` are the lines that say why each thing was made.
    """

    files: tuple[tuple[str, int], ...]
    pdfs: tuple[Download, ...]
    findings: tuple[Finding, ...]
    seconds: float
    explained: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Record:
    delivery: Delivery
    digests: dict[str, str]


_RECORD: Final = TypeAdapter(_Record)


@dataclass(frozen=True)
class Last:
    """What the last build into a folder made of the same; `asked` is all that it was made of, and how."""

    store: Store | None
    out: Path
    asked: str

    def delivery(self) -> Delivery | None:
        """Give what was delivered, if every byte of it is still in its place."""
        record = Shelf(self.store, _RECORD).get(self._key)
        return record.delivery if record and record.digests == _digests(self.out) else None

    def keep(self, delivery: Delivery) -> None:
        """Keep what is delivered."""
        if self.store:
            Shelf(self.store, _RECORD).put(self._key, _Record(delivery, _digests(self.out)))

    @property
    def _key(self) -> str:
        return key_of(["build", self.out.name, self.asked])


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): digest(path) for path in files}
