"""How a page is shown: its width, and the way its reader looks at it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from trycksak.preflight.proof.ruling import listed

WIDTHS: Final = (320, 768, 1280, 2560)
"""The widths of the window, in CSS pixels."""
HEIGHT: Final = 400
"""The height of the window, in CSS pixels: what a phone on its side shows, and low enough to be drawn quickly."""
_FONT_PX: Final = {"standard": 16, "fixed": 13}


class Look(Enum):
    """A way of looking at a page: its name in a state, and the words that tell it in a sentence."""

    LIGHT = "light", "in light"
    DARK = "dark", "in dark"
    FORCED_LIGHT = "forced light colours", "in forced light colours"
    FORCED_DARK = "forced dark colours", "in forced dark colours"
    PRINT = "print", "in print"
    LARGE_TEXT = "200 % text", "with 200 % text"
    NO_SCRIPT = "without JavaScript", "without JavaScript"

    @property
    def words(self) -> str:
        """The words that tell it in a sentence."""
        return self.value[1]

    @property
    def features(self) -> dict[str, str]:
        """What a page's media queries see (Media Queries 5)."""
        dark = self in (Look.DARK, Look.FORCED_DARK)
        forced = self in (Look.FORCED_LIGHT, Look.FORCED_DARK)
        return {
            "prefers-color-scheme": "dark" if dark else "light",
            "forced-colors": "active" if forced else "none",
        }

    @property
    def media(self) -> str:
        """The medium that a page is shown in."""
        return "print" if self is Look.PRINT else "screen"

    @property
    def font_sizes(self) -> dict[str, int]:
        """The reader's own sizes of text, in px, as the browser's settings hold them.

        This is what a reader changes who sets larger text: all that is in rem, em or percent grows with it, and so do
        the lengths of media queries in em. A zoom would change the width of the window instead, which WIDTHS cover.
        """
        return {name: size * (2 if self is Look.LARGE_TEXT else 1) for name, size in _FONT_PX.items()}


@dataclass(frozen=True)
class State:
    """One way in which a page is shown, at a width in CSS pixels."""

    width: int
    look: Look

    def __str__(self) -> str:
        """Write `320 px, dark`."""
        return f"{self.width} px, {self.look.value[0]}"


_SELDOM: Final = {Look.NO_SCRIPT: (), Look.FORCED_LIGHT: (1280,)}
STATES: Final = tuple(State(width, look) for width in WIDTHS for look in Look if width in _SELDOM.get(look, WIDTHS))
"""All states with scripts, so that the width changes seldom; of forced colours, dark ones are the usual."""
SCRIPTLESS: Final = tuple(State(width, Look.NO_SCRIPT) for width in WIDTHS)
"""The states without scripts: the page is loaded anew for them."""
ALL: Final = STATES + SCRIPTLESS
"""All states in which every page is measured."""


def told(states: Collection[State]) -> str:
    """Tell states in few words: `at 320 and 768 px in dark and in print`, `in all 32 states`."""
    if set(states) == set(ALL):
        return f"in all {len(ALL)} states"
    return "; ".join(_told_alike(widths, looks) for widths, looks in _alike(states))


def _alike(states: Collection[State]) -> Iterator[tuple[tuple[int, ...], list[Look]]]:
    """Put looks together that are shown at the same widths."""
    widths = {look: tuple(width for width in WIDTHS if State(width, look) in states) for look in Look}
    for shared in dict.fromkeys(widths.values()):
        if shared:
            yield shared, [look for look in Look if widths[look] == shared]


def _told_alike(widths: Sequence[int], looks: Sequence[Look]) -> str:
    where = "" if len(widths) == len(WIDTHS) else f"at {listed(widths, 'and')} px"
    how = "" if len(looks) == len(Look) else listed([look.words for look in looks], "and")
    return " ".join(filter(None, (where, how)))
