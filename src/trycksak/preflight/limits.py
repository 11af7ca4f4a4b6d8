"""The limits that a file is measured against: a process's, from profiles.yml, or a printer's own."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Final, Literal

import yaml
from pydantic import Field

from trycksak.errors import CannotRun
from trycksak.findings import Severity, guess
from trycksak.model.profile import PressProfile
from trycksak.model.record import Record, Text

DEFAULT: Final = "sheetfed-coated"
Positive = Annotated[float, Field(gt=0)]


class Resolution(Record):
    """The resolutions, in pixels per inch, that a picture must be above."""

    error: Positive
    """At this or below it, a reader sees the pixels."""
    warning: Positive
    """At this or below it, a picture is softer than the press could print it."""


class Limits(Record):
    """What one process allows."""

    id: Text
    """Its name on the command line."""
    name: Text
    """The process in words."""
    levels: dict[str, Literal["error", "warning", "off"]]
    """The weight of each rule that is not an error."""
    overprint_text_pt: Positive
    """Black text under this size must overprint."""
    overprint_line_pt: Positive
    """A black line under this width must overprint."""
    rich_black_from: Positive
    """From this share of black, text counts as black."""
    rich_black_sum: Positive
    """The most ink, as a sum of shares, in black text."""
    small_text_pt: Positive
    """White text and text of several inks is at least this large."""
    thin_line_pt: Positive
    """A white line and a line of several inks is at least this wide."""
    spots: bool
    """`true` if the job has spot colours: they are then a warning."""
    ink_percent: Positive | None
    """The most ink, on average over a square of side 15 mm; empty where it is not measured."""
    paper_ink_percent: Positive | None = None
    """The most ink that the printer's own paper takes."""
    picture_ppi: Resolution
    """Colour and grey pictures."""
    bitmap_ppi: Resolution
    """Pictures of 1 bit."""
    bleed_mm: Annotated[float, Field(ge=0)]
    """The least bleed."""
    photo_ppi: Positive
    """The resolution that the house asks for."""

    def level(self, rule: str) -> Severity | None:
        """Give the weight of a rule; None where it does not apply."""
        if rule == "gwg/spots" and self.spots:
            return Severity.WARNING
        given = self.levels.get(rule, "error")
        return None if given == "off" else Severity(given)


@cache
def variants() -> dict[str, Limits]:
    """Read the processes that this package knows, by their names."""
    given = yaml.safe_load(files("trycksak.preflight").joinpath("profiles.yml").read_text("utf-8"))
    return {id: Limits.model_validate({"id": id, **values}) for id, values in given.items()}


def find_limits(name: str, folder: Path) -> Limits:
    """Find limits by name: a printer's own in the folder's `brand/profiles/`, else a process; raises CannotRun."""
    own = folder / "brand" / "profiles" / f"{name}.yml"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) or not own.is_file():
        if name in variants():
            return variants()[name]
        raise CannotRun(f"there is no profile `{name}`. {guess(name, variants())}")
    try:
        return limits_of(PressProfile.model_validate(yaml.safe_load(own.read_text("utf-8"))))
    except (ValueError, yaml.YAMLError) as fault:
        raise CannotRun(f"{own} is no profile: {str(fault).splitlines()[0]}. Correct it, or run elsewhere.") from None


def limits_of(profile: PressProfile) -> Limits:
    """Give the limits of a printer's own profile: its process's, or sheet-fed, with the profile's own numbers."""
    process = variants().get(profile.id, variants()[DEFAULT])
    own = {
        "id": profile.id,
        "name": profile.name,
        "spots": profile.spots,
        "paper_ink_percent": profile.ink_limit,
        "bleed_mm": profile.bleed_mm,
        "photo_ppi": profile.photo_ppi,
    }
    return process.model_copy(update=own)
