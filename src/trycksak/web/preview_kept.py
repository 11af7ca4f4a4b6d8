"""What stays from one reading of the event to the next: compiled templates, and drawings."""

import pickle
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from trycksak.model.record import Locale
from trycksak.render.site import Site


class Kept:
    """MkDocs' environment for each language, and the site's drawings."""

    def __init__(self, overrides: Path) -> None:
        self._overrides = overrides
        self._listed: frozenset[Path] = frozenset()
        self._environments: dict[Locale, Environment] = {}
        self._basis = b""
        self._drawn: dict[str, str] = {}

    def environment(self, locale: Locale, config: MkDocsConfig) -> Environment:
        """Give the environment of a language's pages; Jinja itself sees that a template has changed.

        It is made anew where a template came or went: Jinja looks again where it found one, and nowhere else.
        """
        listed = frozenset(self._overrides.rglob("*.html"))
        if listed != self._listed:
            self._listed, self._environments = listed, {}
        if locale not in self._environments:
            self._environments[locale] = config.theme.get_env()
            # MkDocs turns it off, since it begins anew for every build.
            self._environments[locale].auto_reload = True
        return self._environments[locale]

    def drawings(self, site: Site) -> dict[str, str]:
        """Give the drawings that were made, by their places; none where what they are drawn from has changed."""
        edition = site.edition
        islands = [(page.name, visit.island) for page, visit in edition.visits()]
        basis = pickle.dumps((site.brand, edition.publications, edition.town, islands))
        if basis != self._basis:
            self._basis, self._drawn = basis, {}
        return self._drawn
