"""The terms of the logotype's use: each rule as data, with the sentence of the agreement that it stands for."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import Field, model_validator

from trycksak.model.brand import Variant
from trycksak.model.record import CalendarDate, Localised, Record, Text
from trycksak.units import TRIM_MM

Share = Annotated[float, Field(gt=0, le=1)]
Positive = Annotated[float, Field(gt=0)]
Format = Annotated[str, Field(pattern=r"^A[0-8]$")]
"""A size of sheets, ISO 216."""


class Output(StrEnum):
    """What leaves the build and can carry the mark."""

    COVER = "cover"
    SINGLE_SHEET = "single-sheet"
    EVERY_PAGE = "every-page"
    WEB_PAGE = "web-page"
    PAPER = "paper"
    PICTURE = "picture"
    CALENDAR = "calendar"
    FEED = "feed"
    STRUCTURED_DATA = "structured-data"
    MANIFEST = "manifest"


class Medium(StrEnum):
    """Where a mark is seen."""

    PRINT = "print"
    WEB = "web"
    PICTURE = "picture"


class Role(StrEnum):
    """What the city is in the agreement."""

    MAIN = "main"
    EQUAL = "equal"
    PARTNER = "partner"
    ON_BEHALF_OF = "on-behalf-of"


class Corner(StrEnum):
    """A corner of a page."""

    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"


class Side(StrEnum):
    """Which side of the logotype a share is of."""

    HEIGHT = "height"
    WIDTH = "width"


class Tone(StrEnum):
    """How a partner may stand beside the city."""

    TEXT = "text"
    BLACK = "black"
    WHITE = "white"
    COLOUR = "colour"


class Rule(Record):
    """What every rule has beside its numbers; its id is the key that it stands under."""

    sentence: Localised
    """The sentence of the agreement that the rule stands for, in each language."""
    source: Text
    """Where that sentence is written: the agreement, the manual, its page or address."""
    assumed: tuple[Text, ...] = ()
    """The keys of this rule whose value the city has not confirmed."""

    @model_validator(mode="after")
    def _assumes_what_it_has(self) -> "Rule":
        for key in self.assumed:
            if key not in type(self).model_fields:
                raise ValueError(f"`assumed` names `{key}`, which this rule does not have")
        return self


class Agreement(Rule):
    """Who may use the mark, as what, and how long."""

    role: Role
    """What the city is: `main`, `equal`, `partner` or `on-behalf-of`."""
    start: CalendarDate
    """The first day on which the agreement holds."""
    end: CalendarDate
    """The last day on which it holds."""

    @model_validator(mode="after")
    def _in_order(self) -> "Agreement":
        if self.end < self.start:
            raise ValueError(f"`end: {self.end}` is before `start: {self.start}`")
        return self


class Presence(Rule):
    """Which outputs carry the mark."""

    outputs: Annotated[tuple[Output, ...], Field(min_length=1)]
    """Their names: `cover`, `single-sheet`, `every-page`, `web-page`, `paper`, `picture`, `calendar`, `feed`, …."""


class Original(Rule):
    """The mark is one of the originals, unchanged: its shape, upright, in its proportions and colours."""

    may_repeat: bool = True
    """`false` where a page may carry the mark only once."""


class Language(Rule):
    """Which wording stands where."""

    follows_page: bool = True
    """`true`: the wording is that of the page's language; `false`: any language will do."""


class Variants(Rule):
    """Which drawing stands on which ground."""

    light: Annotated[tuple[Variant, ...], Field(min_length=1)]
    """The variants for light grounds."""
    dark: Annotated[tuple[Variant, ...], Field(min_length=1)]
    """The variants for dark grounds."""
    media: dict[Medium, tuple[Variant, ...]] = Field(default_factory=dict)
    """Where a medium (`print`, `web`, `picture`) allows fewer of them."""
    contrast: Annotated[float, Field(ge=1, le=21)]
    """The least contrast of the mark with its ground (WCAG 2.2), from 1 to 21."""


class Module(Rule):
    """The measure that clear space and distances are given in."""

    name: Localised
    """What it is, in each language: `the shield's width`."""
    of: Side = Side.HEIGHT
    """The side of the logotype that it is a share of: `height` or `width`."""
    share: Positive
    """The module as a share of that side."""

    def length(self, width: float, height: float) -> float:
        """Give the module of a logotype of a width and a height, in their unit."""
        return self.share * (height if self.of is Side.HEIGHT else width)


class ClearSpace(Rule):
    """The space round the mark where nothing else stands."""

    modules: Positive
    """The clear space on every side, in modules."""


class Minimum(Rule):
    """How large the mark is at least; of several numbers all hold."""

    width_mm: dict[Format, Positive] = Field(default_factory=dict)
    """The least width by format, in mm."""
    of_short_side: Share | None = None
    """The least width as a share of the page's short side."""
    width_px: Positive
    """The least width on the web, in CSS pixels."""
    of_picture: Share | None = None
    """The least width in a picture, as a share of its width."""


class Corners(Rule):
    """The corners where the mark may stand."""

    print: Annotated[tuple[Corner, ...], Field(min_length=1)]
    """On paper."""
    formats: dict[Format, tuple[Corner, ...]] = Field(default_factory=dict)
    """Where a format has corners of its own."""
    web: Annotated[tuple[Corner, ...], Field(min_length=1)]
    """On a web page."""
    picture: tuple[Corner, ...] = tuple(Corner)
    """In a picture."""


class Edge(Rule):
    """How far from the edge of the page the mark stands at least: where no guillotine reaches it."""

    mm: Annotated[float, Field(ge=0)] = 0.0
    """The least distance, in mm."""
    modules: Annotated[float, Field(ge=0)] = 0.0
    """The least distance in modules; of the two numbers the larger holds."""


class Bitmap(Rule):
    """Whether the mark may be a picture of pixels instead of outlines, and how fine."""

    allowed: bool
    """`true` where a mark of pixels may stand on paper."""
    least_ppi: Positive = 300.0
    """Its least resolution where it is placed, in pixels an inch."""


class Partners(Rule):
    """How others stand beside the city."""

    largest_share: Positive
    """The largest width and height of a partner's mark, as a share of the city's."""
    tones: Annotated[tuple[Tone, ...], Field(min_length=1)]
    """How they may stand: `text`, `black`, `white`, `colour`."""
    text_from: Annotated[int, Field(gt=0)] | None = None
    """From so many partners on they stand as text only."""
    corners: tuple[Corner, ...] = tuple(Corner)
    """The corners where their marks may stand."""


class Relation(Rule):
    """The text that says what the others are to the city."""

    text: Localised
    """The words, such as `In cooperation with`."""
    outputs: tuple[Output, ...] = (Output.COVER, Output.WEB_PAGE)
    """Where they are found."""


class Terms(Record):
    """What `brand/terms.yml` holds: the agreement on the city's mark, as rules that finished files are held against."""

    version: Text
    """The version of the terms, such as `2006-08-24`."""
    agreement: Agreement
    """Who may use the mark, and how long."""
    presence: Presence
    """Which outputs carry the mark."""
    original: Original
    """That the mark is an original, unchanged."""
    language: Language
    """Which wording stands where."""
    variants: Variants
    """Which drawing stands on which ground."""
    module: Module
    """The measure of the distances."""
    clear_space: ClearSpace
    """The space round the mark."""
    minimum: Minimum
    """How large it is at least."""
    corners: Corners
    """Where it stands."""
    edge: Edge
    """How far from the edge it stands."""
    bitmap: Bitmap
    """Whether it may be a bitmap."""
    partners: Partners
    """How others stand beside it."""
    relation: Relation
    """The words that explain the others."""

    def rules(self) -> Iterator[tuple[str, Rule]]:
        """Go through the rules with their ids, in the order of this record: `clear-space`, …."""
        for key in type(self).model_fields:
            rule = getattr(self, key)
            if isinstance(rule, Rule):
                yield key.replace("_", "-"), rule

    def clear(self, width: float, height: float) -> float:
        """Give the clear space of a logotype of a width and a height, in their unit."""
        return self.clear_space.modules * self.module.length(width, height)

    def least_width_mm(self, size: tuple[float, float]) -> float | None:
        """Give the mark's least width on a page of a size in mm; None where no rule gives one."""
        asked = [_by_format(self.minimum.width_mm, size)]
        if self.minimum.of_short_side:
            asked.append(self.minimum.of_short_side * min(size))
        return max((mm for mm in asked if mm is not None), default=None)

    def print_corners(self, size: tuple[float, float]) -> tuple[Corner, ...]:
        """Give the corners where the mark may stand on a page of a size in mm."""
        return self.corners.formats.get(_nearest(self.corners.formats, size, exact=True), self.corners.print)


_Value = TypeVar("_Value")


def _by_format(values: Mapping[str, _Value], size: tuple[float, float]) -> _Value | None:
    return values.get(_nearest(values, size))


def _nearest(formats: Iterable[str], size: tuple[float, float], exact: bool = False) -> str:
    """Find the format whose rule holds for a page: its own, else the next smaller, else the smallest that there is."""
    by_size = sorted(formats, reverse=True)
    fits = [name for name in by_size if min(TRIM_MM[name]) <= min(size) + 1]
    if exact:
        fits = [name for name in fits if abs(min(TRIM_MM[name]) - min(size)) <= 1]
        return fits[-1] if fits else ""
    return (fits[-1] if fits else by_size[0]) if by_size else ""
