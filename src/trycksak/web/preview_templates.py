"""MkDocs' templates, which stay compiled from one reading of the event to the next."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from trycksak.model.record import Locale


class Templates:
    """MkDocs' environment for each language."""

    def __init__(self, overrides: Path) -> None:
        self._overrides = overrides
        self._listed: frozenset[Path] = frozenset()
        self._made: dict[Locale, Environment] = {}

    def of(self, locale: Locale, config: MkDocsConfig) -> Environment:
        """Give the environment of a language's pages.

        It is made anew where a template came or went: Jinja looks again where it found one, and nowhere else.
        """
        listed = frozenset(self._overrides.rglob("*.html"))
        if listed != self._listed:
            self._listed, self._made = listed, {}
        if locale not in self._made:
            self._made[locale] = config.theme.get_env()
            # MkDocs turns it off, since it begins anew for every build.
            self._made[locale].auto_reload = True
        return self._made[locale]
