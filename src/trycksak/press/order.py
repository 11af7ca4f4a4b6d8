"""What is to be printed: one publication in one language, from what, and into which folders."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.profile import PressProfile
from trycksak.model.publication import Publication
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.store import Store


@dataclass(frozen=True)
class PressJob:
    """What finishing needs beside the pages: brand, printer's profile and ICC file, slug font, version and date."""

    brand: Brand
    profile: PressProfile
    icc: bytes
    font: bytes
    version: str
    dated: date


@dataclass(frozen=True)
class Order:
    """What is to be printed, from what, and into which folders; `store` is where what is made is kept."""

    root: Path
    edition: Edition
    brand: Brand
    terms: Terms
    publication: Publication
    locale: Locale
    web: Path
    press: Path
    allow_outdated: bool = False
    """Whether a translation that is older than its source may be printed: then it is a warning."""
    store: Store | None = None
    basis: str = ""
    """What it is made from but for the texts of pages, as a hash (`inputs.basis`)."""

    def __str__(self) -> str:
        """Name what is made, as findings show it."""
        return f"out/print/{self.name}.pdf"

    @property
    def name(self) -> str:
        """The name of its files, without the ending."""
        return f"{self.publication.id}-{self.locale}"

    @property
    def job(self) -> PressJob:
        """What finishing the press edition needs: the printer's profile and its files, version and date."""
        profile, event = self.edition.profiles[self.publication.spec.profile], self.edition.event
        family = self.brand.typography.base.family
        base = next(font for font in self.brand.typography.fonts if font.family == family)
        return PressJob(
            brand=self.brand,
            profile=profile,
            icc=(self.root / profile.output.path).read_bytes(),
            font=(self.root / base.files[0].path).read_bytes(),
            version=event.version.name if event.version else "1",
            dated=event.version.date if event.version else event.dates.start,
        )
