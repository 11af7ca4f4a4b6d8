"""A walk through a page by the keyboard alone: from its first stop to its last, and what is seen at each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from trycksak.preflight.access.fault import Fault
from trycksak.preflight.browser.states import Look, State
from trycksak.preflight.browser.tab import Key, Tab
from trycksak.preflight.geometry import Box, grown
from trycksak.preflight.proof.sameness import Pixels

WALKED: Final = (320, 1280)
"""The widths of the window in which pages are walked through, in CSS pixels."""
LOOKS: Final = (Look.LIGHT, Look.DARK, Look.FORCED_DARK)
"""The looks in which the mark of the focus is measured."""
_MOST_STOPS: Final = 1000
# The whole of what has the focus is in the window and free, but for a pixel of rounding.
_IN_VIEW: Final = 0.98
# The mark of the focus: a line of so many CSS pixels all round, with so much contrast between there and not there. WCAG
# 2.2 asks of level AA that it is seen (2.4.7), and of AAA a line of 2 (2.4.13).
_LINE_PX, _CONTRAST = 1, 3.0
_ROUND: Final = 12
_LINEAR: Final = np.array([v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in np.arange(256) / 255])
_WEIGHTS: Final = np.array([0.2126, 0.7152, 0.0722])


@dataclass(frozen=True)
class Stop:
    """Where the focus stands, and whether it has stood there before (`again`).

    `signature` is the same for elements that are dressed alike on grounds that are alike. `part` is the share of it
    inside the window, `cover` what lies over it, `backwards` says that it comes before the last stop in the document,
    `together` that both stand in the same part of the page. `place` is left, top, width and height in CSS pixels from
    the page's corner, `target` the id in this page that it leads to, `closed` says that it opens something.
    """

    who: str
    again: bool
    signature: str
    seen: bool
    part: float
    cover: str
    backwards: bool
    place: tuple[float, float, float, float]
    together: bool
    target: str
    closed: bool


_STOP: Final = TypeAdapter(Stop | None)


class Walker:
    """Somebody without a mouse, who remembers on all pages which marks of the focus were measured."""

    def __init__(self) -> None:
        self._measured: dict[tuple[str, int], list[tuple[Look, float]]] = {}

    async def walk(self, tab: Tab, width: int) -> list[Fault]:
        """Walk through the page that is loaded, in light, opening whatever opens."""
        state, found, stops = State(width, Look.LIGHT), list[Fault](), list[Stop]()
        for _ in range(_MOST_STOPS):
            await tab.press(Key.TAB)
            stop = _STOP.validate_python(await tab.ask("access.stop()"))
            if stop is None:
                break
            if stop.again:
                found.append(_trap(stop, state))
                break
            found += _judge(stop, stops[-1] if stops else None, state)
            if stop.seen and stop.part >= _IN_VIEW and not stop.cover:
                found += await self._mark(tab, stop, state)
            stops.append(stop)
            if stop.closed:
                await tab.press(Key.ENTER)
                found += [] if await tab.ask("access.opened()") else [_closed(stop, state)]
        found += [_missed(who, state) for who in await tab.ask("access.missed()")]
        first = stops[0] if stops else None
        if first is None or not await tab.ask(f"access.leadsToMain({json.dumps(first.target)})"):
            found.append(_no_skip(first.who if first else "body", state))
        return found

    async def _mark(self, tab: Tab, stop: Stop, state: State) -> Iterator[Fault]:
        """Measure the mark of the focus in pixels, once for all elements that are alike."""
        key = stop.signature, state.width
        if key not in self._measured:
            self._measured[key] = [(look, await _share(tab, stop, State(state.width, look))) for look in LOOKS]
            await tab.show(state)
        return (
            Fault(
                "focus",
                stop.who,
                f"the mark of the focus covers {share:.0%} of a line of {_LINE_PX} px round it",
                f"all of it, with a contrast of {_CONTRAST:.0f}:1 to what is there without (WCAG 2.2, 2.4.7)",
                "Give it an outline that is seen on its ground, and room for it.",
                State(state.width, look),
            )
            for look, share in self._measured[key]
            if share < 1
        )


def _judge(stop: Stop, before: Stop | None, state: State) -> Iterator[Fault]:
    if not stop.seen:
        should = "what has the focus is seen (WCAG 2.2, 2.4.7)"
        yield Fault("unseen", stop.who, "it takes the focus and is hidden", should, "Hide it from Tab too.", state)
        return
    if stop.part < _IN_VIEW:
        is_ = f"with the focus, {1 - stop.part:.0%} of it is outside the window"
        should, do = (
            "what has the focus is in the window (WCAG 2.2, 2.4.7)",
            "Let it be scrolled to, or be placed inside.",
        )
        yield Fault("off-screen", stop.who, is_, should, do, state)
    if stop.cover:
        should = "what has the focus is not covered (WCAG 2.2, 2.4.11)"
        do = "Give the window `scroll-padding`, or close what lies over it."
        yield Fault("obscured", stop.who, f"with the focus, `{stop.cover}` lies over it", should, do, state)
    if before and (stop.backwards or (stop.together and _above(stop, before))):
        should, do = (
            "the focus goes the way that the page is read (WCAG 2.2, 2.4.3)",
            "Let the order of the markup be that.",
        )
        yield Fault("order", stop.who, f"it comes after `{before.who}` and stands before it", should, do, state)


def _above(stop: Stop, before: Stop) -> bool:
    """Tell whether a stop stands wholly above the last one, in the same column."""
    (left, top, width, height), (other_left, other_top, other_width, _) = stop.place, before.place
    return top + height <= other_top and left < other_left + other_width and other_left < left + width


def _closed(stop: Stop, state: State) -> Fault:
    should, do = "Enter opens it (WCAG 2.2, 2.1.1)", "Use <details> and <summary>, or a <button>."
    return Fault("keyboard", stop.who, "Enter does not open it", should, do, state)


def _missed(who: str, state: State) -> Fault:
    should, do = "Tab reaches all that can be used (WCAG 2.2, 2.1.1)", "Take away what keeps Tab from it."
    return Fault("keyboard", who, "Tab does not reach it", should, do, state)


def _no_skip(who: str, state: State) -> Fault:
    should, do = (
        "the first stop leads to the content (WCAG 2.2, 2.4.1)",
        "Begin <body> with a link to the id of <main>.",
    )
    return Fault("skip", who, "the first stop leads elsewhere", should, do, state)


def _trap(stop: Stop, state: State) -> Fault:
    should, do = "the focus leaves whatever it enters (WCAG 2.2, 2.1.2)", "Take away what sends it back."
    return Fault("trap", stop.who, "Tab comes back to it before the page is over", should, do, state)


async def _share(tab: Tab, stop: Stop, state: State) -> float:
    """Give how much of the least mark of the focus there is; 1 or more is enough."""
    await tab.show(state)
    told = await tab.ask("access.marked()")
    held, shown, wanted = Box(*told["box"]), Box(*told["shown"]), float(told["rim"]) * _LINE_PX
    # A mark may stand round more than the element itself: round its card.
    for part in (_shared(grown(held, _ROUND), shown), shown):
        there, part = await tab.photograph(part)
        await tab.ask("access.release()")
        without, _ = await tab.photograph(part)
        await tab.ask("access.hold()")
        share = float(np.count_nonzero(_contrasts(there, without) >= _CONTRAST)) / wanted
        if share >= 1:
            break
    return share


def _shared(one: Box, other: Box) -> Box:
    left, top = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.x + one.width, other.x + other.width), min(one.y + one.height, other.y + other.height)
    return Box(left, top, max(right - left, 1), max(bottom - top, 1))


def _contrasts(one: Pixels, other: Pixels) -> npt.NDArray[np.float64]:
    """Give the contrast of each pixel of two pictures (WCAG 2.2, "contrast ratio")."""
    first, second = _luminance(one), _luminance(other)
    return (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)


def _luminance(pixels: Pixels) -> npt.NDArray[np.float64]:
    return np.tensordot(_WEIGHTS, _LINEAR[pixels], axes=1)
