"""The HTML that a text becomes, read as a browser reads it: what shows words may stand, everything else is told."""

import re
from collections.abc import Iterator
from typing import Any, Final

import tinyhtml5
from pydantic import TypeAdapter

from trycksak.active_content import HIDDEN_ORDER, is_handler
from trycksak.dialect import to_html
from trycksak.findings import Finding, Place
from trycksak.model.edition import Edition
from trycksak.model.page import Translation
from trycksak.model.record import Locale
from trycksak.noted import noted

ELEMENTS: Final = frozenset(
    {
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "hr", "br", "wbr", "div", "section", "blockquote", "pre"),
        *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "a", "img"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *("em", "strong", "b", "i", "u", "s", "small", "sub", "sup", "mark", "del", "ins", "q", "cite", "dfn", "abbr"),
        *("code", "kbd", "samp", "var", "time", "span", "bdi"),
    }
)
"""What may stand in a text, written in Markdown or as HTML."""
EVERYWHERE: Final = frozenset({"id", "class", "lang", "dir", "title", "translate"})
ATTRIBUTES: Final = {
    "a": {"href", "hreflang", "rel"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
}
"""What may stand in an element's tag, beside what may stand in every one."""
# An `id` that no Markdown writes, in which the text must begin and end.
_SHEET: Final = "the-sheet-that-the-text-stands-on"
_END: Final = "the-end-of-the-text"
_AROUND: Final = ("body", "main")
_VERBATIM: Final = ("code", "pre", "kbd", "samp")
# The typographer has made a dash of the hyphens.
_COMMENT: Final = "<!–"


def check_markup(edition: Edition) -> Iterator[Finding]:
    """Find elements, attributes and signs that do more than show words."""
    for page in edition.pages:
        for translation in page.translations.values():
            yield from _in_text(translation)


def _in_text(translation: Translation) -> Iterator[Finding]:
    faults, is_whole = faults_of(translation.body, translation.locale)
    for id_, is_, should, do, written in faults:
        yield Finding(_place(translation, written), id_, is_, should, do)
    if not any(id_ == "markup/element" for id_, *_ in faults) and not is_whole:
        is_, should = "an HTML tag is opened and not closed, or closed and not opened", "tags come in pairs"
        yield Finding(_place(translation, r"</?[a-z]"), "markup/pairs", is_, should, "Write the text in Markdown.")


Fault = tuple[str, str, str, str, str]
"""What is wrong with an element: id, what is, what should be, what to do, and how it is written."""


@noted(TypeAdapter(tuple[list[Fault], bool]))
def faults_of(text: str, locale: Locale) -> tuple[list[Fault], bool]:
    """List the faults of a text, and tell whether its tags come in pairs."""
    html = to_html(text, locale)
    # As it stands in a page: what a text leaves open, or closes without having opened it, concerns what is round it.
    page = f'<!doctype html><body><main><div id="{_SHEET}">{html}<i id="{_END}"></i></div></main>'
    body = tinyhtml5.parse(page, namespace_html_elements=False).find("body")
    return list(dict.fromkeys(fault for element in _shown(body) for fault in _faults(element))), _is_whole(body)


def _shown(element: Any) -> Iterator[Any]:
    """Go through an element and what is in it; what is in one that may not stand goes with that."""
    yield element
    if element.tag in ELEMENTS or element.tag in _AROUND:
        for inner in element:
            yield from _shown(inner)


def _faults(element: Any) -> Iterator[Fault]:
    """Go through what is wrong with an element."""
    tag, should = element.tag, "a text holds words, lists, tables, links and pictures"
    if not isinstance(tag, str):
        is_ = f"`<{element.text[:20] if element.text else '!'}…` is no HTML"
        yield "markup/element", is_, should, "Delete it.", r"<[?!/]"
        return
    name = tag.rpartition("}")[2]
    if tag not in ELEMENTS and tag not in _AROUND:
        do = "Write it in Markdown, or leave it out; a drawing is a file of its own, shown as a picture."
        yield (
            "markup/element",
            f"the HTML element `<{name}>` stands in the text",
            should,
            do,
            rf"<{re.escape(name)}(?![\w-])",
        )
        return
    for key in map(str, element.attrib):
        if is_handler(key):
            is_, may = f"`{key}` runs a script", "a page runs no script from its text"
            yield "markup/handler", is_, may, "Delete it.", rf"\b{re.escape(key)}\b"
        elif key == "style":
            is_, may = f"`<{name}>` has a `style`", "how things look is decided by the brand"
            yield "markup/style", is_, may, "Delete it.", r"\bstyle\b"
        elif key not in EVERYWHERE and key not in ATTRIBUTES.get(name, ()):
            is_, may = f"`<{name}>` has the attribute `{key}`", "a tag says what the words are, nothing else"
            yield "markup/attribute", is_, may, "Delete it.", rf"\b{re.escape(key)}\b"
    if tag not in _VERBATIM and any(
        _COMMENT in (words or "") for words in (element.text, *(one.tail for one in element))
    ):
        is_, may = "a note `<!-- …` is open, and readers see it", "a note is closed, `-->`, before an empty line"
        yield "markup/comment", is_, may, "Close it, or put it in lines of its own with empty lines round it.", "<!--"
    for words in (element.text, element.tail, *element.attrib.values()):
        hidden = HIDDEN_ORDER.search(words or "")
        if hidden:
            is_ = f"the sign U+{ord(hidden[0]):04X} turns the order of the letters after it"
            yield "file/order", is_, "a text reads as it is written", "Delete it.", r"&#|&\w+;|%[eE]2"


def _is_whole(body: Any) -> bool:
    """Tell whether the text stands on its sheet from beginning to end, and nothing else beside it."""
    main = list(body)
    sheet = list(main[0]) if len(main) == 1 else []
    inside = list(sheet[0]) if len(sheet) == 1 else []
    return bool(inside) and inside[-1].get("id") == _END and not any(one.tail for one in (main[0], sheet[0]))


def _place(translation: Translation, written: str) -> Place:
    """Find the line on which something is written; where it cannot be found, the text's first."""
    lines = translation.body.split("\n")
    found = next((n for n, line in enumerate(lines) if re.search(written, line, re.IGNORECASE)), 0)
    return Place(translation.path, translation.body_line + found)
