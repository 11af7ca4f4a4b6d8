"""What WeasyPrint's tags leave out: languages, the scope of header cells, and artifacts for what nobody should hear.

WeasyPrint 70 numbers the marked content of running heads without putting it in the structure tree, which also shifts
its parent tree. Here such content becomes an artifact, and the tree is numbered anew (ISO 32000-1, 14.7.4.4, 14.8.2.2).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pikepdf
import pydyf
from weasyprint.pdf import tags

_SCOPES = {"row": "/Row", "col": "/Column", "rowgroup": "/Row", "colgroup": "/Column"}
_MARKED = re.compile(rb"/\w+\s+<<\s*/MCID\s+(\d+)\s*>>\s+BDC")


@contextmanager
def fuller_tags() -> Iterator[None]:
    """Let WeasyPrint write, meanwhile, the language of elements that have one and the scope of header cells.

    `_build_box_tree` calls itself by its global name, so that one wrapper meets every element.
    """
    original = tags._build_box_tree

    def build(box: Any, *arguments: Any) -> Iterator[Any]:
        for element in original(box, *arguments):
            _complete(element, getattr(box, "_box", box))
            yield element

    tags._build_box_tree = build
    try:
        yield
    finally:
        tags._build_box_tree = original


def _complete(element: Any, box: Any) -> None:
    source = box.element
    if source is None or "::" in str(box.element_tag):
        return
    if source.get("lang") and box.element_tag != "html":
        element["Lang"] = pydyf.String(source.get("lang"))
    if element["S"] == "/TH" and source.get("scope") in _SCOPES:
        element["A"]["Scope"] = _SCOPES[source.get("scope")]


def make_artifacts(pdf: pikepdf.Pdf) -> None:
    """Mark as artifacts what stands outside the structure and what only decorates; number the rest anew."""
    owners: dict[tuple[int, int], pikepdf.Object] = {}
    _gather(pdf.Root.StructTreeRoot, owners)
    numbers = []
    for index, page in enumerate(pdf.pages):
        page.contents_coalesce()
        here = {mcid: element for (owner, mcid), element in owners.items() if owner == page.obj.objgen[0]}
        page.Contents.write(_MARKED.sub(partial(_keep, here), page.Contents.read_bytes()))
        page.obj.StructParents = index
        elements = [here.get(mcid) for mcid in range(max(here, default=-1) + 1)]
        numbers += [index, pdf.make_indirect(pikepdf.Array(elements))]
    _number(pdf, numbers)


def _keep(here: dict[int, pikepdf.Object], match: re.Match[bytes]) -> bytes:
    return match[0] if int(match[1]) in here else b"/Artifact BMC"


def _gather(element: pikepdf.Object, owners: dict[tuple[int, int], pikepdf.Object]) -> bool:
    """Collect who owns which marked content of which page; drop elements that hold nothing but decoration."""
    kids = element.get("/K")
    if kids is None:
        return False
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    kept = [kid for kid in listed if _gather_kid(element, kid, owners)]
    if kept:
        element.K = pikepdf.Array(kept)
    return bool(kept)


def _gather_kid(element: pikepdf.Object, kid: Any, owners: dict[tuple[int, int], pikepdf.Object]) -> bool:
    if isinstance(kid, pikepdf.Dictionary):
        if kid.get("/Type") == pikepdf.Name.OBJR:
            return True
        return _gather(kid, owners)
    # Text always stands in a Span. What an element without a meaning owns itself is a drawing of a pseudo-element.
    if str(element.S) == "/NonStruct":
        return False
    owners[element.Pg.objgen[0], int(kid)] = element
    return True


def _number(pdf: pikepdf.Pdf, numbers: list[Any]) -> None:
    """Write the parent tree: the pages first, then the annotations that point to an element of their own."""
    tree = pdf.Root.StructTreeRoot
    old = list(tree.ParentTree.Nums)
    pages = len(pdf.pages)
    tail = [item for key, value in zip(old[::2], old[1::2], strict=True) if int(key) >= pages for item in (key, value)]
    tree.ParentTree.Nums = pikepdf.Array([*numbers, *tail])
    tree.ParentTreeNextKey = len(tree.ParentTree.Nums) // 2
