"""Links and pictures in the text: what they point to exists, is published and can be read by everybody."""

from collections.abc import Iterator
from difflib import get_close_matches
from posixpath import basename, dirname, normpath, relpath
from urllib.parse import unquote, urlsplit

from trycksak.active_content import SCHEMES, names_a_server, scheme
from trycksak.findings import Finding, Place, guess
from trycksak.model.edition import Edition
from trycksak.model.page import Link, Page, Translation
from trycksak.model.record import Status

_RULE = "a link is the relative path of a page's file, with `.md`"


def check_links(edition: Edition) -> Iterator[Finding]:
    """Find links to pages and anchors that do not exist, also in the other languages."""
    for page in edition.pages:
        for translation in page.translations.values():
            for link in translation.links:
                if not link.picture:
                    yield from _link(edition, page, translation, link)


def _link(edition: Edition, page: Page, translation: Translation, link: Link) -> Iterator[Finding]:
    place, shown = Place(translation.path, link.line), f"the link `{link.target}`"
    try:
        parts = urlsplit(link.target)
    except ValueError:
        should = "a web address is `https://name/…`"
        yield Finding(place, "link/address", f"{shown} is no address", should, "Correct it.")
        return
    if parts.scheme or parts.netloc or names_a_server(link.target) or scheme(link.target):
        yield from _address(place, shown, link.target)
        return
    path = unquote(parts.path)
    if not parts.path and not parts.fragment:
        yield Finding(place, "link/page", "a link leads nowhere", _RULE, "Write the path between the brackets.")
        return
    locale, target_id = _target(page, translation.locale, path)
    file = f"content/{locale}/{target_id}.md"
    if file in edition.unread:
        return
    target = edition.page.get(target_id)
    found = target.translations.get(locale) if target else None
    if target and found is None and locale in edition.event.locales and path.endswith(".md"):
        do = f"Write {file}, or take the link away."
        is_, should = f"{shown} leads to a page without `{locale}` version", "a link leads to a page that is there"
        yield Finding(place, "link/untranslated", is_, should, do)
    elif target is None or found is None or (parts.path and not path.endswith(".md")):
        yield Finding(place, "link/page", f"{shown} leads to no page", _RULE, _near(edition, translation, locale, path))
    elif not target.is_published(locale, edition.source):
        is_ = f"{shown} leads to a draft, which is not published"
        do = "Take the link away, or publish the page."
        if translation.words.status is not Status.DRAFT:
            yield Finding(place, "link/draft", is_, "a link leads to a published page", do)
    elif parts.fragment and unquote(parts.fragment) not in found.anchors:
        is_ = f"`{found.path}` has no heading `#{parts.fragment}`"
        should = "the part after `#` is a heading of that page, as its address writes it"
        yield Finding(place, "link/anchor", is_, should, guess(parts.fragment, found.anchors))


def _address(place: Place, shown: str, target: str) -> Iterator[Finding]:
    """Find addresses that lead to no page, as a browser reads them: `javascript:`, `data:`, `file:`, `//name`."""
    kind, should = scheme(target), f"a link begins with {', '.join(f'`{known}:`' for known in sorted(SCHEMES))}"
    if not kind:
        do = "Write `https:` in front, or the path of a page's file."
        yield Finding(place, "link/scheme", f"{shown} goes to a server that it names without a scheme", should, do)
    elif kind not in SCHEMES:
        is_ = f"{shown} is a `{kind}:` address"
        yield Finding(place, "link/scheme", is_, should, "Delete it, or write where it leads.")


def _near(edition: Edition, translation: Translation, locale: str, path: str) -> str:
    """Guess the page that was meant, by its file's name first; the path is given as a link from this page."""
    stem, folder = basename(path.rstrip("/")).removesuffix(".md"), dirname(translation.path)
    pages = [page for page in edition.pages if locale in page.translations]
    names = get_close_matches(stem, {page.name for page in pages}, n=1)
    paths = [relpath(page.translations[locale].path, folder) for page in pages if page.name in names]
    best = get_close_matches(path, paths, n=1, cutoff=0)
    return guess(best[0], best) if best else "Correct the path: it begins in this page's own folder."


def _target(page: Page, locale: str, path: str) -> tuple[str, str]:
    """Follow a relative path from a page: the language and the id of the page that it leads to."""
    if not path:
        return locale, page.id
    whole = normpath(f"{locale}/{page.folder}/{path}")
    language, _, rest = whole.partition("/")
    return language, rest.removesuffix(".md")


def check_pictures(edition: Edition) -> Iterator[Finding]:
    """Find pictures that are missing, empty, from elsewhere, or without alternative text."""
    for page in edition.pages:
        for translation in page.translations.values():
            for link in translation.links:
                if link.picture:
                    yield from _picture(Place(translation.path, link.line), link, page, translation.locale)


def _picture(place: Place, link: Link, page: Page, locale: str) -> Iterator[Finding]:
    name = f"the picture `{link.target}`"
    if scheme(link.target) or names_a_server(link.target):
        should, do = "pictures lie in the project", "Save it beside the page."
        inline = scheme(link.target) not in ("", "http", "https")
        is_ = f"{name} is a `{scheme(link.target)}:` address" if inline else f"{name} lies on another server"
        yield Finding(place, "image/elsewhere", is_, should, do)
    elif link.size is None:
        should, do = "the file lies where the text says", "Correct the path, or add the file."
        yield Finding(place, "image/missing", f"{name} is missing", should, do)
    elif link.target.startswith("/") or normpath(f"{locale}/{page.folder}/{_path(link)}").startswith(".."):
        is_, do = f"{name} lies outside `content/`", "Save it beside the page."
        yield Finding(place, "image/elsewhere", is_, "pictures lie in `content/`", do)
    elif link.size == 0:
        yield Finding(place, "image/empty", f"{name} has 0 bytes", "a picture shows something", "Save it anew.")
    if not link.text.strip():
        is_, should = f"{name} has no alternative text", "a reader who does not see it is told what it shows"
        yield Finding(place, "image/alt", is_, should, "Write it between the brackets: `![what it shows](file)`.")


def _path(link: Link) -> str:
    """Give the path of a file that exists, as the file system reads it."""
    return unquote(urlsplit(link.target).path)
