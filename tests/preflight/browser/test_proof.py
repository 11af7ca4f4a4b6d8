"""A proof that cannot go on says so in a sentence."""

import os
import signal
from pathlib import Path

import pytest

from building import ROOT
from preflight.browser.pages import WEBSITE, Case, lay_out
from trycksak.errors import CannotRun
from trycksak.preflight.browser.proof import prove_site
from trycksak.preflight.site import Site
from trycksak.read.edition import read_brand
from trycksak.read.files import Project


def browsers() -> list[int]:
    """List the processes of browsers that this process has started, however far below it."""
    parents, named = {}, []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if b"--user-data-dir" in (folder / "cmdline").read_bytes():
                named.append(int(folder.name))
        except OSError:
            continue

    def ours(pid: int) -> bool:
        return pid == os.getpid() or (pid in parents and ours(parents[pid]))

    return [pid for pid in named if ours(pid)]


def test_a_browser_that_ends_is_told_in_a_sentence(tmp_path: Path) -> None:
    lay_out({f"page {number}": Case() for number in range(8)}, tmp_path / "site")
    brand, terms = read_brand(Project(ROOT))
    killed: list[int] = []

    def kill(done: int, of: int) -> None:
        for pid in browsers() if done == 1 else ():
            killed.append(pid)
            os.kill(pid, signal.SIGKILL)

    with pytest.raises(CannotRun, match=r"^the browser ended during the proof \(.*\)\. Run it again\.$"):
        prove_site(Site(tmp_path / "site", WEBSITE), brand, terms, ("sv", "en"), "sv", True, None, kill)
    assert killed != []
