"""Many new texts: gone through by workers before they are read, with the same findings."""

import os
from collections.abc import Callable
from pathlib import Path

from trycksak.examined import MANY, examine
from trycksak.gather import gather
from trycksak.noted import noting
from trycksak.proofread.language import remarks
from trycksak.proofread.markup import faults_of
from trycksak.read.files import Project
from trycksak.read.outline import pointers
from trycksak.store import Store

Folder = Callable[[str], Path]
SLIPS = "En text med  två mellanslag, <u onclick='x'>ett</u> skript och [en länk](finns-inte.md)."


def lay_out(event: Path, count: int) -> Project:
    """Add pages to an event, each with slips of its own."""
    for number in range(count):
        page = event / "content" / "sv" / "sidor" / f"sida-{number}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"---\ntitle: Sida {number}\n---\n\nNummer {number}. {SLIPS}\n", encoding="utf-8")
    return Project(event)


def test_many_texts_have_the_same_findings_as_few(edition_folder: Folder, tmp_path: Path) -> None:
    project = lay_out(edition_folder("small"), MANY)
    alone = gather(project)
    # By workers, then by what they noted.
    assert gather(project, Store(tmp_path)) == alone
    assert gather(project, Store(tmp_path)) == alone
    assert len(alone[3]) > 3 * MANY


def test_what_is_new_of_many_is_noted_in_all_ways(edition_folder: Folder) -> None:
    project = lay_out(edition_folder("small"), MANY)
    body = f"\nNummer 7. {SLIPS}\n"
    keys = [pointers.key(body, "sv"), faults_of.key(body, "sv"), remarks.key(body, "sv", True, False)]
    with noting(None) as notes:
        assert [notes.known(key) for key in keys] == [False] * 3
        examine(project, notes)
        assert [notes.known(key) for key in keys] == [True] * 3


def test_texts_that_were_saved_before_are_not_looked_at_twice_and_are_still_read(
    edition_folder: Folder, tmp_path: Path
) -> None:
    project, store = lay_out(edition_folder("small"), MANY), Store(tmp_path)
    gather(project, store)
    for page in (project.root / "content" / "sv" / "sidor").iterdir():
        page.write_text(
            page.read_text(encoding="utf-8") + "\nEn sats till. Och [en länk](saknas.md).\n", encoding="utf-8"
        )
        os.utime(page, (1, 1))
    with noting(store) as notes:
        examine(project, notes)
        assert notes.asked == {}
    assert gather(project, store) == gather(project)


def test_few_texts_are_read_where_they_are_asked_for(edition_folder: Folder) -> None:
    project = lay_out(edition_folder("small"), 3)
    with noting(None) as notes:
        examine(project, notes)
        assert not notes.known(pointers.key(f"\nNummer 1. {SLIPS}\n", "sv"))
