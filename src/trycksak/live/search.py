"""The search: its index needs every page, so it is made when somebody searches and not before."""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from trycksak.live.desk import Good
from trycksak.web.search import FOLDER, index


@dataclass
class Search:
    """Keeps the index of one reading in a folder of the preview's."""

    folder: Path
    _number: int = 0
    _lock: Lock = field(default_factory=Lock)

    def file(self, good: Good, place: str) -> Path | None:
        """Give a file of the index; None for what is no part of it."""
        if not place.startswith(f"{FOLDER}/"):
            return None
        with self._lock:
            site = self.folder / f"search-{good.number}"
            if self._number != good.number:
                self._make(good, site)
                self._number = good.number
        found = (site / place).resolve()
        return found if found.is_relative_to(site.resolve()) and found.is_file() else None

    def _make(self, good: Good, site: Path) -> None:
        for place in good.site.pages():
            page = good.site.page(place)
            if page:
                (site / place).parent.mkdir(parents=True, exist_ok=True)
                (site / place).write_text(page.html, encoding="utf-8")
        index(site, good.source.edition.event.locales, good.source.edition.source)
