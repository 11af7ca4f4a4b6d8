"""What a printer can take: the job profile, from the printer or from the Ghent Workgroup's numbers."""

from typing import Annotated

from pydantic import Field

from trycksak.model.record import Id, Record, Text

Positive = Annotated[float, Field(gt=0)]


class OutputProfile(Record):
    """The ICC profile of press and paper."""

    path: Text
    """The ICC file, from the project's root."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """The file's fingerprint."""
    condition: Text
    """The printing condition's name as registries write it, such as `FOGRA39`."""
    registry: Text = "http://www.color.org"
    """Where the condition is registered."""
    info: Text
    """The condition in words, for the printer."""


class PressProfile(Record):
    """What `brand/profiles/<name>.yml` holds: one printer's or one process's demands."""

    id: Id
    """The file's name, which publications use as `profile`."""
    name: Text
    """The process in words."""
    output: OutputProfile
    """The ICC profile of press and paper."""
    ink_limit: Annotated[float, Field(gt=0, le=400)]
    """The most ink that may lie on a place, in percent, all plates together."""
    bleed_mm: Annotated[float, Field(ge=0, le=10)] = 3.0
    """The least bleed, in mm."""
    spots: bool = False
    """`true` if spot colours may be printed as plates of their own."""
    photo_ppi: Positive = 300
    """The resolution that pictures are asked for, in pixels per inch at their printed size."""
