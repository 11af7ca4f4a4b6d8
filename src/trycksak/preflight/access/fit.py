"""What a page keeps when its reader makes text larger, sets it wider, or asks that nothing moves."""

from typing import Final

from trycksak.preflight.access.fault import WIDTHS, Fault
from trycksak.preflight.browser.states import HEIGHT, Look, State
from trycksak.preflight.browser.tab import Tab

# So high a window shows a page whole, in CSS pixels: what covers what is asked of the window.
_MOST_HEIGHT: Final = 30_000
_KEEPS: Final = "nothing is lost (WCAG 2.2, {})"
# The least window of 1.4.10 is asked of text as it is; of text of 200 % those in which that is as wide or wider.
_LARGE_TEXT: Final = (768, 1280)
# Criteria: larger text, reflow at 320 px (1280 px at 400 %), spacing.
_LARGER, _REFLOW, _SPACED = "1.4.4", "1.4.10", "1.4.12"
_SAID: Final = {
    "sideways": ("reflow", "the page scrolls sideways: it is {} px wide{}", "Let it wrap, or let it be narrower."),
    "cut": ("cut-off", "its text is cut off by `{}`{}", "Let the box grow with its text: no fixed height."),
    "covered": ("covered", "its text is covered by `{}`{}", "Give both room: no fixed height, no fixed place."),
}


async def fit(tab: Tab) -> list[Fault]:
    """Look for lost text at each width: as it is, with the spacing of 1.4.12, and with text of 200 %."""
    found: list[Fault] = []
    for width in WIDTHS:
        found += await _lost(tab, State(width, Look.LIGHT), _REFLOW, "")
        await tab.ask("access.space(true)")
        found += await _lost(tab, State(width, Look.LIGHT), _SPACED, ", with more space in the text")
        await tab.ask("access.space(false)")
    for width in _LARGE_TEXT:
        found += await _lost(tab, State(width, Look.LARGE_TEXT), _LARGER, "")
    return found


async def calm(tab: Tab) -> list[Fault]:
    """Look for what moves although the reader has asked that nothing does (prefers-reduced-motion), as this one has."""
    should = "nothing moves where the reader asks for that"
    do = "Put it into @media (prefers-reduced-motion: no-preference)."
    return [
        Fault("motion", who, f"{what} goes on under reduced motion", should, do, State(WIDTHS[-1], Look.LIGHT))
        for who, what in await tab.ask("access.moving()")
    ]


async def _lost(tab: Tab, state: State, criterion: str, how: str) -> list[Fault]:
    await tab.show(state)
    await tab.ask("access.settled()")
    height = max(HEIGHT, min(await tab.ask("access.height()"), _MOST_HEIGHT))
    await tab.enlarge(state.width, height)
    await tab.ask("access.settled()")
    lost = await tab.ask("access.lost()")
    await tab.show(state)
    found = []
    for kind, who, other in lost:
        rule, is_, do = _SAID[kind]
        found.append(Fault(rule, who, is_.format(other, how), _KEEPS.format(criterion), do, state))
    return found
