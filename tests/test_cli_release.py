# ruff: noqa: E501 -- a sentence stands on one line
"""`trycksak release` as a project leader runs it: a version frozen, or a sentence that says why not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import EDITIONS, ROOT, fingerprints
from trycksak.cli import main

Folder = Callable[[str], Path]
Printed = pytest.CaptureFixture[str]
OPENING = "content/sv/programme/opening.md"


def release(folder: Path, number: int) -> int:
    return main(["--project", str(folder), "release", str(number), "--date", f"2006-09-{7 * number:02}"])


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), encoding="utf-8")


def test_a_release_says_what_it_froze_and_what_changed(edition_folder: Folder, capsys: Printed) -> None:
    folder = edition_folder("small")
    assert release(folder, 1) == 0
    assert capsys.readouterr() == ("content/releases/1.yml: 6 sessions and study visits, dated 2006-09-07.\n", "")
    change(folder, OPENING, "start: 09:00", "start: 09:15")
    change(folder, OPENING, "title: Öppning", "title: Invigning")
    assert release(folder, 2) == 0
    assert capsys.readouterr() == (
        "content/releases/2.yml: 6 sessions and study visits, dated 2006-09-14.\n"
        "  renamed: Invigning (Öppning → Invigning)\n"
        "  moved: Invigning (2006-12-07 09:00–11:30, Plenisalen, Konferensanläggningen → 2006-12-07 09:15–11:30, Plenisalen, Konferensanläggningen)\n",
        "",
    )


def test_the_day_is_that_of_the_version(edition_folder: Folder, capsys: Printed) -> None:
    folder = edition_folder("small")
    change(folder, "content/event.yml", "number: 5", "number: 5\nversion: {name: '1', date: 2006-08-24}")
    assert main(["--project", str(folder), "release", "1"]) == 0
    assert capsys.readouterr().out == "content/releases/1.yml: 6 sessions and study visits, dated 2006-08-24.\n"


REFUSED = {
    "the same number": (["1", "--date", "2006-09-20"], "release 1 is frozen already, and is not changed. Choose 2."),
    "no number": (["0", "--date", "2006-09-20"], "0 is no release's number. Choose 2."),
    "no change": (["2", "--date", "2006-09-20"], "nothing has changed since release 1, so there is nothing to release."),
    "no day": (["2"], "content/event.yml has no `version:` to take the day from. Give it: --date 2006-08-24."),
    "not a day": (["2", "--date", "soon"], "`--date soon` is no day. Write it as 2006-08-24."),
    "an earlier day": (["2", "--date", "2006-09-01"], "release 1 is dated 2006-09-07, after 2006-09-01. Give a later day: --date …"),
    "half a name": (["2", "--name", "sv=Tryckt"], "the name has no `en`. Readers see it in their language: --name en=…."),
    "a name without language": (["2", "--name", "Tryckt"], "`--name Tryckt` does not fit. Write a language, `=` and the name, each language once."),
    "an empty name": (["2", "--name", "sv= "], "`--name sv= ` does not fit. Write a language, `=` and the name, each language once."),
}  # fmt: skip


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frozen") / "event"
    for part in (EDITIONS / "small", EDITIONS / "release"):
        shutil.copytree(part, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "brand", folder / "brand")
    return folder


@pytest.mark.parametrize("arguments", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_released_is_said(arguments: tuple[list[str], str], frozen: Path, capsys: Printed) -> None:
    before = fingerprints(frozen)
    assert main(["--project", str(frozen), "release", *arguments[0]]) == 2
    assert capsys.readouterr() == ("", f"trycksak: {arguments[1]}\n")
    assert fingerprints(frozen) == before


def test_a_number_before_the_last_is_refused(edition_folder: Folder, capsys: Printed) -> None:
    folder = edition_folder("small")
    release(folder, 3)
    capsys.readouterr()
    assert release(folder, 2) == 2
    assert capsys.readouterr().err == "trycksak: release 3 is frozen already, and 2 would come before it. Choose 4.\n"


def test_a_damaged_release_stops_the_next(edition_folder: Folder, capsys: Printed) -> None:
    folder = edition_folder("release-damaged")
    assert release(folder, 2) == 1
    expected = (EDITIONS / "release-damaged/FINDINGS").read_text(encoding="utf-8")
    assert capsys.readouterr() == ("", expected)
    assert not (folder / "content/releases/2.yml").exists()
