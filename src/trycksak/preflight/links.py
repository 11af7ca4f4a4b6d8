"""The references of a finished website: each leads to something that is there, and nothing loads from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from trycksak.active_content import addresses_in_css
from trycksak.findings import Finding
from trycksak.preflight.site import Lead, Site, candidates, elements, read_html

# What a browser fetches when it meets it; an <a href> waits for the reader.
_LOADED: Final = {"src", "srcset", "imagesrcset", "poster", "data", "background"}
_LOADED_BY_HREF: Final = {"use", "image", "feImage", "feimage", "script"}
_LOADED_RELATIONS: Final = {
    *("stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "prerender"),
    *("manifest", "apple-touch-icon", "apple-touch-startup-image", "mask-icon", "pingback"),
}
_HREFS: Final = ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href")


@dataclass(frozen=True)
class Reference:
    """One address in a file of the site, where it stands, and whether a browser fetches it unasked."""

    address: str
    line: int
    loaded: bool


@dataclass
class Page:
    """What a file of the site refers to, and the ids that others can point at."""

    references: list[Reference] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def check_links(site: Site) -> list[Finding]:
    """Find references that lead to no file or no id of the site, and everything that loads from a third party."""
    site = site.resolved()
    pages = {path: _read(path) for path in site.files(".html")}
    sheets = {path: Page(_in_css(path.read_text("utf-8", "replace"), 1)) for path in site.files(".css")}
    found: set[Finding] = set()
    for path, page in {**pages, **sheets}.items():
        for reference in page.references:
            found.update(_judge(site, path, reference, pages))
    return sorted(found)


def _judge(site: Site, path: Path, reference: Reference, pages: dict[Path, Page]) -> Iterator[Finding]:
    place = site.place(path, reference.line)
    try:
        lead = site.lead(path, reference.address)
    except ValueError:
        is_ = f"`{reference.address}` is no address"
        yield Finding(place, "site/dead-link", is_, "a reference leads to something", "Correct it.")
        return
    if lead.third_party and reference.loaded:
        is_ = f"`{reference.address}` loads from {lead.address.netloc}"
        should = "the site loads nothing from a third party"
        yield Finding(place, "site/third-party", is_, should, "Put the file into the site, or leave it out.")
    elif lead.dead:
        is_, should = f"`{reference.address}` leads to no file of the site", "a reference leads to a file that exists"
        yield Finding(place, "site/dead-link", is_, should, "Correct it, or add the file.")
    elif lead.file is not None and not _answers(lead, pages):
        is_ = f"`{reference.address}` leads to no `id` of `{site.place(lead.file).path}`"
        should = "the part after # is an id of that page"
        yield Finding(place, "site/dead-link", is_, should, "Correct it, or give the heading that id.")


def _answers(lead: Lead, pages: dict[Path, Page]) -> bool:
    """Tell whether a page has the id that a reference asks for; other kinds of file are not asked."""
    fragment = unquote(lead.address.fragment.partition(":~:")[0])
    page = pages.get(lead.file) if lead.file else None
    # An empty fragment and `top` are the top of every page (HTML, 7.4.6.4).
    return page is None or not fragment or fragment.lower() == "top" or fragment in page.ids


def _read(path: Path) -> Page:
    page, tree = Page(), read_html(path)
    for element in elements(tree) if tree is not None else ():
        page.ids.update(filter(None, (element.get("id"), element.get("name") if element.tag == "a" else None)))
        page.references += _in_element(element)
    return page


def _in_element(element: Any) -> Iterator[Reference]:
    line = element.sourceline or 0
    for name, value in element.items():
        if name in _HREFS:
            yield Reference(value, line, _loads(element))
        elif name in _LOADED and (name != "data" or element.tag == "object"):
            addresses = candidates(value) if name.endswith("srcset") else [value]
            yield from (Reference(address, line, loaded=True) for address in addresses)
        elif name == "style":
            yield from _in_css(value, line)
    if element.tag == "style":
        yield from _in_css(element.text or "", line)


def _loads(element: Any) -> bool:
    """Tell whether a browser fetches what an element's `href` leads to."""
    if element.tag != "link":
        return element.tag in _LOADED_BY_HREF
    return not _LOADED_RELATIONS.isdisjoint((element.get("rel") or "").lower().split())


def _in_css(css: str, line: int) -> list[Reference]:
    """List what a style sheet loads, with the line on which it stands if the sheet begins on `line`."""
    found = addresses_in_css(css)
    return [Reference(address, line + at - 1, loaded=True) for address, at in found if address]
