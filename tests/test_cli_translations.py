"""`trycksak translations` as a translator runs it: the map, accepting, and the exchange with a bureau."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from building import fingerprints, run

Folder = Callable[[str], Path]
UNKNOWN = "The text that was translated is in no version of content/sv/practical.md that git knows here"


def git(root: Path, *arguments: str) -> None:
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *who, *arguments], cwd=root, env=os.environ | own, check=True, capture_output=True)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_all_is_up_to_date(edition_folder: Folder) -> None:
    done = run(edition_folder("small"), "translations")
    assert (done.returncode, done.stdout, done.stderr) == (0, "sv -> en: 13 of 13 pages are up to date\n", "")


def test_the_map_tells_each_state_and_what_changed(edition_folder: Folder) -> None:
    root = edition_folder("small")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    replace(root / "content/sv/practical.md", "summary: Bra att veta.", "summary: Gott att veta.")
    git(root, "commit", "-qam", "second")
    replace(root / "content/sv/practical.md", "Läs om", "Läs mer om")
    (root / "content/en/programme/dinner.md").unlink()
    (root / "content/en/extra.md").write_text("---\ntitle: Extra\n---\n", encoding="utf-8")
    replace(root / "content/en/index.md", "translates: 14ee8e401ae66310\n", "")
    done = run(root, "translations")
    assert done.stdout.splitlines() == [
        "sv -> en: 10 of 14 pages are up to date",
        "  missing        content/en/programme/dinner.md",
        "  outdated       content/en/practical.md",
        "    -summary: Bra att veta.",
        "    +summary: Gott att veta.",
        "    -Läs om [resan](#resan) eller om [middagen](programme/dinner.md).",
        "    +Läs mer om [resan](#resan) eller om [middagen](programme/dinner.md).",
        "  never accepted content/en/index.md",
        "  orphaned       content/en/extra.md",
    ]
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("with_git", [True, False])
def test_without_history_a_sentence_takes_the_place_of_the_diff(with_git: bool, edition_folder: Folder) -> None:
    root = edition_folder("translation-outdated")
    if with_git:
        git(root, "init", "-q")
    done = run(root, "translations")
    assert done.returncode == 1
    assert UNKNOWN in done.stdout
    assert done.stderr == ""


def test_accepting_makes_it_up_to_date(edition_folder: Folder) -> None:
    root = edition_folder("translation-outdated")
    assert run(root, "translations", "accept", "content/en/practical.md").stdout == (
        "content/en/practical.md: accepted 08a689ea40c402db\n"
    )
    assert run(root, "translations").returncode == 0


def test_accepting_nothing_or_both_is_refused(edition_folder: Folder) -> None:
    root = edition_folder("small")
    sentence = "trycksak: name the translations that you accept, or say --all.\n"
    for arguments in ([], ["--all", "content/en"]):
        done = run(root, "translations", "accept", *arguments)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", sentence)


@pytest.mark.parametrize("name", ["bureau.xlf", "bureau.po"])
def test_there_and_back_gives_the_same_bytes(name: str, edition_folder: Folder) -> None:
    root = edition_folder("small")
    before = fingerprints(root)
    given = run(root, "translations", "export", "--to", "en", name)
    assert given.stdout == f"{name}: 43 units, 0 of them to be translated or reviewed\n"
    taken = run(root, "translations", "import", name)
    assert (taken.returncode, taken.stdout, taken.stderr) == (0, "0 pages changed, 0 errors, 0 warnings.\n", "")
    (root / name).unlink()
    assert fingerprints(root) == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--to", "fi", "a.po"], "`--to fi` is none of the languages that are translated: en."),
        (["--to", "sv", "a.po"], "`--to sv` is none of the languages that are translated: en."),
        (["--to", "en", "a.docx"], "a.docx does not say its format. End it in .xlf or .po, or say --format."),
        (["--to", "en", "none/a.po"], "none is no folder. Make it first, or name another file."),
        (["--to", "en", "content"], "content does not say its format. End it in .xlf or .po, or say --format."),
    ],
)
def test_an_export_that_cannot_be_ends_in_a_sentence(
    arguments: list[str], sentence: str, edition_folder: Folder
) -> None:
    done = run(edition_folder("small"), "translations", "export", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"trycksak: {sentence}\n")


def test_what_git_knows_to_be_translated_goes_as_ready(edition_folder: Folder) -> None:
    root = edition_folder("small")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    replace(root / "content/sv/practical.md", "Läs om", "Läs mer om")
    given = run(root, "translations", "export", "--to", "en", "bureau.xlf")
    assert given.stdout == "bureau.xlf: 43 units, 1 of them to be translated or reviewed\n"
    (root / ".git").rename(root / "elsewhere")
    given = run(root, "translations", "export", "--to", "en", "bureau.xlf")
    assert given.stdout == "bureau.xlf: 43 units, 6 of them to be translated or reviewed\n"
