"""Forgeries of what the city's partners are told: their marks, the words that explain them, the agreement's period."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from preflight.proof.gallery.bases import (
    COVER,
    INNER,
    NIGHT,
    PARTNER,
    PARTNERS,
    RELATION,
    WEB,
    WORDS,
    Case,
    Changes,
    case,
    partner,
)
from preflight.proof.gallery.drawing import mark
from preflight.proof.gallery.sheets import Sheet, filled, layer, text
from trycksak.model.binding import Binding
from trycksak.model.terms import Corner, Tone

ONE: Final[Changes] = {"partners": 1}


def beside(name: str = "partner-black", share: float = 1.0, at: tuple[float, float] = (13, 182)) -> Sheet:
    """The good page with the partner's mark as it should not be."""
    return replace(PARTNER, under=WORDS + RELATION + partner(name, share, at))


def related(relation: str, **changes: Any) -> Sheet:
    """The good page with other words in the place of the relation."""
    return replace(PARTNER, under=WORDS + relation + partner(), **changes)


def _shortened(operators: str) -> str:
    """Write v for a curve whose first control point is where it starts, y for one whose last is where it ends."""
    number = r"(\S+ \S+)"
    operators, starts = re.subn(rf"^{number} (\w)\n\1 {number} {number} c$", r"\1 \2\n\3 \4 v", operators, flags=re.M)
    operators, ends = re.subn(rf"^{number} {number} \2 c$", r"\1 \2 y", operators, flags=re.M)
    assert (starts, ends) == (1, 1)
    return operators


PARTNERS_MARK: Final[Mapping[str, Case]] = {
    "the partner's mark at 75 %": case(beside(share=75 / 70), "partner/size", **ONE),
    "the partner's mark at 71 %": case(beside(share=71 / 70), "partner/size", **ONE),
    "a wide mark of the partner's at 75 %": case(
        replace(PARTNER, under=WORDS + RELATION + mark("partner-wide", at=(13, 184), width=30)), "partner/size", **ONE
    ),
    "a wide mark of the partner's at 75 %, its curves shortened": case(
        replace(PARTNER, under=WORDS + RELATION + _shortened(mark("partner-wide", at=(13, 184), width=30))),
        "partner/size",
        **ONE,
    ),
    "the partner's mark in colour": case(beside("partner-colour"), "partner/tone", **ONE),
    "the partner's black mark filled with pink": case(
        replace(
            PARTNER,
            under=WORDS
            + RELATION
            + mark("partner-black", at=(13, 182), width=14, ink=lambda _: "0.898039 0 0.423529 rg"),
        ),
        "partner/tone",
        **ONE,
    ),
    "the partner's mark in black where only text may be": case(
        PARTNER, "partner/tone", partners=1, terms={"partners": {"tones": (Tone.TEXT,)}}
    ),
    "the partner's mark in an upper corner": case(beside(at=(120, 13)), "partner/corner", **ONE),
    "the partner's mark in the corner that is not theirs": case(
        PARTNER, "partner/corner", partners=1, terms={"partners": {"corners": (Corner.BOTTOM_RIGHT,)}}
    ),
    "a second mark of the partner's, too large": case(
        replace(PARTNER, over=partner(share=1.5, at=(100, 182))), "partner/size", **ONE
    ),
    "two partners' marks where two are text": case(
        PARTNERS, "partner/tone", partners=2, terms={"partners": {"text_from": 2}}
    ),
}

_ON_NIGHT: Final = NIGHT.under + partner("partner-white")
RELATIONS: Final[Mapping[str, Case]] = {
    "no words that explain the partner": case(related(""), "relation/missing", **ONE),
    "other words": case(related(text("Sponsor:", 13, 178)), "relation/missing", **ONE),
    "the words in the other language": case(related(text("In cooperation with", 13, 178)), "relation/missing", **ONE),
    "half of the words": case(related(text("I samarbete", 13, 178)), "relation/missing", **ONE),
    "the words invisible": case(related(text("I samarbete med", 13, 178, mode=3)), "relation/missing", **ONE),
    "the words white on white": case(related(text("I samarbete med", 13, 178, ink="1 g")), "relation/missing", **ONE),
    "the words dark on dark": case(
        replace(NIGHT, under=_ON_NIGHT + text("I samarbete med", 13, 178, ink="0 0.34902 0.309804 rg")),
        "relation/missing",
        **ONE,
    ),
    "the words under white": case(related(RELATION + filled("1 g", 10, 170, 60, 10)), "relation/missing", **ONE),
    "the words on a layer that is off": case(
        related(f"/OC /Layer BDC {RELATION} EMC\n", names={"Layer": layer(on=False)}), "relation/missing", **ONE
    ),
    "the words outside the trim": case(
        replace(related(text("I samarbete med", 13, 216)), slug=20), "relation/missing", **ONE
    ),
    "the words clipped away": case(related(f"q 90 90 5 5 re W n {RELATION} Q\n"), "relation/missing", **ONE),
    "the words on the second page only": case(
        replace(related(""), more=(replace(INNER, under=RELATION),)),
        "relation/missing",
        partners=1,
        binding=Binding.FOLDED,
    ),
    "the words of a point's size": case(related(text("I samarbete med", 13, 178, 0.1)), "relation/missing", **ONE),
}

PERIOD: Final[Mapping[str, Case]] = {
    "the agreement over": case(WEB, "terms/period", dates=(date(2007, 1, 15), date(2007, 1, 17))),
    "the agreement over on the last day": case(WEB, "terms/period", dates=(date(2006, 12, 30), date(2007, 1, 1))),
    "before the agreement": case(WEB, "terms/period", dates=(date(2006, 8, 22), date(2006, 8, 23))),
    "the agreement over, a booklet": case(
        COVER, "terms/period", binding=Binding.FOLDED, dates=(date(2007, 1, 15), date(2007, 1, 17))
    ),
}

COMPANY: Final[Mapping[str, Case]] = {**PARTNERS_MARK, **RELATIONS, **PERIOD}
