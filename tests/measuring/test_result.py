"""What a bench prints and writes: medians and ratios of real processes, and why something is missing."""

import json
import sys
from pathlib import Path

import pytest
from bench.clock import Failed, Run, Subject, memory_mb, once, peak_mb
from bench.result import Ratio, Report, Row, measured, ratio

FAST = Row("ours", 500, (Run(1.0, 1.5), Run(4.0, 1.5), Run(2.0, 1.0, ("read  5 pages, 1.9 s",))), peak_mb=100.0)
SLOW = Row("theirs", 500, (Run(16.0, 15.0),), peak_mb=200.0)
MISSING = Row("others", 500, (), "Debian's hugo is missing")


def report() -> Report:
    found = [*ratio("theirs / ours", SLOW, FAST, least=8.0), *ratio("ours / theirs", FAST, SLOW, most=0.1)]
    return Report("site", "pages", (FAST, SLOW, MISSING), tuple(found), {"mkdocs": "1.6.1"})


def test_a_row_is_the_median_of_its_runs() -> None:
    assert (FAST.seconds, FAST.processor) == (2.0, 1.5)


def test_a_ratio_tells_whether_it_is_as_asked() -> None:
    assert [(one.found, one.holds) for one in report().ratios] == [(8.0, True), (0.125, False)]
    assert Ratio("x", 1.3, most=1.3).holds
    assert not Ratio("x", 7.99, least=8.0).holds


def test_what_was_not_measured_has_no_ratio() -> None:
    assert ratio("others / ours", MISSING, FAST) == ratio("ours / others", FAST, None) == []


def test_the_table() -> None:
    assert report().table().splitlines() == [
        "site: medians of 3 runs, whole processes",
        "                                                 pages  seconds processor  peak MB",
        "ours                                               500     2.00      1.50      100",
        "theirs                                             500    16.00     15.00      200",
        "others                                             500 not measured, because Debian's hugo is missing",
        f"{'theirs / ours':<70}    8.00 at least 8",
        f"{'ours / theirs':<70}    0.12 at most 0.1  <- falls short",
        "    read  5 pages, 1.9 s",
        "mkdocs 1.6.1",
    ]


def test_the_json() -> None:
    data = json.loads(json.dumps(report().data()))
    assert data["rows"][1] == {
        "what": "theirs",
        "pages": 500,
        "seconds": 16.0,
        "processor": 15.0,
        "peak_mb": 200.0,
        "runs": [{"seconds": 16.0, "processor": 15.0, "steps": []}],
    }
    assert data["rows"][2] == {"what": "others", "pages": 500, "not_measured": "Debian's hugo is missing"}
    assert data["ratios"][1] == {
        "what": "ours / theirs",
        "found": 0.125,
        "least": None,
        "most": 0.1,
        "steps": ["read  5 pages, 1.9 s"],
        "holds": False,
    }
    assert (data["bench"], data["versions"]) == ("site", {"mkdocs": "1.6.1"})


def command(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_a_process_is_measured_with_its_children(tmp_path: Path) -> None:
    child = "import time; held = bytes(range(256)) * 400_000; time.sleep(0.4)"
    subject = Subject("x", 1, command(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"))
    run = once(subject)
    assert run.seconds > 0.4
    assert 0 < run.processor < run.seconds * 2
    assert 100 < peak_mb(subject) < 300


def test_what_a_command_says_of_its_steps_is_kept() -> None:
    said = "print('read, proofread  5 pages, 0.4 s'); print('warning: so'); print('built in 1.0 s: 0 errors.')"
    assert once(Subject("x", 1, command(said))).steps == ("read, proofread  5 pages, 0.4 s",)


def test_a_process_that_fails_says_why() -> None:
    with pytest.raises(Failed, match="ValueError: no such page"):
        once(Subject("x", 1, command("raise ValueError('no such page')")))


def test_subjects_take_turns_and_a_failure_is_a_row(tmp_path: Path) -> None:
    seen = list[str]()
    subjects = [
        Subject("one", 1, command("pass"), tmp_path, lambda: seen.append("one")),
        Subject("broken", 1, command("raise SystemExit('broken indeed')"), tmp_path, lambda: seen.append("broken")),
        Subject("two", 1, command("pass"), tmp_path, lambda: seen.append("two")),
        Subject("absent", 1, because="it is not there"),
    ]
    rows = measured(subjects, 2, lambda what: None)
    # Twice for the clock, and once for memory.
    assert seen == ["one", "broken", "two", "one", "two", "one", "two"]
    assert [(row.what, len(row.runs), row.because) for row in rows] == [
        ("one", 2, ""),
        ("broken", 0, "broken indeed"),
        ("two", 2, ""),
        ("absent", 0, "it is not there"),
    ]


def test_what_has_ended_holds_no_memory() -> None:
    assert memory_mb(2**22 + 1) == 0.0
