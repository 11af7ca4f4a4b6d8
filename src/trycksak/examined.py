"""Many new texts, gone through on all processors before they are read and proofread in order."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Final

from trycksak.model.record import Locale
from trycksak.noted import Notes, noting
from trycksak.parallel import Workers
from trycksak.proofread.language import remarks
from trycksak.proofread.markup import faults_of
from trycksak.read.files import Project, files_below, read_text
from trycksak.read.outline import pointers
from trycksak.read.pages import split_page

MANY: Final = 150
"""So many new texts are shared: fewer are gone through sooner than a process is started."""
_AT_A_TIME: Final = 50

Text = tuple[str, Locale]


def examine(project: Project, notes: Notes) -> None:
    """Have workers go through the texts of pages that nothing is noted of, where these are many."""
    if notes.since is not None and _saved(project, notes.since) < MANY:
        return
    new = [text for text in _texts(project) if not notes.known(pointers.key(*text))]
    if len(new) < MANY:
        return
    shares = [new[start : start + _AT_A_TIME] for start in range(0, len(new), _AT_A_TIME)]
    with Workers() as workers:
        for found in workers.each(_noted, shares):
            notes.add(found)


def _saved(project: Project, since: float) -> int:
    """Count the texts that were saved since a time: those that are older need not be looked at to be known.

    A clock that is wrong costs time and nothing else: what nobody has gone through is gone through by who reads it.
    """
    saved = 0
    for path in files_below(project.root / "content", ".md"):
        with suppress(OSError):  # what is not there is told by who reads it
            saved += path.stat().st_mtime >= since
    return saved


def _texts(project: Project) -> Iterator[Text]:
    """Go through the texts in the languages' folders; what cannot be read is told by whoever reads in order."""
    content = project.root / "content"
    for path in files_below(content, ".md"):
        text, _ = read_text(project, path)
        locale = path.relative_to(content).parts[0]
        head, body, _ = split_page(text or "")
        if head is not None:
            yield body, locale


def _noted(share: Sequence[Text]) -> dict[str, Any]:
    with noting(None) as notes:
        for body, locale in share:
            pointers(body, locale)
            faults_of(body, locale)
            remarks(body, locale, True, False)
    return notes.asked
