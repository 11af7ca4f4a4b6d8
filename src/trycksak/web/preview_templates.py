"""Templates that stay compiled from one reading of the event to the next: Jinja itself sees that a file has changed."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from trycksak.model.record import Locale
from trycksak.render.environment import environment


class Templates:
    """The environments of a preview: the site's own, and MkDocs' for each language."""

    def __init__(self, overrides: Path) -> None:
        self._overrides = overrides
        self._listed: frozenset[Path] = frozenset()
        self._site: Environment | None = None
        self._languages: dict[Locale, Environment] = {}

    def of_site(self) -> Environment:
        """Give the environment of the pages' middles."""
        self._renew()
        if self._site is None:
            self._site = environment(self._overrides)
        return self._site

    def of_language(self, locale: Locale, config: MkDocsConfig) -> Environment:
        """Give the environment of the pages' frames, as MkDocs sets it up."""
        self._renew()
        if locale not in self._languages:
            self._languages[locale] = config.theme.get_env()
        return self._languages[locale]

    def _renew(self) -> None:
        """Begin anew where a template came or went: Jinja looks again where it found one, and nowhere else."""
        listed = frozenset(self._overrides.rglob("*.html"))
        if listed != self._listed:
            self._listed, self._site, self._languages = listed, None, {}
