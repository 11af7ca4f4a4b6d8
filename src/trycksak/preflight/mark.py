"""Finding the logotype among a page's paths by its shape, and measuring how it stands there.

A PDF has no object that says "logotype": the writer turns it into paths. What stays is each path's sequence of
segments, and one affine map that takes all points of the original to those of the page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pikepdf

from trycksak.model.brand import Master
from trycksak.preflight.content import Colour, Painted, painted_paths
from trycksak.preflight.geometry import IDENTITY, Affine, Box, Outline, bounds, fit, misfit
from trycksak.preflight.original import Drawing
from trycksak.preflight.sheet import trim_view

# How far a point may lie from where the map takes it: writers round to 2 decimals at worst (0.05 pt is 0.018 mm).
TOLERANCE_PT: Final = 0.05
# Before the last fit the map is known from one path only, and less well at a distance from it.
_FIRST_TOLERANCE_PT: Final = 0.25
# Half a step of 8 bits, and a little for rounding.
_SAME_VALUE: Final = 0.0021

Fills = tuple[Colour, ...]
"""The fill of each path of a mark, in the original's order."""


@dataclass(frozen=True)
class FoundMark:
    """An original found on a page: `placement` maps its viewBox to mm from the trim's top left corner, y downwards."""

    drawing: Drawing
    page: int
    placement: Affine
    fills: Fills

    @property
    def master(self) -> Master:
        """The original that it is."""
        return self.drawing.master

    @property
    def scale(self) -> tuple[float, float]:
        """The mm of one unit of the viewBox, along the mark's own x and y."""
        return self.placement.scale

    @property
    def width_mm(self) -> float:
        """The mark's width, along its own x, in mm."""
        return self.scale[0] * self.drawing.box.width

    @property
    def height_mm(self) -> float:
        """The mark's height, along its own y, in mm."""
        return self.scale[1] * self.drawing.box.height

    @property
    def box_mm(self) -> Box:
        """The upright box that holds the mark, in mm from the trim's top left corner."""
        x, y, width, height = self.drawing.box
        corners = ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
        return bounds(map(self.placement.at, corners))

    @property
    def mirrored(self) -> bool:
        """Whether left and right have changed places."""
        return self.placement.mirrors

    @property
    def rotation(self) -> float:
        """How far it is turned clockwise, in degrees; of a mirrored mark it says nothing."""
        return self.placement.turn

    @property
    def recoloured(self) -> bool:
        """Whether a path has another fill than in the original."""
        wanted = (shape.fill for shape in self.drawing.shapes)
        return not all(_same(fill, original) for fill, original in zip(self.fills, wanted, strict=True))


def marks_on(page: pikepdf.Page, number: int, drawings: Sequence[Drawing]) -> list[FoundMark]:
    """Find the originals on a page of an open PDF, numbered from 1; a mark is listed once for each original it can be.

    Variants that differ in colour only share their shape, so each of them is found; `recoloured` tells them apart.
    Raises Unmeasurable.
    """
    view = trim_view(page)
    found = find_marks(painted_paths(page), drawings)
    return [FoundMark(drawing, number, through.then(view.to_mm), fills) for drawing, through, fills in found]


def find_marks(paths: Sequence[Painted], drawings: Sequence[Drawing]) -> Iterator[tuple[Drawing, Affine, Fills]]:
    """Find drawings among painted paths: with the map from the viewBox to page space, and the fills.

    A path that is stroked too is thicker than the original, and so another.
    """
    by_shape: dict[str, list[Painted]] = {}
    for path in paths:
        if path.fill is not None and not path.stroked:
            by_shape.setdefault(path.outline.shape, []).append(path)
    for drawing in drawings:
        # The path with most points knows the map best, and is the least likely to be met by chance.
        anchor = max((shape.outline for shape in drawing.shapes), key=lambda outline: len(outline.points))
        for candidate in by_shape.get(anchor.shape, ()):
            through = _fit([anchor], [candidate.outline])
            members = _members(drawing, through, by_shape) if through else None
            if members is None:
                continue
            whole = _fit([shape.outline for shape in drawing.shapes], [member.outline for member in members])
            if whole:
                yield drawing, whole, tuple(member.fill for member in members if member.fill)


def _members(drawing: Drawing, through: Affine, by_shape: Mapping[str, Sequence[Painted]]) -> list[Painted] | None:
    """Find, for each path of the drawing, the one that lies where the map takes it; None if one is missing."""
    members = []
    for shape in drawing.shapes:
        mapped = [through.at(point) for point in shape.outline.points]
        near = [path for path in by_shape.get(shape.outline.shape, ()) if _lies(path.outline, mapped)]
        if not near:
            return None
        # Of paths that lie on each other the last is the one that is seen.
        members.append(near[-1])
    return members


def _lies(outline: Outline, mapped: Sequence[tuple[float, float]]) -> bool:
    first, at = outline.points[0], mapped[0]
    if max(abs(first[0] - at[0]), abs(first[1] - at[1])) > _FIRST_TOLERANCE_PT:
        return False
    return misfit(IDENTITY, mapped, outline.points) <= _FIRST_TOLERANCE_PT


def _fit(originals: Sequence[Outline], outlines: Sequence[Outline]) -> Affine | None:
    source = [point for outline in originals for point in outline.points]
    target = [point for outline in outlines for point in outline.points]
    through = fit(source, target)
    return through if through and misfit(through, source, target) <= TOLERANCE_PT else None


def _same(fill: Colour, original: Colour) -> bool:
    one, other = fill.rgb(), original.rgb()
    if one is None or other is None:
        return False
    return all(abs(a - b) <= _SAME_VALUE for a, b in zip(one, other, strict=True))
