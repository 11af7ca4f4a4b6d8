"""What a finished PDF is held against: the brand, the terms, and what kind of thing it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from trycksak.model.binding import Binding
from trycksak.model.brand import Brand
from trycksak.model.record import Locale
from trycksak.model.terms import Output, Terms


class Edition(StrEnum):
    """Whose colours a PDF has: the web edition's sRGB, the press's inks, or, in anybody's file, either."""

    WEB = "web"
    PRESS = "press"
    ANYBODY = "anybody"


@dataclass(frozen=True)
class Asked:
    """What a PDF is held against.

    `root` is where the originals lie. With `Binding.SHEET` every page is a single sheet; else the first page is the
    cover. `partners` counts the city's partners, none: no relation text is asked for. `dates` are the edition's first
    and last day, which the agreement's period must hold.
    """

    brand: Brand
    terms: Terms
    root: Path
    locale: Locale
    binding: Binding | None
    edition: Edition
    partners: int
    dates: tuple[date, date]

    @property
    def relation(self) -> bool:
        """Whether the text that explains the partners is asked for."""
        return self.partners > 0

    def outputs(self, page: int) -> tuple[Output, ...]:
        """Name what a page, from 1, is in the terms."""
        own = [Output.COVER] if page == 1 else []
        own += [Output.SINGLE_SHEET] if self.binding is Binding.SHEET else []
        return (*own, Output.EVERY_PAGE)

    def required(self, page: int) -> bool:
        """Tell whether the terms ask for the mark on a page."""
        return bool(set(self.outputs(page)) & set(self.terms.presence.outputs))
