"""What a site's pages say of their versions in other languages: in their heads, and in the sitemap."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from lxml import etree

from trycksak.findings import Finding, Place
from trycksak.model.record import Locale
from trycksak.preflight.site import Site, elements

DEFAULT: Final = "x-default"
_SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML_LINK: Final = "{http://www.w3.org/1999/xhtml}link"
_MEND: Final = "Correct the head of the template, or the table that it is made from (render/site_frame.py)."


@dataclass(frozen=True)
class Relation:
    """A <link> of a head: the language it names (nothing for `canonical`), its address, its line."""

    language: str
    href: str
    line: int


@dataclass(frozen=True)
class Head:
    """What a page's head says of its addresses, and what is true of it: its own address and its language."""

    path: Path
    address: str
    locale: Locale
    is_indexed: bool
    canonical: tuple[Relation, ...]
    alternates: tuple[Relation, ...]

    @property
    def versions(self) -> dict[str, str]:
        """The address of each language, as a browser understands the head."""
        return {relation.language: urljoin(self.address, relation.href) for relation in self.alternates}


def read_head(path: Path, tree: Any, site: Site, locale: Locale) -> Head:
    """Read a page's head; a page that asks not to be indexed, as a 404 does, has no versions to name."""
    parts = list(elements(tree)) if tree is not None else []
    links = [(set((part.get("rel") or "").lower().split()), part) for part in parts if part.tag == "link"]
    robots = [part.get("content", "").lower() for part in parts if part.tag == "meta" and _name(part) == "robots"]
    return Head(
        path,
        site.website + path.relative_to(site.root).as_posix().removesuffix("index.html"),
        locale,
        not any("noindex" in content for content in robots),
        tuple(_relation(part) for relations, part in links if "canonical" in relations),
        tuple(_relation(part) for relations, part in links if "alternate" in relations and "hreflang" in part.attrib),
    )


def _name(part: Any) -> str:
    return str(part.get("name") or "").lower()


def _relation(part: Any) -> Relation:
    return Relation(part.get("hreflang", "").strip(), part.get("href", "").strip(), part.sourceline or 0)


def check_heads(heads: Mapping[Path, Head], site: Site, locales: Sequence[Locale], source: Locale) -> Iterator[Finding]:
    """Find heads whose canonical address or versions are missing, wrong, or not what the other versions say."""
    for head in heads.values():
        if head.is_indexed:
            yield from _canonical(head, site)
            yield from _own_list(head, site, locales, source)
            yield from _reciprocal(head, heads, site, locales)


def _canonical(head: Head, site: Site) -> Iterator[Finding]:
    should = f"a page has one canonical address, its own: `{head.address}`"
    if len(head.canonical) != 1:
        is_ = "the page has no canonical address" if not head.canonical else "the page has several canonical addresses"
        yield _finding(site, head, 0, "canonical", is_, should)
    for relation in head.canonical:
        if relation.href != head.address:
            yield _finding(
                site, head, relation.line, "canonical", f"the canonical address is `{relation.href}`", should
            )


def _own_list(head: Head, site: Site, locales: Sequence[Locale], source: Locale) -> Iterator[Finding]:
    """Judge a page's list by itself: absolute, each language once, the page itself and a default among them.

    The rules are those that search engines state: https://developers.google.com/search/docs/specialty/international.
    """
    counts, versions = Counter(relation.language for relation in head.alternates), head.versions
    for relation in head.alternates:
        shown = f"`hreflang={relation.language}` gives `{relation.href}`"
        if not (urlsplit(relation.href).scheme and urlsplit(relation.href).netloc):
            yield _finding(site, head, relation.line, "alternate", shown, "the address is absolute")
        if relation.language not in (*locales, DEFAULT):
            should = f"it names one of the site's languages ({', '.join(locales)}) or `{DEFAULT}`"
            yield _finding(site, head, relation.line, "alternate", shown, should)
    for language in sorted(language for language, count in counts.items() if count > 1):
        is_ = f"`hreflang={language}` stands {counts[language]} times"
        yield _finding(site, head, 0, "alternate", is_, "each language stands once")
    if versions.get(head.locale) != head.address:
        is_ = f"the page does not name itself as its `{head.locale}` version"
        yield _finding(site, head, 0, "alternate", is_, f"`hreflang={head.locale}` gives `{head.address}`")
    default = versions.get(source) or versions.get(head.locale, head.address)
    if versions.get(DEFAULT) != default:
        is_ = f"`{DEFAULT}` gives `{versions[DEFAULT]}`" if DEFAULT in versions else f"the page has no `{DEFAULT}`"
        yield _finding(site, head, 0, "alternate", is_, f"`{DEFAULT}` gives `{default}`")


def _reciprocal(head: Head, heads: Mapping[Path, Head], site: Site, locales: Sequence[Locale]) -> Iterator[Finding]:
    """Hold a page's list against the pages that it names: each is in the right language and leads back."""
    for relation in head.alternates:
        other = heads.get(site.file_of(head.path, relation.href) or site.root)
        if other is None or relation.language not in locales or other is head:
            continue
        shown = f"`hreflang={relation.language}` gives `{relation.href}`"
        if other.locale != relation.language:
            should = f"that page is `{relation.language}`, and it is `{other.locale}`"
            yield _finding(site, head, relation.line, "alternate", shown, should)
        elif other.versions.get(head.locale) != head.address:
            should = f"that page leads back: its `hreflang={head.locale}` gives `{head.address}`"
            yield _finding(site, head, relation.line, "alternate", f"{shown}, which does not lead back", should)


def _finding(site: Site, head: Head, line: int, rule: str, is_: str, should: str) -> Finding:
    return Finding(site.place(head.path, line), f"language/{rule}", is_, should, _MEND)


def check_sitemap(heads: Mapping[Path, Head], site: Site) -> Iterator[Finding]:
    """Find pages that the sitemap lacks or has too much, and versions that it names otherwise than the pages do."""
    path, do = site.root / "sitemap.xml", "Write both from the same table (render/site_map.py)."
    place = Place(f"{site.shown}/sitemap.xml")
    try:
        listed = _listed(path)
    except (OSError, etree.XMLSyntaxError) as fault:
        is_ = "there is no sitemap" if isinstance(fault, OSError) else f"the sitemap is no XML ({fault.msg})"
        yield Finding(place, "language/sitemap", is_, "a sitemap lists every page with its versions", do)
        return
    pages = {head.address: head for head in heads.values() if head.is_indexed}
    for address, count in sorted(Counter(address for address, _ in listed).items()):
        if count > 1:
            yield Finding(place, "language/sitemap", f"`{address}` stands {count} times", "a page stands once", do)
        if address not in pages:
            is_, should = f"`{address}` stands in the sitemap", "what stands there is a page that may be indexed"
            yield Finding(place, "language/sitemap", is_, should, do)
    versions = dict(listed)
    for address, head in sorted(pages.items()):
        if address not in versions:
            yield Finding(place, "language/sitemap", f"`{address}` is missing", "every page stands in the sitemap", do)
        elif versions[address] != sorted((relation.language, relation.href) for relation in head.alternates):
            is_ = f"the versions of `{address}` differ from those in its head"
            yield Finding(place, "language/sitemap", is_, "sitemap and head name the same versions", do)


def _listed(path: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    """Read a sitemap: each address with its versions, sorted (sitemaps.org 0.9, with XHTML links)."""
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    return [
        (
            (url.findtext(f"{_SITEMAP}loc") or "").strip(),
            sorted((link.get("hreflang", ""), link.get("href", "")) for link in url.iter(_XHTML_LINK)),
        )
        for url in root.iter(f"{_SITEMAP}url")
    ]
