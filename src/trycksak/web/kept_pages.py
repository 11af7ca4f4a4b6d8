"""Pages that were made before: a page shows its own text and no other's, and all else is their basis (`inputs`)."""

from dataclasses import dataclass

from trycksak.model.page import Translation
from trycksak.store import Store, key_of


@dataclass(frozen=True)
class KeptPages:
    """The pages of one basis in a store; without either nothing is kept."""

    store: Store | None
    basis: str

    def get(self, place: str, text: Translation) -> str | None:
        """Give a page by its place on the site, if it was made of the same text."""
        found = self.store.get(self._key(place, text)) if self.store and self.basis else None
        return None if found is None else found.decode()

    def put(self, place: str, text: Translation, html: str) -> None:
        """Keep a page."""
        if self.store and self.basis:
            self.store.put(self._key(place, text), html.encode())

    def _key(self, place: str, text: Translation) -> str:
        return key_of(["page", self.basis, place, text.body])
