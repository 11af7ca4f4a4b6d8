"""A part of the website made, in whichever process this is."""

from collections.abc import Iterable
from pathlib import Path

from trycksak.findings import Finding
from trycksak.render.environment import environment
from trycksak.render.site import Site
from trycksak.web.language import build_language
from trycksak.web.parts import Cards, Language, Part, Whole
from trycksak.web.picture_files import card_files, drawing_files
from trycksak.web.source import Source


def make(part: Part) -> list[Finding]:
    """Write a part into its folder; what MkDocs says is a finding."""
    source = _source(part.whole)
    if isinstance(part, Language):
        return build_language(source, part.folder, part.locale)
    if isinstance(part, Cards):
        edition = source.site.edition
        wanted = [(page, locale) for locale in edition.event.locales for page in edition.published(locale)]
        _write(part.folder, card_files(source, wanted, part.whole.store))
    else:
        _write(part.folder, drawing_files(source.site, part.whole.store))
    return []


def _source(whole: Whole) -> Source:
    """Set up the site here; its templates do not travel."""
    templates = environment(whole.project.root / "overrides")
    site = Site(whole.edition, whole.brand, whole.terms, whole.downloads, templates)
    return Source(whole.project, site, draws=False)


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for place, data in files:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(data)
