"""The house's own papers, which no printer receives: set and finished for reading, in one step."""

from collections.abc import Mapping
from pathlib import Path

from trycksak.errors import Stopped
from trycksak.findings import Place
from trycksak.press.typeset import complaints, draw
from trycksak.press.web_edition import finished


def set_paper(name: str, html: str, assets: Mapping[str, bytes], root: Path) -> bytes:
    """Set a paper as PDF/A-3a and PDF/UA-1 in one file; raises Stopped with what the typesetter complains of."""
    with complaints(Place(f"report/{name}.html"), name) as findings:
        _, written = draw(html, assets, root)
    if findings:
        raise Stopped(findings)
    return finished(written)
