"""The releases of the programme in the words of a language: what each of them changed, for readers."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from trycksak.model.edition import Edition
from trycksak.model.history import Change, ChangeKind, pending, released
from trycksak.model.page import Page
from trycksak.model.record import Locale, Localised
from trycksak.model.release import Occasion
from trycksak.render.environment import upper_first
from trycksak.render.wording import Wording

_WORDS: Final = {
    ChangeKind.NEW: "feeds.change.new",
    ChangeKind.MOVED: "feeds.change.moved",
    ChangeKind.RENAMED: "feeds.change.renamed",
    ChangeKind.CANCELLED: "feeds.change.cancelled",
}


@dataclass(frozen=True)
class ToldChange:
    """One change: its kind, in a word too, what it is about, and the sentence with what was and what is.

    `page` is the page where it can be read. `lang` is the language of the title, where it is not the reader's.
    """

    kind: str
    word: str
    title: str
    lang: Locale | None
    page: Page | None
    text: str


@dataclass(frozen=True)
class ToldRelease:
    """A release: number, title (`Version 3: Invitation`), day, and what it changed; the first changed nothing."""

    number: int
    title: str
    date: date
    changes: tuple[ToldChange, ...]


def told(edition: Edition, locale: Locale) -> tuple[ToldRelease, ...]:
    """Tell every release, the last one first."""
    say = Wording(locale)
    return tuple(
        ToldRelease(
            release.number,
            _title(release.number, release.name, say),
            release.date,
            tuple(_told(change, edition, say) for change in changed if not _unheard(change, locale)),
        )
        for release, changed in reversed(released(edition))
    )


def stamped(edition: Edition, locale: Locale) -> str:
    """Say which version a programme is, with its day; nothing where none has been released."""
    if not edition.releases:
        return ""
    say, last = Wording(locale), edition.releases[-1]
    key = "feeds.stamp_changed" if pending(edition) else "feeds.stamp"
    return say(key, number=last.number, date=say.full_day(last.date))


def _title(number: int, name: Localised | None, say: Wording) -> str:
    version = say("feeds.version", number=number)
    return f"{version}: {name[say.locale]}" if name and say.locale in name else version


def _unheard(change: Change, locale: Locale) -> bool:
    """Tell whether a change of title is none in this language."""
    both = [words.get(locale) for words in (change.was_called, change.now_called) if words]
    return change.kind is ChangeKind.RENAMED and len(set(both)) == 1


def _told(change: Change, edition: Edition, say: Wording) -> ToldChange:
    called = change.now_called or change.was_called or {}
    language = next(one for one in (say.locale, edition.source, *called) if one in called)
    page = edition.page.get(change.page)
    return ToldChange(
        kind=change.kind.value,
        word=say(_WORDS[change.kind]),
        title=called[language],
        lang=None if language == say.locale else language,
        page=page if page and page.is_published(say.locale, edition.source) else None,
        text=upper_first(_text(change, language, edition.source, say)),
    )


def _text(change: Change, language: Locale, source: Locale, say: Wording) -> str:
    if change.kind is ChangeKind.RENAMED:
        before = change.was_called or {}
        return say("feeds.called_before", title=before.get(language) or before[source])
    there = [_Words.of(one, source, say) for one in (change.was, change.now) if one]
    if len(there) == 1:
        return there[0].said()
    was, now = there
    return say("feeds.moved", was=was.said(unlike=now), now=now.said())


@dataclass(frozen=True)
class _Words:
    """When and where in words."""

    day: str
    hours: str
    place: str

    @staticmethod
    def of(occasion: Occasion, source: Locale, say: Wording) -> "_Words":
        place = occasion.place.get(say.locale) or occasion.place[source]
        return _Words(say.day(occasion.date), say.hours(occasion.start, occasion.end), place)

    def said(self, unlike: "_Words | None" = None) -> str:
        """Say it, or of it what is unlike another: an hour that moved needs no day."""
        day = "" if unlike and unlike.day == self.day else self.day
        hours = "" if unlike and not day and unlike.hours == self.hours else self.hours
        place = "" if unlike and unlike.place == self.place else self.place
        return ", ".join(filter(None, (f"{day} {hours}".strip(), place)))
