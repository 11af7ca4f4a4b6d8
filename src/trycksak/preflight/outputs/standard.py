"""What outputs are held against: the brand, the terms, the originals, and the site's address and languages."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from trycksak.model.brand import Brand, Master
from trycksak.model.record import Locale
from trycksak.model.terms import Output, Terms
from trycksak.preflight.original import Drawing


@dataclass(frozen=True)
class Standard:
    """What outputs are held against; `drawings` are the logotype's originals, `source` is the first language."""

    brand: Brand
    terms: Terms
    drawings: tuple[Drawing, ...]
    website: str
    locales: tuple[Locale, ...]
    source: Locale

    @cached_property
    def masters(self) -> dict[str, Master]:
        """The originals by their sha256."""
        return {master.sha256: master for master in self.brand.logotype.masters}

    def requires(self, output: Output) -> bool:
        """Tell whether the terms ask for the mark on an output."""
        return output in self.terms.presence.outputs

    def locale_of(self, path: str, declared: str = "") -> Locale:
        """Tell a file's language: what it declares, else its folder's (`en/…`), else its name's (`…-en.ics`)."""
        own = declared.strip().partition("-")[0].lower()
        if own in self.locales:
            return own
        *folders, name = PurePosixPath(path).parts
        stem = name.partition(".")[0]
        named = [part for part in (*folders, stem.rpartition("-")[2]) if part in self.locales]
        return named[0] if named else self.source

    def wording(self, locale: Locale) -> str:
        """Give what the mark says in a language."""
        return self.brand.logotype.wording[locale]
