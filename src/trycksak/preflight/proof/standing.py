"""A mark where it stands on a page: which original it is, the map that places it, and what of it is there."""

from dataclasses import dataclass

from trycksak.preflight.geometry import Affine, Box, bounds
from trycksak.preflight.interpret.marks import PathMark
from trycksak.preflight.original import Drawing


@dataclass(frozen=True)
class Standing:
    """A mark found on a page by its outlines.

    `placement` maps the original's viewBox to mm from the trim's top left corner, y downwards. `members` are the paths
    that it is made of, in the order in which they are painted, with their indices in the page's content; `painted` says
    for each shape of the original which of them paints it. Of the original's subpaths `whole` stand where they should,
    `moved` stand near it, and the rest of `parts` is missing.
    """

    drawing: Drawing
    placement: Affine
    members: tuple[tuple[int, PathMark], ...]
    painted: tuple[PathMark | None, ...]
    whole: int
    moved: int
    parts: int

    @property
    def complete(self) -> bool:
        """Whether every part of the original stands where it should, and is filled and not stroked."""
        return self.whole == self.parts and not self.stroked

    @property
    def stroked(self) -> bool:
        """Whether a path is stroked, which makes it thicker than the original, or hollow."""
        return any(mark.stroke is not None or mark.fill is None for _, mark in self.members)

    @property
    def scale(self) -> tuple[float, float]:
        """The mm of one unit of the viewBox, along the mark's own x and y."""
        return self.placement.scale

    @property
    def width(self) -> float:
        """The mark's width, along its own x, in mm."""
        return self.scale[0] * self.drawing.box.width

    @property
    def height(self) -> float:
        """The mark's height, along its own y, in mm."""
        return self.scale[1] * self.drawing.box.height

    @property
    def box(self) -> Box:
        """The upright box that holds the mark, in mm from the trim's top left corner."""
        x, y, width, height = self.drawing.box
        corners = ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
        return bounds(map(self.placement.at, corners))

    @property
    def last(self) -> int:
        """The index, in the page's content, of the path that was painted last; -1 for a mark that is no paths."""
        return self.members[-1][0] if self.members else -1
