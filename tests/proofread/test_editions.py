"""Every breakage of `tests/editions/` says what its `FINDINGS` says, and nothing else."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from trycksak.findings import Finding
from trycksak.gather import gather
from trycksak.model.programme import Session
from trycksak.read.files import Project

EDITIONS = Path(__file__).parents[1] / "editions"
NAMES = sorted(path.name for path in EDITIONS.iterdir() if path.is_dir())
SILENT = [
    *(
        "arabic",
        "brand-small",
        "file-bom",
        "file-crlf",
        "finnish",
        "link-across-languages",
        "name-hidden",
        "release",
        "small",
    ),
    *("terms-of-all-paper", "terms-of-the-short-side", "terms-partner", "terms-partner-larger-than-a-partner"),
    "times-unquoted",
]

Folder = Callable[[str], Path]
Findings = Callable[[Path], list[Finding]]


@pytest.mark.parametrize("name", NAMES)
def test_an_edition_says_what_is_wrong_and_nothing_else(
    name: str, edition_folder: Folder, findings_of: Findings
) -> None:
    found = [f"{finding.severity}: {finding}\n" for finding in findings_of(edition_folder(name))]
    assert "".join(found) == (EDITIONS / name / "FINDINGS").read_text(encoding="utf-8")


def test_only_what_is_right_is_silent() -> None:
    assert [name for name in NAMES if (EDITIONS / name / "FINDINGS").stat().st_size == 0] == SILENT


@pytest.mark.parametrize("name", NAMES)
def test_a_breakage_holds_only_what_differs(name: str) -> None:
    same = [
        path.relative_to(EDITIONS / name).as_posix()
        for path in (EDITIONS / name).rglob("*")
        if name != "small" and path.is_file() and _is_same(path, EDITIONS / "small" / path.relative_to(EDITIONS / name))
    ]
    assert [path for path in same if path != "FINDINGS"] == []


def _is_same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def test_unquoted_times_are_times_of_day(edition_folder: Folder) -> None:
    edition = gather(Project(edition_folder("times-unquoted")))[0]
    facts = edition.page["programme/opening"].facts
    assert isinstance(facts, Session)
    assert [(slot.start, slot.end) for slot in facts.slots] == [(time(9, 5), time(13, 0))]


@pytest.mark.parametrize("name", ["file-bom", "file-crlf"])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(name: str, edition_folder: Folder) -> None:
    changed = gather(Project(edition_folder(name)))[0]
    assert changed == gather(Project(edition_folder("small")))[0]
