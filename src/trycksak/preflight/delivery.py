"""What is delivered of a publication, as it is handed to whoever measures it, and what was measured of a file."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trycksak.model.brand import Brand
from trycksak.model.profile import PressProfile
from trycksak.model.publication import PrintSpec
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.preflight.measured import Measured
from trycksak.preflight.proof.asked import Asked, Edition
from trycksak.preflight.proof.evidence import Evidence


@dataclass(frozen=True)
class Delivered:
    """The two files of a publication in one language, and what they are measured against.

    `web_shown` and `press_shown` are the paths as findings show them. `partners` counts the city's partners, and
    `dates` are the first and last day that the edition names.
    """

    web: Path
    web_shown: str
    press: Path
    press_shown: str
    locale: Locale
    spec: PrintSpec
    profile: PressProfile
    root: Path
    brand: Brand
    terms: Terms
    partners: int
    dates: tuple[date, date]
    codes: tuple[str, ...] = ()
    """The addresses that its QR codes say, in the order of its pages."""

    def __str__(self) -> str:
        """Name what is measured, as findings show it."""
        return self.press_shown

    def asked(self, edition: Edition) -> Asked:
        """Say what an edition is held against."""
        return Asked(
            self.brand, self.terms, self.root, self.locale, self.spec.binding, edition, self.partners, self.dates
        )


@dataclass(frozen=True)
class Judged:
    """What was measured of one file, and the proof of its logotype; the findings of both are the measured's."""

    measured: Measured
    evidence: Evidence
