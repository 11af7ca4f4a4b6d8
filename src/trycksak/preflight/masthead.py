"""The head of every page of a finished website: its language, and the logotype in the header."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trycksak.findings import Finding, Place
from trycksak.model.brand import Brand, Master
from trycksak.model.record import Locale
from trycksak.preflight.data_uri import bytes_of, is_data_uri
from trycksak.preflight.site import Site, candidates, elements, read_html


def check_site(site: Site, brand: Brand, locales: Sequence[Locale], source: Locale) -> list[Finding]:
    """Check every page of a site, those for wrong addresses too: its language and its logotype."""
    found: list[Finding] = []
    paths = list(site.files(".html"))
    for path in paths:
        locale, tree = site.locale_of(path, locales, source), read_html(path)
        found += [*_language(tree, path, site, locale), *_logotype(tree, path, site, brand, locale)]
    if not paths:
        is_, should = "there is no page", "a site has pages"
        found.append(Finding(Place(site.shown), "site/empty", is_, should, "Build it again."))
    return sorted(found)


@dataclass(frozen=True)
class HeaderMark:
    """A picture in a header that is meant as the logotype: the originals that it shows, and what is wrong with it."""

    originals: tuple[Master, ...]
    findings: tuple[Finding, ...]


def check_html(path: Path, site: Site, brand: Brand, locale: Locale) -> list[Finding]:
    """Check that a page's header shows an original of its language: the very file, named, linked and not hidden.

    Of several pictures that can be the logotype the best one counts.
    """
    return _logotype(read_html(path), path, site, brand, locale)


def header_marks(
    tree: Any, path: Path, site: Site, brand: Brand, locale: Locale, linked: bool = True
) -> tuple[HeaderMark, ...]:
    """Judge every logotype in the header of a page that was read; `linked` says whether each leads to the home page."""
    masters = {master.sha256: master for master in brand.logotype.masters}
    pictures = [picture for header in _headers(tree) for picture in header.iter("img")]
    marks = [_Mark(picture, path, site, brand, masters, linked) for picture in pictures]
    return tuple(HeaderMark(mark.originals, tuple(sorted(mark.faults(locale)))) for mark in marks if mark.is_meant)


def missing(tree: Any, path: Path, site: Site, brand: Brand, locale: Locale) -> Finding:
    """Tell that a page has no logotype in its header, or no header."""
    is_ = "the header has no logotype" if _headers(tree) else "the page has no header"
    should = f"every page carries the logotype `{brand.logotype.wording[locale]}` in its header"
    do = "Bring the header back in overrides/: an <img> of the file from brand/logotype/."
    return Finding(site.place(path), "logotype/missing", is_, should, do)


def _logotype(tree: Any, path: Path, site: Site, brand: Brand, locale: Locale) -> list[Finding]:
    marks = header_marks(tree, path, site, brand, locale)
    if not marks:
        return [missing(tree, path, site, brand, locale)]
    return list(min(marks, key=lambda mark: len(mark.findings)).findings)


def _headers(tree: Any) -> list[Any]:
    return [element for element in elements(tree) if _is_header(element)] if tree is not None else []


def _language(tree: Any, path: Path, site: Site, locale: Locale) -> Iterator[Finding]:
    lang = tree.get("lang", "") if tree is not None else ""
    if lang.partition("-")[0].lower() != locale:
        is_ = f'the page says `lang="{lang}"`' if lang else "the page does not say its language"
        should = f'here it is `lang="{locale}"`'
        do = "Correct the <html> of the template in overrides/."
        yield Finding(site.place(path), "site/language", is_, should, do)


def _is_header(element: Any) -> bool:
    """Tell the page's own header from that of an article or a section."""
    inner = ("main", "article", "section", "aside", "nav")
    return bool(element.tag == "header" and not any(outer.tag in inner for outer in element.iterancestors()))


@dataclass(frozen=True)
class _Mark:
    """A picture in a header, and what it is held against."""

    picture: Any
    path: Path
    site: Site
    brand: Brand
    masters: Mapping[str, Master]
    linked: bool = True

    @property
    def is_meant(self) -> bool:
        """Whether it stands where the logotype should: an original, or called by the logotype's name."""
        named = self.picture.get("alt", "").strip() in self.brand.logotype.wording.values()
        return named or any(self._master(address) for address in self._addresses())

    @property
    def originals(self) -> tuple[Master, ...]:
        """The originals that it shows."""
        return tuple(filter(None, map(self._master, self._addresses())))

    def faults(self, locale: Locale) -> Iterator[Finding]:
        """Tell what is wrong with it on a page in a language."""
        wording, do = self.brand.logotype.wording[locale], "Use the file from brand/logotype/, unchanged."
        for address in self._addresses() or [""]:
            master = self._master(address)
            if master is None:
                is_ = f"`{_short(address)}` is no original of the logotype"
                yield self._finding("changed", is_, "the header shows an original, byte for byte", do)
            elif master.locale != self.brand.logotype.drawn_in(locale):
                is_ = f"`{_short(address)}` says `{self.brand.logotype.wording[master.locale]}` ({master.locale})"
                yield self._finding("language", is_, f"in `{locale}` the logotype says `{wording}`", do)
        alt = self.picture.get("alt", "")
        if alt != wording:
            is_ = f"the logotype's alternative text is `{alt}`" if alt else "the logotype has no alternative text"
            yield self._finding("alt", is_, f"it is what the mark says, `{wording}`", f'Write `alt="{wording}"`.')
        lineage = [self.picture, *self.picture.iterancestors()]
        if self.linked and not any(element.tag == "a" and element.get("href") for element in lineage):
            is_, should = "the logotype is not linked", "it leads to the home page"
            yield self._finding("link", is_, should, "Put it into a link.")
        hidden = next((how for element in lineage if (how := _hidden(element))), None)
        if hidden:
            is_ = f"the logotype is hidden by `{hidden}`"
            yield self._finding("hidden", is_, "everybody meets it, at every width", "Take that away.")

    def _addresses(self) -> list[str]:
        """List every file that a browser may show here: the picture's own, and those of <picture>."""
        # The parser knows no <source>, and puts what follows it into it: <picture> may be further out than the parent.
        frames = self.picture.iterancestors("picture")
        offers = [self.picture, *(source for frame in frames for source in frame.iter("source"))]
        own = self.picture.get("src", "")
        offered = [address for offer in offers for address in candidates(offer.get("srcset", ""))]
        return list(dict.fromkeys([own, *offered] if own else offered))

    def _master(self, address: str) -> Master | None:
        data: bytes | None = None
        if is_data_uri(address):
            data = bytes_of(address)
        else:
            with suppress(ValueError):
                file = self.site.lead(self.path, address).file
                data = file.read_bytes() if file else None
        return self.masters.get(hashlib.sha256(data).hexdigest()) if data else None

    def _finding(self, rule: str, is_: str, should: str, do: str) -> Finding:
        return Finding(self.site.place(self.path, self.picture.sourceline or 0), f"logotype/{rule}", is_, should, do)


def _short(address: str) -> str:
    return address if len(address) <= 80 else f"{address[:77]}…"


def _hidden(element: Any) -> str | None:
    """Give the attribute that takes an element from sight or from assistive technology, if there is one."""
    if "hidden" in element.attrib:
        return "hidden"
    if element.get("aria-hidden", "").strip().lower() == "true":
        return 'aria-hidden="true"'
    rules = element.get("style", "").lower().replace(" ", "").split(";")
    return next((rule for rule in rules if rule.removesuffix("!important") in _OUT_OF_SIGHT), None)


_OUT_OF_SIGHT = {"display:none", "visibility:hidden", "visibility:collapse", "opacity:0"}
