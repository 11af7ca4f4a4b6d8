"""The pressroom: lays out what is open in a tab, and nothing else; a save begins a layout again."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from tempfile import gettempdir
from threading import Condition, Thread
from typing import Final

from trycksak.errors import CannotRun
from trycksak.findings import Finding
from trycksak.live.crew import Crew, Worker
from trycksak.live.desk import Good, Reading
from trycksak.live.faults import ENDED, findings_of
from trycksak.live.ingredients import key_of
from trycksak.live.layout import Drawn, Failed, Job, Judged, Laid, Message
from trycksak.live.proof import Proof
from trycksak.model.publication import Publication
from trycksak.model.record import Locale
from trycksak.parallel import SPLITS, processors
from trycksak.press.editions import outdated
from trycksak.press.order import Order
from trycksak.render.publication import markup, printed

# So many pages are in view at most, and so long a browser waits for one.
_MOST_SEEN: Final = 6
_PATIENCE_S: Final = 60


@dataclass
class _Layout:
    """A layout that is under way; `proof` is what is known of its pages so far."""

    name: str
    proof: Proof
    worker: Worker


Told = Callable[[str, Proof], None]


@dataclass
class Pressroom:
    """Has its layouts made in other processes, as many at once as there are processors.

    `told` is called with a publication's name and what is newly known of it, from the pressroom's own thread.
    """

    folder: Path
    told: list[Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.proofs: dict[str, Proof] = {}
        """What is known, by `<publication>-<locale>`."""
        self.log: dict[str, list[int]] = {}
        """The readings that each was laid out for."""
        self._open: Counter[str] = Counter()
        self._good: Good | None = None
        self._crew = Crew()
        self._under_way: dict[Connection, _Layout] = {}
        self._seen: dict[str, tuple[int, ...]] = {}
        self._lock, self._over = Condition(), False
        self._bell, self._ringer = Pipe(duplex=False)
        self._thread = Thread(target=self._work, daemon=True)

    def start(self) -> None:
        """Begin to load what layouts need, and wait for the first; raises CannotRun."""
        for name in ("web", "press"):
            (self.folder / name).mkdir()
        if not SPLITS:
            raise CannotRun(f"{gettempdir()} is too long a path for a socket. Set TMPDIR to a shorter one.")
        self._crew.prepare()
        self._thread.start()

    def stop(self) -> None:
        """End at once, with whatever is under way."""
        self._over = True
        with self._lock:
            self._lock.notify_all()
        self._ring()
        if self._thread.is_alive():
            self._thread.join()

    def renew(self, reading: Reading) -> None:
        """Take what was read anew."""
        self._good = reading.good
        self._ring()

    def open(self, name: str) -> None:
        """Note that a tab shows a publication; what failed is tried again."""
        with self._lock:
            self._open[name] = self._open.pop(name, 0) + 1
            proof = self.proofs.get(name, Proof())
            if proof.failed:
                self.proofs[name] = replace(proof, reading=0, failed=())
        self._ring()

    def close(self, name: str) -> None:
        """Note that a tab shows it no more."""
        with self._lock:
            self._open[name] -= 1
        self._ring()

    def is_behind(self, name: str) -> bool:
        """Whether the pages that are shown are older than what was read."""
        good = self._good
        return good is not None and self.proofs.get(name, Proof()).reading < good.number

    def look(self, name: str, numbers: tuple[int, ...]) -> None:
        """Note which pages somebody looks at: they are drawn first the next time."""
        self._seen[name] = numbers[:_MOST_SEEN]

    def drawn(self, name: str, key: str, number: int) -> tuple[bytes, int] | None:
        """Wait for a page, and give the PDF that it is drawn in and its number there; None where it is no more."""

        def is_there() -> bool:
            proof = self.proofs.get(name, Proof())
            return self._over or proof.key != key or bool(proof.failed) or proof.page(number) is not None

        with self._lock:
            self._lock.wait_for(is_there, _PATIENCE_S)
            proof = self.proofs.get(name, Proof())
            return proof.page(number) if proof.key == key else None

    def _ring(self) -> None:
        self._ringer.send(None)

    def _work(self) -> None:
        while not self._over:
            for ready in wait([self._bell, *self._under_way]):
                if ready is self._bell:
                    self._bell.recv()
                elif ready in self._under_way:
                    self._hear(ready)
            self._begin()
        for layout in list(self._under_way.values()):
            self._end(layout)
        self._crew.end()

    def _begin(self) -> None:
        """Begin the layouts that are wanted: what was opened last comes first."""
        good = self._good
        if good is None or self._over:
            return
        wanted = named(good)
        with self._lock:
            names = [name for name in reversed(self._open) if self._open[name] > 0 and name in wanted]
        for name in names:
            busy = {layout.name for layout in self._under_way.values() if layout.proof.laid is None} - {name}
            if self._newest(name) < good.number and len(busy) < processors():
                self._start(name, good, *wanted[name])

    def _newest(self, name: str) -> int:
        """Give the newest reading that a publication is laid out for, or is being laid out for."""
        under_way = (layout.proof.reading for layout in self._under_way.values() if layout.name == name)
        return max(self.proofs.get(name, Proof()).reading, *under_way, 0)

    def _start(self, name: str, good: Good, publication: Publication, locale: Locale) -> None:
        read = good.source
        web, press = self.folder / "web", self.folder / "press"
        order = Order(read.project.root, read.edition, read.brand, read.terms, publication, locale, web, press)
        before = self.proofs.get(name, Proof())
        try:
            made_up = markup(publication, read.edition, read.brand, read.terms, locale, order.root / "overrides")
        except Exception as fault:
            # A template may raise anything.
            self._note(name, replace(before, reading=good.number, failed=findings_of(fault, order.root)))
            return
        stale, key = tuple(outdated(order, made_up.pages)), key_of(order, made_up)
        under_way = [layout for layout in self._under_way.values() if layout.name == name]
        for layout in under_way:
            if layout.proof.key == key:
                # What is being laid out, or measured, is right for this reading too.
                layout.proof = replace(layout.proof, reading=good.number, outdated=stale)
                if layout.proof.laid:
                    self._note(name, layout.proof)
                return
        if key == before.key and before.judged is not None and not before.failed:
            self._note(name, replace(before, reading=good.number, outdated=stale))
            return
        # A save has overtaken what is under way: it begins again.
        for layout in under_way:
            self._end(layout)
        worker = self._crew.begin(Job(order, made_up, self._seen.get(name, ())))
        self._under_way[worker.connection] = _Layout(name, Proof(good.number, key, made_up.pages, stale), worker)

    def _hear(self, connection: Connection) -> None:
        layout = self._under_way[connection]
        try:
            message: Message = connection.recv()
        except (EOFError, OSError):
            self._end(layout)
            self._fail(layout, (ENDED,))
            return
        match message:
            case Laid():
                layout.proof = replace(layout.proof, laid=message)
                self.log.setdefault(layout.name, []).append(layout.proof.reading)
            case Drawn():
                layout.proof = replace(layout.proof, drawn=message)
            case Judged(findings):
                self._done(layout)
                layout.proof = replace(layout.proof, judged=findings)
            case Failed(findings):
                # Whatever state its process is in, the next begins anew.
                self._end(layout)
                self._fail(layout, findings)
                return
        self._note(layout.name, layout.proof)

    def _fail(self, layout: _Layout, findings: tuple[Finding, ...]) -> None:
        """Tell why a layout gives no more; what it gave, or else the pages before it, stay to be seen."""
        shown = layout.proof if layout.proof.laid else self.proofs.get(layout.name, Proof())
        self._note(layout.name, replace(shown, reading=layout.proof.reading, failed=findings))

    def _note(self, name: str, proof: Proof) -> None:
        with self._lock:
            self.proofs[name] = proof
            self._lock.notify_all()
        for tell in self.told:
            tell(name, proof)

    def _done(self, layout: _Layout) -> None:
        del self._under_way[layout.worker.connection]
        self._crew.done(layout.worker)

    def _end(self, layout: _Layout) -> None:
        del self._under_way[layout.worker.connection]
        layout.worker.end()


def named(good: Good) -> dict[str, tuple[Publication, Locale]]:
    """List everything that is printed, by the names of its files."""
    edition = good.source.edition
    return {
        f"{publication.id}-{locale}": (publication, locale)
        for publication in printed(edition)
        for locale in edition.event.locales
    }
