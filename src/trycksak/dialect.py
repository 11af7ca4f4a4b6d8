"""The one Markdown that editors write: Python-Markdown with a fixed list of extensions, for web and print alike."""

import re
from functools import cache
from typing import Any, Final

from markdown import Markdown

EXTENSIONS: Final = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "smarty",
    "tables",
    "toc",
]

# ” and ’ open and close alike in Swedish (Svenska skrivregler); English takes “ and ”.
QUOTES: Final[dict[str, dict[str, str]]] = {
    "sv": {
        "left-single-quote": "’",
        "right-single-quote": "’",
        "left-double-quote": "”",
        "right-double-quote": "”",
    },
    "en": {
        "left-single-quote": "‘",
        "right-single-quote": "’",
        "left-double-quote": "“",
        "right-double-quote": "”",
    },
}


def configuration(locale: str) -> dict[str, dict[str, Any]]:
    """Give the extensions' settings for one locale, as MkDocs' `mdx_configs` holds them."""
    return {
        "smarty": {"substitutions": QUOTES.get(locale, QUOTES["en"]) | {"ellipsis": "…", "ndash": "–", "mdash": "—"}},
        "toc": {"permalink": False},
    }


@cache
def _markdown(locale: str) -> Markdown:
    return Markdown(extensions=EXTENSIONS, extension_configs=configuration(locale))


def to_html(text: str, locale: str) -> str:
    """Turn an editor's Markdown into HTML, with the quotes of its language."""
    converter = _markdown(locale)
    converter.reset()
    return str(converter.convert(text))


def typographic(text: str, locale: str) -> str:
    """Set a short text's straight quotes and apostrophes as its language writes them."""
    quotes = QUOTES.get(locale, QUOTES["en"])
    for mark, kind in (('"', "double"), ("'", "single")):
        text = re.sub(rf"(^|[\s(–-]){mark}(?=\S)", rf"\g<1>{quotes[f'left-{kind}-quote']}", text)
        text = text.replace(mark, quotes[f"right-{kind}-quote"])
    return text
