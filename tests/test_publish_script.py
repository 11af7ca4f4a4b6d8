"""`scripts/publish` on real folders, through the real rsync: whole or not at all, and back again."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import ROOT, fingerprints

TRYCKSAK = Path(sys.executable).with_name("trycksak")


def build(out: Path, **files: str) -> Path:
    """Lay out what a build delivers: a site, what is not published, and the checksums of both."""
    named = {"site/index.html": "hem", "site/en/index.html": "home", "site/.well-known/security.txt": "x"}
    named |= {"site/assets/frame.css": "p {}", "print/leaflet-sv.pdf": "press", "report/report.json": "{}"}
    for path, text in {**named, **{f"site/{name}.html": text for name, text in files.items()}}.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text, encoding="utf-8")
    return seal(out)


def seal(out: Path) -> Path:
    (out / "SHA256SUMS").unlink(missing_ok=True)
    sums = {path: hashlib.sha256((out / path).read_bytes()).hexdigest() for path in fingerprints(out)}
    text = "".join(f"{digest}  {path}\n" for path, digest in sums.items())
    (out / "SHA256SUMS").write_text(text, encoding="utf-8")
    return out


def publish(*arguments: str | Path, tools: Path | None = None) -> subprocess.CompletedProcess[str]:
    path = f"{tools}:{os.environ['PATH']}" if tools else os.environ["PATH"]
    environment = {**os.environ, "TRYCKSAK": str(TRYCKSAK), "PATH": path}
    command = [str(ROOT / "scripts" / "publish"), *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with what was built, `out`, and what was published from it, `server`; and what the program said."""
    folder = tmp_path_factory.mktemp("once")
    done = publish("--from", build(folder / "out"), folder / "server")
    assert done.returncode == 0, done.stderr
    return folder, done.stdout.replace(str(folder), "")


@pytest.fixture
def out(once: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(once[0] / "out", tmp_path / "out"))


@pytest.fixture
def target(once: tuple[Path, str], tmp_path: Path) -> Path:
    """A server that shows its first release."""
    return Path(shutil.copytree(once[0] / "server", tmp_path / "server", symlinks=True))


def published(out: Path, target: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return publish(*options, "--from", out, target)


def shown(target: Path) -> tuple[str, dict[str, str]]:
    return os.readlink(target / "current"), fingerprints(target / "current")


def test_the_site_and_nothing_else_is_published(once: tuple[Path, str], out: Path, target: Path) -> None:
    assert once[1].splitlines()[-1] == "/server: release 1 is shown, 4 files."
    assert shown(target) == ("releases/1", fingerprints(out / "site"))
    assert sorted(path.name for path in target.iterdir()) == ["current", "releases"]
    assert sorted(path.name for path in (target / "releases").iterdir()) == ["1", "1.sha256"]
    assert {oct(path.stat().st_mode & 0o777) for path in (target / "releases" / "1").rglob("*.html")} == {"0o644"}


def test_a_new_release_takes_over_and_the_old_one_comes_back(out: Path, target: Path) -> None:
    first = shown(target)
    (out / "site" / "assets" / "frame.css").unlink()
    published(build(out, nyhet="ny"), target)
    second = shown(target)
    assert second == ("releases/2", fingerprints(out / "site"))
    # `frame.css` is written anew by `build`; what is the same is stored once.
    same = [(target / "releases" / number / "index.html").stat().st_ino for number in ("1", "2")]
    assert same[0] == same[1]
    back = publish("--rollback", target)
    assert (back.returncode, back.stdout) == (0, f"{target}: release 1 is shown again.\n")
    assert shown(target) == first
    none = publish("--rollback", target)
    assert (none.returncode, none.stderr) == (1, "publish: there is no release before the one that is shown.\n")
    assert shown(target) == first
    published(out, target)
    assert shown(target) == ("releases/3", second[1])


def test_the_last_releases_are_kept(out: Path, target: Path) -> None:
    for number in (2, 3):
        assert published(build(out, nyhet=str(number)), target, "--keep", "2").returncode == 0
    assert sorted(path.name for path in (target / "releases").iterdir()) == ["2", "2.sha256", "3", "3.sha256"]


def test_what_was_changed_after_the_build_is_not_published(out: Path, target: Path) -> None:
    before = shown(target)
    (out / "site" / "index.html").write_text("ändrad", encoding="utf-8")
    refused = published(out, target)
    assert (refused.returncode, "site/index.html seal/changed" in refused.stderr) == (1, True)
    assert shown(target) == before


HALF_WAY = """#!/bin/sh
# Sends what is asked for, loses a file on the way, and breaks off as rsync does when the line is cut.
{rsync} "$@"
for last; do :; done
rm -f "$last/index.html"
exit 12
"""
CORRUPT = """#!/bin/sh
# Sends what is asked for; then the disk gives back something else.
{rsync} "$@"
for last; do :; done
[ ! -d "$last" ] || {{ rm "$last/index.html"; {what}; }}
"""


def tool(folder: Path, text: str) -> Path:
    """Put a program named rsync before the real one."""
    real = subprocess.run(["/bin/sh", "-c", "command -v rsync"], capture_output=True, text=True, check=True)
    folder.mkdir()
    (folder / "rsync").write_text(text.replace("{rsync}", real.stdout.strip()), encoding="utf-8")
    (folder / "rsync").chmod(0o755)
    return folder


def test_a_sending_that_is_cut_off_leaves_the_site_and_the_next_one_makes_it_good(
    out: Path, target: Path, tmp_path: Path
) -> None:
    before = shown(target)
    build(out, nyhet="ny")
    cut = publish("--from", out, target, tools=tool(tmp_path / "tools", HALF_WAY))
    assert (cut.returncode, shown(target)) == (12, before)
    assert (target / "releases" / ".incoming" / "nyhet.html").is_file()
    assert published(out, target).returncode == 0
    assert shown(target) == ("releases/2", fingerprints(out / "site"))


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ('echo annat > "$last/index.html"', "publish: what lies there is not what was built; the site is as it was."),
        (":", "publish: what lies there is not what was built; the site is as it was."),
        (
            'echo hem | tr -d "\\\\n" > "$last/index.html"; echo x > "$last/till.html"',
            "publish: 6 files lie there, and the checksums name 5; the site is as it was.",
        ),
    ],
)
def test_what_arrives_changed_is_not_shown(what: str, says: str, out: Path, target: Path, tmp_path: Path) -> None:
    before = shown(target)
    build(out, nyhet="ny")
    text = CORRUPT.replace("{what}", what).replace("{{", "{").replace("}}", "}")
    refused = publish("--from", out, target, tools=tool(tmp_path / "tools", text))
    assert (refused.returncode, refused.stderr.splitlines()[-1], shown(target)) == (1, says, before)


def test_a_release_that_has_decayed_does_not_come_back(out: Path, target: Path) -> None:
    published(build(out, nyhet="ny"), target)
    now = shown(target)
    old = target / "releases" / "1" / "en" / "index.html"
    old.unlink()
    old.write_text("another", encoding="utf-8")
    refused = publish("--rollback", target)
    assert (refused.returncode, shown(target)) == (1, now)


def test_two_do_not_publish_at_once(out: Path, target: Path) -> None:
    before = shown(target)
    (target / "releases" / ".lock").mkdir()
    refused = published(build(out, nyhet="ny"), target)
    says = f"publish: another publishing is at work. If none is, remove {target}/releases/.lock."
    assert (refused.returncode, refused.stderr.splitlines()[-1]) == (1, says)
    assert shown(target) == before


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a", "b"],
        ["srv/summit"],
        ["/srv/su mmit"],
        ["/srv/$(id)"],
        ["host:/srv/a;b"],
        ["--keep", "0", "/srv/a"],
        ["-x"],
    ],
)
def test_what_cannot_be_a_target_is_told(arguments: list[str]) -> None:
    refused = publish(*arguments)
    assert (refused.returncode, refused.stdout, refused.stderr[:9]) == (2, "", "publish: ")
