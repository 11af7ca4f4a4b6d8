"""What the tests of whole builds share: a real build in a process of its own, and a folder's fingerprint."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
EDITIONS = ROOT / "tests" / "editions"


def lay_out_event(folder: Path) -> Path:
    """Copy this repository's own event, without the compiler: what next year's event will look like."""
    folder.mkdir(parents=True)
    for name in ("content", "brand", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def lay_out_small(folder: Path) -> Path:
    """Lay out the tiny event, with this repository's brand, over what may lie there."""
    shutil.copytree(EDITIONS / "small", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("FINDINGS"))
    for name in ("brand", "overrides"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of trycksak in a folder, as a user would."""
    command = [sys.executable, "-m", "trycksak", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)


def made_once(sessions: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Make a folder once for all processes of a test run, which share `sessions`; one that failed is made again."""
    folder, done = sessions / name, sessions / f"{name}.done"
    with (sessions / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def fingerprints(folder: Path) -> dict[str, str]:
    """Give the sha256 of every file below a folder, by its path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
