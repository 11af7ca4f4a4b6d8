"""Where the links and bookmarks of a PDF lead inside it (ISO 32000-1, 12.3.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import pikepdf

_MAX_BOOKMARKS: Final = 20_000


@dataclass(frozen=True)
class DeadLink:
    """A link that leads nowhere: its page from 1 (0 for a bookmark), its rectangle in page space, its goal."""

    page: int
    rectangle: tuple[float, float, float, float]
    target: str


def dead_links(pdf: pikepdf.Pdf) -> list[DeadLink]:
    """List the links and bookmarks whose goal is not in the file, and addresses that only work on one computer."""
    goals = _Goals(pdf)
    found = [dead for number, page in enumerate(pdf.pages, start=1) for dead in _of_page(goals, page, number)]
    return found + [DeadLink(0, (0, 0, 0, 0), dead) for item in bookmarks(pdf) if (dead := goals.dead(item))]


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Go through the bookmarks of a file (12.3.3), in no order; a circle ends."""
    outlines = pdf.Root.get("/Outlines")
    left = [outlines.get("/First")] if isinstance(outlines, pikepdf.Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while left and len(seen) < _MAX_BOOKMARKS:
        item = left.pop()
        if isinstance(item, pikepdf.Dictionary) and item.objgen not in seen:
            seen.add(item.objgen)
            yield item
            left += [item.get("/First"), item.get("/Next")]


def _of_page(goals: "_Goals", page: pikepdf.Page, number: int) -> Iterator[DeadLink]:
    annotations = page.obj.get("/Annots", ())
    for link in annotations if isinstance(annotations, pikepdf.Array) else ():
        if isinstance(link, pikepdf.Dictionary) and link.get("/Subtype") == pikepdf.Name.Link:
            target = goals.dead(link)
            if target:
                x0, y0, x1, y1 = (float(side) for side in link.Rect)
                yield DeadLink(number, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), target)


class _Goals:
    """The pages and the named destinations of a file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Read the names, from the name tree and from the older dictionary."""
        self._pages = {page.obj.objgen for page in pdf.pages}
        names, old = pdf.Root.get("/Names"), pdf.Root.get("/Dests")
        tree = names.get("/Dests") if isinstance(names, pikepdf.Dictionary) else None
        self._named = dict(pikepdf.NameTree(tree).items()) if isinstance(tree, pikepdf.Dictionary) else {}
        if isinstance(old, pikepdf.Dictionary):
            self._named |= {key.removeprefix("/"): goal for key, goal in old.items()}

    def dead(self, link: Any) -> str:
        """Say where a link or a bookmark leads, if that is nowhere; else nothing."""
        action = link.get("/A")
        kind = action.get("/S") if isinstance(action, pikepdf.Dictionary) else None
        if kind == pikepdf.Name.URI:
            address = str(action.get("/URI", ""))
            scheme = urlsplit(address).scheme
            return "" if scheme and scheme != "file" else address or "nothing"
        if kind is not None and kind != pikepdf.Name.GoTo:
            return ""
        goal = action.get("/D") if kind else link.get("/Dest")
        return "" if self._there(goal) else _said(goal)

    def _there(self, goal: Any) -> bool:
        if isinstance(goal, pikepdf.String | pikepdf.Name):
            goal = self._named.get(str(goal).removeprefix("/"))
            if isinstance(goal, pikepdf.Dictionary):
                goal = goal.get("/D")
        if not isinstance(goal, pikepdf.Array) or not len(goal):
            return False
        page = goal[0]
        return isinstance(page, pikepdf.Dictionary) and page.objgen in self._pages


def _said(goal: Any) -> str:
    if isinstance(goal, pikepdf.String | pikepdf.Name):
        return str(goal).removeprefix("/")
    return "nothing" if goal is None else "a page that is not there"
