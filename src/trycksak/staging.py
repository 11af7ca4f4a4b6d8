"""Building beside `out/`: a folder that is swapped in whole, one build at a time, whatever ends it."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trycksak.errors import CannotRun


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
        shutil.rmtree(left_over, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(prefix=".out-", dir=out.parent))
    try:
        (staging / "new").mkdir()
        yield staging / "new"
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def swap(staging: Path, out: Path) -> None:
    """Put a new folder in the old one's place; the old one comes back if that fails. Raises CannotRun."""
    old = staging.parent / f"old-{out.name}"
    if out.exists():
        out.rename(old)
    try:
        staging.rename(out)
    except OSError as fault:
        if old.exists():
            old.rename(out)
        raise CannotRun(f"{out} could not be replaced ({fault.strerror}); it is as it was.") from None


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
