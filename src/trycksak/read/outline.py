"""What a page's Markdown holds that others point to or that points to others: anchors, links, pictures."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from trycksak.dialect import to_html
from trycksak.model.page import Link


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.targets: list[tuple[str, bool, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.anchors.add(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.targets.append((str(values["href"]), False, ""))
        if tag == "img":
            self.targets.append((str(values.get("src") or ""), True, str(values.get("alt") or "")))


def outline(body: str, locale: str, first_line: int, folder: Path) -> tuple[frozenset[str], tuple[Link, ...]]:
    """List the anchors of a page, and its links and pictures with their lines, in the order of the text.

    Pictures are looked up from `folder`, the page's own; their size in bytes is None where there is no such file.
    """
    parser = _Outline()
    parser.feed(to_html(body, locale))
    lines = body.splitlines()
    links = [
        Link(
            target=target,
            line=_line_of(target, lines) + first_line,
            picture=picture,
            text=alt,
            size=_size(folder / unquote(target)) if picture else None,
        )
        for target, picture, alt in parser.targets
        if not target.startswith("mailto:")
    ]
    return frozenset(parser.anchors), tuple(links)


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def _line_of(target: str, lines: list[str]) -> int:
    pattern = re.compile(rf"[(<\"'\s:]{re.escape(target)}[)>\"'\s]|{re.escape(target)}$")
    return next((n for n, line in enumerate(lines) if pattern.search(line)), 0)
