"""The Jinja environment of every template: strict, escaping, and open to the event's own `overrides/`."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

from trycksak.render.compiled import Compiled
from trycksak.render.prose import keep_last_words
from trycksak.render.wording import Wording


def environment(overrides: Path) -> Environment:
    """Give the environment; a template `print/x.html` in `overrides` replaces the package's `print/x.html`.

    It stays, with what it has compiled, while the same templates are there: Jinja itself sees that one has changed.
    """
    return _made(overrides, frozenset(path for path in overrides.rglob("*") if path.suffix in (".html", ".css")))


@lru_cache(maxsize=4)
def _made(overrides: Path, names: frozenset[Path]) -> Environment:
    return strict(ChoiceLoader([FileSystemLoader(overrides), PackageLoader("trycksak.render", "templates")]))


def strict(loader: BaseLoader) -> Environment:
    """Make an environment in which a word that nobody gave is an error, and whatever is written is escaped."""
    made = Environment(
        loader=loader,
        bytecode_cache=Compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= FILTERS
    return made


def upper_first(text: str) -> str:
    """Write a text with a capital first and leave the rest alone, which `capitalize` does not: `Fri 8 December`."""
    return text[:1].upper() + text[1:]


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _bare(url: str) -> str:
    """Write an address as people say it: without https:// and the last slash."""
    return url.removeprefix("https://").rstrip("/")


def _spoken(tag: str, wording: Wording) -> str:
    """Name a language in another."""
    return wording.language(tag)


FILTERS: Final = {
    "spoken": _spoken,
    "upper_first": upper_first,
    "lower_first": _lower_first,
    "bare": _bare,
    "settle": keep_last_words,
}
