"""The structure tree of a tagged PDF, in reading order (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

from trycksak.preflight.sheet import Unmeasurable

# The welcome brochure has 1,600 elements on 20 pages.
_MAX_ELEMENTS: Final = 200_000
_MAX_DEPTH: Final = 100
_MAX_ROLES: Final = 16
# What stands in a line, or only groups (14.8.4.4): its content belongs to the block round it.
_INLINE: Final = frozenset(
    {
        "Span",
        "Quote",
        "Code",
        "Reference",
        "BibEntry",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "Em",
        "Strong",
        "NonStruct",
    }
)


@dataclass(frozen=True)
class Element:
    """An element of the tree: its standard role, what it says of itself, its place, and the block that it is part of.

    `page` is from 1, 0 where it is not said; `content` are its own marks, as page and number (MCID).
    """

    role: str
    alt: str | None
    lang: str
    page: int
    block: int
    content: tuple[tuple[int, int], ...]


@dataclass
class _Walk:
    """One pass through the tree: the pages by their object numbers, and the names that the file gives to roles."""

    pages: dict[tuple[int, int], int]
    roles: Any
    seen: set[tuple[int, int]]
    count: int = 0

    def below(self, node: Any, page: int, block: int, depth: int) -> Iterator[Element]:
        """Go through the elements of a node; raises Unmeasurable past the limits."""
        for kid in _kids(node):
            if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid or self._again(kid):
                continue
            self.count += 1
            if self.count > _MAX_ELEMENTS or depth > _MAX_DEPTH:
                raise Unmeasurable("its structure tree is larger than any publication's")
            here = self.pages.get(kid.Pg.objgen, 0) if "/Pg" in kid else page
            role = self._role(str(kid.S).removeprefix("/"))
            own = block if role in _INLINE else self.count
            alt = str(kid.Alt) if "/Alt" in kid else str(kid.ActualText) if "/ActualText" in kid else None
            yield Element(role, alt, str(kid.get("/Lang", "")), here, own, tuple(self._marks(kid, here)))
            yield from self.below(kid, here, own, depth + 1)

    def _again(self, kid: Any) -> bool:
        if not kid.is_indirect:
            return False
        if kid.objgen in self.seen:
            return True
        self.seen.add(kid.objgen)
        return False

    def _role(self, name: str) -> str:
        for _ in range(_MAX_ROLES):
            mapped = self.roles.get(f"/{name}") if isinstance(self.roles, pikepdf.Dictionary) else None
            if not isinstance(mapped, pikepdf.Name):
                return name
            name = str(mapped).removeprefix("/")
        return name

    def _marks(self, element: Any, page: int) -> Iterator[tuple[int, int]]:
        """List an element's own content; what stands in a form of its own (/Stm) is left out."""
        for kid in _kids(element):
            if isinstance(kid, int):
                yield page, kid
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid and "/Stm" not in kid:
                yield self.pages.get(kid.Pg.objgen, 0) if "/Pg" in kid else page, int(kid.MCID)


def elements(pdf: pikepdf.Pdf) -> list[Element]:
    """List the elements of a file in the order in which they are read; none where it is not tagged."""
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary):
        return []
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    return list(_Walk(pages, tree.get("/RoleMap"), set()).below(tree, 0, 0, 0))


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
