"""What the tests of the evidence share: a small `out/` with a real sheet, and the evidence of its files.

The figures are written here as those who measure would give them; one output of each fate stands among them.
"""

import hashlib
import shutil
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from report.finishing import NAME, Made
from trycksak.findings import Finding, Place, Severity
from trycksak.model.brand import Variant
from trycksak.model.terms import Output
from trycksak.parallel import Workers
from trycksak.preflight.proof.evidence import Evidence, Figure, MarkEvidence, Surface, Unit
from trycksak.report import write_report
from trycksak.report.evidence import write_evidence
from trycksak.report.finished import House
from trycksak.report.seals import seal_folder

PRESS, WEB, PAGE = f"out/print/{NAME}.pdf", f"out/site/pdf/{NAME}.pdf", "out/site/index.html"
FONT, FEED, STRANGE = "out/site/assets/a.woff2", "out/site/feed.xml", "out/site/strange.bin"
LOOKS = ("light", "dark", "print")
# Where the sheet's template places the logotype, in mm from the trim's corner.
BOX, CLEAR = (20.0, 14.0, 50.0, 13.37), (14.38, 8.38, 61.24, 24.61)


@dataclass(frozen=True)
class Proved:
    """A folder `out/` with its report and evidence, and what the evidence was made of."""

    out: Path
    evidence: tuple[Evidence, ...]
    house: House

    @property
    def report(self) -> Path:
        return self.out / "report"


def prove(made: Made, folder: Path) -> Proved:
    """Lay out the files, write the report and the evidence, and seal it all."""
    out = folder / "out"
    lay_out(made, out)
    relation = {"sv": "I samarbete med Samarbetspartnern", "en": "In cooperation with The Partner"}
    house = replace(made.house, evidence="evidence.html", relation=relation)
    write_report(out / "report", [made.finished()], [], house)
    evidence = tuple(outputs(made, out))
    with Workers(1) as workers:
        write_evidence(out / "report", out, evidence, house, workers)
    seal_folder(out)
    return Proved(out, evidence, house)


def lay_out(made: Made, out: Path) -> None:
    (out / "print").mkdir(parents=True)
    (out / "site" / "pdf").mkdir(parents=True)
    (out / "site" / "assets").mkdir()
    shutil.copy(made.press, out / "print" / f"{NAME}.pdf")
    shutil.copy(made.web, out / "site" / "pdf" / f"{NAME}.pdf")
    (out / "print" / "delivery-note.html").write_text("<title>Note</title>", encoding="utf-8")
    for path in (PAGE, FONT, FEED, STRANGE):
        (out.parent / path).write_text(path, encoding="utf-8")


def outputs(made: Made, out: Path) -> list[Evidence]:
    """One PDF that holds, one that breaks, a web page that breaks in one state, a feed, a font, and a stranger."""
    told = [
        Evidence(PRESS, "", "press edition", "", (broken_page(made), plain_page(made, 2))),
        Evidence(WEB, "", "web edition", "", (page(made, 1), page(made, 2))),
        Evidence(PAGE, "", "web page", "", tuple(states(made))),
        Evidence(FEED, "", "feed", "", (feed(),)),
        Evidence(FONT, "", "font", "A font file shows nothing by itself.", ()),
        Evidence(STRANGE, "", "unheard of", "", ()),
    ]
    digests = {one.path: hashlib.sha256((out.parent / one.path).read_bytes()).hexdigest() for one in told}
    return [replace(one, sha256=digests[one.path]) for one in told]


def figures(width: float, least: float, unit: str, variant: str = "positive") -> tuple[Figure, ...]:
    ground = "dark" if variant == "negative" else "light"
    return (
        Figure("minimum", "width", width, least, unit, width >= least),
        Figure("original", "seen otherwise", 0.05, 0.2, "%", True),
        Figure("original", "shape", "8 of 8 parts", "8 of 8 parts", "", True),
        Figure("variants", f"on {ground}", variant, "negative" if ground == "dark" else "positive or mono", "", True),
        Figure("corners", "corner", "top-left", "top-left / top-right", "", True),
    )


def mark(made: Made, *figures: Figure, variant: Variant = Variant.POSITIVE) -> MarkEvidence:
    master = made.brand.master("sv", variant)
    return MarkEvidence(master.path, master.sha256, "paths", BOX, CLEAR, figures)


def page(made: Made, number: int) -> Surface:
    outputs = (Output.SINGLE_SHEET, Output.EVERY_PAGE)
    own = (Figure("presence", "marks", 1.0, "at least 1", "", True),)
    found = mark(made, *figures(50.0, 36.0, "mm"))
    return Surface(number, "", outputs, True, (210.0, 297.0), Unit.MM, (found,), own, ())


def plain_page(made: Made, number: int) -> Surface:
    return replace(page(made, number), required=False, marks=(), figures=())


def broken_page(made: Made) -> Surface:
    place = Place(PRESS, page=1, box_mm=(68.0, 20.0, 14.0, 5.0))
    words = ("a text stands in the logotype's clear space", "5.6 mm on every side are free", "Move it away.")
    findings = (
        Finding(Place(PRESS, page=1), "logotype/stand-in", "it is a stand-in", "it is real", "Wait.", Severity.WARNING),
        Finding(place, "logotype/clear-space", *words),
    )
    wrong = mark(made, *figures(50.0, 36.0, "mm"), Figure("clear-space", "not free", 1.4, 0.05, "%", False))
    return replace(page(made, 1), marks=(wrong,), findings=findings)


def states(made: Made) -> list[Surface]:
    """Two widths in three looks: the mark is too narrow at 320 px in the dark only."""
    told = []
    for pixels in (320, 1280):
        for look in LOOKS:
            variant = Variant.NEGATIVE if look == "dark" else Variant.POSITIVE
            narrow = (pixels, look) == (320, "dark")
            width = 96.0 if narrow else 134.6 if pixels == 320 else 164.5
            words = ("the logotype is 96 px wide", "it is at least 120 px wide", "Make it wider.")
            findings = (Finding(Place(PAGE), "logotype/size", *words),) if narrow else ()
            found = replace(mark(made, *figures(width, 120.0, "px", variant.value), variant=variant), how="element")
            shot, shown = picture("#00332D" if look == "dark" else "#FFFFFF"), (0.0, 0.0, 320.0, 120.0)
            size = (float(pixels), 2000.0)
            told.append(
                Surface(
                    0,
                    f"{pixels} px, {look}",
                    (Output.WEB_PAGE,),
                    True,
                    size,
                    Unit.PX,
                    (found,),
                    (),
                    findings,
                    shot,
                    shown,
                )
            )
    return told


def feed() -> Surface:
    own = (Figure("presence", "marks", 1.0, "at least 1", "", True),)
    return Surface(0, "", (Output.FEED,), True, (0.0, 0.0), Unit.PX, (), own, ())


def picture(colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (320, 120), colour).save(out, "PNG")
    return out.getvalue()
