"""A feed: the logotype as `<logo>` or `<icon>` of Atom (RFC 4287, 4.2.5 and 4.2.8), or as `<image>` of RSS 2.0."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

from trycksak.model.record import Locale
from trycksak.model.terms import Output
from trycksak.preflight.outputs.documents import read_xml, text_of
from trycksak.preflight.outputs.gallery import Gallery, Named
from trycksak.preflight.outputs.named import Carrier, answers, missing, surface
from trycksak.preflight.proof.evidence import Surface

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_SHOULD: Final = "a feed carries the logotype, Atom as <logo> (RFC 4287, 4.2.8), RSS as <image> with its <url>"
_DO: Final = "Name the whole address of the site's copy of the original there."


def judge_feed(path: Path, shown: str, gallery: Gallery) -> Surface:
    """Judge a feed of either format."""
    standard, relative = gallery.standard, path.relative_to(gallery.site.root).as_posix()
    try:
        root = read_xml(path.read_bytes())
        named, declared = list(_named(root)), _language(root)
    except ValueError as fault:
        carrier = _carrier(path, shown, standard.locale_of(relative))
        return surface([], [carrier.finding(f"the feed cannot be read: {fault}")], carrier, standard)
    carrier = _carrier(path, shown, standard.locale_of(relative, declared))
    given = answers(named, carrier, gallery)
    lacks = missing(given, "the feed names no picture", carrier)
    return surface(given, [lacks] if lacks else [], carrier, standard)


def _carrier(path: Path, shown: str, locale: Locale) -> Carrier:
    return Carrier(path, shown, locale, Output.FEED, "logotype/feed", "the feed", _SHOULD, _DO)


def _named(root: Any) -> Iterator[Named]:
    """Find the pictures of a feed as a whole; raises ValueError where it is none."""
    if root.tag == f"{_ATOM}feed":
        for name in ("logo", "icon"):
            for element in root.iterfind(f"{_ATOM}{name}"):
                yield Named(urljoin(_base(element), text_of(element)), element.sourceline or 0)
    elif root.tag == "rss" and root.find("channel") is not None:
        for element in root.iterfind("channel/image/url"):
            yield Named(text_of(element), element.sourceline or 0)
    else:
        raise ValueError("it is neither Atom nor RSS 2.0")


def _base(element: Any) -> str:
    """Give the address that others are resolved against (RFC 4287, 2: `xml:base`), empty where there is none."""
    bases = [one.get(f"{_XML}base") for one in (element, *element.iterancestors())]
    base = ""
    for one in reversed([one for one in bases if one]):
        base = urljoin(base, one)
    return base


def _language(root: Any) -> str:
    return root.get(f"{_XML}lang") or root.findtext("channel/language") or ""
