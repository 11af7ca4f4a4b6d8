"""A finished website acts only by scripts of its own: no handlers, nothing inline, no address that runs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from trycksak.active_content import active_in_drawing, addresses_in_css, bare_address, is_handler, scheme
from trycksak.findings import Finding, Place
from trycksak.noted import noted
from trycksak.preflight.site import Site, candidates, elements, parse_html

# Where the site's own scripts lie; what lies elsewhere is nobody's.
_OWN_SCRIPTS: Final = ("assets", "pagefind")
# What a page is not made of: documents in the page, other bases, plug-ins (HTML, 4.8, 4.2.3, 16.2).
_FOREIGN: Final = frozenset(
    {"iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe", "base", "style"}
)
_ADDRESSES: Final = (
    *("href", "src", "action", "formaction", "data", "poster", "background", "cite", "ping", "manifest"),
    *("{http://www.w3.org/1999/xlink}href", "xlink:href", "longdesc", "codebase", "archive"),
)
_SETS: Final = ("srcset", "imagesrcset")
_LEAD: Final = frozenset({"", "http", "https", "mailto", "tel", "geo", "webcal"})
_FETCH: Final = frozenset({"", "http", "https"})
# JSON in a page is data; nothing runs it (HTML, 4.12.1).
_DATA: Final = ("application/ld+json", "application/json")
_OUT: Final = "Take it out of the template or the text that it comes from."


def check_active(site: Site) -> list[Finding]:
    """Find what acts in a site's pages, style sheets and drawings and is none of the site's own scripts."""
    found = set[Finding]()
    for path in site.files(".html"):
        seen = _seen(path.read_bytes())
        found.update(Finding(site.place(path, line), *fault) for line, fault in seen.faults)
        for line, address in seen.forms:
            found.update(Finding(site.place(path, line), *fault) for fault in _form(address, path, site))
        for line, address in seen.scripts:
            found.update(Finding(site.place(path, line), *fault) for fault in _script(address, path, site))
    for path in site.files(".css"):
        found.update(_in_sheet(path, site))
    for path in site.files(".svg"):
        for line, what in active_in_drawing(path.read_bytes()):
            is_, should = f"the drawing holds {what}", "a drawing shows, and fetches and runs nothing"
            found.add(Finding(site.place(path, line), "site/drawing", is_, should, "Save it anew without."))
    return sorted(found)


Fault = tuple[str, str, str, str]


@dataclass(frozen=True)
class _Seen:
    """What acts in a page, with its lines: faults wherever the page lies, and addresses of forms and of scripts."""

    faults: list[tuple[int, Fault]] = field(default_factory=list)
    forms: list[tuple[int, str]] = field(default_factory=list)
    scripts: list[tuple[int, str]] = field(default_factory=list)


@noted(TypeAdapter(_Seen))
def _seen(page: bytes) -> _Seen:
    seen, tree = _Seen(), parse_html(page)
    for element in elements(tree) if tree is not None else ():
        line, tag = element.sourceline or 0, str(element.tag).lower()
        seen.faults.extend((line, fault) for fault in _in_element(element, tag))
        if tag == "form":
            seen.forms.append((line, element.get("action") or ""))
        elif tag == "script" and _is_fetched(element):
            seen.scripts.append((line, element.get("src")))
    return seen


def _in_element(element: Any, tag: str) -> Iterator[Fault]:
    if tag == "script" and not _is_fetched(element):
        yield from _inline(element)
    elif tag in _FOREIGN:
        yield "site/element", f"the page holds `<{tag}>`", "a page shows what is its own", _OUT
    elif tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
        yield "site/element", "the page leads away by itself", "a reader decides where to go", _OUT
    for name, value in element.attrib.items():
        key = str(name)
        if is_handler(key):
            yield "site/handler", f"`{key}` runs a script", "scripts stand in files of their own", _OUT
        elif key == "style":
            is_, should = (
                f"`<{tag}>` has a `style`",
                "looks stand in style sheets: the site's policy refuses inline styles",
            )
            yield "site/style", is_, should, _OUT
        elif key == "srcdoc":
            yield "site/element", "an attribute holds a whole page", "a page is a file", _OUT
        for address in _addresses(key, value):
            if scheme(address) not in (_LEAD if tag == "a" and key == "href" else _FETCH):
                is_ = f"`{key}` is a `{scheme(address)}:` address"
                yield "site/address", is_, "an address leads to a page or a file", _OUT


def _addresses(key: str, value: str) -> list[str]:
    if key in _SETS:
        return candidates(value)
    return [value] if key in _ADDRESSES else []


def _is_fetched(script: Any) -> bool:
    return script.get("src") is not None and not (script.text or "").strip()


def _inline(script: Any) -> Iterator[Fault]:
    """Judge a script that stands in the page: what is data can be read, all else is a fault."""
    kind = (script.get("type") or "").strip().lower()
    if kind not in _DATA or script.get("src") is not None:
        yield "site/script", "a script stands in the page", "scripts stand in files of their own", _OUT
        return
    try:
        json.loads(script.text or "")
    except ValueError:
        yield "site/script", f"what calls itself {kind} is no JSON", "data for machines can be read", _OUT


def _form(address: str, path: Path, site: Site) -> Iterator[Fault]:
    try:
        inside = site.lead(path, bare_address(address)).inside
    except ValueError:
        inside = False
    if not inside:
        yield "site/element", "a form is sent to another server", "what a reader writes stays with the site", _OUT


def _script(source: str, path: Path, site: Site) -> Iterator[Fault]:
    try:
        file = site.lead(path, bare_address(source)).file
    except ValueError:
        file = None
    folder = file.relative_to(site.root.resolve()).parts[0] if file else ""
    if folder not in _OWN_SCRIPTS:
        is_, should = f"the script `{source}` is none of the site's own", f"scripts lie in {' or '.join(_OWN_SCRIPTS)}"
        yield "site/script", is_, should, _OUT


def _in_sheet(path: Path, site: Site) -> Iterator[Finding]:
    for address, line in addresses_in_css(path.read_text("utf-8", "replace")):
        if scheme(address) not in _FETCH:
            is_, should = (
                f"the style sheet holds a `{scheme(address)}:` address",
                "what a sheet shows is a file of the site",
            )
            yield Finding(Place(site.place(path).path, line), "site/address", is_, should, "Put it into a file.")
