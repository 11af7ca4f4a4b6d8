"""What a language's folder was made of before: a page shows its own text and no other's, all else is the basis.

The basis is everything that an event has but its texts (`inputs.basis`): what lies beside the pages is made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trycksak.kept_files import File, KeptFiles
from trycksak.model.page import Translation
from trycksak.model.record import Locale
from trycksak.store import Store, key_of


@dataclass(frozen=True)
class KeptPages:
    """The pages of one basis in a store, and the files beside them; without either nothing is kept."""

    store: Store | None
    basis: str

    def has(self, place: str, text: Translation) -> bool:
        """Tell whether a page was made of the same text."""
        return self._files.has(self._key(place, text))

    def get(self, place: str, text: Translation) -> File | None:
        """Give a page by its place on the site, if it was made of the same text."""
        return self._files.get_one(self._key(place, text))

    def put(self, place: str, text: Translation, html: str) -> File:
        """Keep a page, and give it as it is kept."""
        return self._files.put_one(self._key(place, text), html.encode())

    def has_others(self, locale: Locale) -> bool:
        """Tell whether what lies beside the pages of a language was made."""
        return self._files.has(self._beside(locale))

    def others(self, locale: Locale) -> Mapping[str, File] | None:
        """Give what lies beside the pages of a language, by its place; None where some of it is not kept."""
        return self._files.get(self._beside(locale))

    def take_others(self, locale: Locale, folder: Path) -> None:
        """Keep a folder as what lies beside the pages of a language."""
        self._files.take(self._beside(locale), folder)

    @property
    def _files(self) -> KeptFiles:
        return KeptFiles(self.store if self.basis else None)

    def _key(self, place: str, text: Translation) -> str:
        return key_of(["page", self.basis, place, text.body])

    def _beside(self, locale: Locale) -> str:
        return key_of(["beside the pages", self.basis, locale])
