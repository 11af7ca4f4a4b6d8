"""The one Markdown that editors write: Python-Markdown with a fixed list of extensions, for web and print alike."""

import re
from functools import cache, lru_cache
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

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
    "trycksak.dialect:Publishable",
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


class Publishable(Extension):
    """Leaves out what is not for readers, and sets by class what Markdown sets by style: no page has inline styles."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take part in the conversion: after tables are made, and after raw HTML is put back."""
        md.treeprocessors.register(_Alignment(md), "alignment", 5)
        md.postprocessors.register(_Comments(md), "comments", 5)


class _Alignment(Treeprocessor):
    """Turns a column's `style="text-align: right;"` into `class="align-right"`."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            found = _ALIGNED.fullmatch(cell.get("style", "")) if cell.tag in ("td", "th") else None
            if found:
                del cell.attrib["style"]
                cell.set("class", f"{cell.get('class', '')} align-{found[1]}".strip())


class _Comments(Postprocessor):
    """Takes away `<!-- notes -->`: they are for writers."""

    def run(self, text: str) -> str:
        return _COMMENT.sub("", text)


_ALIGNED: Final = re.compile(r"text-align: (left|center|right);")
# As browsers end a comment (HTML, 13.2.5.43 to 13.2.5.53).
_COMMENT: Final = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)


@cache
def _markdown(locale: str) -> Markdown:
    return Markdown(extensions=EXTENSIONS, extension_configs=configuration(locale))


@lru_cache(maxsize=512)
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
