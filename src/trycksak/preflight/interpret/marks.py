"""What a page paints, as a flat sequence: each mark with its box, its colour and the state in which it is painted."""

from dataclasses import dataclass, field
from typing import Any

from trycksak.preflight.geometry import Affine
from trycksak.preflight.interpret.objects import Bounds
from trycksak.preflight.interpret.spaces import Paint, Space


@dataclass(frozen=True)
class Look:
    """The part of the graphics state that a mark is painted with, beside its colour (ISO 32000-1, 8.4 and 11.6)."""

    fill_overprints: bool = False
    stroke_overprints: bool = False
    mode: int = 0
    """The overprint mode, OPM."""
    blend: str = "Normal"
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    soft_masked: bool = False
    group_alpha: float = 1.0
    """The opacity of all the transparency groups round it together (11.4.5)."""
    group_blend: str = "Normal"
    """The blend mode of the innermost group round it that has another than Normal."""


@dataclass(frozen=True)
class FontUse:
    """A font as the file describes it, for the figures and the rules."""

    name: str
    kind: str
    embedded: bool
    subset: bool


@dataclass(frozen=True)
class Mark:
    """One painted thing: the part of its box that the clip leaves, in page space (pt), and the trail that leads to it.

    `where` names the forms, patterns, glyphs and masks that the mark stands in, from the outside; `in_mask` is for the
    marks of a soft mask, which put no ink on paper themselves.
    """

    box: Bounds
    look: Look
    where: tuple[str, ...]
    in_mask: bool
    edges: frozenset[str]
    """The sides of the box, of `left bottom right top`, that are straight edges, painted or clipped."""


@dataclass(frozen=True)
class TextRun(Mark):
    """The glyphs of one Tj or TJ; `size` is the effective one on the smaller axis, in pt."""

    size: float
    fill: Paint | None
    stroke: Paint | None
    font: FontUse


@dataclass(frozen=True)
class Segments:
    """A path as it was constructed: a letter for each segment, coordinates in user space, and the map to page space."""

    letters: list[str]
    points: list[float]
    ctm: Affine
    even_odd: bool


@dataclass(frozen=True)
class PathMark(Mark):
    """A path; `line_width` is that of its stroke and `thinnest` that of the thinnest filled rectangle in it, in pt."""

    fill: Paint | None
    stroke: Paint | None
    line_width: float | None
    thinnest: float | None
    covers: bool
    """Whether the filled path is its whole box: an upright rectangle."""
    outer: Bounds
    """Its box before the clip cut it."""
    shaped: bool
    """Whether its clip is anything but an upright rectangle."""
    path: Segments


@dataclass(frozen=True)
class PictureMark(Mark):
    """An image; `fill` is the colour that an image mask is poured in, and None for all others."""

    ppi: float
    pixels: tuple[int, int]
    space: Space
    bits: int
    fill: Paint | None
    is_mask: bool
    is_soft_mask: bool


@dataclass(frozen=True)
class ShadingMark(Mark):
    """A gradient, painted by `sh` or as a pattern."""

    space: Space


@dataclass(frozen=True)
class Oddity:
    """Something met on the way that paints nothing: a transfer function, a group's space, a PostScript object."""

    kind: str
    detail: str
    where: tuple[str, ...]
    box: Bounds | None = field(default=None)


@dataclass(frozen=True)
class Annotation:
    """An annotation: its kind, its rectangle in page space, whether it carries an action, and its border's width in pt.

    The border is the one that a reader draws by itself, where the annotation brings no picture of its own.
    """

    kind: str
    box: Bounds
    acts: bool
    border: float


@dataclass(frozen=True)
class Content:
    """All that a page paints, in order, and what was met on the way."""

    marks: tuple[Any, ...]
    oddities: tuple[Oddity, ...]
    annotations: tuple[Annotation, ...]
