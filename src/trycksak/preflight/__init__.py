"""Measuring finished files, anybody's: the website, the publications, and the logotype on each."""

from collections.abc import Sequence

from trycksak.findings import Finding
from trycksak.model.brand import Brand
from trycksak.model.record import Locale
from trycksak.preflight.active import check_active
from trycksak.preflight.delivery import Delivered, Judged
from trycksak.preflight.languages import check_languages
from trycksak.preflight.links import check_links
from trycksak.preflight.masthead import check_html, check_site
from trycksak.preflight.private import check_private
from trycksak.preflight.remember import Pair, judging
from trycksak.preflight.site import Site

__all__ = [
    "Delivered",
    "Judged",
    "Pair",
    "Site",
    "check_active",
    "check_html",
    "check_languages",
    "check_links",
    "check_private",
    "check_site",
    "judging",
    "preflight_site",
]


def preflight_site(site: Site, brand: Brand, locales: Sequence[Locale], source: Locale) -> list[Finding]:
    """Run every check on a website."""
    site = site.resolved()
    own = [*check_languages(site, locales, source), *check_active(site), *check_private(site)]
    return sorted([*check_site(site, brand, locales, source), *check_links(site), *own])
