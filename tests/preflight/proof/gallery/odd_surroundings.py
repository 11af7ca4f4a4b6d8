"""Good pages with something that looks wrong and is not: near the mark, over it, under it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

import numpy as np
from pikepdf import Array

from preflight.proof.gallery.bases import (
    BOTTOM,
    CLEAR,
    COVER,
    DARK,
    ENGLISH,
    HEIGHT,
    INNER,
    LEFT,
    NIGHT,
    PARTNER,
    PRESS,
    RELATION,
    RIGHT,
    TINT,
    TOP,
    WEB,
    WIDTH,
    WORDS,
    Case,
    Changes,
    case,
    clipped,
    partner,
)
from preflight.proof.gallery.drawing import cmyk, mark
from preflight.proof.gallery.forged_bitmap import bitmap
from preflight.proof.gallery.forged_colour import GREEN, INKS, ON_PRESS, inked
from preflight.proof.gallery.forged_ground import GRAINY, LIGHT_GREEN, flat, frame, near, on
from preflight.proof.gallery.forged_sight import over
from preflight.proof.gallery.paints import profiled, shading, srgb_profile, tint
from preflight.proof.gallery.sheets import (
    Note,
    Sheet,
    beginning,
    box,
    filled,
    hanging,
    layer,
    noise,
    picture,
    placed,
    state,
    text,
)
from trycksak.model.binding import Binding
from trycksak.model.terms import Tone
from trycksak.preflight.proof.asked import Edition

# What rounding in a file may take, in mm.
_JUST: Final = 0.1
_BOX: Final = (LEFT, TOP, WIDTH, HEIGHT)


def _around(more: float) -> tuple[float, float, float, float]:
    reach = CLEAR + more
    return LEFT - reach, TOP - reach, WIDTH + 2 * reach, HEIGHT + 2 * reach


def _plate(ink: str) -> str:
    return filled(ink, *_around(_JUST))


def _opaque_below() -> np.ndarray:
    alpha = np.zeros((60, 60), np.uint8)
    alpha[30:] = 255
    return alpha


_LARGE: Final = mark(at=(14, 12), width=110)
NEAR: Final[Mapping[str, Case]] = {
    "a thin frame just outside the clear space": case(near(frame(CLEAR + _JUST))),
    "a word just outside it, on the right": case(near(beginning("Hej", RIGHT + CLEAR + _JUST, TOP + 8))),
    "a word just outside it, below": case(near(hanging("Hej", LEFT, BOTTOM + CLEAR + _JUST))),
    "a line just outside it": case(near(f"q 0 G 0.2 w 0 {BOTTOM + CLEAR + 0.2} m 148 {BOTTOM + CLEAR + 0.2} l S Q\n")),
    "a picture just outside it": case(near(placed("Photo", RIGHT + CLEAR + _JUST, 0, 60, 60))),
    "spaces in it": case(near(text("     ", RIGHT, TOP + 8) + text("Hej      ", 2, 60))),
    "spaces before a word that is far enough": case(near(text(" " * 12 + "Hej", RIGHT + 2, TOP + 8))),
    "white on white in it": case(near(filled("1 g", RIGHT - 10, BOTTOM + 1, 60, 12))),
    "a white page painted first": case(on(filled("1 g", 0, 0, 148, 210))),
    "its own dark colour painted on its dark ground": case(near(filled(DARK, RIGHT + 1, 0, 60, 30), NIGHT)),
    "words on a layer that is off in it": case(
        near(f"/OC /Layer BDC {text('Hej', RIGHT + 1, TOP + 8)} EMC", Layer=layer(on=False))
    ),
    "invisible words in it and over it": case(
        near("".join(text("Stockholms stad Stockholms stad", 0, y, 5, mode=3) for y in range(5, 60, 5)))
    ),
    "words clipped away in it": case(near(f"q 90 90 5 5 re W n {text('Hej', RIGHT + 1, TOP + 8)} Q")),
    "a picture whose frame shows another part of it": case(
        near(clipped(placed("Photo", 0, 0, 148, 210), box(13, 110, 60, 40)))
    ),
    "a gradient that is clipped elsewhere": case(
        near(clipped("/Fade sh", box(13, 110, 60, 40)), Fade=shading((1, 0, 0), (0, 0, 1)))
    ),
    "a picture whose part in it is transparent": case(
        near(placed("Cut", 0, 0, 148, 105), Cut=picture(noise(60, 60), _opaque_below()))
    ),
    "marks of the printer's beyond the trim": case(
        replace(
            PRESS,
            mark=mark(at=(6, 6), width=90, ink=cmyk),
            under="",
            over="q 1 1 1 1 K 0.09 w 8 -4 m 8 -9 l S -4 8 m -9 8 l S Q\n",
        ),
        **ON_PRESS,
    ),
}


def _with_link(**entries: Any) -> Sheet:
    shown = {f"/{key}": value for key, value in entries.items()}
    return replace(WEB, notes=(Note("Link", _around(0), entries=shown),))


OVER: Final[Mapping[str, Case]] = {
    "a plate that is transparent whole": case(over("/S gs " + filled("1 0 0 rg", *_around(5)), S=state(ca=0))),
    "a path over it that is not painted": case(over(f"{box(*_BOX)} n\n")),
    "a picture over it that is transparent whole": case(
        over(placed("Clear", *_BOX), Clear=picture(noise(40, 10), np.zeros((10, 40), np.uint8)))
    ),
    "a link without a border on it": case(_with_link(Border=Array([0, 0, 0]))),
    "a hidden stamp on it": case(replace(WEB, notes=(Note("Stamp", _BOX, "1 0 0 rg 0 0 40 11 re f", {"/F": 2}),))),
    "a stamp that shows nothing on it": case(replace(WEB, notes=(Note("Stamp", _BOX, ""),))),
    "a covering layer that is off": case(over(f"/OC /Layer BDC {filled('1 g', *_BOX)} EMC", Layer=layer(on=False))),
    "drawn twice in the same place": case(replace(WEB, mark=mark() + mark())),
}

_FLAT: Final = np.full((30, 30, 3), (170, 217, 214), np.uint8)
_PARTLY: Final = np.concatenate([np.full((30, 90, 3), 250, np.uint8), noise(90, 60)])
UNDER: Final[Mapping[str, Case]] = {
    "a white plate on a picture": case(on(placed("Grain", 0, 0, 148, 40) + _plate("1 g"), Grain=GRAINY)),
    "a plate of a tint on a picture": case(on(placed("Photo", 0, 0, 148, 40) + _plate(TINT))),
    "a dark plate on white": case(replace(WEB, under=WEB.under + _plate(DARK), mark=mark("sv-negative"))),
    "a band of a tint that ends outside the clear space": case(
        on(filled(LIGHT_GREEN, 0, 0, 148, BOTTOM + CLEAR + _JUST))
    ),
    "a picture of one colour": case(on(placed("Flat", 0, 0, 148, 40), Flat=picture(_FLAT))),
    "the empty part of a picture": case(
        Sheet(under=placed("Partly", 0, 0, 148, 148), mark=mark(), names={"Partly": picture(_PARTLY)})
    ),
    "a gradient between one colour and itself": case(
        on(clipped("/Fade sh", box(0, 0, 148, 40)), Fade=shading((0.9, 0.95, 0.94), (0.9, 0.95, 0.94)))
    ),
    "under white, a picture that nobody sees": case(on(placed("Photo", 0, 0, 60, 40) + filled("1 g", 0, 0, 148, 45))),
    "negative on the brand's green": case(flat("0 0.6 0.568627 rg", "sv-negative")),
    "negative on black": case(flat("0 g", "sv-negative")),
    "mono on yellow": case(flat("0.988235 0.74902 0.039216 rg", "sv-mono")),
    "positive on yellow": case(flat("0.988235 0.74902 0.039216 rg", "sv-positive")),
    "a shadow on the other side of white": case(on(filled("0 g", 0, 0, 148, 30) + filled("1 g", 0, 0, 148, 30))),
}

COLOURS: Final[Mapping[str, Case]] = {
    "sRGB by its profile": case(inked(f"/C cs {GREEN} scn", C=profiled(srgb_profile()))),
    "sRGB by scn": case(inked(f"/DeviceRGB cs {GREEN} scn")),
    "sRGB to two decimals": case(inked("0 .35 .31 rg")),
    "mono in grey": case(replace(WEB, mark=mark("sv-mono", ink=lambda _: "0 g"))),
    "negative in grey": case(replace(NIGHT, mark=mark("sv-negative", ink=lambda _: "1 g"))),
    "the brand's spot": case(inked("/C cs 1 scn", PRESS, C=tint("PMS 3292", INKS)), **ON_PRESS),
    "mono in black ink": case(replace(PRESS, mark=mark("sv-mono", ink=cmyk)), **ON_PRESS),
    "mono in black ink that overprints on white": case(
        replace(PRESS, mark=f"q /S gs {mark('sv-mono', ink=cmyk)} Q", names={"S": state(OP=True, op=True, OPM=1)}),
        **ON_PRESS,
    ),
    "somebody's file in inks": case(PRESS, edition=Edition.ANYBODY),
    "somebody's file with the spot": case(
        inked("/C cs 1 scn", PRESS, C=tint("PMS 3292", INKS)), edition=Edition.ANYBODY
    ),
}

# 24 pixels of 300 to an inch, in mm.
_MARGIN: Final = 24 / 300 * 25.4


def _with_margin(pixels: np.ndarray) -> np.ndarray:
    return np.pad(pixels, ((24, 24), (24, 24), (0, 0)), constant_values=255)


PLACES: Final[Mapping[str, Case]] = {
    "twice": case(replace(WEB, over=mark(at=(95, 12)))),
    "twice, the second negative on a plate": case(
        replace(WEB, over=filled(DARK, 85, 0, 63, 40) + mark("sv-negative", at=(95, 12)))
    ),
    "very large": case(Sheet(mark=_LARGE)),
    "as small as may be": case(replace(WEB, mark=mark(width=30))),
    "as near the edge as may be": case(replace(WEB, mark=mark(at=(5, 5)))),
    "in the upper right corner": case(replace(WEB, mark=mark(at=(95, 12)))),
    "on a small sheet": case(Sheet(size=(105, 148), mark=mark(at=(8, 8), width=24))),
    "on a poster that lies": case(Sheet(size=(594, 420), mark=mark(at=(30, 30), width=120))),
    "on a strip": case(Sheet(size=(99, 210), mark=mark(at=(8, 8), width=30))),
    "on every page of a booklet": case(
        replace(COVER, more=tuple(replace(INNER, under="", mark=mark()) for _ in range(3))), binding=Binding.FOLDED
    ),
    "on the cover, and negative on the back": case(replace(COVER, more=(INNER, INNER, NIGHT)), binding=Binding.FOLDED),
    "in English where any language will do": case(ENGLISH, terms={"language": {"follows_page": False}}),
    "a bitmap of 300 ppi where it may be": case(bitmap(300), terms={"bitmap": {"allowed": True}}),
    "a bitmap of 300 ppi with a white margin where it may be": case(
        bitmap(300, box=(LEFT - _MARGIN, TOP - _MARGIN, WIDTH + 2 * _MARGIN, HEIGHT + 2 * _MARGIN), turn=_with_margin),
        terms={"bitmap": {"allowed": True}},
    ),
    "on the agreement's last day": case(WEB, dates=(date(2006, 12, 30), date(2006, 12, 31))),
}

ONE: Final[Changes] = {"partners": 1}


def _said(relation: str, mark_: str = partner()) -> Sheet:
    return replace(PARTNER, under=WORDS + relation + mark_)


PARTNER_ODDITIES: Final[Mapping[str, Case]] = {
    "the partner as text": case(_said(RELATION + text("Hamnbolaget", 13, 184), ""), **ONE),
    "the partner in the lower right corner": case(_said(RELATION, partner(at=(120, 182))), **ONE),
    "the partner small": case(_said(RELATION, partner(share=0.4)), **ONE),
    "the partner wide, at 70 %": case(_said(RELATION, mark("partner-wide", at=(13, 184), width=0.7 * WIDTH)), **ONE),
    "the partner in white on dark": case(
        replace(NIGHT, under=NIGHT.under + text("I samarbete med", 13, 178, ink="1 g") + partner("partner-white")),
        **ONE,
    ),
    "the partner in colour where it may be": case(
        _said(RELATION, partner("partner-colour")), partners=1, terms={"partners": {"tones": (Tone.COLOUR,)}}
    ),
    "the relation in two lines": case(_said(text("I samarbete", 13, 174) + text("med", 13, 179)), **ONE),
    "the relation letter by letter": case(
        _said("q BT 0 g /F 4 Tf 1 0 0 -1 13 178 Tm [(I) -250 (s) 5 (a) (m) (arb) 12 (ete m) (ed)] TJ ET Q\n"), **ONE
    ),
    "the relation in words of their own": case(
        _said(text("I", 13, 178) + text("samarbete", 15.2, 178) + text("med", 34, 178)), **ONE
    ),
    "the relation within a sentence": case(
        _said(text("Konferensen ordnas i samarbete med Hamnbolaget.", 13, 178)), **ONE
    ),
}

SURROUNDINGS: Final[Mapping[str, Case]] = {**NEAR, **OVER, **UNDER, **COLOURS, **PLACES, **PARTNER_ODDITIES}
