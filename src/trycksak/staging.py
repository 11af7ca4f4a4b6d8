"""Building beside `out/`: a folder that is swapped in whole, one build at a time, whatever ends it."""

import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from trycksak.errors import CannotRun

# What is set aside while a new folder takes its place.
_OLD: Final = "old-"
# linux/fs.h and fcntl.h: exchange both names; paths are from the current folder.
_EXCHANGE, _HERE = 2, -100


@contextmanager
def beside(out: Path) -> Iterator[Path]:
    """Give a folder beside `out` to build in; it is gone afterwards, whatever happens.

    One build at a time: a lock that the system releases when the process ends, however it ends. Raises CannotRun where
    another build holds it.
    """
    with (out.parent / ".out.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotRun(
                f"another build is at work in {out.parent}. Wait until it is done, then run this again."
            ) from None
        with _folder_beside(out) as staging:
            yield staging


@contextmanager
def _folder_beside(out: Path) -> Iterator[Path]:
    for left_over in out.parent.glob(".out-*"):
        _bring_back(left_over, out.parent)
        shutil.rmtree(left_over, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(prefix=".out-", dir=out.parent))
    try:
        (staging / "new").mkdir()
        yield staging / "new"
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def swap(staging: Path, out: Path) -> None:
    """Put a new folder in the old one's place, in one step where the system can; raises CannotRun.

    Elsewhere there is a moment without either: who is killed then finds the old one in its place at the next build.
    """
    if out.exists() and _exchanged(staging, out):
        return
    old = staging.parent / f"{_OLD}{out.name}"
    if out.exists():
        out.rename(old)
    try:
        staging.rename(out)
    except OSError as fault:
        if old.exists():
            old.rename(out)
        raise CannotRun(f"{out} could not be replaced ({fault.strerror}); it is as it was.") from None


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (renameat2 of Linux, RENAME_EXCHANGE); tell whether that was done."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _bring_back(left_over: Path, root: Path) -> None:
    """Put a folder back that a build which was killed had set aside."""
    for old in left_over.glob(f"{_OLD}*"):
        place = root / old.name.removeprefix(_OLD)
        if not place.exists():
            old.rename(place)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that a failure leaves what was; raises CannotRun."""
    if path.is_dir():
        raise CannotRun(f"{path} is a folder. Name a file.")
    if not path.parent.is_dir():
        raise CannotRun(f"{path.parent} is no folder. Make it first, or name another file.")
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
