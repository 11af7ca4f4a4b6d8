"""`trycksak check` as a writer runs it: exit codes, sentences, never a traceback."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
Folder = Callable[[str], Path]


def check(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run `trycksak check` in a folder: exit code, output, sentences."""
    command = [sys.executable, "-m", "trycksak", *arguments, "check"]
    environment = {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


def test_a_right_event_ends_with_0(edition_folder: Folder) -> None:
    code, output, sentences = check(edition_folder("small"))
    assert (code, sentences) == (0, "")
    assert output.startswith("26 pages in 2 languages read and proofread in ")
    assert output.endswith(" s: nothing to remark on.\n")


def test_a_warning_ends_with_0(edition_folder: Folder) -> None:
    code, output, sentences = check(edition_folder("translation-missing"))
    assert (code, sentences) == (0, _expected("translation-missing"))
    assert output.endswith(" s: 0 errors, 1 warnings.\n")


@pytest.mark.parametrize("name", ["yaml-colon-in-title", "event-missing", "room-double-booked", "name-with-spaces"])
def test_findings_end_with_1_and_stand_on_stderr(name: str, edition_folder: Folder) -> None:
    code, _, sentences = check(edition_folder(name))
    assert (code, sentences) == (1, _expected(name))


def test_a_folder_below_the_events_will_do(edition_folder: Folder) -> None:
    assert check(edition_folder("yaml-tab") / "content" / "sv")[::2] == (1, _expected("yaml-tab"))


def test_another_folder_can_be_named(edition_folder: Folder, tmp_path: Path) -> None:
    folder = edition_folder("yaml-tab")
    assert check(tmp_path, "--project", str(folder))[::2] == (1, _expected("yaml-tab"))


def test_outside_any_event_ends_with_2(tmp_path: Path) -> None:
    sentence = (
        f"trycksak: {tmp_path} is not in an event's folder: it should hold `content/` and `mkdocs.yml`. "
        "Change to that folder.\n"
    )
    assert check(tmp_path) == (2, "", sentence)


def test_a_folder_that_is_not_there_ends_with_2(edition_folder: Folder) -> None:
    folder = edition_folder("small")
    sentence = f"trycksak: {folder / 'contents'} is no folder. Name the event's folder, or change to it.\n"
    assert check(folder, "--project", "contents") == (2, "", sentence)


def test_checking_writes_nothing(edition_folder: Folder) -> None:
    folder = edition_folder("small")
    before = _listing(folder)
    check(folder)
    assert _listing(folder) == before


def test_fix_mends_and_tells_and_then_checks(edition_folder: Folder) -> None:
    folder = edition_folder("language")
    done = subprocess.run(
        [sys.executable, "-m", "trycksak", "check", "--fix"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    *mended, summary = done.stdout.splitlines()
    assert (done.returncode, len(mended), mended[0]) == (
        0,
        5,
        "content/en/practical.md:6: ts are 5 km away. -> ts are 5·km away.",
    )
    assert summary.endswith(" s: 0 errors, 2 warnings.")


def test_checking_needs_no_engine() -> None:
    engines = "('mkdocs', 'material', 'weasyprint', 'pikepdf', 'pypdfium2', 'lxml', 'fontTools')"
    code = f"import sys, trycksak.cli, trycksak.gather; print([name for name in {engines} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "[]\n"


def test_this_years_event_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    started = time.perf_counter()
    code, output, sentences = check(ROOT)
    took = time.perf_counter() - started
    with capsys.disabled():
        print(f"\ntrycksak check on this year's event: {took:.2f} s with the interpreter's start; {output}", end="")
    assert code == 0, sentences


def _expected(name: str) -> str:
    return (ROOT / "tests" / "editions" / name / "FINDINGS").read_text(encoding="utf-8")


def _listing(folder: Path) -> list[tuple[str, int]]:
    return sorted((str(path.relative_to(folder)), path.stat().st_size) for path in folder.rglob("*") if path.is_file())
