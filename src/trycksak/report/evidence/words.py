"""How the evidence speaks: figures, limits, margins, kinds and states, in the language of the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

from trycksak.preflight.proof.evidence import Evidence, Figure, Surface
from trycksak.render.environment import upper_first
from trycksak.render.wording import NO_BREAK_SPACE, Wording
from trycksak.report.evidence.bounds import Bound, bound, margin
from trycksak.report.evidence.folds import Fold, Line
from trycksak.report.evidence.vocabulary import KNOWN, key_of

_NO_SPACE: Final = frozenset({"°", ":1"})
_ALTERNATIVES: Final = re.compile(r"\s*/\s*|,\s+|\s+(?:or|and)\s+")
_PARTS: Final = re.compile(r"(\d+) of (\d+) parts")
_DATES: Final = re.compile(r"\d{4}-\d\d-\d\d( to \d{4}-\d\d-\d\d)?")
# The rules whose texts are quoted from what was measured.
_QUOTED: Final = frozenset({"language", "relation"})


@dataclass(frozen=True)
class Words:
    """The evidence's words in one language."""

    say: Wording

    def known(self, group: str, word: str) -> Markup:
        """Say a word of those who measure; one that has no translation stays English and says so."""
        key = key_of(word)
        return escape(self.say(f"evidence.{group}.{key}")) if key in KNOWN[group] else self._in_english(word)

    def reason(self, one: Evidence) -> Markup:
        """Say why an output needs no mark: its kind's reason, or the one that it came with."""
        return (
            self._in_english(one.reason) if key_of(one.kind) not in KNOWN["reason"] else self.known("reason", one.kind)
        )

    def quantity(self, value: float | str, figure: Figure) -> Markup:
        """Write what was measured, or asked: `41,7 mm`, `uppe till vänster`."""
        if isinstance(value, str):
            return self._text(value, figure)
        unit = figure.unit
        return escape(self.length(value) + ("" if not unit or unit in _NO_SPACE else NO_BREAK_SPACE) + unit)

    def _text(self, value: str, figure: Figure) -> Markup:
        parts = _ALTERNATIVES.split(value)
        if all(key_of(part) in KNOWN["value"] for part in parts):
            return Markup(" / ").join(self.known("value", part) for part in parts)
        counted = _PARTS.fullmatch(value)
        if counted:
            return escape(self.say("evidence.parts", whole=counted[1], all=counted[2]))
        if _DATES.fullmatch(value):
            return escape(value.replace(" to ", " – "))
        # The mark's own words, and those about the partners, are in the language of what was measured.
        return escape(value) if figure.rule in _QUOTED else self.known("value", value)

    def length(self, value: float) -> str:
        """Write a number as it is read."""
        return self.say.number(_rounded(value))

    def box(self, box: Sequence[float], unit: str = "mm") -> str:
        """Say where a box lies: from the left, from the top."""
        return self.say("evidence.at", left=self.length(box[0]), top=self.length(box[1]), unit=unit)

    def path(self, path: str) -> Markup:
        """Write a path that may break after each folder."""
        return Markup("/<wbr>").join(path.split("/"))

    def measured(self, line: Line) -> Markup:
        """Write a line's worst figure, and as far as where the others reach."""
        worst = self.quantity(line.worst.measured, line.worst)
        if line.span is None:
            return worst
        low, high = line.span
        far = high if line.worst.measured == low else low
        if line.worst.measured not in line.span:
            return Markup("{} ({}–{})").format(worst, *(self.length(end) for end in line.span))
        return escape(self.say("evidence.to", value="{}", other="{}")).format(worst, self.quantity(far, line.worst))

    def limit(self, figure: Figure) -> Markup:
        """Write what is asked: `minst 30 mm`, `högst 0,2 %`, or the text itself."""
        asked = self.quantity(figure.limit, figure)
        side = bound(figure)
        return asked if side is Bound.SAME else Markup("{} {}").format(self.say(f"evidence.{side.value}"), asked)

    def margin(self, share: float) -> str:
        """Write how far a figure is from its limit, as a share of it: `+16 %`, `−2,5 %`."""
        percent = 100 * share
        rounded = round(percent) if abs(percent) >= 10 else round(percent, 1)
        sign = "+" if rounded > 0 else "−" if percent < 0 else "±"
        return f"{sign}{self.say.number(abs(rounded))}{NO_BREAK_SPACE}%"

    def margin_of(self, figure: Figure) -> str:
        """Write the margin of a figure, and a dash where it has none."""
        share = margin(figure)
        return "–" if share is None else self.margin(share)

    def title(self, fold: Fold) -> Markup:
        """Name alike surfaces in a heading: the page, the state, or how many states there are."""
        if len(fold.surfaces) == 1:
            name = self.surface(fold.surfaces[0])
            if name:
                return name[:1].upper() + name[1:]
            named = [self.say(f"evidence.output.{output.value}") for output in fold.surfaces[0].outputs]
            return escape(", ".join(named) or self.say("evidence.whole"))
        return escape(self.say("evidence.states", count=len(fold.surfaces)))

    def pages(self, surfaces: Sequence[Surface]) -> str:
        """Write pages as ranges: `2–7, 9`."""
        numbers = sorted(surface.page for surface in surfaces)
        runs = groupby(enumerate(numbers), key=lambda item: item[1] - item[0])
        spans = [[number for _, number in run] for _, run in runs]
        return ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 1 else f"{span[0]}" for span in spans)

    def surface(self, surface: Surface) -> Markup:
        """Name a surface: its page, or the state in which it was shown."""
        if surface.page:
            return escape(self.say("evidence.page", number=surface.page))
        return (
            Markup(", ").join(self._state(part) for part in surface.state.split(", ")) if surface.state else Markup("")
        )

    def surfaces(self, several: Sequence[Surface], of: Sequence[Surface]) -> Markup:
        """Name some surfaces of many in one line: all, pages, widths in every look, or looks with their widths."""
        everywhere = [one for one in of if one.outputs == several[0].outputs]
        if len(several) == 1:
            return self.surface(several[0])
        if several[0].page:
            return escape(self.say("evidence.pages", numbers=self.pages(several)))
        if len(several) == len(everywhere):
            return escape(self.say("evidence.all_states", count=len(several)))
        widths, of_width = _by_width(several), _by_width(everywhere)
        if all(width.endswith(" px") and len(widths[width]) == len(of_width[width]) for width in widths):
            return escape(_pixels(list(widths)))
        looks, of_look = _by_look(several), _by_look(everywhere)
        alike: dict[tuple[str, ...], list[str]] = {}
        for look, where in looks.items():
            alike.setdefault(() if len(where) == len(of_look[look]) else tuple(where), []).append(look)
        return Markup("; ").join(self._looks(alike[where], where) for where in alike)

    def alt(self, surface: Surface) -> str:
        """Say what a picture shows: a whole page, or a mark with what surrounds it."""
        place = self.surface(surface).striptags()
        if surface.png:
            return self.say("evidence.mark_alt", number=1, place=place)
        return upper_first(self.say("evidence.whole_alt", place=place, count=len(surface.marks)))

    def _looks(self, looks: Sequence[str], widths: Sequence[str]) -> Markup:
        parts = (Markup(", ").join(self._state(part) for part in look.split(", ")) for look in looks)
        named = Markup(" / ").join(parts)
        return Markup("{}: {}").format(named, _pixels(widths)) if widths else named

    def _in_english(self, words: str) -> Markup:
        return escape(words) if self.say.locale == "en" else Markup('<span lang="en">{}</span>').format(words)

    def _state(self, part: str) -> Markup:
        return escape(part.replace(" px", f"{NO_BREAK_SPACE}px")) if part.endswith(" px") else self.known("state", part)


def _by_width(surfaces: Sequence[Surface]) -> dict[str, list[str]]:
    """Sort states such as `320 px, dark` by their width; a state without a width is its own."""
    widths: dict[str, list[str]] = {}
    for one in surfaces:
        widths.setdefault(one.state.partition(", ")[0], []).append(one.state)
    return widths


def _by_look(surfaces: Sequence[Surface]) -> dict[str, list[str]]:
    looks: dict[str, list[str]] = {}
    for one in surfaces:
        width, _, look = one.state.partition(", ")
        looks.setdefault(look or width, []).append(width if look else "")
    return looks


def _pixels(widths: Sequence[str]) -> str:
    return f"{', '.join(width.removesuffix(' px') for width in widths)}{NO_BREAK_SPACE}px"


def _rounded(value: float) -> float:
    """Round as it is read: two decimals under a hundred, one above, none from a thousand."""
    digits = 2 if abs(value) < 100 else 1 if abs(value) < 1000 else 0
    rounded = round(value, digits)
    return int(rounded) if rounded == int(rounded) else rounded
