"""Workers: the jobs' order, what they raise, and a process that is ended from outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from squaring import Job, has_loaded_plistlib, looks_for_garbage_after, square
from trycksak.errors import CannotRun, Stopped
from trycksak.parallel import Workers, wake


def test_results_come_in_the_jobs_order_from_warm_processes() -> None:
    with Workers(2) as workers:
        first = workers.each(square, [Job(number) for number in range(20)])
        second = workers.each(square, [Job(number) for number in range(20)])
    assert [result for result, _ in [*first, *second]] == [number**2 for number in range(20)] * 2
    assert len({process for _, process in [*first, *second]}) <= 2


def test_a_worker_looks_for_garbage_seldom() -> None:
    with Workers(1) as workers:
        assert workers.each(looks_for_garbage_after, [Job(1)]) == [50_000]


def test_what_a_worker_will_need_is_loaded_before_its_job() -> None:
    with Workers(1) as workers:
        before = workers.each(has_loaded_plistlib, [Job(1)])
        workers.load("plistlib")
        assert [*before, *workers.each(has_loaded_plistlib, [Job(1)])] == [False, True]


def test_what_the_work_raises_is_raised() -> None:
    with Workers(1) as workers, pytest.raises(CannotRun, match="a number is missing"):
        workers.each(square, [Job(1), Job(-1)])


def test_a_job_whose_process_is_ended_is_done_once_more_and_the_rest_too(tmp_path: Path) -> None:
    with Workers(2) as workers:
        jobs = [Job(number, tmp_path / "tried" if number == 3 else None) for number in range(6)]
        assert [result for result, _ in workers.each(square, jobs)] == [0, 1, 4, 9, 16, 25]
        assert [result for result, _ in workers.each(square, [Job(7)])] == [49]


def test_a_job_that_ends_its_process_twice_is_a_finding() -> None:
    with Workers(2) as workers, pytest.raises(Stopped) as stop:
        workers.each(square, [Job(1), Job(2, always=True)])
    assert [str(finding) for finding in stop.value.findings] == [
        "out/2.pdf build/worker\n  the process that made it was ended from outside, twice; it ends by itself. "
        "See whether memory is short, then run it again."
    ]


def test_processes_that_rest_are_gone_and_others_do_what_comes_then() -> None:
    with Workers(1) as workers:
        ((_, first),) = workers.each(square, [Job(2)])
        parent = int(_state(first)[1])
        workers.rest()
        # Nor is there the process that they were split off.
        assert [_works(process) for process in (first, parent)] == [False, False]
        assert parent != os.getpid()
        wake()
        ((result, second),) = workers.each(square, [Job(3)])
    assert (result, first != second) == (9, True)


def test_what_others_do_is_done_though_these_rest() -> None:
    with Workers(1) as others, Workers(1) as workers:
        others.each(square, [Job(2)])
        workers.each(square, [Job(3)])
        workers.rest()
        assert [result for result, _ in others.each(square, [Job(4)])] == [16]
        assert [result for result, _ in workers.each(square, [Job(5)])] == [25]


def _works(process: int) -> bool:
    """Tell whether a process is there, and has not ended to be waited for (proc_pid_stat(5))."""
    return Path(f"/proc/{process}").exists() and _state(process)[0] != "Z"


def _state(process: int) -> list[str]:
    """Give the state of a process, its parent, and what follows."""
    return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()


def test_there_are_as_many_as_the_processors_that_may_be_used() -> None:
    command = [sys.executable, "-c", "from trycksak.parallel import Workers; print(Workers().count)"]
    bound = subprocess.run(["taskset", "-c", "0", *command], capture_output=True, text=True, check=True)
    assert bound.stdout == "1\n"
    free = subprocess.run(command, capture_output=True, text=True, check=True)
    assert free.stdout == f"{len(os.sched_getaffinity(0))}\n"
