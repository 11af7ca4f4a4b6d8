"""An editor's text on the website: its parts, so that a long page can be scanned and jumped about in."""

from dataclasses import dataclass

from lxml import html
from markupsafe import Markup

from trycksak.render.prose import wrap_parts


@dataclass(frozen=True)
class Part:
    """A heading of a text, and the anchor that leads to it."""

    anchor: str
    title: str


def in_parts(prose: str) -> tuple[Markup, tuple[Part, ...]]:
    """Put each `<h2>` of a text and what follows it into a section of class `part`; list the headings too."""
    if not prose.strip():
        return Markup(), ()
    root = html.fragment_fromstring(prose, create_parent="div")
    heads = root.findall("h2")
    found = tuple(Part(head.get("id") or "", " ".join(head.text_content().split())) for head in heads)
    wrap_parts(root, "h2")
    whole = html.tostring(root, encoding="unicode", method="html")
    return Markup(whole[len("<div>") : -len("</div>")]), tuple(part for part in found if part.anchor)  # noqa: S704
