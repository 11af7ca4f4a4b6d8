"""A fault that keeps somebody out: its rule, its element, and the state in which it was met."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from trycksak.findings import Finding, Place
from trycksak.preflight.browser.states import Look, State, told

WIDTHS: Final = (320, 768, 1280)
"""The widths of the window in which a page is tested, in CSS pixels."""
STATES: Final = tuple(State(width, look) for width in WIDTHS for look in (Look.LIGHT, Look.DARK, Look.FORCED_DARK))
"""The states in which axe looks at a page."""
# Of elements with the same fault so many are named.
_NAMED: Final = 3
_NUMBER: Final = re.compile(r"[\d.]+")


@dataclass(frozen=True)
class Fault:
    """One thing that keeps somebody out: `rule` is the finding's id, `who` names the element as a CSS selector."""

    rule: str
    who: str
    is_: str
    should: str
    do: str
    state: State


def findings_of(faults: Iterable[Fault], place: Place) -> list[Finding]:
    """Tell each fault of a page once, with its elements and all states that it was met in."""
    alike: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        # The same fault has other numbers in other states.
        alike.setdefault((fault.rule, _NUMBER.sub("0", fault.is_)), []).append(fault)
    return sorted(_finding(group, place) for group in alike.values())


def _finding(group: list[Fault], place: Place) -> Finding:
    first = group[0]
    names = list(dict.fromkeys(fault.who for fault in group))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    who = ", ".join(f"`{name}`" for name in names[:_NAMED]) + more
    states = told(list(dict.fromkeys(fault.state for fault in group)))
    return Finding(place, f"access/{first.rule}", f"{who}: {first.is_} ({states})", first.should, first.do)
