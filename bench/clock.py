"""Whole processes, measured: how long, how much processor, how much memory of all their children together."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread
from typing import Final

_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_EVERY_S: Final = 0.05


@dataclass(frozen=True)
class Run:
    """What one run took: seconds by the clock, seconds of processor, megabytes at the most at one time."""

    seconds: float
    processor: float
    peak_mb: float


def nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True)
class Subject:
    """A command to be measured: of what, at what size, in which folder; `before` each run, which is not counted.

    `because` says why it is not measured.
    """

    what: str
    size: int
    command: Sequence[str] = ()
    folder: Path = Path()
    before: Callable[[], None] = nothing
    environment: Mapping[str, str] | None = None
    because: str = ""


class Failed(Exception):
    """The command ended with an error; the message is the last that it said."""


def once(subject: Subject) -> Run:
    """Run a command, and wait for it; raises Failed where it fails."""
    subject.before()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(subject.environment or {})}
    with TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(subject.command, cwd=subject.folder, env=environment, stdout=said, stderr=said)
        ended, peak = Event(), [0.0]
        watch = Thread(target=_watch, args=(process.pid, ended, peak))
        watch.start()
        # What it used, with all of its children that it waited for.
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        ended.set()
        watch.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            lines = said.read().decode("utf-8", "replace").strip().splitlines()
            raise Failed((lines or [f"it ended with {process.returncode}"])[-1][:200])
    return Run(seconds, used.ru_utime + used.ru_stime, peak[0])


def _watch(pid: int, ended: Event, peak: list[float]) -> None:
    while not ended.is_set():
        peak[0] = max(peak[0], memory_mb(pid))
        ended.wait(_EVERY_S)


def memory_mb(pid: int) -> float:
    """Add up the resident memory of a process and everything below it, in MB (proc_pid_stat(5))."""
    parents, sizes = dict[int, int](), dict[int, int]()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            except OSError:  # it has ended
                continue
            parents[int(entry.name)], sizes[int(entry.name)] = int(fields[1]), int(fields[21])
    return sum(size for one, size in sizes.items() if _is_below(one, pid, parents)) * _PAGE / 1e6


def _is_below(one: int, pid: int, parents: Mapping[int, int]) -> bool:
    while one and one != pid:
        one = parents.get(one, 0)
    return one == pid
