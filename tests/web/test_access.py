"""The event's own site by WCAG 2.2 AA: axe on every page in nine states, and the rest on a page of every layout."""

import re
from importlib.resources import files

from trycksak.preflight.access.audit import audit_site
from trycksak.preflight.site import Site
from web.crawl import Html, Published

# What other templates are made of.
PARTS = {"add-to-calendar", "lines", "parts", "take-along", "times"}


def layout(page: Html) -> str:
    found = re.search(r"layout-([\w-]+)", page.all("body")[0]["class"])
    assert found
    return found[1]


def test_nobody_is_kept_out(own_site: Published) -> None:
    pages = own_site.pages()
    layouts = sorted({layout(page) for page in pages.values()})
    templates = files("trycksak.render").joinpath("templates/site").iterdir()
    assert {*layouts} | PARTS == {template.name.removesuffix(".html") for template in templates}
    # One page of each, in one language and the other by turns.
    languages = own_site.edition.event.locales
    walked = [
        next(path for path, page in pages.items() if (layout(page), page.lang) == (name, languages[turn % 2]))
        for turn, name in enumerate(layouts)
    ]
    site = Site(own_site.site.resolve(), own_site.edition.event.website, "out/site")
    audited = audit_site(site, lambda done, of: None, {site.root / path for path in walked})
    assert [str(finding) for one in audited for finding in one.findings] == []
    assert len(audited) == len(pages)
