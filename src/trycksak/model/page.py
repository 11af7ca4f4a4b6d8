"""A page of the event: facts once, words in each language."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, StringConstraints

from trycksak.model.people import Speaker
from trycksak.model.programme import Session
from trycksak.model.record import Locale, Record, Slug, Status, Text, least_settled
from trycksak.model.visits import StudyVisit

Facts = Session | StudyVisit | Speaker

# The folder decides what facts a page holds; a page anywhere else holds words only.
FACTS_OF_FOLDER: dict[str, type[Session] | type[StudyVisit] | type[Speaker]] = {
    "programme": Session,
    "workshops": Session,
    "study-visits": StudyVisit,
    "speakers": Speaker,
}
WORDS_ONLY: Final = frozenset({"programme/rooms", "programme/mine"})
"""Pages of those folders that show the programme in another way: like an index they hold words, and no facts."""


Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
"""The first 16 hexadecimal digits of a sha256: enough to tell one text from another."""


class State(StrEnum):
    """How a page in one language stands to its source, by content and not by date."""

    SOURCE = "source"
    UP_TO_DATE = "up to date"
    OUTDATED = "outdated"
    UNACCEPTED = "never accepted"
    MISSING = "missing"
    ORPHANED = "orphaned"


class Words(Record):
    """What stands between the `---` lines at the top of every page, in every language."""

    title: Text
    """The heading of the page; put it in quotes if it holds a colon."""
    summary: Text | None = None
    """One or two sentences that say what the page is about; they stand under the heading, in lists and in searches."""
    menu: Text | None = None
    """A shorter title for menus and running heads, if the title is long."""
    slug: Slug | None = None
    """The page's part of the web address in this language: a-z, 0-9 and hyphens; without it the file's name."""
    status: Status = Status.FINAL
    """`draft` is not published, `preliminary` is published and says so, `final` is the rule."""
    translates: Fingerprint | None = None
    """Of a translation only: the fingerprint of the title, summary, menu and text that it translates, 16 digits; `trycksak translations accept` writes it."""  # noqa: E501


class Link(Record):
    """A link or a picture in a page's text, as it was written."""

    target: str
    line: int
    picture: bool = False
    text: str = ""
    """A picture's alternative text."""
    size: int | None = None
    """A picture's size in bytes; None where the file is missing."""


class Translation(Record):
    """A page in one language: its words, its Markdown text, and where they came from."""

    locale: Locale
    words: Words
    body: str
    path: str
    body_line: int
    fingerprint: str = ""
    """The fingerprint of its own words and text: what a translation of it records."""
    lines: Mapping[str, int]
    """The line of each key of the front matter."""
    anchors: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()

    @property
    def menu(self) -> str:
        """The title for menus and running heads."""
        return self.words.menu or self.words.title

    def without_text(self) -> "Translation":
        """Give what is not its text: its words, and the pictures that it shows."""
        pictures = tuple(link.model_copy(update={"line": 0}) for link in self.links if link.picture)
        update = {"body": "", "body_line": 0, "fingerprint": "", "lines": {}, "anchors": frozenset(), "links": pictures}
        return self.model_copy(update=update)


class Page(Record):
    """One page in all its languages; `id` is the path of its file without the language's folder and `.md`."""

    id: str
    facts: Annotated[Facts | None, Field(union_mode="left_to_right")] = None
    translations: Mapping[Locale, Translation]

    @property
    def name(self) -> str:
        """The last part of the id: what other pages call it."""
        return self.id.rsplit("/", 1)[-1]

    @property
    def folder(self) -> str:
        """The first part of the id, or nothing for a page at the top."""
        return self.id.rpartition("/")[0]

    @property
    def is_index(self) -> bool:
        """Whether it is the front page of its folder."""
        return self.name == "index"

    def without_texts(self) -> "Page":
        """Give what is not its text in any language; `status` and `state` are the same."""
        accepted = {own.words.translates for own in self.translations.values()}
        bare = {}
        for locale, own in self.translations.items():
            # Of a fingerprint it only counts whether somebody translated what it was taken of.
            known = {"fingerprint": own.fingerprint} if own.fingerprint in accepted else {}
            bare[locale] = own.without_text().model_copy(update=known)
        return self.model_copy(update={"translations": bare})

    def status(self, locale: Locale, source: Locale) -> Status:
        """How settled the page is in one language: never more than its source."""
        own = self.translations[locale].words.status
        return least_settled(own, self.translations[source].words.status) if source in self.translations else own

    def is_published(self, locale: Locale, source: Locale) -> bool:
        """Whether the page exists in that language and is no draft."""
        return locale in self.translations and self.status(locale, source) is not Status.DRAFT

    def state(self, locale: Locale, source: Locale) -> State:
        """How the page in one language stands to its source."""
        own, original = self.translations.get(locale), self.translations.get(source)
        if own is None:
            return State.MISSING
        if original is None:
            return State.ORPHANED
        if locale == source:
            return State.SOURCE
        if own.words.translates is None:
            return State.UNACCEPTED
        return State.UP_TO_DATE if own.words.translates == original.fingerprint else State.OUTDATED
