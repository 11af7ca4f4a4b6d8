"""The terms of the logotype's use: each rule as data, with the sentence of the agreement that it stands for."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, field_validator, model_validator

from trycksak.findings import guess
from trycksak.model.brand import Variant
from trycksak.model.record import CalendarDate, Localised, Record, Text
from trycksak.units import TRIM_MM

Share = Annotated[float, Field(gt=0, le=1)]
Positive = Annotated[float, Field(gt=0)]
Format = Annotated[str, Field(pattern=r"^A[0-8]$")]
"""A size of sheets, ISO 216."""
_TOLERANCE_MM: Final = 1.0


class Output(StrEnum):
    """What leaves the build and can carry the mark; of two that are the same page the first is the narrower."""

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

    @field_validator("assumed")
    @classmethod
    def _assumes_what_it_has(cls, assumed: tuple[str, ...]) -> tuple[str, ...]:
        own = cls.model_fields.keys() - Rule.model_fields.keys()
        for key in assumed:
            if key not in own:
                raise ValueError(f"the rule has no `{key}`. {guess(key, own)}".rstrip("."))
        return assumed


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

    def __contains__(self, day: date) -> bool:
        """Tell whether the agreement holds on a day."""
        return self.start <= day <= self.end


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
    media: dict[Medium, Annotated[tuple[Variant, ...], Field(min_length=1)]] = Field(default_factory=dict)
    """Where a medium (`print`, `web`, `picture`) allows fewer of them."""
    outputs: dict[Output, Annotated[tuple[Variant, ...], Field(min_length=1)]] = Field(default_factory=dict)
    """Where an output has variants of its own, whatever its medium allows: `cover: [negative]`."""
    contrast: Annotated[float, Field(ge=1, le=21)]
    """The least contrast of the mark with its ground (WCAG 2.2), from 1 to 21."""

    def allowed(self, medium: Medium, *, dark: bool, outputs: Collection[Output] = ()) -> tuple[Variant, ...]:
        """Give the variants that may stand on a ground, in a medium, on a page that is each of some outputs."""
        own = next((self.outputs[output] for output in Output if output in outputs and output in self.outputs), None)
        narrowed = own or self.media.get(medium, tuple(Variant))
        return tuple(variant for variant in (self.dark if dark else self.light) if variant in narrowed)


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
    """The least width by format, in mm; a format that is not named has that of the next smaller one."""
    least_mm: Positive | None = None
    """The least width on any paper, in mm."""
    of_short_side: Share | None = None
    """The least width as a share of the page's short side."""
    width_px: Positive
    """The least width on the web, in CSS pixels."""
    of_picture: Share | None = None
    """The least width in a picture, as a share of its width."""


class Corners(Rule):
    """The corners where the mark may stand."""

    print: Annotated[tuple[Corner, ...], Field(min_length=1)]
    """The corners of a printed page: `top-left`, `top-right`, `bottom-left`, `bottom-right`."""
    formats: dict[Format, Annotated[tuple[Corner, ...], Field(min_length=1)]] = Field(default_factory=dict)
    """Where a format has corners of its own."""
    web: Annotated[tuple[Corner, ...], Field(min_length=1)]
    """The corners of a web page."""
    picture: Annotated[tuple[Corner, ...], Field(min_length=1)] = tuple(Corner)
    """The corners of a picture."""


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
    corners: Annotated[tuple[Corner, ...], Field(min_length=1)] = tuple(Corner)
    """The corners where their marks may stand."""

    def tones_beside(self, others: int) -> tuple[Tone, ...]:
        """Give how each of so many partners may stand."""
        return (Tone.TEXT,) if self.text_from and others >= self.text_from else self.tones


class Relation(Rule):
    """The text that says what the others are to the city."""

    text: Localised
    """The words, such as `In cooperation with`."""
    outputs: Annotated[tuple[Output, ...], Field(min_length=1)] = (Output.COVER, Output.WEB_PAGE)
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
        minimum, table = self.minimum, self.minimum.width_mm
        named = _own_or_smaller(table, size)
        # A page that is smaller than every format has the smallest one's width, unless a number for all paper holds.
        smallest = max(table, default="") if minimum.least_mm is None else ""
        asked = [minimum.least_mm, table.get(named or smallest)]
        if minimum.of_short_side:
            asked.append(minimum.of_short_side * min(size))
        return max((mm for mm in asked if mm is not None), default=None)

    def least_edge_mm(self, width: float, height: float) -> float:
        """Give the least distance from the page's edge of a logotype of a width and a height, all in mm."""
        return max(self.edge.mm, self.edge.modules * self.module.length(width, height))

    def print_corners(self, size: tuple[float, float]) -> tuple[Corner, ...]:
        """Give the corners where the mark may stand on a page of a size in mm."""
        own = next((name for name in self.corners.formats if abs(min(TRIM_MM[name]) - min(size)) <= _TOLERANCE_MM), "")
        return self.corners.formats.get(own, self.corners.print)


def _own_or_smaller(formats: Iterable[str], size: tuple[float, float]) -> str:
    """Find the largest format that is no larger than a page; none where the page is smaller than all."""
    fits = [name for name in formats if min(TRIM_MM[name]) <= min(size) + _TOLERANCE_MM]
    return min(fits, default="")
