"""What the website is built from: read and proofread here when MkDocs runs alone, or handed over by the build."""

from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig

from trycksak.errors import Stopped
from trycksak.findings import Finding, Place, errors
from trycksak.gather import gather
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.page import Page, Translation
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.read.files import Project
from trycksak.render.environment import environment
from trycksak.render.site import Site


@dataclass(frozen=True)
class Source:
    """The project's folder and the site's model; with `draws` MkDocs writes the pictures too, else others do.

    The site knows all but the pages' texts, so that a page shows no other's: they stand in `texts`.
    """

    project: Project
    texts: Edition
    site: Site
    draws: bool = True

    @staticmethod
    def of(project: Project, edition: Edition, brand: Brand, terms: Terms) -> "Source":
        """Set up the site with the project's own templates."""
        templates = environment(project.root / "overrides")
        return Source(project, edition, Site(edition.without_texts, brand, terms, (), templates))

    def text(self, page: Page, locale: Locale) -> Translation:
        """Give a page in a language, with its text."""
        return self.texts.page[page.id].translations[locale]


def read_source(project: Project) -> Source:
    """Read and proofread the event; raises Stopped with every finding that stops a build."""
    edition, brand, terms, findings = gather(project)
    if stops := errors(findings):
        raise Stopped(stops)
    return Source.of(project, edition, brand, terms)


def current_locale(config: MkDocsConfig) -> Locale:
    """Ask static-i18n which language is being built."""
    return str(config.plugins["i18n"].current_language)  # type: ignore[attr-defined]  # the plugin is untyped


def built_languages(config: MkDocsConfig) -> tuple[Locale, ...]:
    """Ask static-i18n which languages this run builds, the default first."""
    languages = [language for language in config.plugins["i18n"].config.languages if language.build]
    languages.sort(key=lambda language: not language.default)
    return tuple(str(language.locale) for language in languages)


def build_only(config: MkDocsConfig, locale: Locale) -> None:
    """Let static-i18n build one language and leave the others to other runs."""
    for language in config.plugins["i18n"].config.languages:
        language.build = language.locale == locale
    begin_with(config, locale)


def begin_with(config: MkDocsConfig, locale: Locale) -> None:
    """Let static-i18n begin with a language: it begins with its first one unless it is told."""
    config.plugins["i18n"].current_language = locale  # type: ignore[attr-defined]  # the plugin is untyped


def check_languages(config: MkDocsConfig, locales: tuple[Locale, ...]) -> list[Finding]:
    """Find languages that mkdocs.yml and event.yml do not agree on: the order too, since the first is the source."""
    named = built_languages(config)
    if named == locales:
        return []
    is_ = f"mkdocs.yml builds {_listed(named)}, content/event.yml has {_listed(locales)}"
    do = "Change `languages` in mkdocs.yml or `locales` in content/event.yml."
    return [Finding(Place("mkdocs.yml"), "web/languages", is_, "both name the same languages, the source first", do)]


def _listed(locales: tuple[Locale, ...]) -> str:
    return ", ".join(f"`{locale}`" for locale in locales) or "none"
