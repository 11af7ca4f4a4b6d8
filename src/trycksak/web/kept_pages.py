"""What a language's folder was made of before: a page shows its own text and no other's, all else is the basis.

The basis is everything that an event has but its texts (`inputs.basis`): what lies beside the pages is made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from trycksak.model.page import Translation
from trycksak.model.record import Locale
from trycksak.store import Shelf, Store, key_of
from trycksak.web.folders import files_of

_NAMES: Final = TypeAdapter(dict[str, str])


@dataclass(frozen=True)
class KeptPages:
    """The pages of one basis in a store, and the files beside them; without either nothing is kept."""

    store: Store | None
    basis: str

    def has(self, place: str, text: Translation) -> bool:
        """Tell whether a page was made of the same text."""
        return self._is_there(self._key(place, text))

    def get(self, place: str, text: Translation) -> str | None:
        """Give a page by its place on the site, if it was made of the same text."""
        found = self.store.get(self._key(place, text)) if self.store and self.basis else None
        return None if found is None else found.decode()

    def put(self, place: str, text: Translation, html: str) -> None:
        """Keep a page."""
        if self.store and self.basis:
            self.store.put(self._key(place, text), html.encode())

    def has_others(self, locale: Locale) -> bool:
        """Tell whether what lies beside the pages of a language was made."""
        return self._is_there(self._beside(locale))

    def others(self, locale: Locale) -> Mapping[str, bytes] | None:
        """Give what lies beside the pages of a language, by its place; None where some of it is not kept."""
        names = self._names.get(self._beside(locale)) if self.store and self.basis else None
        if names is None or self.store is None:
            return None
        files = {place: data for place, name in names.items() if (data := self.store.get(name)) is not None}
        return files if len(files) == len(names) else None

    def put_others(self, locale: Locale, folder: Path) -> None:
        """Keep a folder as what lies beside the pages of a language."""
        if self.store and self.basis:
            names = {}
            for place, data in files_of(folder).items():
                names[place] = key_of(["file of a website", data])
                self.store.put(names[place], data)
            self._names.put(self._beside(locale), names)

    def _is_there(self, key: str) -> bool:
        return self.store is not None and bool(self.basis) and self.store.asked(key) is not None

    @property
    def _names(self) -> Shelf[dict[str, str]]:
        return Shelf(self.store, _NAMES)

    def _key(self, place: str, text: Translation) -> str:
        return key_of(["page", self.basis, place, text.body])

    def _beside(self, locale: Locale) -> str:
        return key_of(["beside the pages", self.basis, locale])
