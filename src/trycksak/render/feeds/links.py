"""The feeds as the pages of the website offer them: in words, and in the head for programs."""

from dataclasses import dataclass
from functools import cached_property

from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.programme import Session
from trycksak.model.record import Locale
from trycksak.model.visits import StudyVisit
from trycksak.render.changes import ToldRelease, stamped, told
from trycksak.render.feeds.places import app_link, atom_place, calendar_place, schedule_place, subscription_link
from trycksak.render.reader import Reader
from trycksak.render.wording import Wording


@dataclass(frozen=True)
class Alternate:
    """A feed as a page's head names it (HTML, 4.6.7.1): its media type, its title, its address for the reader."""

    type: str
    title: str
    href: str


@dataclass(frozen=True)
class Feeds:
    """The feeds of a language: places on the site, whole addresses for other programs, and what has changed."""

    edition: Edition
    locale: Locale

    @property
    def calendar(self) -> str:
        """Give the place of the whole programme's calendar."""
        return calendar_place(self.edition, self.locale)

    @property
    def atom(self) -> str:
        """Give the place of the feed of changes."""
        return atom_place(self.edition, self.locale)

    @property
    def subscription(self) -> str:
        """Give the link with which a calendar subscribes."""
        return subscription_link(self.edition, self.locale)

    @property
    def app(self) -> str:
        """Give the link that opens the programme in an app."""
        return app_link(self.edition, self.locale)

    @property
    def stamp(self) -> str:
        """Say which version the programme is; nothing where none has been released."""
        return stamped(self.edition, self.locale)

    @cached_property
    def releases(self) -> tuple[ToldRelease, ...]:
        """Tell every release, the last one first."""
        return told(self.edition, self.locale)

    def calendar_of(self, page: Page) -> str:
        """Give the place of the calendar of one session or visit."""
        return calendar_place(self.edition, self.locale, page.id)


def alternates(reader: Reader, page: Page | None) -> tuple[Alternate, ...]:
    """List the feeds that a page's head names: changes on every page, else what the page itself shows."""
    edition, locale, say = reader.edition, reader.locale, Wording(reader.locale)
    found = [("application/atom+xml", say("feeds.changes"), atom_place(edition, locale))]
    if page and page.id == "programme/index":
        found += [
            ("text/calendar", say("feeds.download"), calendar_place(edition, locale)),
            ("application/xml", say("feeds.schedule"), schedule_place(edition, locale, "xml")),
            ("application/json", say("feeds.schedule"), schedule_place(edition, locale, "json")),
        ]
    elif page and isinstance(page.facts, Session | StudyVisit):
        found.append(("text/calendar", say("feeds.add"), calendar_place(edition, locale, page.id)))
    return tuple(Alternate(type_, title, reader.to(place)) for type_, title, place in found)
