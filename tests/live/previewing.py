"""What the tests of the preview share: a real preview in a process of its own, as a user starts it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# Nothing is held against a time: this only ends a test that would wait for ever.
PATIENCE_S = 60


@dataclass(frozen=True)
class Preview:
    """A preview that runs: the event's folder, its address, its process, what it says, its folder for the moment."""

    root: Path
    address: str
    process: subprocess.Popen[bytes]
    terminal: Path
    temporary: Path

    def save(self, path: str, change: Callable[[str], str]) -> None:
        """Change a file as an editor does."""
        file = self.root / path
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    def status(self) -> dict[str, Any]:
        """Ask the preview what it has done."""
        with urllib.request.urlopen(f"{self.address}-/status.json") as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def said(self) -> str:
        """Give what stands in the terminal."""
        return self.terminal.read_text(encoding="utf-8")

    def settled(self) -> int:
        """Wait until everything that was saved is read; the number of that reading."""
        wait_until(lambda: not self.status()["behind"])
        return int(self.status()["reading"])


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for something to become true; a test that waits too long fails."""
    last = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < last, "nothing happened"
        time.sleep(0.05)


@contextmanager
def preview_of(root: Path, folder: Path, *arguments: str) -> Iterator[Preview]:
    """Start `trycksak serve` in a terminal of its own; it is ended as Ctrl-C ends it."""
    folder.mkdir(parents=True, exist_ok=True)
    terminal = folder / "terminal.txt"
    # A socket's path is short, and a test's own folder is deep.
    with TemporaryDirectory(prefix="p-", dir="/tmp") as temporary:
        yield from _preview(root, terminal, Path(temporary), arguments)


def _preview(root: Path, terminal: Path, temporary: Path, arguments: Sequence[str]) -> Iterator[Preview]:
    command = [sys.executable, "-m", "trycksak", "--project", str(root), "serve", *(arguments or ("--port", "0"))]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with terminal.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, env=environment, start_new_session=True
        )
    try:
        wait_until(lambda: process.poll() is not None or "Ctrl-C" in terminal.read_text(encoding="utf-8"))
        found = re.search(r"http://\S+/", terminal.read_text(encoding="utf-8"))
        assert found, terminal.read_text(encoding="utf-8")
        yield Preview(root, found[0], process, terminal, temporary)
    finally:
        press_ctrl_c(process)


def press_ctrl_c(process: subprocess.Popen[bytes]) -> int:
    """End a preview as a terminal does: every process of it gets the signal. Gives the exit code."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    return process.wait(PATIENCE_S)


def processes_of(session: int) -> set[int]:
    """List the processes that belong to a terminal session."""
    return {*_parents(session)}


def workers_of(preview: Preview) -> set[int]:
    """List the processes that lay out: they are split off one that the preview has started."""
    parents = _parents(preview.process.pid)
    return {process for process, parent in parents.items() if parents.get(parent) == preview.process.pid}


def end(processes: set[int]) -> None:
    """End processes as the system does where memory is short."""
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def _parents(session: int) -> dict[int, int]:
    """Name the parent of each process of a terminal session (proc(5), the fields of /proc/PID/stat)."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent, _, of, *_ = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(of) == session and state != "Z":
            found[int(path.parent.name)] = int(parent)
    return found
