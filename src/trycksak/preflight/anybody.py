"""A PDF that others made, the co-host's own edit of the invitation for one, held against an event's terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf

from trycksak.model.binding import Binding
from trycksak.model.brand import Brand
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.preflight.interpret.objects import text
from trycksak.preflight.proof.asked import Asked, Edition
from trycksak.preflight.proof.pdf import Prover
from trycksak.preflight.sheet import Unmeasurable, opened


@dataclass(frozen=True)
class Contract:
    """Whose terms a file is held against; `partners` counts the city's, `dates` are the edition's first and last."""

    brand: Brand
    terms: Terms
    root: Path
    locales: Sequence[Locale]
    partners: int
    dates: tuple[date, date]

    def prover(self, path: Path, shown: str, locale: Locale | None, binding: Binding | None) -> Prover:
        """Prove a file in a language, the one that it declares if none is given, else the first of the event."""
        own = locale or _declared(path, self.locales) or self.locales[0]
        asked = Asked(self.brand, self.terms, self.root, own, binding, Edition.ANYBODY, self.partners, self.dates)
        return Prover(path, shown, asked)


def _declared(path: Path, locales: Sequence[Locale]) -> Locale | None:
    try:
        with opened(path) as pdf:
            lang = text(pdf.Root.get("/Lang")).partition("-")[0].lower()
    except (Unmeasurable, pikepdf.PikepdfError):
        return None
    return lang if lang in locales else None
