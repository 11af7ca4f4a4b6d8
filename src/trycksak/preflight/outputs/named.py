"""Files that cannot show a picture and name one instead: calendars, feeds, data for machines.

What they name is the logotype where it is an original, byte for byte, or a picture of the site in which the logotype
was found and holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trycksak.findings import Finding, Place
from trycksak.model.record import Locale
from trycksak.model.terms import Medium, Output
from trycksak.preflight.outputs.gallery import Gallery, Named
from trycksak.preflight.outputs.standard import Standard
from trycksak.preflight.outputs.wording import rule_on_wording
from trycksak.preflight.proof.evidence import Figure, MarkEvidence, Surface, Unit
from trycksak.preflight.proof.ruling import Ruling, listed

NO_SIZE = (0.0, 0.0)
"""The size of what has none: a feed, a calendar."""


@dataclass(frozen=True)
class Carrier:
    """A file that names pictures, and the words for a finding in it.

    `noun` is what it is (`the calendar`), `should` how such a file carries the logotype, `do` how that is written;
    `relative` says whether its format resolves addresses that are not whole.
    """

    path: Path
    shown: str
    locale: Locale
    output: Output
    id: str
    noun: str
    should: str
    do: str
    relative: bool = False

    def finding(self, is_: str, line: int = 0) -> Finding:
        """Tell that it does not carry the logotype as it should."""
        return Finding(Place(self.shown, line), self.id, is_, self.should, self.do)


@dataclass(frozen=True)
class Answer:
    """What one name led to: the marks that it stands for, each with its rulings, or the sentence why there are none."""

    named: Named
    marks: tuple[tuple[MarkEvidence, tuple[Ruling, ...]], ...] = ()
    fault: str = ""


def answers(named: Sequence[Named], carrier: Carrier, gallery: Gallery) -> list[Answer]:
    """Follow each name."""
    return [_answer(one, carrier, gallery) for one in named]


def surface(given: Sequence[Answer], findings: Sequence[Finding], carrier: Carrier, standard: Standard) -> Surface:
    """Make the evidence of a file from what its names led to; `findings` tell what it lacks, where the terms ask."""
    required = standard.requires(carrier.output)
    pairs = [(answer.named.line, mark, rulings) for answer in given for mark, rulings in answer.marks]
    marks = tuple(replace(mark, figures=(*mark.figures, *(r.figure for r in rulings))) for _, mark, rulings in pairs)
    wrong = [
        ruling.finding(Place(carrier.shown, line))
        for line, _, rulings in pairs
        for ruling in rulings
        if not ruling.figure.holds
    ]
    lacks = list(findings) if required else []
    found = tuple(sorted({*lacks, *wrong}))
    figures = (presence(len(marks), required),)
    return Surface(0, "", (carrier.output,), required, NO_SIZE, Unit.PX, marks, figures, found)


def presence(marks: int, required: bool) -> Figure:
    """Hold the number of marks against the terms."""
    limit = "at least 1" if required else "none asked"
    return Figure("presence", "marks", float(marks), limit, "", bool(marks) or not required)


def missing(given: Sequence[Answer], nothing: str, carrier: Carrier) -> Finding | None:
    """Tell why none of the names leads to the logotype; None where one does. `nothing` says that there is no name."""
    if any(answer.marks for answer in given):
        return None
    return carrier.finding(given[0].fault, given[0].named.line) if given else carrier.finding(nothing)


def _answer(named: Named, carrier: Carrier, gallery: Gallery) -> Answer:
    led = gallery.led(named, carrier.path, carrier.relative)
    if led.fault:
        return Answer(named, fault=led.fault)
    marks = gallery.marks(led.data)
    if not marks:
        name = f"`{named.address}`" if named.data is None else named.address
        is_ = f"{name} is neither an original of the logotype nor a picture in which one is found and holds"
        return Answer(named, fault=is_)
    judged = tuple((mark, tuple(_rulings(mark, carrier, gallery.standard))) for mark in marks)
    return Answer(named, judged)


def _rulings(mark: MarkEvidence, carrier: Carrier, standard: Standard) -> Iterator[Ruling]:
    master = standard.masters[mark.sha256]
    yield rule_on_wording(master, carrier.locale, standard)
    if mark.how != "element":
        return
    # An original has no ground of its own; the programs that show it put it on a light one, or on one nobody knows.
    allowed = standard.terms.variants.allowed(Medium.WEB, dark=False)
    names = listed([variant.value for variant in allowed] or ["none"], "or")
    yield Ruling(
        Figure("variants", "on light", master.variant.value, names, "", master.variant in allowed),
        "logotype/variant",
        f"{carrier.noun} names the {master.variant.value} logotype, which programs show on a light ground",
        f"on a light ground stands {names}",
        "Name the variant for that ground.",
    )
