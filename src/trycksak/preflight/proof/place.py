"""How a mark stands on its page: its size, its corner, its distance from the edge, upright and in its proportions."""

from collections.abc import Iterator
from typing import Final

from trycksak.model.terms import Corner, Terms
from trycksak.preflight.geometry import Box
from trycksak.preflight.proof.evidence import Figure
from trycksak.preflight.proof.ruling import Ruling, listed
from trycksak.preflight.proof.standing import Standing

Size = tuple[float, float]
"""A width and a height, in mm."""

# What rounding in the file may take from a length, in mm.
_ROUNDING_MM: Final = 0.02
# The width and the height may differ by this share of each other.
_PROPORTION: Final = 0.005
# A mark is in a corner when both edges are so near, as a share of the page's width and height.
_REACH: Final = 1 / 3
# What counts as upright and square, in degrees; half the proportion's effect on a corner.
_STRAIGHT: Final = 0.15


def rule_on_place(box: Box, own: Size, size: Size, visible: Box, paper: Size, terms: Terms) -> Iterator[Ruling]:
    """Hold a mark's box, and its own width and height, in mm, against the page and the terms.

    `size` is the trim's, `paper` that of the format which the least width goes by, and `visible` the part of the page
    that a reader is shown, from the trim's corner.
    """
    yield _size(own[0], paper, terms)
    over = -min(_distances(box, size))
    inside = over <= _ROUNDING_MM
    yield Ruling(
        Figure("edge", "past the trim", round(max(over, 0.0), 2), 0.0, "mm", inside),
        "logotype/trim",
        f"the logotype reaches {over:.1f} mm past the trim",
        "it stands whole inside the page",
        "Move it inside the page.",
    )
    shown = _within(box, visible)
    yield Ruling(
        Figure("original", "cut from view", "no" if shown else "yes", "no", "", shown or not inside),
        "logotype/clipped",
        "a part of the logotype lies where a reader is not shown the page",
        "it is seen whole",
        "Make the CropBox as large as the page.",
    )
    if inside:
        yield _corner(box, size, terms)
        yield _edge(box, own, size, terms)


def _size(width: float, size: Size, terms: Terms) -> Ruling:
    least = terms.least_width_mm(size)
    page = f"a page of {size[0]:.0f} × {size[1]:.0f} mm"
    if least is None:
        should, do = f"brand/terms.yml says how wide it is at least on {page}", "Add the format to `minimum.width_mm`."
    else:
        should, do = f"on {page} it is at least {least:.4g} mm wide", f"Make it {least:.4g} mm or wider."
    holds = least is not None and width >= least - _ROUNDING_MM
    figure = Figure("minimum", "width", round(width, 2), round(least or 0.0, 2), "mm", holds)
    return Ruling(figure, "logotype/size", f"the logotype is {width:.2f} mm wide", should, do)


def _within(box: Box, other: Box) -> bool:
    x, y, width, height = box
    over = (other.x - x, other.y - y, x + width - other.x - other.width, y + height - other.y - other.height)
    return max(over) <= _ROUNDING_MM


def _distances(box: Box, size: Size) -> tuple[float, float, float, float]:
    x, y, width, height = box
    return x, y, size[0] - x - width, size[1] - y - height


def corners_of(box: Box, size: Size) -> tuple[Corner, ...]:
    """Name the corners that a mark stands in, none to four: near both edges, which a large mark is to several."""
    left, top, right, bottom = _distances(box, size)
    rows = [("top", top), ("bottom", bottom)]
    columns = [("left", left), ("right", right)]
    return tuple(
        Corner(f"{row}-{column}")
        for row, down in rows
        for column, across in columns
        if down <= _REACH * size[1] and across <= _REACH * size[0]
    )


def _corner(box: Box, size: Size, terms: Terms) -> Ruling:
    stands, allowed = corners_of(box, size), terms.print_corners(size)
    where = listed([one.value for one in stands], "and") if stands else "in no corner"
    return Ruling(
        Figure(
            "corners", "corner", where, listed([one.value for one in allowed], "/"), "", bool({*stands} & {*allowed})
        ),
        "logotype/corner",
        f"the logotype stands {where}, {box.x:.1f} mm from the left and {box.y:.1f} mm from the top",
        f"it stands {listed([one.value for one in allowed], 'or')}",
        "Move it to a corner that the terms allow.",
    )


def _edge(box: Box, own: Size, size: Size, terms: Terms) -> Ruling:
    asked = terms.least_edge_mm(*own)
    nearest = min(_distances(box, size))
    return Ruling(
        Figure("edge", "distance", round(nearest, 2), round(asked, 2), "mm", nearest >= asked - _ROUNDING_MM),
        "logotype/edge",
        f"the logotype stands {nearest:.1f} mm from the edge of the page",
        f"it stands at least {asked:.4g} mm from it",
        "Move it away from the edge.",
    )


def rule_on_shape(standing: Standing) -> Iterator[Ruling]:
    """Hold a mark's placement against the original: upright, square, not mirrored, in its proportions."""
    box, placement = standing.drawing.box, standing.placement
    (along, across), straight = standing.scale, "Place the original without a transformation."
    upright = "it stands upright, as it was drawn"
    if placement.mirrors:
        figure = Figure("original", "mirrored", "yes", "no", "", False)
        yield Ruling(figure, "logotype/proportion", "the logotype is mirrored", upright, straight)
        return
    turn, slant = placement.turn, placement.slant
    figure = Figure("original", "turned", round(turn, 2), 0.0, "°", abs(turn) <= _STRAIGHT)
    yield Ruling(figure, "logotype/proportion", f"the logotype is turned by {turn:.1f}°", upright, straight)
    if figure.holds:
        figure = Figure("original", "slanted", round(slant, 2), 0.0, "°", slant <= _STRAIGHT)
        yield Ruling(figure, "logotype/proportion", f"the logotype is slanted by {slant:.1f}°", upright, straight)
    off = abs(along - across) / max(along, across, 1e-9)
    true = standing.width * box.height / box.width
    yield Ruling(
        Figure("original", "distorted", round(100 * off, 2), 100 * _PROPORTION, "%", off <= _PROPORTION),
        "logotype/proportion",
        f"the logotype is {standing.width:.2f} × {standing.height:.2f} mm{_share(along, across)}",
        f"{standing.width:.2f} mm wide it is {true:.2f} mm high",
        "Set its width or its height only, never both.",
    )


def _share(along: float, across: float) -> str:
    if across == 0:
        return ", flat"
    return f", {abs(along / across - 1) * 100:.1f} % too {'wide' if along > across else 'narrow'}"
