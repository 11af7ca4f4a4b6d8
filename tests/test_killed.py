"""Builds that are killed at any moment: what was there stays, and what is kept serves the next build."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from building import fingerprints, lay_out_small, run

# Seconds after a build begins to write; a whole one takes some ten.
LONGEST_S = 8.0
KILLS = 5


def test_whenever_a_build_is_killed_the_last_one_stays_and_the_next_one_is_whole(tmp_path: Path) -> None:
    event, clean, random = lay_out_small(tmp_path / "event"), lay_out_small(tmp_path / "clean"), Random()
    assert run(event, "build", "--draft").returncode == 0
    good, last = fingerprints(event / "draft"), ""
    for number in range(KILLS):
        for folder in (event, clean):
            page = folder / "content/sv/programme/opening.md"
            page.write_text(page.read_text(encoding="utf-8") + f"\nRad {number}.\n", encoding="utf-8")
        command = [sys.executable, "-m", "trycksak", "build", "--draft", "--allow-outdated"]
        process = subprocess.Popen(command, cwd=event, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while not list(event.glob(".out-*")) and process.poll() is None:
            time.sleep(0.01)
        moment = random.uniform(0, LONGEST_S)
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        _, last = process.communicate(timeout=60)
        now = fingerprints(event / "draft")
        assert now == good or process.returncode == 0, f"killed after {moment:.3f} s: {last}"
        good = now
    assert run(clean, "build", "--draft", "--allow-outdated").returncode == 0
    assert run(event, "build", "--draft", "--allow-outdated").returncode == 0
    assert fingerprints(event / "draft") == fingerprints(clean / "draft")
    assert [path.name for path in event.glob(".out-*")] == []
