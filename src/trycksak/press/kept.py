"""What was printed before is not printed again.

Both editions are known by their texts and all else that there is (`ByTexts`), which need not be rendered to be asked;
and by their markup, its files and what finishes them (`ByMarkup`), which a change elsewhere does not touch.
"""

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
    pages: tuple[str, ...] = ()


_RECORD: Final = TypeAdapter(_Record)


class ByTexts:
    """The editions that were made of the same texts and the same basis (`inputs.basis`)."""

    def __init__(self, order: Order) -> None:
        self._store = order.store if order.basis else None
        self._order, self._traced = order, Traced(Shelf(self._store, _RECORD), self._text)
        self._key = key_of(["printed", order.basis, order.publication.model_dump_json(), order.locale])

    def get(self) -> tuple[Editions, frozenset[str]] | None:
        """Give the editions, and the ids of the pages whose texts they show."""
        record = self._traced.get(self._key) if self._store else None
        editions = _editions(self._store, record)
        return None if record is None or editions is None else (editions, frozenset(record.pages))

    def put(self, pages: frozenset[str], editions: Editions) -> None:
        """Keep editions that show the texts of some pages."""
        if self._store:
            self._traced.put(self._key, pages, _record(self._store, editions, pages))

    def _text(self, id: str) -> str:
        page = self._order.edition.page.get(id)
        own = page.translations.get(self._order.locale) if page else None
        return key_of([own.body]) if own else ""


class ByMarkup:
    """The editions that were made of the same markup."""

    def __init__(self, order: Order, markup: Markup) -> None:
        self._store = order.store
        self._traced = Traced(Shelf(order.store, _RECORD), lambda name: digest(order.root / name))
        self._key = _key(order, markup) if order.store else ""

    def get(self) -> Editions | None:
        """Give the editions."""
        return _editions(self._store, self._traced.get(self._key) if self._store else None)

    def put(self, files: frozenset[str], editions: Editions) -> None:
        """Keep editions that were made with these files of the project."""
        if self._store:
            self._traced.put(self._key, files, _record(self._store, editions))


def _editions(store: Store | None, record: _Record | None) -> Editions | None:
    if store is None or record is None:
        return None
    web, press = store.get(record.web), store.get(record.press)
    return None if web is None or press is None else Editions(record.made, web, press)


def _record(store: Store, editions: Editions, pages: frozenset[str] = frozenset()) -> _Record:
    """Keep the files themselves, by their bytes."""
    web, press = (key_of(["pdf", data]) for data in (editions.web, editions.press))
    store.put(web, editions.web)
    store.put(press, editions.press)
    return _Record(editions.made, web, press, tuple(sorted(pages)))


def _key(order: Order, markup: Markup) -> str:
    job = order.job
    assets = (part for name, data in sorted(markup.assets.items()) for part in (name, data))
    records = (record.model_dump_json() for record in (markup.publication, job.brand, job.profile))
    said = (markup.locale, job.version, job.dated.isoformat())
    return key_of(["editions", program(), markup.html, *records, *said, job.icc, job.font, *assets])
