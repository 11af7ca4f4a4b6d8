"""One mark in one state, held against the terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, degrees
from pathlib import Path
from typing import Final

from trycksak.model.brand import Logotype
from trycksak.model.record import Locale
from trycksak.model.terms import Medium, Output, Terms
from trycksak.preflight.browser.originals import Original
from trycksak.preflight.browser.placing import scales_of, within
from trycksak.preflight.browser.sight import Sight
from trycksak.preflight.browser.survey import Candidate, Clicks
from trycksak.preflight.geometry import Affine, Box, grown
from trycksak.preflight.proof.contrast import luminance
from trycksak.preflight.proof.evidence import Figure
from trycksak.preflight.proof.ruling import Ruling, listed

# What layout may take of a length when it rounds to a 64th, in CSS pixels.
_ROUNDING_PX: Final = 0.1
_PROPORTION: Final = 0.005
# What counts as upright and square, in degrees.
_STRAIGHT: Final = 0.15
# The share of a mark's pixels that may differ from it drawn alone.
_UNLIKE: Final = 0.002
# Of a ground so much is uneven before it is the ground's fault, and not something that stands on it.
_UNEVEN: Final = 0.6
# Where black and white have the same contrast with a ground (WCAG 2.2: (L + 0.05)² = 1.05 × 0.05).
_MIDDLE: Final = 0.1791
_WHITE: Final = 250
_UNCHANGED: Final = "it is one of the originals, unchanged"
_AS_DRAWN: Final = "it stands whole, opaque and upright, as it was drawn"
_OVERRIDES: Final = "Take that away in overrides/."


@dataclass(frozen=True)
class Asked:
    """What a page's marks are held against: the mark, the page's language, and its home page."""

    terms: Terms
    logotype: Logotype
    locale: Locale
    home: Path

    @property
    def wording(self) -> dict[Locale, str]:
        """The words of the mark in each language."""
        return self.logotype.wording


@dataclass(frozen=True)
class Seen:
    """A whole original on a page: what the page tells of it, where it is drawn, how it looks, what it is called.

    `box` is in CSS pixels from the page's corner, `page` the page's width and height. `name` is what assistive
    technology calls it, None: nothing. `leads` is the file that its link leads to, None: none of the site.
    """

    original: Original
    candidate: Candidate
    box: Box
    page: tuple[float, float]
    clicks: Clicks
    sight: Sight
    name: str | None
    leads: Path | None
    printed: bool

    @property
    def like(self) -> bool:
        """Whether it looks like the original drawn alone."""
        return self.sight.unlike <= _UNLIKE


def rule_on_mark(seen: Seen, asked: Asked) -> Iterator[Ruling]:
    """Hold an original, wherever it stands on a page, against the terms."""
    candidate = seen.candidate
    yield _held("original", "same bytes", "yes", "yes", True)
    yield _language(seen, asked)
    yield _size(seen, asked.terms)
    yield _proportion(seen)
    yield _appearance(seen)
    yield Ruling(
        Figure("original", "moving", candidate.moving or "no", "no", "", not candidate.moving),
        "logotype/moving",
        f"the logotype is moved without end ({candidate.moving})",
        "it stands still",
        _OVERRIDES,
    )
    yield from _surroundings(seen, asked.terms)
    yield from _on_its_ground(seen, asked.terms)


def rule_on_name(seen: Seen, asked: Asked, repeated: bool) -> Ruling:
    """Hold a mark's accessible name against its words; one that repeats another may have none."""
    wording, name = asked.wording[asked.locale], seen.name
    is_ = f"the logotype's alternative text is `{name}`" if name else "the logotype has no alternative text"
    holds = name == wording or (repeated and not name)
    return Ruling(
        Figure("presence", "name", name or "none", wording, "", holds),
        "logotype/alt",
        is_,
        f"it is what the mark says, `{wording}`",
        f'Write `alt="{wording}"`, and hide it from nobody.',
    )


def rule_on_link(seen: Seen, asked: Asked) -> Ruling:
    """Hold a mark's link against the home page of its language, and every part of it against a click."""
    link, clicks = seen.candidate.link, seen.clicks
    home = link != "" and seen.leads == asked.home
    # What covers the mark takes the clicks too, and is told of once.
    clicked = clicks.reached == clicks.tried or not seen.like
    if not link:
        is_, do = "the logotype is not linked", "Put it into a link."
    elif not home:
        is_, do = f"the logotype leads to `{link}`", "Lead it to the home page."
    else:
        is_, do = f"a click on the logotype ends on `{clicks.over}`", _OVERRIDES
    measured = "home" if home and clicked else "elsewhere" if link else "nowhere"
    should = f"it leads to the home page in `{asked.locale}`"
    return Ruling(Figure("presence", "link", measured, "home", "", home and clicked), "logotype/link", is_, should, do)


def _held(rule: str, what: str, measured: str, limit: str, holds: bool) -> Ruling:
    return Ruling(Figure(rule, what, measured, limit, "", holds), "logotype/changed", "", _UNCHANGED, "")


def _language(seen: Seen, asked: Asked) -> Ruling:
    locale = seen.original.master.locale
    says, should = asked.wording[locale], asked.wording[asked.locale]
    holds = locale == asked.logotype.drawn_in(asked.locale) or not asked.terms.language.follows_page
    return Ruling(
        Figure("language", "wording", says, should, "", holds),
        "logotype/language",
        f"the logotype says `{says}` ({locale})",
        f"in `{asked.locale}` it says `{should}`",
        f"Take the original whose `locale` is `{asked.locale}` in brand/brand.yml.",
    )


def _size(seen: Seen, terms: Terms) -> Ruling:
    least, width = terms.minimum.width_px, seen.box.width
    return Ruling(
        Figure("minimum", "width", round(width, 2), least, "px", width >= least - _ROUNDING_PX),
        "logotype/size",
        f"the logotype is {width:.1f} px wide",
        f"it is at least {least:g} px wide",
        f"Make it {least:g} px or wider.",
    )


def _proportion(seen: Seen) -> Ruling:
    box, ratio = seen.box, seen.original.ratio
    off = _distorted(seen)
    return Ruling(
        Figure("original", "distorted", round(100 * off, 2), 100 * _PROPORTION, "%", off <= _PROPORTION),
        "logotype/proportion",
        f"the logotype is {box.width:.1f} × {box.height:.1f} px",
        f"{box.width:.1f} px wide it is {box.width / ratio:.1f} px high",
        "Set its width or its height only, never both.",
    )


def _distorted(seen: Seen) -> float:
    """Give how far the proportions are off, as a share."""
    across, down = scales_of(seen.candidate)
    shown = across / down if _turned(seen) else seen.box.width / seen.box.height / seen.original.ratio
    return abs(shown - 1)


def _turned(seen: Seen) -> str:
    """Say how a mark was turned, empty where it stands upright."""
    turn = Affine(*seen.candidate.turn, 0, 0)
    if turn.mirrors:
        return "mirrored"
    if abs(turn.turn) > _STRAIGHT:
        return f"turned by {turn.turn:.1f}°"
    slant = degrees(atan2(turn.d, turn.c)) - turn.turn - 90
    return f"slanted by {abs(slant):.1f}°" if abs(slant) > _STRAIGHT else ""


def _appearance(seen: Seen) -> Ruling:
    """Compare what is seen with the mark drawn alone; where they differ, name the cause as far as the page tells it."""
    candidate, sight, turned = seen.candidate, seen.sight, _turned(seen)
    unlike = round(100 * sight.unlike, 2)
    # What is out of proportion is told so once.
    like = seen.like or _distorted(seen) > _PROPORTION
    figure = Figure("original", "seen otherwise", unlike, 100 * _UNLIKE, "%", like and not turned)
    fault, is_, should, do = (
        "altered",
        f"{unlike:.4g} % of the logotype is not seen as drawn alone",
        _UNCHANGED,
        _OVERRIDES,
    )
    if turned:
        fault, is_, should = "proportion", f"the logotype is {turned}", _AS_DRAWN
    elif content := candidate.trait("content"):
        fault, is_ = "changed", f"a style sheet shows `{content.value}` in the logotype's place"
    elif opacity := candidate.trait("opacity"):
        is_ = f"the logotype is {100 * float(opacity.value):.0f} % opaque (`{opacity.who}`)"
        fault, should = "opacity", _AS_DRAWN
    elif candidate.fit in ("cover", "none") and not within(seen.box, candidate.content):
        fault, is_, should = "clipped", f"the logotype is cut off by `object-fit: {candidate.fit}`", _AS_DRAWN
    elif clip := candidate.trait("clip"):
        fault, is_, should = "clipped", f"the logotype is cut off by `{clip.value}` of `{clip.who}`", _AS_DRAWN
    elif colour := candidate.trait("filter", "blend"):
        what = "filter" if colour.kind == "filter" else "mix-blend-mode"
        fault, is_ = "colour", f"the logotype's colours are changed by `{what}: {colour.value}` of `{colour.who}`"
    elif seen.clicks.over:
        fault, is_ = "covered", f"{unlike:.4g} % of the logotype is covered by `{seen.clicks.over}`"
        should = "nothing stands on it"
    elif not within(seen.box, Box(0, 0, *seen.page)):
        fault, is_, should = "clipped", "the logotype reaches past the edge of the page", _AS_DRAWN
    elif _uneven(seen):
        return Ruling(figure, "logotype/ground", _NOT_EVEN, _EVEN, _FLAT)
    return Ruling(figure, f"logotype/{fault}", is_, should, do)


_NOT_EVEN: Final = "the logotype stands on a ground that is not even"
_EVEN: Final = "it stands on an even ground"
_FLAT: Final = "Put a flat ground under it that reaches past its clear space."


def _uneven(seen: Seen) -> bool:
    return seen.sight.uneven > _UNEVEN


def _surroundings(seen: Seen, terms: Terms) -> Iterator[Ruling]:
    clear = terms.clear(seen.box.width, seen.box.height)
    around, page, sight = grown(seen.box, clear), Box(0, 0, *seen.page), seen.sight
    free = f"{clear:.1f} px on every side are free"
    uneven, intruder = round(100 * sight.uneven, 2), sight.intruder
    explained = _uneven(seen) and not seen.like
    figure = Figure("clear-space", "not free", uneven, 0.0, "%", intruder is None or explained)
    if _uneven(seen):
        yield Ruling(figure, "logotype/ground", _NOT_EVEN, _EVEN, _FLAT)
    else:
        where = f" {intruder.x:.0f} px from the left and {intruder.y:.0f} px from the top" if intruder else ""
        is_ = f"something stands in the logotype's clear space,{where}"
        yield Ruling(figure, "logotype/clear-space", is_, free, "Move it away, or move the logotype.")
    nearest = min(around.x, around.y, page.width - around.x - around.width, page.height - around.y - around.height)
    inside = within(seen.box, page)
    yield Ruling(
        Figure(
            "clear-space",
            "to the edge",
            round(nearest + clear, 2),
            round(clear, 2),
            "px",
            nearest >= -2 * _ROUNDING_PX or not inside,
        ),
        "logotype/clear-space",
        f"the logotype stands {nearest + clear:.1f} px from the edge of the page",
        free,
        "Move it away from the edge.",
    )


def _on_its_ground(seen: Seen, terms: Terms) -> Iterator[Ruling]:
    variants, sight, has = terms.variants, seen.sight, seen.original.master.variant
    colour = "#" + bytes(sight.ground).hex().upper()
    dark = luminance(tuple(value / 255 for value in sight.ground)) <= _MIDDLE
    name = "dark" if dark else "light"
    allowed = variants.allowed(Medium.WEB, dark=dark, outputs=(Output.WEB_PAGE,))
    names = listed([variant.value for variant in allowed] or ["none"], "or")
    who, adjust = seen.candidate.printed
    left_out = seen.printed and adjust != "exact" and min(sight.ground) < _WHITE
    yield Ruling(
        Figure("variants", "ground in print", "left out" if left_out else "kept", "kept", "", not left_out),
        "logotype/ground",
        f"browsers leave out the logotype's ground ({colour}, of `{who}`) when they print",
        "on paper it stands on the ground that it was chosen for",
        "Put the original for light grounds on white in print, or set `print-color-adjust: exact`.",
    )
    right = has in allowed
    yield Ruling(
        Figure("variants", f"on {name}", has.value, names, "", right),
        "logotype/variant",
        f"the {has.value} logotype stands on a {name} ground ({colour})",
        f"on a {name} ground stands {names}",
        "Place the variant for that ground.",
    )
    if right:
        enough = sight.contrast >= variants.contrast or not seen.like
        yield Ruling(
            Figure("variants", "contrast", round(sight.contrast, 2), variants.contrast, ":1", enough),
            "logotype/contrast",
            f"the logotype has a contrast of {sight.contrast:.2f}:1 with its ground ({colour})",
            f"it has at least {variants.contrast:g}:1",
            "Choose a ground of the brand on which it is clearly seen.",
        )
