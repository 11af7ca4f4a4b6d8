"""Each output as the evidence shows it: its verdict, its surfaces folded, its pictures and its page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from trycksak.model.record import as_slug
from trycksak.preflight.proof.evidence import Evidence, Surface
from trycksak.report.evidence.account import Closest, Verdict, closest, figures, verdict
from trycksak.report.evidence.folds import Fold, fold
from trycksak.report.evidence.pictures import Drawn, Job, Pictures, draw

_NOTHING = Pictures(None)


@dataclass(frozen=True)
class Exhibit:
    """One output: `slug` names its page and its pictures, `plain` are surfaces of which there is nothing to tell."""

    evidence: Evidence
    slug: str
    verdict: Verdict
    folds: tuple[Fold, ...]
    plain: tuple[Surface, ...]
    closest: Closest | None
    drawn: Drawn

    @property
    def within(self) -> str:
        """The output's path within `out/`."""
        return within_out(self.evidence.path)

    @property
    def marks(self) -> int:
        """How many marks it carries, in all its states."""
        return sum(len(surface.marks) for surface in self.evidence.surfaces)

    def shows(self, fold: Fold) -> bool:
        """Whether there is a picture of any of alike surfaces."""
        return any(self.pictures(surface).whole for surface in fold.pictured)

    def pictures(self, surface: Surface) -> Pictures:
        """Give the pictures of a surface."""
        return self.drawn.get((surface.page, surface.state), _NOTHING)


def exhibits(evidence: Sequence[Evidence], out: Path, pictures: Path) -> tuple[Exhibit, ...]:
    """Prepare outputs to be shown, by path, and draw their pictures; `out` is where the outputs lie."""
    ordered = sorted(evidence, key=lambda one: one.path)
    slugs = dict(zip((one.path for one in ordered), _slugs(ordered), strict=True))
    folded = {one.path: fold(one) for one in ordered}
    jobs = [
        Job(out / within_out(one.path), _pictured(folded[one.path][0]), slugs[one.path], pictures) for one in ordered
    ]
    return tuple(
        Exhibit(
            one,
            slugs[one.path],
            verdict(one),
            tuple(folded[one.path][0]),
            tuple(folded[one.path][1]),
            closest(list(figures(one))),
            drawn,
        )
        for one, drawn in zip(ordered, draw(jobs), strict=True)
    )


def within_out(path: str) -> str:
    """Write an output's path as it is within `out/`: `print/x.pdf`."""
    return path.removeprefix("out/")


def _pictured(folds: Sequence[Fold]) -> tuple[Surface, ...]:
    return tuple(surface for one in folds for surface in one.pictured)


def _slugs(evidence: Sequence[Evidence]) -> Iterator[str]:
    """Make a name from each path, with a number where another path has it already."""
    taken: set[str] = set()
    for one in evidence:
        name = as_slug(within_out(one.path)) or "output"
        slug = next(slug for slug in chain([name], (f"{name}-{n}" for n in count(2))) if slug not in taken)
        taken.add(slug)
        yield slug
