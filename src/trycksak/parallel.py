"""The same work for many things, on all processors, which ends when the build ends, however it ends."""

import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

from trycksak.errors import CannotRun

Job = TypeVar("Job")
Result = TypeVar("Result")


def in_parallel(work: Callable[[Job], Result], jobs: Sequence[Job]) -> list[Result]:
    """Do the work for each job, a process for each processor; the results come in the jobs' order.

    Raises what the work raises, and CannotRun where a process was ended from outside.
    """
    pool = ProcessPoolExecutor(min(os.cpu_count() or 1, len(jobs)) or 1, get_context("spawn"), _end_with_parent)
    try:
        # Ctrl-C reaches every process of a terminal; a process that is started with it blocked leaves it to the build.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            futures = [pool.submit(work, job) for job in jobs]
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        return [future.result() for future in futures]
    except BrokenProcessPool:
        raise CannotRun("a process was ended from outside (is memory short?). Run it again.") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Let a worker end with the build, even with one that is killed: it would otherwise wait for work for ever."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os._exit(1)

    Thread(target=watch, daemon=True).start()
