"""MkDocs alone: `mkdocs build --strict` builds the site, and says what is wrong in the event's own words."""

import subprocess
import sys
from pathlib import Path

from web.crawl import lay_out_small


def mkdocs(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_strict_build_passes(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    built = mkdocs(root)
    assert built.returncode == 0, built.stderr
    assert (root / "out/preview/en/study-visits/helios/index.html").is_file()


def test_a_finding_stops_it_with_the_same_sentence(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    path = root / "content/sv/programme/opening.md"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: plenary", "kind: plenry"), encoding="utf-8")
    built = mkdocs(root)
    assert built.returncode == 1
    assert "content/sv/programme/opening.md:" in built.stderr
    assert "Did you mean `plenary`?" in built.stderr
    assert "Traceback" not in built.stderr
