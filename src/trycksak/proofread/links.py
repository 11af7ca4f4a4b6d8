"""Links and pictures in the text: what they point to exists, is published and can be read by everybody."""

from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from trycksak.findings import Finding, Place, guess
from trycksak.model.edition import Edition
from trycksak.model.page import Link, Page, Translation


def check_links(edition: Edition) -> Iterator[Finding]:
    """Find links to pages and anchors that do not exist, also in the other languages."""
    for page in edition.pages:
        for translation in page.translations.values():
            for link in translation.links:
                if not link.picture:
                    yield from _link(edition, page, translation, link)


def _link(edition: Edition, page: Page, translation: Translation, link: Link) -> Iterator[Finding]:
    parts = urlsplit(link.target)
    if parts.scheme or parts.netloc:
        return
    place = Place(translation.path, link.line)
    locale, target_id = _target(page, translation.locale, unquote(parts.path))
    target = edition.page.get(target_id)
    found = target.translations.get(locale) if target else None
    if parts.path and (not parts.path.endswith(".md") or found is None or target is None):
        known = [id for id, other in edition.page.items() if locale in other.translations]
        is_ = f"the link `{link.target}` leads to no page"
        should = "a link is the relative path of a page's file, with `.md`"
        yield Finding(place, "link/page", is_, should, guess(target_id.removesuffix(".md"), known))
    elif target and found and not target.is_published(locale, edition.source):
        is_ = f"the link `{link.target}` leads to a draft, which is not published"
        yield Finding(place, "link/draft", is_, "a link leads to a published page", "Take the link away, or publish the page.")
    elif found and parts.fragment and unquote(parts.fragment) not in found.anchors:
        is_ = f"`{found.path}` has no heading `#{parts.fragment}`"
        should = "the part after `#` is a heading of that page, as its address writes it"
        yield Finding(place, "link/anchor", is_, should, guess(parts.fragment, found.anchors))


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
                    yield from _picture(Place(translation.path, link.line), link)


def _picture(place: Place, link: Link) -> Iterator[Finding]:
    name = f"the picture `{link.target}`"
    if urlsplit(link.target).scheme or link.target.startswith("//"):
        yield Finding(place, "image/elsewhere", f"{name} lies on another server", "pictures lie in the project", "Save it beside the page.")
    elif link.size is None:
        yield Finding(place, "image/missing", f"{name} is missing", "the file lies where the text says", "Correct the path, or add the file.")
    elif link.size == 0:
        yield Finding(place, "image/empty", f"{name} has 0 bytes", "it is a picture", "Save it anew.")
    if not link.text.strip():
        is_, should = f"{name} has no alternative text", "a reader who does not see it is told what it shows"
        yield Finding(place, "image/alt", is_, should, "Write it between the brackets: `![what it shows](file)`.")
