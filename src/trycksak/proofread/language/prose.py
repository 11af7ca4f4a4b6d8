"""What of a Markdown text is prose: the rest is blanked out, sign for sign, so that places stay places.

No library does this: CommonMark parsers keep no places within a line, and read admonitions and definition lists, which
Python-Markdown indents, as code.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

BLANK: Final = "\ue000"
"""What stands for a sign that is no prose; a letter of the private use area, neither a word's nor a space."""

_FENCE: Final = re.compile(r"^\s*(```|~~~)")
_CONTAINER: Final = re.compile(r"\s*([-*+]|\d+[.)]|:|!!!.*|\[\^[^\]]+\]:)(\s|$)")
_INDENTED: Final = re.compile(r" {4}|\t")
_CODE_IN_CONTAINER: Final = re.compile(r" {8}|\t\t")
_HTML_BLOCK: Final = re.compile(r"<[/!?a-zA-Z]")
# Rules of tables and of the page, underlines of headings: hyphens that are none.
_RULE: Final = re.compile(r"^[\s|:=*_-]+$")
_MARKER: Final = re.compile(r"^\s*(?:>\s*)*(?:(?:[-*+]|\d+[.)]|:|#+|!!!\s*\S+|\[\^?[^\]]+\]:|\*\[[^\]]+\]:)\s+)?")
_REFERENCE: Final = re.compile(r"^\s{0,3}\[[^\]^]+\]:\s.*$")
_FOREIGN_END: Final = re.compile(r"[.!?…](?=[*_]+\{)")
_INLINE: Final = re.compile(
    r"(?P<mark>\*+|_+)(?![\s*_])[^*_\n]+(?P=mark)\{[^{}]*\blang=[^{}]*\}|"  # another language's words
    r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"  # code
    r"|(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"  # where a link leads
    r"|(?<=\])\[[^\]]*\]|\[\^[^\]]+\]"  # a reference, a footnote's sign
    r"|<[^<>\s][^<>]*>"  # HTML and addresses in brackets
    r"|\{:?\s*[#.:]?[^{}]*\}"  # attributes
    r"|&#?\w+;"
    r"|\\."
    r"|(?:https?://|www\.)\S+"
    r"|[^\s@()<>\[\]]+@[^\s@()<>\[\]]+"
)


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """Blank out what is no prose; the result is as long as the text and breaks its lines in the same places."""
    return "\n".join(_lines(text.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    fence, html, container, empty = "", False, False, True
    for line in lines:
        opening = _FENCE.match(line)
        if fence or opening:
            fence = "" if opening and fence == opening[1] else fence or (opening[1] if opening else "")
            yield _blank(line)
            continue
        if not line.strip():
            html, empty = False, True
            yield line
            continue
        indented = bool(_INDENTED.match(line))
        if not indented:
            container = bool(_CONTAINER.match(line)) or (container and not empty)
            html = html or bool(_HTML_BLOCK.match(line) and not re.match(r"<(https?:|[^\s>]+@)", line))
        is_code = indented and (bool(_CODE_IN_CONTAINER.match(line)) or (not container and empty))
        empty = is_code
        no_prose = html or is_code or _RULE.match(line) or _REFERENCE.match(line)
        yield _blank(line) if no_prose else _prose(line)


def _prose(line: str) -> str:
    marker = _MARKER.match(line)
    length = len(marker[0]) if marker else 0
    return _blank(line[:length]) + _INLINE.sub(_inline, line[length:])


def _inline(found: re.Match[str]) -> str:
    """Blank out what is no prose; another language's sentence still ends one."""
    blank = _blank(found[0])
    end = _FOREIGN_END.search(found[0]) if found["mark"] else None
    return blank[: end.start()] + end[0] + blank[end.end() :] if end else blank


def _blank(text: str) -> str:
    return BLANK * len(text)
