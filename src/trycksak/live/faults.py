"""What a template or a program raises, as findings: where, what is, what should be, what to do."""

import traceback
from pathlib import Path
from typing import Final

from jinja2 import TemplateSyntaxError

from trycksak.errors import Stopped
from trycksak.findings import Finding, Place

ENDED: Final = Finding(
    Place("content/publications.yml"),
    "live/ended",
    "the layout was ended from outside",
    "it ends by itself",
    "Save any file to begin again; if it happens again, see whether memory is short.",
)
"""What is told of a layout whose process is gone before its work is done."""


def findings_of(fault: Exception, root: Path) -> tuple[Finding, ...]:
    """Tell what stopped a page or a layout; a template's own line, where one is at fault."""
    if isinstance(fault, Stopped):
        return tuple(fault.findings)
    is_ = f"it fails: {type(fault).__name__}: {fault}".rstrip(": ")
    found = _template(fault)
    if found is None:
        do = "Undo the last change, and hand this sentence to whoever looks after the program."
        return (Finding(Place("mkdocs.yml"), "live/fault", is_, "what can be read can be shown", do),)
    path, line = found
    where = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    should, do = "a template writes its page from what is there", "Mend this line, or undo its last change."
    return (Finding(Place(where, line), "live/template", is_, should, do),)


def _template(fault: Exception) -> tuple[Path, int] | None:
    """Find the innermost line of a template that a fault came through: Jinja puts templates into tracebacks."""
    if isinstance(fault, TemplateSyntaxError) and fault.filename:
        return Path(fault.filename), fault.lineno
    frames = traceback.extract_tb(fault.__traceback__)
    templates = (at for at in reversed(frames) if at.filename.endswith((".html", ".css")))
    return next(((Path(at.filename), at.lineno or 0) for at in templates), None)
