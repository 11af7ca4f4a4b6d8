"""Forgeries of the drawing itself, of its size, and of where it stands."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from pikepdf import Array

from preflight.proof.gallery.bases import (
    COVER,
    ENGLISH,
    HEIGHT,
    INNER,
    NIGHT,
    PRESS,
    TOP,
    WEB,
    WIDTH,
    Case,
    case,
)
from preflight.proof.gallery.drawing import (
    Shape,
    cmyk,
    joined,
    mark,
    original,
    scaled,
    slanted,
    turned,
)
from preflight.proof.gallery.letters import lettered
from preflight.proof.gallery.sheets import PT, Sheet, form, text
from trycksak.model.binding import Binding
from trycksak.model.terms import Corner
from trycksak.preflight.proof.asked import Edition

SHIELD, WORDING = original("sv-positive").paths
# Units of the drawing in one point of the page.
_UNITS: Final = original("sv-positive").width / (WIDTH * PT)


def with_mark(**changes: Any) -> Sheet:
    """The good A5 with a mark that differs."""
    return replace(WEB, mark=mark(**changes))


def beside(**changes: Any) -> Sheet:
    """The good A5 with a second mark in its other upper corner."""
    return replace(WEB, over=mark(**{"at": (95, 12), **changes}))


def _but(shape: Shape, *indices: int) -> Shape:
    """Leave out subpaths."""
    return joined([part for index, part in enumerate(shape.subpaths()) if index not in indices])


def _moved(shape: Shape, pt: float, *, last: int = 0) -> Shape:
    """Move a shape, or the last points of it only, to the right."""
    count = sum(len(xy) // 2 for _, xy in shape.segments)
    seen = iter(range(count))
    return shape.mapped(lambda x, y: (x + pt * _UNITS * (next(seen) >= count - (last or count)), y))


def _backwards(square: Shape) -> Shape:
    """Turn a square of lines round, so that it is no hole any more."""
    points = [xy for _, xy in square.segments if xy]
    return replace(square, segments=(("M", points[0]), *(("L", xy) for xy in reversed(points[1:])), ("Z", ())))


def _filled_windows() -> Shape:
    parts = SHIELD.subpaths()
    return joined([_backwards(part) if len(part.segments) == 5 else part for part in parts])


_DOT = "q 0 0.34902 0.309804 rg {} re f Q\n"
_STROKED = "2 w 0 0.34902 0.309804 RG"

DRAWING: Final[Mapping[str, Case]] = {
    "missing": case(replace(WEB, mark=""), "logotype/missing"),
    "missing in the press edition": case(replace(PRESS, mark=""), "logotype/missing", edition=Edition.PRESS),
    "on the second page instead of the cover": case(
        replace(COVER, mark="", more=(replace(INNER, mark=mark(), under=""), INNER, INNER)),
        "logotype/missing",
        binding=Binding.FOLDED,
    ),
    "missing on the second single sheet": case(replace(WEB, more=(INNER,)), "logotype/missing"),
    "words in the place of the mark": case(replace(WEB, mark=text("Stockholms stad", 13, 18, 7)), "logotype/missing"),
    "the shield missing": case(with_mark(paths=[WORDING]), "logotype/altered"),
    "one letter missing": case(with_mark(paths=[SHIELD, _but(WORDING, 1)]), "logotype/altered"),
    "the inside of a letter filled": case(with_mark(paths=[SHIELD, _but(WORDING, 3)]), "logotype/altered"),
    "one window filled": case(with_mark(paths=[_but(SHIELD, 2), WORDING]), "logotype/altered"),
    "the windows turned round, so that they are filled": case(
        with_mark(paths=[_filled_windows(), WORDING]), "logotype/altered"
    ),
    "an extra path in a window of the shield": case(
        replace(WEB, mark=mark() + _DOT.format("19.3 15.8 0.6 0.6")), "logotype/altered"
    ),
    "an extra letter in the wording": case(
        with_mark(paths=[SHIELD, joined([WORDING, WORDING.subpaths()[1].mapped(lambda x, y: (x + 90, y + 53))])]),
        "logotype/altered",
    ),
    "one point moved by 0.4 pt": case(with_mark(paths=[SHIELD, _moved(WORDING, 0.4, last=1)]), "logotype/altered"),
    "the points of one letter moved by 0.4 pt": case(
        with_mark(paths=[SHIELD, _moved(WORDING, 0.4, last=30)]), "logotype/altered"
    ),
    "the wording moved by 0.4 pt": case(with_mark(paths=[SHIELD, _moved(WORDING, 0.4)]), "logotype/altered"),
    "the wording 3 % larger": case(
        with_mark(paths=[SHIELD, WORDING.mapped(lambda x, y: (104 + (x - 104) * 1.03, y))]), "logotype/altered"
    ),
    "the wording below the shield": case(
        with_mark(paths=[SHIELD, WORDING.mapped(lambda x, y: (x - 104, y + 110))]), "logotype/altered"
    ),
    "the wording in another typeface": case(with_mark(paths=[SHIELD, lettered()]), "logotype/altered"),
    "the wording as text, the shield as paths": case(
        replace(WEB, mark=mark(paths=[SHIELD]) + text("Stockholms", 24, 16.5, 5.6) + text("stad", 24, 22, 5.6)),
        "logotype/altered",
    ),
    "stroked in its own colour": case(replace(WEB, mark=f"q {_STROKED} {mark(paint='B')} Q"), "logotype/altered"),
    "stroked in white": case(replace(WEB, mark=f"q 2 w 1 G {mark(paint='B')} Q"), "logotype/altered"),
    "only its outline": case(replace(WEB, mark=f"q {_STROKED} {mark(paint='S')} Q"), "logotype/altered"),
    "outlined by a second path": case(
        replace(WEB, mark=mark() + f"q {_STROKED} {mark(paint='S')} Q"), "logotype/altered"
    ),
    "an altered mark beside a right one": case(beside(paths=[SHIELD, _but(WORDING, 1)]), "logotype/altered"),
    "squashed by 2 %": case(with_mark(bend=scaled(1, 0.98)), "logotype/proportion"),
    "stretched by 1 %": case(with_mark(bend=scaled(1.01, 1)), "logotype/proportion"),
    "turned by 1°": case(with_mark(bend=turned(1)), "logotype/proportion"),
    "upside down": case(with_mark(bend=turned(180)), "logotype/proportion"),
    "mirrored": case(with_mark(bend=scaled(-1, 1)), "logotype/proportion"),
    "slanted by 1°": case(with_mark(bend=slanted(1)), "logotype/proportion"),
    "squashed by the matrix of its form": case(
        replace(
            WEB,
            mark="/Form Do",
            names={"Form": form(mark(), Matrix=Array([1, 0, 0, 0.98, 0, 0.02 * (TOP + HEIGHT / 2)]))},
        ),
        "logotype/proportion",
    ),
    "on its side, since the page is shown turned": case(replace(WEB, entries={"/Rotate": 90}), "logotype/proportion"),
    "a second one squashed": case(beside(bend=scaled(1, 0.98)), "logotype/proportion"),
    "squashed on a page that needs none": case(
        replace(COVER, more=(replace(INNER, under="", mark=mark(bend=scaled(1, 0.98))),)),
        "logotype/proportion",
        binding=Binding.FOLDED,
    ),
    "the other language": case(replace(WEB, mark=mark("en-positive")), "logotype/language"),
    "the other language in English": case(replace(ENGLISH, mark=mark()), "logotype/language", locale="en"),
    "the other language beside the right one": case(beside(name="en-positive"), "logotype/language"),
    "twice where the terms allow one": case(beside(), "logotype/repeated", terms={"original": {"may_repeat": False}}),
}


def _a4_in_an_a5() -> Sheet:
    """Numbers of an A4 and a mark of 40 mm, in a unit that makes it an A5 and 28.2 mm."""
    return replace(WEB, unit=0.705, mark=mark(width=0.705 * WIDTH), over="")


PLACING: Final[Mapping[str, Case]] = {
    "1 % under the minimum": case(with_mark(width=29.7), "logotype/size"),
    "1 % under the minimum of A6": case(Sheet(size=(105, 148), mark=mark(at=(8, 8), width=23.76)), "logotype/size"),
    "1 % under the minimum of A4, lying": case(Sheet(size=(297, 210), mark=mark(width=35.64)), "logotype/size"),
    "a mark for A5 on a poster": case(Sheet(size=(297, 420), mark=mark(width=35)), "logotype/size"),
    "too small a share of the short side": case(WEB, "logotype/size", terms={"minimum": {"of_short_side": 0.28}}),
    "a page whose unit makes the mark smaller": case(_a4_in_an_a5(), "logotype/size"),
    "a small second one": case(beside(at=(123, 12), width=12), "logotype/size"),
    "in a lower corner": case(with_mark(at=(13, 180)), "logotype/corner"),
    "in the lower right corner": case(with_mark(at=(95, 180)), "logotype/corner"),
    "in the middle of the page": case(with_mark(at=(53, 91)), "logotype/corner"),
    "in the middle of the upper edge": case(with_mark(at=(53, 12)), "logotype/corner"),
    "in an upper corner where the format has another": case(
        WEB, "logotype/corner", terms={"corners": {"formats": {"A5": (Corner.BOTTOM_RIGHT,)}}}
    ),
    "too near the edge": case(with_mark(at=(3, 12)), "logotype/edge"),
    "0.2 mm too near the upper edge": case(with_mark(at=(13, 4.8)), "logotype/edge"),
    "too near the edge, in modules": case(WEB, "logotype/edge", terms={"edge": {"modules": 2}}),
    "partly outside the trim": case(with_mark(at=(-2, 12)), "logotype/trim"),
    "reaching into the bleed": case(replace(NIGHT, mark=mark("sv-negative", at=(13, -2))), "logotype/trim"),
    "in the slug": case(
        replace(PRESS, slug=20, mark=mark(ink=cmyk, at=(13, -16))), "logotype/trim", edition=Edition.PRESS
    ),
    "outside a CropBox that is the page": case(
        replace(WEB, trim_box=False, entries={"/CropBox": Array([0, 0, 148 * PT, (210 - TOP - HEIGHT / 2) * PT])}),
        "logotype/trim",
    ),
}

SHAPE: Final[Mapping[str, Case]] = {**DRAWING, **PLACING}
