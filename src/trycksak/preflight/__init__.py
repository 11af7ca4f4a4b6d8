"""Measuring finished files, anybody's: the website, the publications, and the logotype on each."""

from collections.abc import Sequence
from pathlib import Path

from trycksak.findings import Finding
from trycksak.model.brand import Brand, Terms
from trycksak.model.publication import PrintSpec
from trycksak.model.record import Locale
from trycksak.preflight.links import check_links
from trycksak.preflight.logotype import check_pdf
from trycksak.preflight.masthead import check_html, check_site
from trycksak.preflight.pages import check_pages
from trycksak.preflight.site import Site

__all__ = [
    "Site",
    "check_html",
    "check_links",
    "check_pages",
    "check_pdf",
    "check_site",
    "preflight_pdf",
    "preflight_site",
]


def preflight_pdf(
    path: Path,
    shown: str,
    root: Path,
    brand: Brand,
    terms: Terms,
    locale: Locale,
    spec: PrintSpec,
    pages: Sequence[int] = (1,),
) -> list[Finding]:
    """Run every check on a publication; `pages`, from 1, are those that must carry the logotype."""
    found = check_pages(path, shown, spec, locale, [font.family for font in brand.typography.fonts])
    found += check_pdf(path, shown, root, brand, terms, locale, spec.trim, pages)
    # A file that cannot be opened is told once.
    return sorted(set(found))


def preflight_site(site: Site, brand: Brand, locales: Sequence[Locale], source: Locale) -> list[Finding]:
    """Run every check on a website."""
    return sorted([*check_site(site, brand, locales, source), *check_links(site)])
