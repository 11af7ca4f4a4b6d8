"""The pressroom: lays out what is open in a tab, and nothing else; a save begins a layout again."""

import os
import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from threading import Lock, Thread
from typing import Final

from trycksak.findings import Finding, Place
from trycksak.live.desk import Good, Reading
from trycksak.live.layout import Failed, Judged, Laid, Message, Outdated, Same, lay_out
from trycksak.model.publication import Publication
from trycksak.model.record import Locale
from trycksak.press.editions import Order
from trycksak.render.publication import printed

_ENDED: Final = Finding(
    Place("content/publications.yml"),
    "live/ended",
    "the layout was ended from outside",
    "it ends by itself",
    "Save any file to begin again; if it happens again, see whether memory is short.",
)


@dataclass(frozen=True)
class Proof:
    """What is known of a publication in a language: its newest pages, and what is wrong with them.

    `reading` is the reading that the pages are right for; 0: there are none. `judged` is None until they are measured.
    """

    reading: int = 0
    laid: Laid | None = None
    outdated: tuple[Finding, ...] = ()
    judged: tuple[Finding, ...] | None = None
    failed: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong with it."""
        complaints = self.laid.complaints if self.laid else ()
        return tuple(dict.fromkeys((*self.failed, *self.outdated, *complaints, *(self.judged or ()))))


@dataclass
class _Job:
    """A layout that is under way."""

    name: str
    reading: int
    process: ForkServerProcess
    outdated: tuple[Finding, ...] = ()
    has_pages: bool = False


Told = Callable[[str, Message], None]


@dataclass
class Pressroom:
    """Has its layouts made in processes of their own, as many at once as there are processors.

    `told` is called with a publication's name and each message of its layout, from the pressroom's own thread.
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
        self._jobs: dict[Connection, _Job] = {}
        self._lock, self._over = Lock(), False
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(["trycksak.live.layout"])
        self._bell, self._ringer = self._context.Pipe(duplex=False)
        self._thread = Thread(target=self._work, daemon=True)

    def start(self) -> None:
        """Begin to load what layouts need, and wait for the first."""
        for name in ("web", "press"):
            (self.folder / name).mkdir()
        # Ctrl-C reaches every process of a terminal; one that is started with it blocked leaves it to the preview.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        self._thread.start()

    def stop(self) -> None:
        """End at once, with whatever is under way."""
        self._over = True
        self._ring()
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

    def _ring(self) -> None:
        self._ringer.send(None)

    def _work(self) -> None:
        while not self._over:
            for ready in wait([self._bell, *self._jobs]):
                if ready is self._bell:
                    self._bell.recv()
                elif isinstance(ready, Connection):
                    self._hear(ready)
            self._end_the_old()
            self._begin()
        for job in self._jobs.values():
            job.process.kill()
            job.process.join()

    def _begin(self) -> None:
        """Begin layouts that are wanted: what was opened last comes first."""
        good = self._good
        if good is None or self._over:
            return
        wanted = _names(good)
        with self._lock:
            names = [name for name in reversed(self._open) if self._open[name] > 0 and name in wanted]
        busy = [job for job in self._jobs.values() if not job.has_pages]
        names = [name for name in names if self.is_behind(name) and name not in {job.name for job in busy}]
        for name in names[: max(0, (os.cpu_count() or 1) - len(busy))]:
            self._start(name, good, *wanted[name])

    def _start(self, name: str, good: Good, publication: Publication, locale: Locale) -> None:
        read, proof = good.source, self.proofs.get(name, Proof())
        web, press = self.folder / "web", self.folder / "press"
        order = Order(read.project.root, read.edition, read.brand, read.terms, publication, locale, web, press)
        ours, theirs = self._context.Pipe(duplex=False)
        known = proof.laid.key if proof.laid and not proof.failed else None
        process = self._context.Process(target=lay_out, args=(order, known, theirs), daemon=True)
        process.start()
        theirs.close()
        self._jobs[ours] = _Job(name, good.number, process)

    def _hear(self, connection: Connection) -> None:
        job = self._jobs[connection]
        try:
            message: Message = connection.recv()
        except (EOFError, OSError):
            self._end(connection)
            if self.is_behind(job.name) and self._good and self._good.number == job.reading:
                self._note(job, Failed((_ENDED,)))
            return
        if isinstance(message, Laid):
            # What measures the pages before these measures what nobody sees any more.
            for other in [at for at, one in self._jobs.items() if one.name == job.name and one is not job]:
                self._end(other)
        self._note(job, message)

    def _note(self, job: _Job, message: Message) -> None:
        with self._lock:
            proof = self.proofs.get(job.name, Proof())
            match message:
                case Outdated(findings):
                    job.outdated = findings
                    return
                case Same():
                    proof = replace(proof, reading=job.reading, outdated=job.outdated)
                case Laid():
                    proof = Proof(job.reading, message, job.outdated)
                    self.log.setdefault(job.name, []).append(job.reading)
                    job.has_pages = True
                case Judged(findings):
                    proof = replace(proof, judged=findings)
                case Failed(findings):
                    proof = replace(proof, reading=job.reading, failed=findings)
            self.proofs[job.name] = proof
        for tell in self.told:
            tell(job.name, message)

    def _end_the_old(self) -> None:
        """End the layouts that a save has overtaken."""
        for connection, job in list(self._jobs.items()):
            if not job.has_pages and self._good and job.reading < self._good.number:
                self._end(connection)

    def _end(self, connection: Connection) -> None:
        job = self._jobs.pop(connection)
        connection.close()
        job.process.kill()
        job.process.join()


def _names(good: Good) -> dict[str, tuple[Publication, Locale]]:
    """List everything that is printed, by the names of its files."""
    edition = good.source.edition
    return {
        f"{publication.id}-{locale}": (publication, locale)
        for publication in printed(edition)
        for locale in edition.event.locales
    }
