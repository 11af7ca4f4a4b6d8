"""The way out of MkDocs stays open: ProperDocs builds the same website from the same files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from building import fingerprints
from web.crawl import lay_out_own


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out_own(tmp_path_factory.mktemp("event") / "own")


def built_by(program: str, event: Path, site: Path) -> dict[str, str]:
    """Build the event as a user of the program would, from its folder; give every file's sha256."""
    command = [sys.executable, "-m", program, "build", "--quiet", "-f", "mkdocs.yml", "-d", str(site)]
    # Material for MkDocs announces MkDocs 2 on every build unless told not to.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    ran = subprocess.run(command, cwd=event, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    return fingerprints(site)


def test_properdocs_builds_the_same_bytes(event: Path, tmp_path: Path) -> None:
    mkdocs, properdocs = (built_by(program, event, tmp_path / program) for program in ("mkdocs", "properdocs"))
    # There is not even a generator's line to differ by.
    assert properdocs == mkdocs
    assert {"index.html", "en/index.html", "404.html", "en/404.html", "sitemap.xml"} <= mkdocs.keys()
