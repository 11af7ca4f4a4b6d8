"""What the tests share: tiny whole events, laid out in a folder of their own."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import EDITIONS, ROOT, lay_out_event, made_once, run
from trycksak.errors import Stopped
from trycksak.findings import Finding
from trycksak.gather import gather
from trycksak.model.page import State
from trycksak.read.accept import with_fingerprint
from trycksak.read.edition import read_edition
from trycksak.read.files import Project

NO_PART = ("FINDINGS", "DELETE")


@pytest.fixture
def edition_folder(tmp_path: Path) -> Callable[[str], Path]:
    """Lay out a tiny event: `small`, this repository's brand, and over them what `tests/editions/<name>/` changes."""

    def lay_out(name: str) -> Path:
        folder, breakage = tmp_path / name, EDITIONS / name
        shutil.copytree(EDITIONS / "small", folder, ignore=shutil.ignore_patterns(*NO_PART))
        shutil.copytree(ROOT / "brand", folder / "brand")
        shutil.copytree(breakage, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NO_PART))
        delete = breakage / "DELETE"
        for path in delete.read_text(encoding="utf-8").splitlines() if delete.exists() else []:
            (folder / path).unlink()
        _translate_again(folder, breakage)
        return folder

    return lay_out


def _translate_again(folder: Path, breakage: Path) -> None:
    """Let the translations of `small` follow what a breakage says in Swedish, so that it is broken in one way only.

    A breakage that is about translations brings pages of its own, and they are left as they are.
    """
    try:
        edition, _ = read_edition(Project(folder))
    except Stopped:
        return
    for page in edition.pages:
        for locale, own in page.translations.items():
            outdated = page.state(locale, edition.source) is State.OUTDATED
            if outdated and not (breakage / own.path).exists():
                fingerprint = page.translations[edition.source].fingerprint
                (folder / own.path).write_bytes(with_fingerprint((folder / own.path).read_bytes(), fingerprint, own))


@pytest.fixture
def findings_of() -> Callable[[Path], list[Finding]]:
    """Read and proofread an event, and give all that was found, also where it stopped the reading."""

    def read(folder: Path) -> list[Finding]:
        try:
            return gather(Project(folder))[-1]
        except Stopped as stop:
            return stop.findings

    return read


@pytest.fixture(scope="session")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this test run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def built_event(sessions: Path) -> Path:
    """This repository's own event, built once for all tests that look at what comes out."""

    def build(folder: Path) -> None:
        built = run(lay_out_event(folder), "build")
        assert built.returncode == 0, built.stderr

    return made_once(sessions, "summit", build)
