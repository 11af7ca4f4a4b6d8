"""What is measured against: other people's programs, pinned, in an environment of their own (`.bench/`)."""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PINNED: Final = Path(__file__).with_name("peers.txt")
FOLDER: Final = ROOT / ".bench"
_OURS: Final = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pagefind-bin", "pypdfium2", "pikepdf", "weasyprint")


def peer(program: str) -> str:
    """Give the path of a peer's program."""
    return str(FOLDER / "bin" / program)


def install() -> str:
    """Install the pinned peers once; gives why not, where that fails."""
    stamp = FOLDER / f".{hashlib.sha256(PINNED.read_bytes()).hexdigest()}"
    if stamp.exists():
        return ""
    pip = [peer("python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", str(PINNED)]
    for command in ([sys.executable, "-m", "venv", "--clear", str(FOLDER)], pip):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"its environment could not be made: {_last(done.stderr)}"
    stamp.touch()
    return ""


def install_debian(program: str) -> str:
    """Install a program of Debian's where we may; gives why not, where it is not there afterwards."""
    if shutil.which(program):
        return ""
    if os.geteuid() != 0:
        return f"Debian's {program} is missing: sudo apt-get install {program}"
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else f"Debian's {program} could not be installed: {_last(done.stderr)}"


def versions() -> dict[str, str]:
    """Name everything that was measured, with its version, and the machine."""
    found = {name: version(name) for name in _OURS}
    for line in PINNED.read_text(encoding="utf-8").splitlines():
        name, pinned, number = line.partition("==")
        if pinned:
            found[f"peer {name}"] = number
    for program in ("hugo", "chromium"):
        if shutil.which(program):
            command = [program, "version" if program == "hugo" else "--version"]
            said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
            found[f"peer {program}"] = said.strip().partition("\n")[0][:60]
    return {**found, "Python": platform.python_version(), "processors": str(os.cpu_count())}


def _last(text: str) -> str:
    return (text.strip().splitlines() or ["no word"])[-1]
