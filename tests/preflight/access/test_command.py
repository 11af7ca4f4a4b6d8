"""`trycksak accessibility` as a user runs it."""

import json
import shutil
from pathlib import Path

from building import run
from preflight.access.forged import forge
from web.crawl import lay_out_small


def site_of(folder: Path, *names: str) -> Path:
    """Make a site of some of the forged pages."""
    forge(folder / "all")
    (folder / "site").mkdir()
    for name in names:
        shutil.copy(folder / "all" / f"{name}.html", folder / "site")
    return folder / "site"


def test_anybodys_site_is_audited(tmp_path: Path) -> None:
    done = run(tmp_path, "accessibility", str(site_of(tmp_path, "right", "heading-left-out")))
    first = (
        "error: {}/heading-left-out.html access/heading-order\n  `h3`: Heading order invalid (at 320, 768 and 1280 px"
    )
    assert done.stderr.startswith(first.format(tmp_path / "site"))
    assert (done.returncode, done.stdout) == (1, "2 web pages audited: 1 findings.\n")


def test_a_test_of_the_events_own_site_is_kept(tmp_path: Path) -> None:
    event = lay_out_small(tmp_path / "event")
    (event / "out").mkdir()
    shutil.move(site_of(tmp_path, "right"), event / "out")
    done = run(event, "accessibility", "--record", "2006-12-01")
    assert (done.returncode, done.stderr) == (0, "")
    kept = json.loads((event / "content/accessibility.json").read_text(encoding="utf-8"))
    assert (kept["date"], kept["pages"], len(kept["states"]), kept["findings"]) == ("2006-12-01", 1, 9, [])
    assert run(event, "check").returncode == 0


def test_what_cannot_be_audited_is_told(tmp_path: Path) -> None:
    event = lay_out_small(tmp_path / "event")
    told = [run(event, "accessibility").stderr, run(event, "accessibility", ".", "--record", "2006-12-01").stderr]
    assert told == [
        f"trycksak: {event}/out/site is not there. Run `trycksak build` first, or name a folder with a website.\n",
        "trycksak: --record keeps the test of the event's own website: leave the folder and the address out.\n",
    ]
