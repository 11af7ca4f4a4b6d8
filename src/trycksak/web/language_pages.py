"""The pages of one language, each made when it is asked for, by MkDocs' own steps and events."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from trycksak.errors import Stopped
from trycksak.model.page import Translation
from trycksak.model.record import Locale
from trycksak.web.placing import page_of
from trycksak.web.plugin import TrycksakPlugin
from trycksak.web.source import Source, build_only, check_languages

# Where nothing is written MkDocs still wants to know where it would be.
_NOWHERE: Final = "/nonexistent"


class LanguagePages:
    """What MkDocs knows of one language of an event: its files, its navigation, its templates."""

    def __init__(
        self,
        source: Source,
        locale: Locale,
        environment: Callable[[MkDocsConfig], Environment],
        site_dir: Path | None = None,
    ) -> None:
        """Go through the steps of a build as far as the first page; raises Stopped and what MkDocs raises.

        Without a `site_dir` nothing is written: what the theme brings is left where it is.
        """
        self.source, self.locale = source, locale
        config = load_config(str(source.project.root / "mkdocs.yml"), site_dir=str(site_dir or _NOWHERE))
        if problems := check_languages(config, source.site.edition.event.locales):
            raise Stopped(problems)
        plugin = config.plugins.get("trycksak")
        if not isinstance(plugin, TrycksakPlugin):
            raise PluginError("mkdocs.yml does not have the plugin `trycksak`")
        self._plugin = plugin
        plugin.source, plugin.is_preview = source, site_dir is None
        build_only(config, locale)
        self._config = config.plugins.on_config(config)
        self._config.plugins.on_pre_build(config=self._config)
        self._env = environment(self._config)
        files = get_files(self._config)
        if site_dir:
            files.add_files_from_theme(self._env, self._config)
        files = self._config.plugins.on_files(files, config=self._config)
        set_exclusions(files, self._config)
        nav = get_navigation(files, self._config)
        self._nav = self._config.plugins.on_nav(nav, config=self._config, files=files)
        self._env = self._config.plugins.on_env(self._env, config=self._config, files=files)
        self._files = files
        self.pages = {file.dest_uri: file for file in files.documentation_pages()}
        """The pages, by their place on the site: `en/study-visits/helios/index.html`."""
        self.media = {file.dest_uri: file.abs_src_path for file in files.media_files()}
        """Where the files lie that pages show, by their place on the site."""

    @property
    def plugins(self) -> set[str]:
        """The names of all plugins."""
        return set(self._config.plugins)

    def text(self, file: File) -> Translation:
        """Give a page as it was read and proofread, not as the file is by now."""
        found = page_of(self.source.site.edition, file.src_uri, self.locale)
        if found is None:
            raise PluginError(f"{file.src_uri} is not a page of the edition")
        return self.source.text(found, self.locale)

    def render(self, file: File) -> str:
        """Make one page."""
        config, files, own = self._config, self._files, self.text(file)
        page = config.plugins.on_pre_page(file.page or MkDocsPage(None, file, config), config=config, files=files)
        page.meta = {"title": own.words.title}
        page.markdown = config.plugins.on_page_markdown(own.body, page=page, config=config, files=files)
        page.render(config, files)
        page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        page.active = True
        try:
            context = get_context(self._nav, files, config, page)
            context = config.plugins.on_page_context(context, page=page, config=config, nav=self._nav)
            html = self._env.get_template("main.html").render(context)
        finally:
            page.active = False
        return str(config.plugins.on_post_page(html, page=page, config=config))

    def not_found(self) -> str:
        """Make the page that answers where there is none."""
        return self._plugin.not_found(self._config)

    def write_others(self) -> None:
        """Write what is no page into the site's folder: what the theme brings, pictures, what is for machines."""
        self._files.copy_static_files(dirty=False)
        self._config.plugins.on_post_build(config=self._config)
