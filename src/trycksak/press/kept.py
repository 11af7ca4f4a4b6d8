"""What was printed before is not printed again: both editions by their markup, its files, and what finishes them."""

from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from trycksak.findings import Finding
from trycksak.inputs import digest
from trycksak.press.order import Order
from trycksak.program import program
from trycksak.render.publication import Markup
from trycksak.store import Shelf, Store, Traced, key_of


@dataclass(frozen=True)
class Made:
    """What came of setting a publication: its pages' number, the press edition's inks, and what was remarked."""

    pages: int
    plates: tuple[str, ...]
    colours: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Editions:
    """A publication in one language, set and finished, with the bytes of its web edition and its press edition."""

    made: Made
    web: bytes
    press: bytes


@dataclass(frozen=True)
class _Record:
    made: Made
    web: str
    press: str


_RECORD: Final = TypeAdapter(_Record)


class Kept:
    """The editions that were made before, in a store; without a store nothing is kept."""

    def __init__(self, store: Store | None, order: Order, markup: Markup) -> None:
        self._store = store
        self._traced = Traced(Shelf(store, _RECORD), lambda name: digest(order.root / name))
        self._key = _key(order, markup) if store else ""

    def get(self) -> Editions | None:
        """Give the editions, if the very same were made."""
        record = self._traced.get(self._key) if self._store else None
        if self._store is None or record is None:
            return None
        web, press = self._store.get(record.web), self._store.get(record.press)
        return None if web is None or press is None else Editions(record.made, web, press)

    def put(self, files: frozenset[str], editions: Editions) -> None:
        """Keep editions that were made with these files of the project."""
        if self._store:
            names = [key_of(["pdf", data]) for data in (editions.web, editions.press)]
            for name, data in zip(names, (editions.web, editions.press), strict=True):
                self._store.put(name, data)
            self._traced.put(self._key, files, _Record(editions.made, *names))


def _key(order: Order, markup: Markup) -> str:
    job = order.job
    assets = (part for name, data in sorted(markup.assets.items()) for part in (name, data))
    records = (record.model_dump_json() for record in (markup.publication, job.brand, job.profile))
    said = (markup.locale, job.version, job.dated.isoformat())
    return key_of(["editions", program(), markup.html, *records, *said, job.icc, job.font, *assets])
