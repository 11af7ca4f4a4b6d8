"""The same work for many things, on all processors, by processes that are started once and end with the build."""

import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from importlib import import_module
from multiprocessing import forkserver, get_context, parent_process, resource_tracker
from multiprocessing.connection import wait
from tempfile import gettempdir
from threading import Thread
from types import TracebackType
from typing import Final, TypeVar

from trycksak.ctrl_c import undisturbed
from trycksak.errors import Stopped
from trycksak.findings import Finding, Place
from trycksak.garbage import collect_seldom

SPLITS: Final = len(os.fsencode(gettempdir())) < 70
"""Whether processes can be split off one that is ready: it listens at a file in the system's temporary folder.

The path of such a file has 107 bytes at most (unix(7)).
"""

Job = TypeVar("Job")
Result = TypeVar("Result")
Told = Callable[[int, int], None]
"""Told how many of how many jobs are done."""


class Workers:
    """As many processes as there are processors: each is started when there is work for it, and stays warm.

    What a process keeps (fonts, dictionaries, compiled templates, drawings) serves its next job. A process that is
    ended from outside takes its job with it: that job is done once more, by a process of its own.
    """

    def __init__(self, count: int | None = None) -> None:
        """Take a number of processes, or one for each processor."""
        self.count = count or processors()
        self._pool = _pool(self.count)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        # Whoever began a job clears away after it: none writes on.
        self._pool.shutdown(cancel_futures=True)

    def each(self, work: Callable[[Job], Result], jobs: Sequence[Job], tell: Told | None = None) -> list[Result]:
        """Do the work for each job; the results come in the jobs' order.

        `tell` is told how many are done. Raises what the work raises, and Stopped where a job ends its process twice; a
        job's `str` is its place.
        """
        return self.gathered(work, jobs, self.begin(work, jobs), tell)

    def begin(self, work: Callable[[Job], Result], jobs: Sequence[Job]) -> "list[Future[Result]]":
        """Begin the work for each job, after what was begun before; `finished` waits for each."""
        with undisturbed():
            try:
                return [self._pool.submit(work, job) for job in jobs]
            except BrokenProcessPool:
                self._pool = _pool(self.count)
                return [self._pool.submit(work, job) for job in jobs]

    def load(self, module: str) -> None:
        """Have the process that is idle first load a module that it will need."""
        self.begin(_load, [module])

    def gathered(
        self,
        work: Callable[[Job], Result],
        jobs: Sequence[Job],
        begun: "Sequence[Future[Result]]",
        tell: Told | None = None,
    ) -> list[Result]:
        """Wait for jobs that were begun; as `each`."""
        results = []
        for job, one in zip(jobs, begun, strict=True):
            results.append(self.finished(work, job, one))
            if tell:
                tell(len(results), len(jobs))
        return results

    def rest(self) -> None:
        """End the processes, and with them what they keep in memory; the next work starts others."""
        self._pool.shutdown()
        call_off()
        self._pool = _pool(self.count)

    def finished(self, work: Callable[[Job], Result], job: Job, begun: "Future[Result]") -> Result:
        """Wait for a job that was begun; raises as `each`."""
        try:
            return begun.result()
        except BrokenProcessPool:
            return _alone(work, job)


def processors() -> int:
    """Count the processors that this process may use: fewer than there are where it is bound to some (taskset(1))."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on a Mac
        return os.cpu_count() or 1


def prepare(modules: Sequence[str]) -> None:
    """Begin to load these modules in a process from which the workers of this one will be split off: once for all."""
    if SPLITS:
        forkserver.set_forkserver_preload([*modules])
        # It would be started on the way, and leave Ctrl-C unblocked.
        resource_tracker.ensure_running()
        wake()


def call_off() -> None:
    """End the process that others are split off, if there is one; the next that is needed starts it.

    Python has no public way. Its own (`ForkServer._stop`) waits until nobody holds the process's pipe, which other
    processes do; it sees by itself that the process has ended where that is left to be waited for.
    """
    splitter: int | None = getattr(forkserver._forkserver, "_forkserver_pid", None)
    if splitter is not None and hasattr(os, "waitid"):  # not on a Mac
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(splitter, signal.SIGKILL)
            os.waitid(os.P_PID, splitter, os.WEXITED | os.WNOWAIT)


def wake() -> None:
    """Begin to load again what was loaded before a rest."""
    if SPLITS:
        with undisturbed():
            forkserver.ensure_running()


def _pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, get_context("forkserver" if SPLITS else "spawn"), _set_up)


def _alone(work: Callable[[Job], Result], job: Job) -> Result:
    """Do a job whose process was ended, which may have been another job's fault."""
    with Workers(1) as workers:
        try:
            (begun,) = workers.begin(work, [job])
            return begun.result()
        except BrokenProcessPool:
            is_, should = "the process that made it was ended from outside, twice", "it ends by itself"
            do = "See whether memory is short, then run it again."
            raise Stopped([Finding(Place(str(job)), "build/worker", is_, should, do)]) from None


def _load(module: str) -> None:
    import_module(module)


def _set_up() -> None:
    collect_seldom()
    _end_with_parent()


def _end_with_parent() -> None:
    """Let a worker end with the build, even with one that is killed: it would otherwise wait for work for ever."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os._exit(1)

    Thread(target=watch, daemon=True).start()
