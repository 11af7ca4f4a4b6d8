"""The MkDocs plugin: a thin adapter from MkDocs' events to the functions that make the site."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from trycksak.dialect import EXTENSIONS, configuration
from trycksak.errors import CannotRun, Stopped, TrycksakError
from trycksak.model.brand import Variant
from trycksak.model.page import Page
from trycksak.model.record import Locale
from trycksak.read.files import find_project
from trycksak.render.environment import FILTERS
from trycksak.render.feeds import feeds
from trycksak.render.hosting import headers_file
from trycksak.render.icons import manifest
from trycksak.render.reader import Reader
from trycksak.render.site import layout, middle, not_found
from trycksak.render.site_brand import Mark, early_fonts, mark, proportions
from trycksak.render.site_frame import Frame, frame
from trycksak.render.site_head import Head, head, manifest_place
from trycksak.render.site_map import robots, sitemap
from trycksak.render.site_menu import Menu, menu
from trycksak.web.navigation import groups, of_language
from trycksak.web.placing import brand_files, link_languages, name_languages, page_of, place_files, shared_pictures
from trycksak.web.search import index
from trycksak.web.source import Source, built_languages, check_languages, current_locale, read_source

# After static-i18n, which works at -100 and must find its files where it left them.
AFTER_I18N = -200


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs types it no further
    """The plugin has none: everything it needs stands in content/ and brand/."""


class TrycksakPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # MkDocs types it no further
    """Publishes an event's edition; one instance goes through every language."""

    def __init__(self) -> None:
        """Wait for a source: the build hands one over, else `on_config` reads it."""
        self.source: Source | None = None
        self._nav: list[Any] | None = None
        self._environment: Environment | None = None
        self._menu: Menu | None = None
        self._mark: Mark | None = None
        self.is_preview = False
        """Whether pages are all that is asked for: the preview makes the brand's files when a browser wants them."""

    @event_priority(AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set what MkDocs must know of the edition, anew for each language."""
        if self.source is None:
            self.source = _read(config)
        edition, locale = self.source.site.edition, current_locale(config)
        if self._nav is None:
            self._nav = config.nav or []
        config.nav = of_language(self._nav, edition, locale)
        self._menu = menu(edition, locale, groups(self._nav, edition))
        self._mark = self._mark_of(locale)
        config.site_name, config.site_url = edition.event.name, edition.event.website
        config.markdown_extensions = list(EXTENSIONS)
        config.mdx_configs = configuration(locale)
        config.theme["language"] = locale
        # The sitemap and the 404s are ours: MkDocs would write one for the last language.
        config.theme.static_templates = set()
        return config

    @event_priority(AFTER_I18N)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Place the pages; add the brand's files."""
        source, locale = self._ready, current_locale(config)
        place_files(files, config, source.site.edition, locale)
        for file in shared_pictures(config, source.site.edition, locale):
            files.append(file)
        if locale == source.site.edition.source and not self.is_preview:
            for file in brand_files(source, config):
                files.append(file)
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Resolve the links to other languages."""
        found = self._page(page, config)
        text = self._ready.text(found, current_locale(config))
        return link_languages(markdown, self._ready.site.edition, found, text)

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Set the editor's text into its page."""
        found, locale = self._page(page, config), current_locale(config)
        named = name_languages(html, self._ready.site.edition, found, self._ready.text(found, locale))
        return middle(self._ready.site, found, locale, named)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make MkDocs' templates as strict about escaping as ours, with the same filters."""
        env.filters |= FILTERS
        env.autoescape = env.trim_blocks = env.lstrip_blocks = True
        self._environment = env
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the templates their frame."""
        own, locale = self._page(page, config), current_locale(config)
        frame = {"frame": self._frame(own, locale), "head": self._head(own, locale)}
        return cast(TemplateContext, {**context, **frame})

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what MkDocs has no page for: a 404 and a manifest for each language, the sitemap, robots.txt."""
        edition, locale = self._ready.site.edition, current_locale(config)
        out = Path(config.site_dir)
        _write(out / ("" if locale == edition.source else locale) / "404.html", self.not_found(config))
        _write(out / manifest_place(edition, locale), manifest(edition, self._ready.site.brand, locale))
        _write(out / "sitemap.xml", sitemap(edition))
        _write(out / "robots.txt", robots(edition))
        _write(out / "_headers", headers_file(edition))
        for place, data in feeds(edition, self._ready.site.brand, locale):
            (out / place).parent.mkdir(parents=True, exist_ok=True)
            (out / place).write_bytes(data)
        # static-i18n builds the languages one inside the other: when the last has its pages, all have.
        all_here = built_languages(config) == edition.event.locales and locale == edition.event.locales[-1]
        if all_here and "search" in edition.page:
            try:
                index(out, edition.event.locales, edition.source)
            except CannotRun as fault:
                raise PluginError(str(fault)) from None

    def not_found(self, config: MkDocsConfig) -> str:
        """Make the page that answers where there is none, in the language that is built; `on_env` comes before."""
        if self._environment is None:
            raise PluginError("on_env comes before the page that answers where there is none")
        locale = current_locale(config)
        return self._environment.get_template("404.html").render(
            frame=self._frame(None, locale),
            head=self._head(None, locale),
            not_found=not_found(self._ready.site, locale),
            config=config,
        )

    @property
    def _ready(self) -> Source:
        if self.source is None:
            raise PluginError("on_config comes first")
        return self.source

    def _page(self, page: MkDocsPage, config: MkDocsConfig) -> Page:
        found = page_of(self._ready.site.edition, page.file.src_uri, current_locale(config))
        if found is None:
            raise PluginError(f"{page.file.src_uri} is not a page of the edition")
        return found

    def _frame(self, page: Page | None, locale: Locale) -> Frame:
        site, reader = self._ready.site, self._reader(page, locale)
        if self._menu is None or self._mark is None:
            raise PluginError("on_config comes first")
        made = frame(reader, page, self._menu, site.terms, self._mark, layout(page) if page else "not-found")
        return replace(made, fonts=early_fonts(site.brand))

    def _head(self, page: Page | None, locale: Locale) -> Head:
        site = self._ready.site
        return head(site.edition, site.brand, page, self._reader(page, locale))

    def _reader(self, page: Page | None, locale: Locale) -> Reader:
        edition = self._ready.site.edition
        return Reader(edition, locale, edition.address(page, locale) if page else "", anywhere=page is None)

    def _mark_of(self, locale: Locale) -> Mark:
        site = self._ready.site
        master = self._ready.project.root / site.brand.master(locale, Variant.POSITIVE).path
        return mark(site.brand, site.terms, locale, proportions(master.read_text(encoding="utf-8")))


def _read(config: MkDocsConfig) -> Source:
    """Read the event when MkDocs runs alone; every finding becomes a line of MkDocs' message."""
    try:
        source = read_source(find_project(Path(config.config_file_path).parent))
        if problems := check_languages(config, source.site.edition.event.locales):
            raise Stopped(problems)
    except Stopped as stop:
        raise PluginError("the event has findings\n" + "\n".join(str(finding) for finding in stop.findings)) from None
    except TrycksakError as fault:
        raise PluginError(str(fault)) from None
    return source


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
