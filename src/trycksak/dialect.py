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

# Opening and closing quotation marks of each language, double and single (CLDR 46, `delimiters`); Swedish and Finnish
# open and close alike (Svenska skrivregler; Kielitoimiston ohjepankki). Other languages have English ones.
_MARKS: Final = {
    **dict.fromkeys(("sv", "fi"), "””’’"),
    **dict.fromkeys(("en", "nl"), "“”‘’"),
    **dict.fromkeys(("ar", "nb"), "«»‘’"),
}


def quotes(locale: str) -> dict[str, str]:
    """Give a language's quotation marks, by the names that Markdown's `smarty` has for them."""
    sides = ("left-double-quote", "right-double-quote", "left-single-quote", "right-single-quote")
    return dict(zip(sides, _MARKS.get(locale, _MARKS["en"]), strict=True))


def configuration(locale: str) -> dict[str, dict[str, Any]]:
    """Give the extensions' settings for one locale, as MkDocs' `mdx_configs` holds them."""
    return {
        "smarty": {"substitutions": quotes(locale) | {"ellipsis": "…", "ndash": "–", "mdash": "—"}},
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


# Reading, proofreading and printing ask for every text in turn: a cache that holds fewer than there are holds none.
@lru_cache(maxsize=1 << 14)
def to_html(text: str, locale: str) -> str:
    """Turn an editor's Markdown into HTML, with the quotes of its language."""
    converter = _markdown(locale)
    converter.reset()
    return str(converter.convert(text))


def typographic(text: str, locale: str) -> str:
    """Set a short text's straight quotes and apostrophes as its language writes them."""
    marks = quotes(locale)
    for mark, kind in (('"', "double"), ("'", "single")):
        text = re.sub(rf"(^|[\s(–-]){mark}(?=\S)", rf"\g<1>{marks[f'left-{kind}-quote']}", text)
        text = text.replace(mark, marks[f"right-{kind}-quote"])
    return text
