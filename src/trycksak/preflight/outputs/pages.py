"""What a site's pages say about pictures: which they show and share, their icons, and data for machines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from trycksak.model.record import Locale
from trycksak.preflight.outputs.gallery import Named
from trycksak.preflight.site import Site, candidates, elements, read_html

# A picture for those who share the page: the Open Graph protocol, and the cards of one network.
_SHARED: Final = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_ALTS: Final = {"og": ("og:image:alt",), "twitter": ("twitter:image:alt", "og:image:alt")}
_ICONS: Final = {"icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "apple-touch-startup-image"}
_SHOWN_BY: Final = {
    *(("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"), ("input", "src"), ("embed", "src")),
    *(("video", "poster"), ("object", "data"), ("image", "href"), ("image", "xlink:href")),
    *(("use", "href"), ("use", "xlink:href"), ("iframe", "src")),
}
_URL: Final = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]*))\s*\)""", re.IGNORECASE)


@dataclass(frozen=True)
class Shared:
    """A picture that a page offers to those who share it, and whether the page says what it shows."""

    named: Named
    key: str
    alt: str


@dataclass(frozen=True)
class Page:
    """What one page says about pictures; `data` are its blocks of JSON-LD, each with its line."""

    path: Path
    locale: Locale
    shared: tuple[Shared, ...]
    icons: tuple[Named, ...]
    manifests: tuple[Named, ...]
    data: tuple[tuple[str, int], ...]
    shown: frozenset[Path]


def read_page(path: Path, site: Site, locales: Sequence[Locale], source: Locale) -> Page:
    """Read a page of a site whose root is resolved."""
    tree = read_html(path)
    parts = list(elements(tree)) if tree is not None else []
    words = {_key(element): element.get("content", "") for element in parts if element.tag == "meta"}
    addresses = (address for element in parts for address in _shown(element))
    return Page(
        path,
        site.locale_of(path, locales, source),
        tuple(_shared(element, words) for element in parts if element.tag == "meta" and _key(element) in _SHARED),
        tuple(_links(parts, _ICONS)),
        tuple(_links(parts, {"manifest"})),
        tuple((element.text or "", element.sourceline or 0) for element in parts if _is_data(element)),
        frozenset(file for address in addresses if (file := _file(site, path, address))),
    )


def shown_by_sheet(path: Path, site: Site) -> set[Path]:
    """List the files that a style sheet shows."""
    css = path.read_text("utf-8", "replace")
    return {file for address in _in_css(css) if (file := _file(site, path, address))}


def _key(element: Any) -> str:
    # Open Graph has `property`, the cards have `name`, and people take one for the other.
    return (element.get("property") or element.get("name") or "").strip().lower()


def _shared(element: Any, words: dict[str, str]) -> Shared:
    key = _key(element)
    alt = next(filter(None, (words.get(name, "").strip() for name in _ALTS[key.partition(":")[0]])), "")
    return Shared(Named(element.get("content", "").strip(), element.sourceline or 0), key, alt)


def _links(parts: list[Any], relations: set[str]) -> Iterator[Named]:
    for element in parts:
        if element.tag == "link" and relations & set(element.get("rel", "").lower().split()):
            yield Named(element.get("href", "").strip(), element.sourceline or 0)


def _is_data(element: Any) -> bool:
    kind = element.get("type", "").partition(";")[0].strip().lower()
    return bool(element.tag == "script" and kind == "application/ld+json")


def _shown(element: Any) -> Iterator[str]:
    for name, value in element.attrib.items():
        if (element.tag, name) in _SHOWN_BY:
            yield from candidates(value) if name == "srcset" else [value]
    yield from _in_css(element.get("style", ""))
    if element.tag == "style":
        yield from _in_css(element.text or "")


def _in_css(css: str) -> Iterator[str]:
    return (next(filter(None, found.groups()), "") for found in _URL.finditer(css))


def _file(site: Site, path: Path, address: str) -> Path | None:
    try:
        return site.lead(path, address).file if address else None
    except ValueError:
        return None
