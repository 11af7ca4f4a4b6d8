"""A publication as the website offers it, before it is made and after.

What a reader wants to know before fetching it, its pages and its size, is known last: pages that are made sooner have a
mark in its place, which `fill` replaces.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from markupsafe import escape

from trycksak.model.record import Id, Locale

if TYPE_CHECKING:
    from trycksak.render.wording import Wording

# A letter of no script, which stands for nothing (Unicode 16, 23.5, private-use characters).
_SIGN: Final = "\ue000"
_MARK: Final = re.compile(f"{_SIGN}([^{_SIGN}]+){_SIGN}")


@dataclass(frozen=True)
class Download:
    """One PDF of the web edition; its `pages` and `bytes` are 0 until it is made."""

    publication: Id
    locale: Locale
    title: str
    pages: int = 0
    bytes: int = 0
    visit: Id | None = None
    """The study visit that it is about, for a sheet."""

    @property
    def file_name(self) -> str:
        """Give its place on the website: `pdf/welcome-brochure-sv.pdf`."""
        return f"pdf/{self.publication}-{self.locale}.pdf"

    def made(self, pages: int, bytes: int) -> "Download":
        """Give it as it was made."""
        return replace(self, pages=pages, bytes=bytes)

    def told(self, wording: "Wording") -> str:
        """Say what it is, how long and how large; before it is made, give the mark that stands for this."""
        if not self.pages:
            return f"{_SIGN}{self.file_name}{_SIGN}"
        return wording("site.pdf", pages=self.pages, size=size(self.bytes, wording))


def fill(html: str, downloads: Iterable[Download], wording: "Wording") -> str:
    """Replace the marks of a page by what was made."""
    told = {one.file_name: str(escape(one.told(wording))) for one in downloads}
    return _MARK.sub(lambda mark: told.get(mark[1], mark[0]), html)


def size(count: int, wording: "Wording") -> str:
    """Write a file's size as a reader knows it: `380 kB`, `1,2 MB`."""
    if count < 1_000_000:
        return f"{wording.number(max(1, round(count / 1000)))}\u00a0kB"
    return f"{wording.number(round(count / 1_000_000, 1))}\u00a0MB"
