"""Which way a limit binds: whether a figure is asked to be at least, at most, or just what the limit says."""

from enum import StrEnum
from typing import Final

from trycksak.preflight.proof.evidence import Figure


class Bound(StrEnum):
    """How a figure stands to its limit."""

    LEAST = "least"
    MOST = "most"
    SAME = "same"


# By the figure's name. A figure that is not here tells its bound itself, by which side of the limit it holds on.
_BOUNDS: Final = {
    "width": Bound.LEAST,
    "contrast": Bound.LEAST,
    "distance": Bound.LEAST,
    "resolution": Bound.LEAST,
    "likeness": Bound.LEAST,
    "least like part": Bound.LEAST,
    "icons": Bound.LEAST,
    "to the edge": Bound.LEAST,
    "borders of links": Bound.MOST,
    "share": Bound.MOST,
    "turned": Bound.MOST,
    "slanted": Bound.MOST,
    "distorted": Bound.MOST,
    "seen otherwise": Bound.MOST,
    "not free": Bound.MOST,
    "past the trim": Bound.MOST,
}


def bound(figure: Figure) -> Bound:
    """Tell how a figure is bound; texts are compared, numbers have a side."""
    if not isinstance(figure.measured, int | float) or not isinstance(figure.limit, int | float):
        return Bound.SAME
    if figure.what in _BOUNDS:
        return _BOUNDS[figure.what]
    if figure.measured == figure.limit:
        return Bound.SAME
    return Bound.LEAST if (figure.measured > figure.limit) == figure.holds else Bound.MOST


def margin(figure: Figure) -> float | None:
    """Give how far a figure is on the right side of its limit, as a share of the limit; negative: on the wrong side.

    None for texts and for counts, and where the limit is nothing at all, of which there is no share.
    """
    measured, limit = figure.measured, figure.limit
    if not isinstance(measured, int | float) or not isinstance(limit, int | float) or not limit or not figure.unit:
        return None
    share = (measured - limit) / abs(limit)
    return -share if bound(figure) is Bound.MOST else share
