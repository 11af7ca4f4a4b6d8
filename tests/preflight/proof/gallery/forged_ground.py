"""Forgeries of what the mark stands on, and of what stands too near."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np
from pikepdf import Array

from preflight.proof.gallery.bases import (
    BOTTOM,
    CLEAR,
    HEIGHT,
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
    case,
    clipped,
    partner,
)
from preflight.proof.gallery.drawing import mark
from preflight.proof.gallery.paints import shading, tiling
from preflight.proof.gallery.sheets import (
    PT,
    Note,
    Sheet,
    Thing,
    beginning,
    box,
    filled,
    form,
    hanging,
    noise,
    picture,
    placed,
    text,
)
from trycksak.model.brand import Variant
from trycksak.model.terms import Corner, Medium
from trycksak.preflight.proof.asked import Edition

# Light enough for the positive mark everywhere, and busy all the same.
GRAINY: Final = picture((165 + noise(90, 60) * (90 / 255)).astype(np.uint8))
LIGHT_GREEN: Final = "0.666667 0.85098 0.839216 rg"


def on(operators: str, base: Sheet = WEB, **names: Thing) -> Sheet:
    """A good page with something painted under its mark."""
    return replace(base, under=operators + base.under, names=names)


def flat(ink: str, name: str) -> Sheet:
    """A page of one colour with a mark."""
    return Sheet(under=filled(ink, 0, 0, 148, 210), mark=mark(name))


def _shadow() -> Thing:
    """A soft grey box with the mark's size, and 2 mm more on every side."""
    y, x = np.mgrid[-1:1:60j, -1:1:160j]
    alpha = (np.clip(1.2 - np.maximum(abs(x), abs(y)), 0, 0.5) * 255).astype(np.uint8)
    return picture(np.full((60, 160, 3), 120, np.uint8), alpha)


_STRIPES: Final = tiling("0.8 g 0 0 1 2 re f", 2, (PT, 0, 0, PT, 0, 0))
GROUND: Final[Mapping[str, Case]] = {
    "on a picture": case(on(placed("Grain", 0, 0, 148, 40), Grain=GRAINY), "logotype/ground"),
    "half on a picture": case(on(placed("Grain", 33, 0, 80, 40), Grain=GRAINY), "logotype/ground"),
    "on a gradient": case(
        on(clipped("/Fade sh", box(0, 0, 148, 40)), Fade=shading((1, 1, 1), (0.67, 0.85, 0.84))), "logotype/ground"
    ),
    "on stripes": case(on("q /Pattern cs /Stripes scn 0 0 148 40 re f Q\n", Stripes=_STRIPES), "logotype/ground"),
    "on two colours": case(on(filled(LIGHT_GREEN, 0, 0, 33, 40)), "logotype/ground"),
    "on a word": case(on(text("PROV", LEFT + 2, BOTTOM - 1, 10, "0.72 g")), "logotype/ground"),
    "on a white plate that is too small, on a picture": case(
        on(placed("Grain", 0, 0, 148, 40) + filled("1 g", LEFT - 3, TOP - 3, WIDTH + 6, HEIGHT + 6), Grain=GRAINY),
        "logotype/ground",
    ),
    "on a dark plate of its own size": case(
        replace(
            WEB, under=WEB.under + filled("0 0.34902 0.309804 rg", LEFT, TOP, WIDTH, HEIGHT), mark=mark("sv-negative")
        ),
        "logotype/ground",
    ),
    "on a band that ends in the clear space": case(on(filled(LIGHT_GREEN, 0, 0, 148, BOTTOM + 2)), "logotype/ground"),
    "with a shadow": case(
        on(placed("Shadow", LEFT - 2, TOP - 2, WIDTH + 4, HEIGHT + 4), Shadow=_shadow()), "logotype/ground"
    ),
}

_IN_PRINT: Final[Mapping[str, Any]] = {"variants": {"media": {Medium.PRINT: (Variant.MONO, Variant.NEGATIVE)}}}
CONTRAST: Final[Mapping[str, Case]] = {
    # The lightness where positive and negative are seen equally badly: a little above, and a little below.
    "positive on middle grey": case(flat("0.603922 g", "sv-positive"), "logotype/contrast"),
    "negative on middle grey": case(flat("0.592157 g", "sv-negative"), "logotype/contrast"),
    "positive on middle green": case(flat("0.439216 0.647059 0.607843 rg", "sv-positive"), "logotype/contrast"),
    "positive on the brand's green": case(flat("0 0.6 0.568627 rg", "sv-positive"), "logotype/variant"),
    "positive on dark pink": case(flat("0.537255 0.047059 0.345098 rg", "sv-positive"), "logotype/variant"),
    "mono on dark green": case(flat("0 0.34902 0.309804 rg", "sv-mono"), "logotype/variant"),
    "negative on white": case(replace(WEB, mark=mark("sv-negative")), "logotype/variant"),
    "negative on a tint": case(flat(TINT, "sv-negative"), "logotype/variant"),
    "a variant that is not for print": case(PRESS, "logotype/variant", edition=Edition.PRESS, terms=_IN_PRINT),
}


def near(operators: str, base: Sheet = WEB, **names: Thing) -> Sheet:
    """A good page with something painted near its mark."""
    return replace(base, over=operators, names=names)


def frame(distance: float, width: float = 0.1, ink: str = "0 G") -> str:
    """Draw a frame round the mark; the distance is that of the inner edge of its line, in mm."""
    reach = distance + width / 2
    edges = (LEFT - reach, TOP - reach, WIDTH + 2 * reach, HEIGHT + 2 * reach)
    return f"q {ink} {width} w {box(*edges)} S Q\n"


CLEAR_SPACE: Final[Mapping[str, Case]] = {
    "a word 0.5 mm into it, on the right": case(
        near(beginning("Hej", RIGHT + CLEAR - 0.5, TOP + 8)), "logotype/clear-space"
    ),
    "a word 0.5 mm into it, below": case(near(hanging("Hej", LEFT + 5, BOTTOM + CLEAR - 0.5)), "logotype/clear-space"),
    "a line through it": case(near(f"q 0 G 0.2 w 0 {BOTTOM + 2} m 148 {BOTTOM + 2} l S Q\n"), "logotype/clear-space"),
    "a line through it, as a thin rectangle": case(
        near(filled("0 g", 0, BOTTOM + 2, 148, 0.1)), "logotype/clear-space"
    ),
    "a dashed line of no width": case(
        near(f"q 0 G 0 w [1 1] 0 d {RIGHT + 3} 0 m {RIGHT + 3} 60 l S Q\n"), "logotype/clear-space"
    ),
    "a hairline frame in it": case(near(frame(CLEAR - 0.5)), "logotype/clear-space"),
    "a frame close round it": case(near(frame(0.5)), "logotype/clear-space"),
    "a frame under it, painted first": case(on(frame(CLEAR - 0.5)), "logotype/clear-space"),
    "a full stop in it": case(near(text(".", RIGHT + 1.5, TOP + 5)), "logotype/clear-space"),
    "a dot in a corner of it": case(
        near(filled("0 g", RIGHT + CLEAR - 0.6, TOP - CLEAR + 0.2, 0.4, 0.4)), "logotype/clear-space"
    ),
    "a word in the empty part of its own box": case(near(text("AB", LEFT + 28, TOP + 9.5, 4)), "logotype/clear-space"),
    "white on its dark ground": case(near(filled("1 g", RIGHT + 2, TOP, 3, 3), NIGHT), "logotype/clear-space"),
    "a light tint in it": case(near(filled(TINT, RIGHT + 2, TOP, 30, HEIGHT)), "logotype/clear-space"),
    "a picture in the clear space": case(near(placed("Photo", RIGHT + 4, TOP, 30, 20)), "logotype/clear-space"),
    "a gradient in the clear space": case(
        near(clipped("/Fade sh", box(RIGHT + 4, TOP, 30, 20)), Fade=shading((1, 0, 0), (0, 0, 1))),
        "logotype/clear-space",
    ),
    "a form in it": case(near("/Word Do", Word=form(beginning("Hej", RIGHT + 3, TOP + 8))), "logotype/clear-space"),
    "a link's border in it": case(
        replace(
            WEB,
            notes=(Note("Link", (LEFT - 2, TOP - 2, WIDTH + 4, HEIGHT + 4), entries={"/Border": Array([0, 0, 1])}),),
        ),
        "logotype/clear-space",
    ),
    "a stamp in it": case(
        replace(WEB, notes=(Note("Stamp", (RIGHT + 2, TOP, 10, 10), "1 0 0 rg 0 0 10 10 re f"),)),
        "logotype/clear-space",
    ),
    "the partner's mark in it": case(
        replace(PARTNER, under=WORDS + RELATION, over=partner(at=(LEFT, BOTTOM + 2))),
        "logotype/clear-space",
        partners=1,
        terms={"partners": {"corners": tuple(Corner)}},
    ),
    "two marks too near each other": case(
        Sheet(size=(105, 148), mark=mark(at=(8, 8), width=44), over=mark(at=(53, 8), width=44)),
        "logotype/clear-space",
    ),
    "ink in it on the press": case(
        near(filled("0 0.05 0 0 k", RIGHT + 2, TOP, 3, 3), PRESS), "logotype/clear-space", edition=Edition.PRESS
    ),
    "a word in the clear space of a large one": case(
        Sheet(mark=mark(width=100), over=beginning("Hej", LEFT + 100 + 2.5 * CLEAR - 0.5, TOP + 8)),
        "logotype/clear-space",
    ),
}

GROUNDS: Final[Mapping[str, Case]] = {**GROUND, **CONTRAST, **CLEAR_SPACE}
