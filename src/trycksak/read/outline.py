"""What a page's Markdown holds that others point to or that points to others: anchors, links, pictures."""

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import TypeAdapter

from trycksak.dialect import to_html
from trycksak.model.page import Link
from trycksak.noted import noted

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.targets: list[tuple[str, bool, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.anchors.add(str(values["id"]))
        if tag == "a" and "href" in values:
            self.targets.append((str(values["href"] or ""), False, ""))
        if tag == "img":
            self.targets.append((str(values.get("src") or ""), True, str(values.get("alt") or "")))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over `<![…` as browsers do; the standard library raises AssertionError at an unknown word."""
        return self.parse_bogus_comment(i, report)


def outline(body: str, locale: str, first_line: int, folder: Path) -> tuple[frozenset[str], tuple[Link, ...]]:
    """List the anchors of a page, and its links and pictures with their lines, in the order of the text.

    Pictures are looked up from `folder`, the page's own; their size in bytes is None where there is no such file.
    """
    anchors, targets = pointers(body, locale)
    links = [
        Link(target=target, line=first_line + line, picture=picture, text=alt, size=_size(folder, target, picture))
        for target, line, picture, alt in targets
    ]
    return frozenset(anchors), tuple(links)


Target = tuple[str, int, bool, str]
"""Where a link leads or a picture lies, its line from 0, whether it is a picture, and that one's alternative text."""


@noted(TypeAdapter(tuple[list[str], list[Target]]))
def pointers(body: str, locale: str) -> tuple[list[str], list[Target]]:
    """List the anchors of a text, and what it points to, but for addresses of e-mail."""
    parser, lines = _Outline(), body.split("\n")
    parser.feed(to_html(body, locale))
    seen: Counter[str] = Counter()
    targets = []
    for target, picture, alt in parser.targets:
        if not target.startswith("mailto:"):
            targets.append((target, _line_of(target, lines, seen[target]), picture, alt))
            seen[target] += 1
    return sorted(parser.anchors), targets


def _size(folder: Path, target: str, picture: bool) -> int | None:
    try:
        parts = urlsplit(target)
        if not picture or parts.scheme or parts.netloc:
            return None
        path = folder / unquote(parts.path)
        return path.stat().st_size if path.is_file() else None
    except (ValueError, OSError):  # no address at all; a name that is longer than a file's can be
        return None


def _line_of(target: str, lines: list[str], before: int) -> int:
    """Find the line of a target that stood `before` times already; a reference is found where it is defined."""
    written = rf"[(<\"'\s:]{re.escape(target)}(?=[)>\"'\s]|$)" if target else r"\]\(\s*(<>)?\s*\)|[\"']{2}"
    found = [n for n, line in enumerate(lines) for _ in re.finditer(written, line)]
    # One that is written with entities or backslashes, `&#106;avascript:`, is found by what they stand for.
    found = found or [n for n, line in enumerate(lines) if target and target in _ESCAPED.sub(r"\1", unescape(line))]
    return found[min(before, len(found) - 1)] if found else 0
