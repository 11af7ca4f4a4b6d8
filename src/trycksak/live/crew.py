"""The processes that lay publications out: each does one at a time, and what it has read serves its next."""

from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Final

from trycksak.live.layout import Job, work
from trycksak.parallel import prepare

# A publication in two languages is what somebody works at; each holds 100 to 200 MB.
_MOST_IDLE: Final = 2


@dataclass(frozen=True)
class Worker:
    """A process, and the line to it: a job goes out, and messages come in."""

    connection: Connection
    process: ForkServerProcess

    def end(self) -> None:
        """End it at once, with whatever it does."""
        self.connection.close()
        # The number of one that ended long ago may be another's by now.
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


class Crew:
    """Gives out jobs: to a process that has done one before, which is quicker, or to a new one.

    A new one is a fork of one that has loaded everything (`multiprocessing`'s forkserver).
    """

    def __init__(self) -> None:
        self._context = get_context("forkserver")
        self._idle: list[Worker] = []

    def prepare(self) -> None:
        """Begin to load what layouts need."""
        prepare(["trycksak.live.layout"])

    def begin(self, job: Job) -> Worker:
        """Give a job to a process, which is to be told of with `done` or ended."""
        while self._idle:
            worker = self._idle.pop()
            try:
                worker.connection.send(job)
            except OSError:  # somebody has ended it
                worker.end()
            else:
                return worker
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        with suppress(OSError):  # one that was ended already is heard of as any other
            ours.send(job)
        return Worker(ours, process)

    def done(self, worker: Worker) -> None:
        """Keep a process whose job is done, if few wait."""
        if len(self._idle) < _MOST_IDLE:
            self._idle.append(worker)
        else:
            worker.end()

    def end(self) -> None:
        """End all that wait for a job."""
        while self._idle:
            self._idle.pop().end()
