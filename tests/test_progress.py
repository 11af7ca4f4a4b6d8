"""A bar on a terminal, and not a byte in a log."""

import os
import pty
import re
import subprocess
import sys

CODE = """
from trycksak.commands.progress import bars
with bars() as tell:
    for done in range(5):
        tell("preflight", done, 4)
        print("a line")
"""


def test_on_a_terminal_a_bar_says_how_far_it_is_and_is_gone_afterwards() -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    code = CODE.replace('print("a line")', "__import__('time').sleep(0.3)")
    process = subprocess.Popen([sys.executable, "-c", code], stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    try:
        while data := os.read(ours, 4096):
            shown += data
    except OSError:
        # A terminal whose other side is gone.
        pass
    assert process.wait(timeout=30) == 0
    assert (b"preflight" in shown, b"1/4" in shown, b"3/4" in shown) == (True, True, True)
    # After the line is cleared for the last time nothing is written but the cursor's coming back.
    assert re.sub(rb"\x1b\[[?0-9;]*[a-zA-Z]|\r", b"", shown.rpartition(b"\x1b[2K")[2]) == b""


def test_in_a_log_there_are_the_lines_and_nothing_else() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("a line\n" * 5, "")
