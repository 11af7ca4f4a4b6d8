"""The good files that every forgery is one change away from, and what they are held against."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from preflight.proof.gallery.drawing import ROOT, cmyk, mark, original
from preflight.proof.gallery.sheets import Sheet, box, filled, placed, text
from trycksak.model.binding import Binding
from trycksak.model.brand import Brand, Partner, PartnerMaster, PartnerTone
from trycksak.model.terms import Terms
from trycksak.preflight.proof.asked import Asked, Edition
from trycksak.read.edition import read_brand
from trycksak.read.files import Project

Changes = Mapping[str, Any]
"""What differs from `asked()`: fields of Asked; under `terms` what differs in the terms, rule by rule."""

# The numbers of the terms that the gallery's distances rest on.
NUMBERS: Final[Changes] = {
    "agreement": {"start": date(2006, 8, 24), "end": date(2006, 12, 31)},
    "module": {"share": 0.84},
    "clear_space": {"modules": 0.5},
    "minimum": {"width_mm": {"A6": 24, "A5": 30, "A4": 36}, "of_short_side": None},
    "edge": {"mm": 5, "modules": 0},
    "bitmap": {"allowed": False, "least_ppi": 300},
    "variants": {"contrast": 3},
    "partners": {"largest_share": 0.7, "text_from": None},
}


@dataclass(frozen=True)
class Case:
    """A file, what differs in what it is held against, and the ids of all that is to be found in it."""

    make: Callable[[Path], None]
    asked: Changes = field(default_factory=dict)
    expected: frozenset[str] = frozenset()


def case(sheet: Sheet, *expected: str, **asked: Any) -> Case:
    """Make a case of a sheet."""
    return Case(sheet.write, asked, frozenset(expected))


def asked(changes: Changes) -> Asked:
    """What a sheet is held against: one of a Swedish web edition without partners, but for the changes."""
    brand, terms = _brand_and_terms()
    plain = Asked(brand, terms, ROOT, "sv", Binding.SHEET, Edition.WEB, 0, (date(2006, 12, 6), date(2006, 12, 9)))
    own = {key: value for key, value in changes.items() if key != "terms"}
    return replace(plain, terms=_with(terms, changes.get("terms", {})), **own)


@cache
def _brand_and_terms() -> tuple[Brand, Terms]:
    brand, terms = read_brand(Project(ROOT))
    tones = {"partner-colour": "colour", "partner-black": "black", "partner-white": "white", "partner-wide": "black"}
    masters = {name: _partner_master(name, tone) for name, tone in tones.items()}
    wide = Partner(id="fjarden", masters=(masters.pop("partner-wide"),))
    partners = (Partner(id="hamnbolaget", masters=tuple(masters.values())), wide)
    return brand.model_copy(update={"partners": partners}), _with(terms, NUMBERS)


def _partner_master(name: str, tone: str) -> PartnerMaster:
    path = Path(__file__).parent / f"{name}.svg"
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return PartnerMaster(path=path.relative_to(ROOT).as_posix(), tone=PartnerTone(tone), sha256=sha256)


def _with(terms: Terms, changes: Changes) -> Terms:
    rules = {name: getattr(terms, name).model_copy(update=dict(update)) for name, update in changes.items()}
    return terms.model_copy(update=rules)


# The mark of all bases: 40 mm wide at 13, 12. Its clear space is half of 0.84 of its height.
LEFT, TOP, WIDTH = 13.0, 12.0, 40.0
HEIGHT: Final = WIDTH * original("sv-positive").height / original("sv-positive").width
CLEAR: Final = 0.42 * HEIGHT
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT

DARK, TINT = "0 0.34902 0.309804 rg", "0.882353 0.945098 0.937255 rg"
WORDS: Final = text("Rubrik", 13, 50, 9) + text("En rad som går att läsa, och så en till.", 13, 60)
FOOT: Final = placed("Photo", 13, 110, 60, 40) + filled(TINT, 0, 200, 148, 10)

WEB: Final = Sheet(under=WORDS + FOOT, mark=mark())
"""An A5 of the web edition: the mark in sRGB, words, a picture, a band of a tint."""

ENGLISH: Final = replace(WEB, mark=mark("en-positive"))
"""The same in English."""

NIGHT: Final = replace(
    WEB,
    bleed=3,
    under=filled(DARK, -3, -3, 154, 216) + text("Rubrik", 13, 50, 9, "1 g"),
    mark=mark("sv-negative"),
)
"""The negative mark on a flat ground that bleeds."""

PRESS: Final = Sheet(
    bleed=3,
    slug=7,
    under=filled("0.15 0 0.08 0 k", -3, 160, 154, 53) + text("Rubrik", 13, 50, 9, "0 0 0 1 k"),
    mark=mark(ink=cmyk),
)
"""An A5 of the press edition: bleed, slug, the brand's inks."""

PRESS_NIGHT: Final = replace(
    PRESS, under=filled("1 0 0.56 0.58 k", -3, -3, 154, 216), mark=mark("sv-negative", ink=cmyk)
)
"""The negative mark on a flat dark ground, in the brand's inks."""

RELATION: Final = text("I samarbete med", 13, 178)
# 70 % of the city's mark by its height, in a lower corner.
PARTNER_HEIGHT: Final = 0.7 * HEIGHT
PARTNER_WIDTH: Final = 1.9 * PARTNER_HEIGHT


def partner(name: str = "partner-black", share: float = 1.0, at: tuple[float, float] = (13, 182)) -> str:
    """Place the partner's mark: at 70 % of the city's height, times a share of that."""
    return mark(name, at=at, width=share * PARTNER_WIDTH)


PARTNER: Final = Sheet(under=WORDS + RELATION + partner(), mark=mark())
"""The mark with a partner's in black, and the words that explain it."""
PARTNERS: Final = replace(PARTNER, under=PARTNER.under + mark("partner-wide", at=(107, 184), width=0.7 * WIDTH))
"""The same with two partners, each in its lower corner."""

INNER: Final = Sheet(under=text("En sida till", 13, 20))
COVER: Final = replace(WEB, more=(INNER, INNER, INNER))
"""A booklet of four pages with the mark on its cover."""

BASES: Final[Mapping[str, Case]] = {
    "web": case(WEB),
    "english": case(ENGLISH, locale="en"),
    "night": case(NIGHT),
    "press": case(PRESS, edition=Edition.PRESS),
    "press at night": case(PRESS_NIGHT, edition=Edition.PRESS),
    "partner": case(PARTNER, partners=1),
    "two partners": case(PARTNERS, partners=2),
    "cover": case(COVER, binding=Binding.FOLDED),
    "anybody's": case(WEB, edition=Edition.ANYBODY),
}


def clipped(operators: str, path: str, rule: str = "W") -> str:
    """Clip operators by a path."""
    return f"q {path} {rule} n {operators} Q\n"


def whole_mark() -> str:
    """Construct the box of the bases' mark."""
    return box(LEFT, TOP, WIDTH, HEIGHT)
