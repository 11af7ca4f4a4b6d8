"""The languages of a finished website: versions lead to one another, and each text is in the language it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from trycksak.findings import Finding, Place
from trycksak.model.record import Locale
from trycksak.noted import noted
from trycksak.preflight.alternates import Head, check_heads, check_sitemap, read_head
from trycksak.preflight.site import Site, elements, parse_html
from trycksak.preflight.tongue import other_tongue

# What a reader takes in as one piece of text.
_BLOCKS: Final = {
    *("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "td", "th", "caption", "figcaption", "summary"),
    *("blockquote", "legend", "label", "button", "title"),
}
# Function words of another language that one block may hold before it is called by that language.
_LEAST_OF_BLOCK: Final = 4
_UNREAD: Final = frozenset({"script", "style", "code", "pre", "template", "svg"})


def check_languages(site: Site, locales: Sequence[Locale], source: Locale) -> list[Finding]:
    """Check heads, sitemap, links between the languages, switchers and texts of every page.

    That <html> says the right language is `check_site`'s to find.
    """
    site = site.resolved()
    pages = {path: path.read_bytes() for path in site.files(".html")}
    trees = {path: parse_html(page) for path, page in pages.items()}
    heads = {path: read_head(path, tree, site, site.locale_of(path, locales, source)) for path, tree in trees.items()}
    found = {*check_heads(heads, site, locales, source), *check_sitemap(heads, site)}
    for path, tree in trees.items():
        if tree is not None:
            found.update(_links(tree, heads[path], heads, site, locales))
            found.update(_wrong(site.place(path, one.line), one) for one in _strangers(pages[path], *locales))
    return sorted(found)


def _links(tree: Any, own: Head, heads: dict[Path, Head], site: Site, locales: Sequence[Locale]) -> Iterator[Finding]:
    """Judge each link by the language that it leads to; those of the frame, around <main>, are the switcher's too."""
    reached: dict[Locale, set[str]] = {locale: set() for locale in locales if locale != own.locale}
    in_main = {link for main in tree.iter("main") for link in main.iter("a")}
    for link in tree.iter("a"):
        file = site.file_of(own.path, link.get("href", "")) if "href" in link.attrib else None
        if file is None or file not in heads:
            continue
        there, in_frame = heads[file], link not in in_main
        yield from _link(link, own, there, in_frame, site)
        if in_frame and there.locale in reached:
            reached[there.locale].add(there.address)
    for locale, addresses in reached.items():
        wanted = own.versions.get(locale)
        do = "Bring the language switcher back (overrides/partials/languages.html)."
        if not addresses:
            is_ = f"the page has no way to `{locale}` in its header or footer"
            should = "every page leads to every other language: to its own version, or to the nearest page"
            yield Finding(site.place(own.path), "language/switcher", is_, should, do)
        elif wanted and wanted not in addresses:
            is_ = f"the switcher does not lead to the page's own `{locale}` version"
            yield Finding(site.place(own.path), "language/switcher", is_, f"it leads to `{wanted}`", do)


def _link(link: Any, own: Head, there: Head, in_frame: bool, site: Site) -> Iterator[Finding]:
    place, href, said = site.place(own.path, link.sourceline or 0), link.get("href"), link.get("hreflang")
    if (there.locale != own.locale or said) and said != there.locale:
        is_ = f"the link to `{href}` says `hreflang={said}`" if said else f"the link to `{href}` has no `hreflang`"
        should = f"it leads to a page in `{there.locale}`"
        yield Finding(place, "language/link", is_, should, f'Write `hreflang="{there.locale}"` on it.')
    if in_frame and there.locale != own.locale and _lang(link) != there.locale:
        is_ = f"the text of the link to `{href}` is marked as `{_lang(link)}`"
        should = f"in a switcher each language is named by itself, and this one is `{there.locale}`"
        yield Finding(place, "language/link", is_, should, f'Write `lang="{there.locale}"` on it.')


def _lang(element: Any) -> str:
    """Give the language that an element's text is marked with: its own, or that of the nearest element around it."""
    lineage = [element, *element.iterancestors()]
    said = next((outer.get("lang") for outer in lineage if outer.get("lang")), "")
    return str(said).partition("-")[0].lower()


@dataclass(frozen=True)
class _Stranger:
    """A text in another language than it says: its line (0 the whole page), its words, what it says, what it is."""

    line: int
    words: str
    said: str
    is_in: str


@noted(TypeAdapter(list[_Stranger]))
def _strangers(page: bytes, *locales: Locale) -> list[_Stranger]:
    return list(_texts(parse_html(page), locales))


def _texts(tree: Any, locales: Sequence[Locale]) -> Iterator[_Stranger]:
    """Find blocks that are in another of the site's languages than they say, and pages that are so as a whole."""
    whole: dict[str, list[str]] = {}
    told, unread = False, set[Any]()
    for element in elements(tree):
        # What is around an element comes before it.
        if element.tag in _UNREAD or element.getparent() in unread:
            unread.add(element)
            continue
        text = _own_text(element)
        if not text:
            continue
        lang = _lang(element)
        whole.setdefault(lang, []).append(text)
        if element.tag not in _BLOCKS and not _is_description(element):
            continue
        other = other_tongue(_block_text(element, lang), lang, _LEAST_OF_BLOCK, locales)
        if other:
            told = True
            yield _Stranger(element.sourceline or 0, _block_text(element, lang), lang, other)
    for lang, texts in whole.items():
        other = None if told else other_tongue(" ".join(texts), lang, among=locales)
        if other:
            yield _Stranger(0, texts[0], lang, other)


def _is_description(element: Any) -> bool:
    return bool(element.tag == "meta" and element.get("name", "").lower() == "description")


def _own_text(element: Any) -> str:
    """Give the text that stands in an element itself, or a description's."""
    if _is_description(element):
        return str(element.get("content", ""))
    return " ".join([element.text or "", *(inner.tail or "" for inner in element)]).strip()


def _block_text(element: Any, lang: str) -> str:
    """Give a block's text without that of the blocks in it, and without what is marked as another language."""
    if _is_description(element):
        return str(element.get("content", ""))
    parts = [element.text or ""]
    for inner in element:
        if isinstance(inner.tag, str) and inner.tag not in _BLOCKS | _UNREAD and _lang(inner) == lang:
            parts.append(_block_text(inner, lang))
        parts.append(inner.tail or "")
    return " ".join(parts)


def _wrong(place: Place, one: _Stranger) -> Finding:
    words = " ".join(one.words.split())
    is_ = f"`{words if len(words) <= 60 else words[:59] + '…'}` is `{one.is_in}` and stands as `{one.said}`"
    should = "a text is in the language that it says"
    do = f'Translate it, or write `lang="{one.is_in}"` on it.'
    return Finding(place, "language/text", is_, should, do)
