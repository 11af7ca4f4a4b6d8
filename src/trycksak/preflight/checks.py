"""All checks of a website's files, one after the other."""

from collections.abc import Sequence

from trycksak.findings import Finding
from trycksak.model.brand import Brand
from trycksak.model.record import Locale
from trycksak.noted import noting
from trycksak.preflight.active import check_active
from trycksak.preflight.languages import check_languages
from trycksak.preflight.links import check_links
from trycksak.preflight.masthead import check_site
from trycksak.preflight.private import check_private
from trycksak.preflight.site import Site
from trycksak.store import Store


def preflight_site(
    site: Site, brand: Brand, locales: Sequence[Locale], source: Locale, store: Store | None = None
) -> list[Finding]:
    """Run every check on a website; a `store` keeps what was found out about the same files before."""
    site = site.resolved()
    with noting(store, "website"):
        own = [*check_languages(site, locales, source), *check_active(site), *check_private(site)]
        return sorted([*check_site(site, brand, locales, source), *check_links(site), *own])
