"""The feed of changes (Atom, RFC 4287): an entry for each release of the programme."""

from datetime import time
from typing import Any, Final

from lxml import etree
from markupsafe import Markup, escape

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.people import Role
from trycksak.model.record import Locale
from trycksak.render.changes import ToldChange, ToldRelease, told
from trycksak.render.feeds.held import moment, stamp
from trycksak.render.feeds.places import atom_place, logotype_url, name_of
from trycksak.render.wording import Wording

_ATOM: Final = "http://www.w3.org/2005/Atom"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(edition: Edition, brand: Brand, locale: Locale) -> bytes:
    """Write the feed of a language; it is dated by the last release, and before the first by the edition."""
    say, releases = Wording(locale), told(edition, locale)
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    root.set(_LANG, locale)
    _add(root, "id", name_of(edition, "changes", locale).urn)
    _add(root, "title", say("feeds.changes_of", name=edition.event.name))
    _add(root, "updated", moment(releases[0].date, time()).isoformat() if releases else stamp(edition).isoformat())
    for organiser in edition.organisers(Role.MAIN):
        _add(_add(root, "author"), "name", organiser.name[locale])
    _add(
        root, "link", rel="self", type="application/atom+xml", href=edition.event.website + atom_place(edition, locale)
    )
    _add(root, "link", rel="alternate", type="text/html", hreflang=locale, href=page_of_changes(edition, locale))
    _add(root, "logo", logotype_url(edition, brand, locale))
    _add(root, "generator", "trycksak")
    for release in releases:
        root.append(_entry(edition, locale, release, say))
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def page_of_changes(edition: Edition, locale: Locale) -> str:
    """Give the address of the page that lists the changes, else of the programme, else the home."""
    ids = ("changes", "programme/index", "index")
    known = (edition.page[id] for id in ids if id in edition.page)
    return next(edition.url(page, locale) for page in known if page.is_published(locale, edition.source))


def _entry(edition: Edition, locale: Locale, release: ToldRelease, say: Wording) -> Any:
    entry = etree.Element(f"{{{_ATOM}}}entry")
    _add(entry, "id", name_of(edition, "release", release.number, locale).urn)
    _add(entry, "title", release.title)
    _add(entry, "updated", moment(release.date, time()).isoformat())
    href = page_of_changes(edition, locale)
    anchor = f"#version-{release.number}" if "changes" in edition.page else ""
    _add(entry, "link", rel="alternate", type="text/html", hreflang=locale, href=href + anchor)
    body = Markup("").join(_line(edition, locale, change) for change in release.changes)
    html = Markup("<ul>{}</ul>").format(body) if body else Markup("<p>{}</p>").format(say("feeds.first"))
    _add(entry, "content", html, type="html")
    return entry


def _line(edition: Edition, locale: Locale, change: ToldChange) -> Markup:
    title = escape(change.title)
    if change.page:
        title = Markup('<a href="{}">{}</a>').format(edition.url(change.page, locale), title)
    elif change.lang:
        title = Markup('<span lang="{}">{}</span>').format(change.lang, title)
    return Markup("<li><strong>{}:</strong> {}. {}.</li>").format(change.word, title, change.text)


def _add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", **attributes)
    element.text = str(text) or None
    return element
