"""Work for other processes, which they find by its name: numbers squared, by processes that can be ended."""

import gc
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from trycksak.errors import CannotRun


@dataclass(frozen=True)
class Job:
    """A number; `once` is a file that the first try makes before it ends its process, `always` ends every try."""

    number: int
    once: Path | None = None
    always: bool = False

    def __str__(self) -> str:
        return f"out/{self.number}.pdf"


def square(job: Job) -> tuple[int, int]:
    if job.always or (job.once and not job.once.exists()):
        if job.once:
            job.once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if job.number < 0:
        raise CannotRun("a number is missing")
    return job.number**2, os.getpid()


def has_loaded_plistlib(job: Job) -> bool:
    """Say whether a worker has loaded a module that nobody here asks for."""
    return "plistlib" in sys.modules


def looks_for_garbage_after(job: Job) -> int:
    """Say after how many new objects a worker looks for garbage."""
    return gc.get_threshold()[0]
