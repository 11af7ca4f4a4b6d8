"""The event's own site by WCAG 2.2 AA: axe on every page in nine states, and the rest on pages of six layouts.

What the keyboard and wider text meet on the programme and on the maps is known to fall short, and the accessibility
statement says so.
"""

from trycksak.preflight.access import audit_site
from trycksak.preflight.site import Site
from web.crawl import Published

WALKED = [
    "index.html",
    "en/index.html",
    "studiebesok/helios/index.html",
    "arrangorer/index.html",
    "tillganglighet/index.html",
    "404.html",
]


def test_nobody_is_kept_out(own_site: Published) -> None:
    site = Site(own_site.site.resolve(), own_site.edition.event.website, "out/site")
    audited = audit_site(site, lambda done, of: None, {site.root / path for path in WALKED})
    assert [str(finding) for one in audited for finding in one.findings] == []
    assert len(audited) == len(own_site.pages())
