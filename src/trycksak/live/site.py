"""The website's pages as a tab gets them: newest where it can be made, else what was last right, with what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final

from trycksak.findings import Finding
from trycksak.live.desk import Desk, Reading
from trycksak.live.faults import findings_of

_END: Final = "</body>"


@dataclass(frozen=True)
class Page:
    """A page for a tab: its HTML or None where it never could be made, and whether it is the one for nowhere."""

    html: str | None
    reading: Reading
    missing: bool = False


@dataclass
class Pages:
    """Makes pages, and remembers for each place what was last right and what is wrong."""

    desk: Desk
    told: Callable[[str, Sequence[Finding]], None]
    """Told of each page that is made, by its place, and of what is wrong with it."""
    _right: dict[str, Page] = field(default_factory=dict)
    _wrong: dict[str, tuple[int, tuple[Finding, ...]]] = field(default_factory=dict)

    def page(self, place: str) -> Page:
        """Give a page by its place on the site, `en/index.html`, once everything that was saved is read."""
        reading = self.desk.settled()
        if reading.good is None:
            return Page(None, reading)
        try:
            made = reading.good.site.page(place) if place.endswith(".html") else None
            page = Page((made or reading.good.site.not_found(place)).html, reading, missing=made is None)
            found = made.findings if made else ()
        except Exception as fault:
            # Templates may raise anything: it is told, and what was right stays to be seen.
            before = self._right.get(place)
            page = Page(before.html if before else None, reading)
            found = findings_of(fault, self.desk.project.root)
        else:
            self._right[place] = page
        self._wrong[place] = reading.good.number, found
        self.told(place, found)
        return page

    def findings(self, place: str) -> tuple[Finding, ...]:
        """Give what is wrong with a page as it was last made, beside what is wrong with the event."""
        good = self.desk.reading.good
        number, found = self._wrong.get(place, (0, ()))
        return found if good and good.number == number else ()


def with_ear(html: str, stamp: str, lost: str) -> str:
    """Let a page hear of saves: a script of the preview's own, which no built page has."""
    script = f'<script type="module" src="/-/files/page.js" data-stamp="{stamp}" data-lost="{escape(lost)}"></script>'
    head, end, tail = html.rpartition(_END)
    return f"{head}{script}{end}{tail}" if end else html + script
