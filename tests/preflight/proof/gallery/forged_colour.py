"""Forgeries of the mark's colour and of its opacity."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from pikepdf import Name

from preflight.proof.gallery.bases import PRESS, PRESS_NIGHT, TINT, WEB, Case, case
from preflight.proof.gallery.drawing import cmyk, mark, original
from preflight.proof.gallery.paints import (
    SWAPPED,
    calibrated,
    gradient,
    masked,
    profiled,
    shading,
    swapped_profile,
    tint,
)
from preflight.proof.gallery.sheets import Sheet, Thing, filled, form, group, state
from trycksak.preflight.proof.asked import Edition

GREEN, INKS = "0 0.34902 0.309804", "1 0 0.56 0.58"
PINK: Final = "0.898039 0 0.423529 rg"
ON_PRESS: Final[Mapping[str, Any]] = {"edition": Edition.PRESS}
_SHIELD, _WORDING = original("sv-positive").paths


def inked(operator: str, base: Sheet = WEB, **names: Thing) -> Sheet:
    """A good page whose mark is filled by another operator."""
    return replace(base, mark=mark(ink=lambda _: operator), names=names)


def after(operators: str, base: Sheet = WEB, **names: Thing) -> Sheet:
    """A good page whose mark is painted after operators."""
    return replace(base, mark=f"q {operators} {base.mark} Q", names=names)


def in_form(before: str = "", **entries: Any) -> Sheet:
    """A good page whose mark is painted by a form."""
    return replace(WEB, mark=f"q {before} /Form Do Q", names={"Form": form(mark(), **entries)})


def _with(sheet: Sheet, **names: Thing) -> Sheet:
    return replace(sheet, names={**sheet.names, **names})


COLOUR: Final[Mapping[str, Case]] = {
    "5 % too light": case(inked("0.05 0.39902 0.359804 rg"), "logotype/colour"),
    "its red 5 % too strong": case(inked("0.05 0.34902 0.309804 rg"), "logotype/colour"),
    "in the brand's pink": case(inked(PINK), "logotype/colour"),
    "only the wording in black": case(
        replace(WEB, mark=mark(paths=[_SHIELD]) + mark(paths=[_WORDING], ink=lambda _: "0 g")), "logotype/colour"
    ),
    "another colour laid over it": case(replace(WEB, mark=mark() + mark(ink=lambda _: PINK)), "logotype/colour"),
    "a gradient in it": case(
        inked("/Pattern cs /C scn", C=gradient((0, 0.35, 0.31), (0, 0.6, 0.57))), "logotype/colour"
    ),
    "sRGB in the press edition": case(replace(PRESS, mark=mark()), "logotype/colour", **ON_PRESS),
    "its black 5 % too weak": case(inked("1 0 0.56 0.53 k", PRESS), "logotype/colour", **ON_PRESS),
    "other inks that look the same": case(inked("1 0.651 0.6902 0 k", PRESS), "logotype/colour", **ON_PRESS),
    "inks in the web edition": case(replace(WEB, mark=mark(ink=cmyk)), "logotype/colour"),
    "another spot": case(inked("/C cs 1 scn", PRESS, C=tint("PMS 3272", INKS)), "logotype/colour", **ON_PRESS),
    "half of the spot": case(inked("/C cs 0.5 scn", PRESS, C=tint("PMS 3292", INKS)), "logotype/colour", **ON_PRESS),
    "the spot, shown as pink": case(
        inked("/C cs 1 scn", PRESS, C=tint("PMS 3292", "0 1 0.22 0")), "logotype/colour", **ON_PRESS
    ),
    "the right numbers in a CalRGB of other primaries": case(
        inked(f"/C cs {GREEN} scn", C=calibrated(SWAPPED)), "logotype/colour"
    ),
    "the right numbers in a profile of other primaries": case(
        inked(f"/C cs {GREEN} scn", C=profiled(swapped_profile())), "logotype/colour"
    ),
    # The comment names it, so that it is among the page's resources.
    "sRGB that the page takes for another RGB": case(
        _with(replace(WEB, mark="% /DefaultRGB\n" + mark()), DefaultRGB=calibrated(SWAPPED)), "logotype/colour"
    ),
}

_ON_TINT: Final = replace(WEB, under=filled(TINT, 0, 0, 148, 100))
_ON_PINK: Final = replace(PRESS, under=filled("0 0.16 0.03 0 k", -3, -3, 154, 100))
_OVERPRINT: Final = state(OP=True, op=True, OPM=1)
_FADE: Final = "q {} -9 -9 200 250 re f Q"

OPACITY: Final[Mapping[str, Case]] = {
    "opacity of 90 %": case(after("/S gs", S=state(ca=0.9)), "logotype/opacity"),
    "opacity of 90 % inside a form": case(
        _with(replace(WEB, mark="/Form Do"), Form=form(f"/S gs {mark()}"), S=state(ca=0.9)), "logotype/opacity"
    ),
    "opacity of 90 % before a form": case(_with(in_form("/S gs"), S=state(ca=0.9)), "logotype/opacity"),
    "a group of 90 %": case(_with(in_form("/S gs", Group=group()), S=state(ca=0.9)), "logotype/opacity"),
    "a group of 99 % in a group": case(
        _with(
            replace(WEB, mark="q /S gs /Outer Do Q"),
            Outer=form("/Inner Do", Group=group(I=True)),
            Inner=form(mark(), Group=group(K=True)),
            S=state(ca=0.99),
        ),
        "logotype/opacity",
    ),
    "opacity of 90 % for the wording only": case(
        _with(replace(WEB, mark=f"{mark(paths=[_SHIELD])} /S gs {mark(paths=[_WORDING])}"), S=state(ca=0.9)),
        "logotype/opacity",
    ),
    "multiplied with a tint": case(after("/S gs", _ON_TINT, S=state(BM=Name.Multiply)), "logotype/opacity"),
    "in a group that is multiplied with a tint": case(
        _with(
            replace(_ON_TINT, mark="q /S gs /Form Do Q"), Form=form(mark(), Group=group()), S=state(BM=Name.Multiply)
        ),
        "logotype/opacity",
    ),
    "screened on a tint": case(after("/S gs", _ON_TINT, S=state(BM=Name.Screen)), "logotype/opacity"),
    "a soft mask of grey": case(after("/S gs", S=masked(_FADE.format("0.8 g"))), "logotype/opacity"),
    "a soft mask that fades to the right": case(
        after("/S gs", S=masked("/Fade sh"), Fade=shading((1.0,), (0.0,))),
        "logotype/opacity",
    ),
    "the inks of a tint shine through": case(after("/S gs", _ON_PINK, S=_OVERPRINT), "logotype/opacity", **ON_PRESS),
    "white that overprints, and so is not there": case(
        after("/S gs", PRESS_NIGHT, S=_OVERPRINT), "logotype/opacity", **ON_PRESS
    ),
}
