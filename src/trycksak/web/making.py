"""A part of the website made, in whichever process this is."""

from dataclasses import replace

from trycksak.findings import Finding
from trycksak.render.compiled import compiled_in
from trycksak.web.folders import lay_all, write
from trycksak.web.language import build_language
from trycksak.web.parts import Cards, Language, Part, Whole
from trycksak.web.picture_files import card_files, drawing_files
from trycksak.web.source import Source


def make(part: Part) -> list[Finding]:
    """Write a part into its folder; what MkDocs says is a finding."""
    with compiled_in(part.whole.store):
        return _made(part)


def _made(part: Part) -> list[Finding]:
    whole = part.whole
    if isinstance(part, Language):
        return build_language(lambda: _source(whole), part)
    if isinstance(part, Cards):
        edition = whole.edition
        wanted = [(page, locale) for locale in edition.event.locales for page in edition.published(locale)]
        lay_all(part.folder, card_files(lambda: _source(whole), wanted, whole.store, whole.basis))
    else:
        for place, data in drawing_files(_source(whole).site, whole.store):
            write(part.folder / place, data)
    return []


def _source(whole: Whole) -> Source:
    """Set up the site here; its templates do not travel."""
    source = Source.of(whole.project, whole.edition, whole.brand, whole.terms)
    return replace(source, site=replace(source.site, downloads=whole.downloads), draws=False)
