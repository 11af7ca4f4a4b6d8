"""What was found on a page in all its states, told once: a fault with the states in which it is, a few pictures."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Final

from PIL import Image

from trycksak.findings import Finding, Place
from trycksak.model.terms import Output, Terms
from trycksak.preflight.browser.shown import Shown
from trycksak.preflight.browser.states import HEIGHT, Look, State, told
from trycksak.preflight.proof.evidence import Surface, Unit
from trycksak.preflight.proof.ruling import Ruling
from trycksak.preflight.proof.sameness import Pixels, picture_of

# The states that every page's pictures show, and how many more show what is wrong.
_PICTURED: Final = (State(320, Look.LIGHT), State(1280, Look.LIGHT))
_MOST_FAULTS: Final = 3
_COLOURS: Final = 32
_NUMBER: Final = re.compile(r"[\d.]+")


def surfaces_of(shown: Sequence[Shown], place: Place, terms: Terms) -> tuple[Surface, ...]:
    """Make the surfaces of a page, one for each state; each finding stands with the first state that it is in."""
    found: dict[tuple[str, ...], tuple[Shown, Ruling, list[State]]] = {}
    for one in shown:
        for who, ruling in one.rulings:
            if not ruling.figure.holds:
                # The same fault has other numbers in other states.
                key = who, ruling.id, _NUMBER.sub("0", ruling.is_)
                found.setdefault(key, (one, ruling, []))[2].append(one.state)
    pictured = set(_PICTURED) | {first.state for first, _, _ in [*found.values()][:_MOST_FAULTS]}
    return tuple(
        Surface(
            0,
            str(one.state),
            (Output.WEB_PAGE,),
            Output.WEB_PAGE in terms.presence.outputs,
            # The window's: how long a page is may still change by a line while its fonts settle.
            (float(one.state.width), float(HEIGHT)),
            Unit.PX,
            one.marks,
            one.figures,
            tuple(sorted(_finding(place, ruling, states) for first, ruling, states in found.values() if first is one)),
            _png(one.picture) if one.state in pictured else b"",
            (one.part.x, one.part.y, one.part.width, one.part.height) if one.state in pictured else (0.0,) * 4,
        )
        for one in shown
    )


def _finding(place: Place, ruling: Ruling, states: Sequence[State]) -> Finding:
    return Finding(place, ruling.id, f"{ruling.is_} ({told(states)})", ruling.should, ruling.do)


def _png(picture: Pixels) -> bytes:
    """Write a picture in few colours: it shows flat ones."""
    file = BytesIO()
    picture_of(picture).quantize(_COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()
