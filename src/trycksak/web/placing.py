"""Where the files of the site lie: pages at their own address in each language, and the brand's files beside them."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from pathlib import Path
from posixpath import normpath, relpath
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from trycksak.model.edition import Edition
from trycksak.model.page import Page, Translation
from trycksak.model.record import Locale
from trycksak.render.filters import filter_css
from trycksak.render.site_art import waters
from trycksak.render.site_brand import font_place, logotype_place, proportions, stylesheet
from trycksak.render.site_drawings import pins
from trycksak.render.town_map import places
from trycksak.web.picture_files import picture_files
from trycksak.web.source import Source

# What a page is dressed in and runs, by its whole name: `frame.css~` and `notes.txt` are not.
_ASSET = re.compile(r"assets/([\w-]+/)*[\w-]+(\.[\w-]+)*\.(css|js|mjs|svg|png|webp|avif|woff2)")


def page_of(edition: Edition, src_uri: str, locale: Locale) -> Page | None:
    """Find the page that a file of the content is, if it is published in the language."""
    language, _, path = src_uri.partition("/")
    page = edition.page.get(path.removesuffix(".md"))
    return page if page and language == locale and page.is_published(locale, edition.source) else None


def place_files(files: Files, config: MkDocsConfig, edition: Edition, locale: Locale) -> None:
    """Give every page its own address, and leave out drafts, releases, and what the theme brings and nothing uses."""
    overrides = config.theme.custom_dir or ""
    shown = {path for language in edition.event.locales for path in edition.pictures(language)}
    for file in list(files):
        if file.is_documentation_page():
            page = page_of(edition, file.src_uri, locale)
            if page is None:
                files.remove(file)
                continue
            file.dest_uri = edition.address(page, locale) + "index.html"
            file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
            file.__dict__.pop("url", None)  # cached from the old address
            file.inclusion = InclusionLevel.NOT_IN_NAV if file.inclusion is InclusionLevel.UNDEFINED else file.inclusion
        elif not _is_shown(file, shown, config.docs_dir, overrides):
            files.remove(file)


def _is_shown(file: File, pictures: set[str], content: str, overrides: str) -> bool:
    """Tell whether a file that is no page is for readers: a picture of a page, or what pages are dressed in and run."""
    if file.src_dir == content:
        # Whatever else lies beside the texts, a note or an editor's copy, is nobody's to read.
        return file.src_uri in pictures
    return file.src_dir == overrides and is_asset(file.src_uri)


def is_asset(path: str) -> bool:
    """Tell whether a file in `overrides/` is what pages are dressed in and run, by its path there."""
    return _ASSET.fullmatch(path) is not None


def shared_pictures(config: MkDocsConfig, edition: Edition, locale: Locale) -> Iterator[File]:
    """Make the files of pictures that pages of this language take from another's folder: static-i18n hides them."""
    languages = {*edition.event.locales} - {locale}
    wanted = {path for path in edition.pictures(locale) if path.partition("/")[0] in languages}
    for path in sorted(wanted):
        place = path.removeprefix(f"{edition.source}/")
        yield File(path, config.docs_dir, config.site_dir, config.use_directory_urls, dest_uri=place)


def brand_files(source: Source, config: MkDocsConfig) -> Iterator[File]:
    """Make the files that come from the brand: logotypes and fonts as they are, colours and pictures written."""
    for place, part in brand_parts(source):
        if isinstance(part, Path):
            yield File.generated(config, place, abs_src_path=str(part))
        else:
            yield File.generated(config, place, content=part())
    for place, data in picture_files(source) if source.draws else ():
        yield File.generated(config, place, content=data)


def brand_parts(source: Source) -> Iterator[tuple[str, Path | Callable[[], str]]]:
    """Name what comes from the brand but the pictures: each place, and the file or what writes it."""
    site, root = source.site, source.project.root
    for master in site.brand.logotype.masters:
        yield logotype_place(master.locale, master.variant), root / master.path
    for font in site.brand.typography.fonts:
        for file in font.files:
            yield font_place(file.path), root / file.path
    yield "assets/brand.css", partial(_brand_css, source)
    yield "assets/filters.css", partial(filter_css, site.edition)


def _brand_css(source: Source) -> str:
    edition, brand = source.site.edition, source.site.brand
    ratios = {_ratio(source.project.root / master.path) for master in brand.logotype.masters}
    paths = [file.path for font in brand.typography.fonts for file in font.files]
    fonts = {path: (source.project.root / path).read_bytes() for path in paths}
    return stylesheet(brand, source.site.terms, ratios, fonts) + waters(brand) + pins(edition) + places(edition)


def _ratio(path: Path) -> float:
    return proportions(path.read_text(encoding="utf-8"))


def link_languages(markdown: str, edition: Edition, page: Page, translation: Translation) -> str:
    """Turn links to pages of another language into their addresses: MkDocs sees one language at a time."""
    for written, href, _ in _across_languages(edition, page, translation):
        markdown = markdown.replace(f"]({written})", f"]({href})").replace(f"]: {written}", f"]: {href}")
    return markdown


def name_languages(html: str, edition: Edition, page: Page, translation: Translation) -> str:
    """Say on each link of a text that leads to a page of another language which language that is (`hreflang`)."""
    for _, href, language in _across_languages(edition, page, translation):
        tag = re.compile(rf'<a (?![^>]*hreflang)([^>]*href="{re.escape(escape(href))}")')
        html = tag.sub(rf'<a hreflang="{language}" \1', html)
    return html


def _across_languages(edition: Edition, page: Page, translation: Translation) -> Iterator[tuple[str, str, Locale]]:
    """Go through a text's links to pages of another language: as written, as the site has them, and the language."""
    here = edition.address(page, translation.locale)
    for link in translation.links:
        parts = urlsplit(link.target)
        language, _, path = normpath(f"{translation.locale}/{page.folder}/{unquote(parts.path)}").partition("/")
        target = edition.page.get(path.removesuffix(".md"))
        if parts.scheme or language == translation.locale or not target or language not in target.translations:
            continue
        href = relpath(f"/{edition.address(target, language)}", f"/{here}") + "/"
        yield link.target, href + (f"#{parts.fragment}" if parts.fragment else ""), language
