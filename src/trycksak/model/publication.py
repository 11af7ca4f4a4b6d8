"""What is printed, and how."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from trycksak.model.binding import Binding
from trycksak.model.record import Id, Localised, Record, Text


class Trim(StrEnum):
    """The finished size of a page (ISO 216, portrait)."""

    A4 = "A4"
    A5 = "A5"
    A6 = "A6"


class Pages(Record):
    """How many pages a publication may have."""

    min: Annotated[int, Field(gt=0)]
    """The fewest pages."""
    max: Annotated[int, Field(gt=0)]
    """The most pages."""

    @model_validator(mode="after")
    def _in_order(self) -> "Pages":
        if self.max < self.min:
            raise ValueError(f"`max: {self.max}` is less than `min: {self.min}`")
        return self


class PrintSpec(Record):
    """What the printer is asked for."""

    trim: Trim
    """The finished size: `A4`, `A5` or `A6`."""
    bleed_mm: Annotated[float, Field(ge=0, le=10)] = 3.0
    """How far artwork reaches past the trim, in mm; Swedish printers ask for 3."""
    binding: Binding
    """`saddle-stitched`, `folded` or `sheet`."""
    pages: Pages
    """How many pages it may have; a saddle-stitched booklet's number is a multiple of 4."""
    paper: Text
    """The paper, such as `uncoated 120 g/m²`."""
    quantity: Annotated[int, Field(gt=0)] | None = None
    """How many copies of each language; leave it out until it is decided."""
    profile: Id
    """The printer's profile, such as `sheetfed-uncoated`."""


class Template(StrEnum):
    """Which layout a publication has."""

    WELCOME_BROCHURE = "welcome-brochure"
    BUSINESS_LEAFLET = "business-leaflet"
    STUDY_VISITS = "study-visits"
    STUDY_VISIT = "study-visit"


class Publication(Record):
    """One printed thing, made once for each language."""

    id: Id
    """The name of its files: `welcome-brochure` gives `welcome-brochure-sv.pdf`."""
    template: Template
    """Which layout it has."""
    title: Localised
    """The title on the cover and in the reader's window."""
    subtitle: Localised
    """The line under the title."""
    colourway: Id
    """The colours of the cover, from `brand.yml`: `night`, `rose` or `day`."""
    seed: int = 1
    """Which drawing of the islands it has: change the number and another archipelago comes out."""
    spec: PrintSpec
    """What the printer is asked for."""
    visit: Id | None = None
    """For a sheet about one study visit: which one. Set by `for_each_visit`."""
    for_each_visit: bool = False
    """`true` makes one publication for each study visit: `study-visit-<id>`."""
