"""The workflows that publish: right by actionlint, pinned, with few permissions; and the comparison they end with."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from building import ROOT
from test_publish_script import build
from web.serving import nginx

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTIONLINT = Path(sys.executable).with_name("actionlint")
SETTINGS = "location / { autoindex on; }"


def lint(*files: Path) -> subprocess.CompletedProcess[str]:
    # Without ShellCheck and pyflakes: whether a machine has them must change nothing.
    command = [str(ACTIONLINT), "-no-color", "-oneline", "-shellcheck=", "-pyflakes=", *map(str, files)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_actionlint_has_nothing_to_say() -> None:
    assert [path.name for path in WORKFLOWS] == ["pages.yml", "server.yml"]
    told = lint(*WORKFLOWS)
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_actionlint_speaks_where_something_is_wrong(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("needs: build", "needs: bild"), encoding="utf-8")
    told = lint(bad)
    assert (told.returncode, "bild" in told.stdout) == (1, True)


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_asks_for_little_and_runs_what_it_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    uses = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert [use for use in uses if len(use.partition("@")[2]) != 40] == []
    assert all(f"{use} # v" in text for use in uses)
    assert workflow["permissions"] == {}
    allowed = {"contents": "read", "pages": "write", "id-token": "write"}
    for job in workflow["jobs"].values():
        assert job["permissions"].items() <= allowed.items()
        assert "timeout-minutes" in job
    # What is written in by whoever starts it reaches a shell as a variable only.
    assert [step for step in steps(workflow) if "${{" in step.get("run", "")] == []
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"] == {"persist-credentials": False} for step in checkouts)
    secret = [name for name, job in workflow["jobs"].items() if "secrets." in yaml.safe_dump(job)]
    assert secret == (["publish"] if path.stem == "server" else [])


def compare(out: Path, url: str) -> subprocess.CompletedProcess[str]:
    command = [str(ROOT / "scripts" / "compare"), str(out), url]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_what_a_server_shows_is_held_against_the_checksums(tmp_path: Path) -> None:
    out, shown, work = build(tmp_path / "out", **{"å b": "ö"}), tmp_path / "shown", tmp_path / "work"
    (tmp_path / "work").mkdir()
    subprocess.run(["cp", "-r", str(out / "site"), str(shown)], check=True)
    with nginx(shown, SETTINGS, work) as port:
        url = f"http://127.0.0.1:{port}/"
        same = compare(out, url)
        assert (same.returncode, same.stdout, same.stderr) == (0, f"{url}: 5 of 5 files are as they were built.\n", "")
        (shown / "å b.html").write_text("another", encoding="utf-8")
        (shown / "en" / "index.html").unlink()
        other = compare(out, url)
        told = [line for line in other.stderr.splitlines() if line.startswith("compare: ")]
        assert (other.returncode, other.stdout) == (1, f"{url}: 3 of 5 files are as they were built.\n")
        assert told == [f"compare: {url}{path} is not what was built." for path in ("en/index.html", "å b.html")]
