"""Accepting a translation: one key is written, and no other byte of the file changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from building import fingerprints
from trycksak.errors import CannotRun, Stopped
from trycksak.model.page import State, Words
from trycksak.read.accept import accept
from trycksak.read.edition import read_edition
from trycksak.read.files import Project
from trycksak.read.fingerprint import fingerprint_of_words

Folder = Callable[[str], Path]
PAGE = "content/en/practical.md"
OF_SMALL = "08a689ea40c402db"


def state(root: Path, id: str = "practical") -> State:
    return read_edition(Project(root))[0].page[id].state("en", "sv")


def test_a_fingerprint_is_of_words_and_not_of_lines() -> None:
    same = [
        fingerprint_of_words(Words(title="Ett två", summary="Tre"), "Fyra fem.\n\n- sex\n"),
        fingerprint_of_words(Words(title="Ett två", summary="Tre", slug="ett"), "\nFyra\nfem. \n\n\n-\u00a0sex"),
        fingerprint_of_words(Words(title="Ett tva\u030a", summary="Tre"), "Fyra fem.\n \t\n- sex"),
    ]
    others = [
        fingerprint_of_words(Words(title="Ett", summary="Tre"), "Fyra fem.\n\n- sex"),
        fingerprint_of_words(Words(title="Ett två"), "Tre\n\nFyra fem.\n\n- sex"),
        fingerprint_of_words(Words(title="Ett två", summary="Tre", menu="Ett"), "Fyra fem.\n\n- sex"),
        fingerprint_of_words(Words(title="Ett två", summary="Tre"), "Fyra fem.\n\n- sju"),
        fingerprint_of_words(Words(title="Ett två", summary="Tre"), "Fyra fem. - sex"),
    ]
    assert len({*same, *others}) == 1 + len(others)
    assert len(set(same)) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: A\n---\nB\n", f"---\ntitle: A\ntranslates: {OF_SMALL}\n---\nB\n"),
        ("---\r\ntitle: A\r\n---\r\nB", f"---\r\ntitle: A\r\ntranslates: {OF_SMALL}\r\n---\r\nB"),
        ("\ufeff---\ntitle: A\n--- \n\n\nB  \n", f"\ufeff---\ntitle: A\ntranslates: {OF_SMALL}\n--- \n\n\nB  \n"),
        (
            "---\ntranslates: 0123456789abcdef  # by A\ntitle: A\n---\n0123456789abcdef\n",
            f"---\ntranslates: {OF_SMALL}  # by A\ntitle: A\n---\n0123456789abcdef\n",
        ),
        ('---\ntitle: "A"\ntranslates: "0123456789abcdef"\n---\n', f'---\ntitle: "A"\ntranslates: "{OF_SMALL}"\n---\n'),
        ("---\n# A\ntitle: >-\n---\n", None),
    ],
)
def test_every_other_byte_stays(before: str, after: str | None, edition_folder: Folder) -> None:
    root = edition_folder("small")
    (root / PAGE).write_bytes(before.encode())
    if after is None:
        with pytest.raises(Stopped):
            accept(Project(root), [root / PAGE])
        return
    others = fingerprints(root)
    assert accept(Project(root), [root / PAGE]) == [f"{PAGE}: accepted {OF_SMALL}"]
    assert (root / PAGE).read_bytes() == after.encode()
    assert {path for path, found in fingerprints(root).items() if others[path] != found} == {PAGE}
    assert state(root) is State.UP_TO_DATE


def test_front_matter_in_a_way_of_its_own_is_told_and_left(edition_folder: Folder) -> None:
    root = edition_folder("small")
    (root / PAGE).write_text("---\n{title: A}\n---\nB\n", encoding="utf-8")
    with pytest.raises(CannotRun, match=f"is written in a way of its own: write `translates: {OF_SMALL}` yourself"):
        accept(Project(root), [root / PAGE])
    assert (root / PAGE).read_text(encoding="utf-8") == "---\n{title: A}\n---\nB\n"


def test_what_is_accepted_is_left_as_it_is(edition_folder: Folder) -> None:
    root = edition_folder("small")
    before = fingerprints(root)
    said = accept(Project(root), [])
    assert len(said) == 13
    assert all(": unchanged " in line for line in said)
    assert fingerprints(root) == before


def test_a_folder_holds_many(edition_folder: Folder) -> None:
    root = edition_folder("small")
    said = accept(Project(root), [root / "content/en/programme", root / "content/en/programme/dinner.md"])
    assert [line.partition(":")[0] for line in said] == [
        f"content/en/programme/{name}.md" for name in ("dinner", "index", "opening")
    ]


@pytest.mark.parametrize("path", ["content/sv/practical.md", "content/event.yml", "content/en/none.md", "/"])
def test_what_is_no_translation_is_told(path: str, edition_folder: Folder) -> None:
    root = edition_folder("small")
    if path == "/":
        assert len(accept(Project(root), [Path("/")])) == 13
        return
    with pytest.raises(CannotRun, match="is no translation: it should be the file of a page in one of en"):
        accept(Project(root), [root / path])


def test_a_translation_of_nothing_cannot_be_accepted(edition_folder: Folder) -> None:
    root = edition_folder("small")
    (root / "content/en/new.md").write_text("---\ntitle: New\n---\n", encoding="utf-8")
    with pytest.raises(CannotRun, match=r"translates nothing: content/sv/new\.md is missing"):
        accept(Project(root), [root / "content/en/new.md"])


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("content/sv/practical.md", "Läs om", "Läs mer om", State.OUTDATED),
        ("content/sv/practical.md", "Bra att veta", "Gott att veta", State.OUTDATED),
        ("content/sv/practical.md", "slug: praktisk-information", "slug: praktiskt", State.UP_TO_DATE),
        ("content/sv/practical.md", "Läs om ", "Läs\nom ", State.UP_TO_DATE),
        (PAGE, "Read about", "Learn about", State.UP_TO_DATE),
        (PAGE, f"translates: {OF_SMALL}\n", "", State.UNACCEPTED),
    ],
)
def test_the_state_follows_the_words(path: str, old: str, new: str, expected: State, edition_folder: Folder) -> None:
    root = edition_folder("small")
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")
    assert state(root) is expected


def test_missing_and_orphaned(edition_folder: Folder) -> None:
    root = edition_folder("small")
    (root / PAGE).unlink()
    (root / "content/sv/programme/dinner.md").unlink()
    assert (state(root), state(root, "programme/dinner")) == (State.MISSING, State.ORPHANED)
