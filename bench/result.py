"""What a bench found: rows, ratios against what was asked, as a table for people and as JSON for programs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from bench.clock import Failed, Run, Subject, once, peak_mb


@dataclass(frozen=True)
class Row:
    """A subject with its runs, or why it was not measured; and the most memory that it held in one more run."""

    what: str
    size: int
    runs: tuple[Run, ...]
    because: str = ""
    peak_mb: float = 0.0

    @property
    def seconds(self) -> float:
        """Give the median by the clock."""
        return median(run.seconds for run in self.runs)

    @property
    def steps(self) -> tuple[str, ...]:
        """Give what the command said of its steps in the run that is nearest to the median."""
        return min(self.runs, key=lambda run: abs(run.seconds - self.seconds)).steps

    @property
    def processor(self) -> float:
        """Give the median of the processors' time."""
        return median(run.processor for run in self.runs)


@dataclass(frozen=True)
class Ratio:
    """One figure that was asked for: what it is, what was found, and the least or the most that it may be.

    `steps` are those of the command that took too long, if it did.
    """

    what: str
    found: float
    least: float | None = None
    most: float | None = None
    steps: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether it is as asked."""
        return (self.least is None or self.found >= self.least) and (self.most is None or self.found <= self.most)


@dataclass(frozen=True)
class Report:
    """Everything that one bench found in one run."""

    bench: str
    unit: str
    """What a subject's size counts."""
    rows: tuple[Row, ...]
    ratios: tuple[Ratio, ...]
    versions: Mapping[str, str]

    def table(self) -> str:
        """Write it for people."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield f"{self.bench}: medians of {max((len(row.runs) for row in self.rows), default=0)} runs, whole processes"
        yield f"{'':<44} {self.unit:>9} {'seconds':>8} {'processor':>9} {'peak MB':>8}"
        for row in self.rows:
            if row.runs:
                figures = f"{row.seconds:>8.2f} {row.processor:>9.2f} {row.peak_mb:>8.0f}"
                yield f"{row.what:<44} {row.size:>9} {figures}"
            else:
                yield f"{row.what:<44} {row.size:>9} not measured, because {row.because}"
        for ratio in self.ratios:
            least = f" at least {ratio.least:g}" if ratio.least is not None else ""
            most = f" at most {ratio.most:g}" if ratio.most is not None else ""
            falls = "" if ratio.holds else "  <- falls short"
            yield f"{ratio.what:<70} {ratio.found:>7.2f}{least}{most}{falls}"
            yield from (f"    {step}" for step in ratio.steps if not ratio.holds)
        yield ", ".join(f"{name} {number}" for name, number in self.versions.items())

    def data(self) -> dict[str, Any]:
        """Write it for programs."""
        rows = [
            {"what": row.what, self.unit: row.size}
            | (
                {
                    "seconds": row.seconds,
                    "processor": row.processor,
                    "peak_mb": row.peak_mb,
                    "runs": [asdict(run) for run in row.runs],
                }
                if row.runs
                else {"not_measured": row.because}
            )
            for row in self.rows
        ]
        ratios = [{**asdict(ratio), "holds": ratio.holds} for ratio in self.ratios]
        return {"bench": self.bench, "rows": rows, "ratios": ratios, "versions": dict(self.versions)}


def measured(subjects: Sequence[Subject], runs: int, tell: Callable[[str], None]) -> list[Row]:
    """Run all subjects one after the other, and that as often as asked: a slow minute then strikes all alike.

    Each is run once more for its memory.
    """
    because = {number: subject.because for number, subject in enumerate(subjects) if subject.because}
    found: list[list[Run]] = [[] for _ in subjects]
    for run in range(runs):
        for number, subject in enumerate(subjects):
            if number in because:
                continue
            tell(f"run {run + 1} of {runs}: {subject.what}, {subject.size}")
            try:
                found[number].append(once(subject))
            except (Failed, OSError) as fault:
                because[number], found[number] = str(fault), []
    rows = []
    for number, subject in enumerate(subjects):
        if number in because:
            rows.append(Row(subject.what, subject.size, (), because[number]))
        else:
            tell(f"once more, for its memory: {subject.what}, {subject.size}")
            rows.append(Row(subject.what, subject.size, tuple(found[number]), peak_mb=peak_mb(subject)))
    return rows


def ratio(
    what: str, over: Row | None, under: Row | None, least: float | None = None, most: float | None = None
) -> list[Ratio]:
    """Divide the seconds of one row by another's; nothing where one was not measured."""
    if over is None or under is None or not over.runs or not under.runs:
        return []
    slow = under if least is not None else over
    return [Ratio(what, over.seconds / under.seconds, least, most, slow.steps)]


def is_asked(what: str, only: Sequence[str]) -> bool:
    """Tell whether a subject is to be measured: its name holds one of these words, or none is given."""
    return not only or any(word in what for word in only)
