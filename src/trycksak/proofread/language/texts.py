"""The texts that readers read, each with its language and its place: pages, their front matter, names of the event."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from trycksak.model.edition import Edition
from trycksak.model.record import Locale

WORDS: Final = ("title", "summary", "menu")
"""The keys of front matter that hold words."""


@dataclass(frozen=True)
class Text:
    """A text: its file and the line that it begins in; whether it is Markdown, which sets some signs itself; its key.

    `key` is that of front matter, which holds no line breaks; it is empty for Markdown and for names of the event.
    """

    path: str
    line: int
    text: str
    locale: Locale
    markdown: bool = False
    key: str = ""

    @property
    def straight(self) -> bool:
        """Whether nobody sets its straight quotation marks: Markdown does, and the reader of front matter."""
        return not self.markdown and not self.key


def texts(edition: Edition) -> Iterator[Text]:
    """Go through all texts of an edition, page by page, then those of `event.yml` and `publications.yml`."""
    for page in edition.pages:
        for locale, one in page.translations.items():
            for key in WORDS:
                if value := getattr(one.words, key):
                    yield Text(one.path, one.lines.get(key, 1), value, locale, key=key)
            yield Text(one.path, one.body_line, one.body, locale, markdown=True)
    yield from _named(edition, "content/event.yml", edition.event.model_dump(), edition.event_lines, "")
    printed = [publication.model_dump() for publication in edition.publications]
    yield from _named(edition, "content/publications.yml", printed, edition.publication_lines, "publications")


def _named(edition: Edition, path: str, value: Any, lines: Mapping[str, int], at: str) -> Iterator[Text]:
    below = partial(_named, edition, path, lines=lines)
    if isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from below(value=item, at=f"{at}.{number}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            here = f"{at}.{key}".lstrip(".")
            if key in edition.event.locales and isinstance(item, str):
                yield Text(path, lines.get(here, 0), item, key)
            else:
                yield from below(value=item, at=here)
