"""Whole processes, measured: how long, how much processor, how much memory of all their children together."""

import ctypes
import os
import re
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread
from typing import Final

_EVERY_S: Final = 0.1
_SOON_S: Final = 5.0
# As a build tells of a step: `read, proofread  41 pages in 2 languages, 0.4 s`.
_STEP: Final = re.compile(r"\w.*, \d+\.\d+ s")
_PR_SET_CHILD_SUBREAPER: Final = 36


@dataclass(frozen=True)
class Run:
    """What one run took: seconds by the clock, seconds of processor.

    `steps` is what the command said of its own steps and their seconds.
    """

    seconds: float
    processor: float
    steps: tuple[str, ...] = ()


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
    return _run(subject, lambda pid, ended: None)


def peak_mb(subject: Subject) -> float:
    """Run a command, and give the most megabytes that it holds at one time; raises Failed where it fails.

    Who looks at the memory of several processes takes a twentieth of their time: it is a run of its own.
    """
    peak = [0.0]
    _run(subject, lambda pid, ended: _watch(pid, ended, peak))
    return peak[0]


def _run(subject: Subject, beside: Callable[[int, Event], None]) -> Run:
    """Run a command, with something else in a thread `beside` it, which is told when the command has ended."""
    subject.before()
    # Processes whose parent ends become this one's to wait for (prctl(2)).
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    # What the preparation left is not the command's.
    _left_behind()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(subject.environment or {})}
    with TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(subject.command, cwd=subject.folder, env=environment, stdout=said, stderr=said)
        ended = Event()
        watch = Thread(target=beside, args=(process.pid, ended))
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        # What it used, with all of its children that it waited for, and what those did that it left.
        processor = used.ru_utime + used.ru_stime + _left_behind()
        ended.set()
        watch.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").strip().splitlines()
        if process.returncode:
            raise Failed((lines or [f"it ended with {process.returncode}"])[-1][:200])
    return Run(seconds, processor, tuple(filter(_STEP.fullmatch, lines)))


def _left_behind() -> float:
    """Wait for what a command leaves running, if it ends soon; gives its seconds of processor."""
    total, until = 0.0, time.monotonic() + _SOON_S
    with suppress(ChildProcessError):
        while time.monotonic() < until:
            pid, _, used = os.wait4(-1, os.WNOHANG)
            total += used.ru_utime + used.ru_stime
            if not pid:
                time.sleep(_EVERY_S)
    return total


def _watch(pid: int, ended: Event, peak: list[float]) -> None:
    while not ended.is_set():
        peak[0] = max(peak[0], memory_mb(pid))
        ended.wait(_EVERY_S)


def memory_mb(pid: int) -> float:
    """Add up the memory of a process and everything below it, in MB; what several share counts once.

    That is each one's proportional set size (proc_pid_smaps(5)).
    """
    parents = dict[int, int]()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):  # it has ended
                fields = (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
                parents[int(entry.name)] = int(fields[1])
    return sum(_own_kb(one) for one in parents if _is_below(one, pid, parents)) / 1000


def _own_kb(pid: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1.024
    return 0.0


def _is_below(one: int, pid: int, parents: Mapping[int, int]) -> bool:
    while one and one != pid:
        one = parents.get(one, 0)
    return one == pid
