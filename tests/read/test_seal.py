"""Dropping in the owner's originals."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from trycksak.read.edition import read_brand
from trycksak.read.files import Project
from trycksak.read.seal import check_masters, fingerprint, seal

Folder = Callable[[str], Path]


def test_a_fingerprint_is_the_sha256_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b"abc")
    assert fingerprint(Project(tmp_path), "a.svg") == hashlib.sha256(b"abc").hexdigest()
    assert fingerprint(Project(tmp_path), "b.svg") is None


def test_sealing_takes_the_new_original_and_changes_nothing_else(edition_folder: Folder) -> None:
    project = Project(edition_folder("logotype-changed"))
    path = project.root / "brand" / "brand.yml"
    before = path.read_text(encoding="utf-8").splitlines()
    brand, _ = read_brand(project)
    assert [finding.id for finding in check_masters(project, brand)] == ["logotype/changed"]
    lines = list(seal(project))
    assert [line.split()[:2] for line in lines] == [
        ["brand/logotype/other.svg:", "sealed"],
        *[["brand/logotype/mark.svg:", "unchanged"]] * 5,
    ]
    after = path.read_text(encoding="utf-8").splitlines()
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        line for line in after if "other.svg" in line
    ]
    brand, _ = read_brand(project)
    assert check_masters(project, brand) == []


def test_sealing_twice_changes_nothing(edition_folder: Folder) -> None:
    project = Project(edition_folder("logotype-changed"))
    list(seal(project))
    before = (project.root / "brand" / "brand.yml").read_bytes()
    assert {line.split()[1] for line in seal(project)} == {"unchanged"}
    assert (project.root / "brand" / "brand.yml").read_bytes() == before


def test_sealing_keeps_the_line_ends_and_finds_any_order_of_keys(edition_folder: Folder) -> None:
    project = Project(edition_folder("logotype-changed"))
    path = project.root / "brand" / "brand.yml"
    fingerprint_of_other = fingerprint(project, "brand/logotype/other.svg")
    old = path.read_text(encoding="utf-8")
    entry = next(line for line in old.splitlines() if "other.svg" in line)
    sha256 = entry.partition("sha256: ")[2].rstrip("}")
    block = f"    - sha256: {sha256}\n      variant: positive\n      locale: sv\n      path: brand/logotype/other.svg"
    windows = old.replace(entry, block).replace("\n", "\r\n")
    path.write_bytes(windows.encode("utf-8"))
    list(seal(project))
    expected = windows.replace(f"- sha256: {sha256}", f"- sha256: {fingerprint_of_other}")
    assert path.read_bytes().decode("utf-8") == expected


def test_sealing_leaves_a_missing_original_as_it_was(edition_folder: Folder) -> None:
    project = Project(edition_folder("logotype-missing"))
    before = (project.root / "brand" / "brand.yml").read_bytes()
    assert next(seal(project)) == "brand/logotype/other.svg: missing, left as it was"
    assert (project.root / "brand" / "brand.yml").read_bytes() == before


def test_partners_originals_are_sealed_with_the_citys(edition_folder: Folder) -> None:
    project = Project(edition_folder("terms-partner-changed"))
    path = project.root / "brand" / "brand.yml"
    before = path.read_text(encoding="utf-8")
    brand, _ = read_brand(project)
    (old,) = (master.sha256 for partner in brand.partners for master in partner.masters)
    new = fingerprint(project, "brand/partners/black.svg")
    assert [(str(one.place), one.id) for one in check_masters(project, brand)] == [
        ("brand/partners/black.svg", "logotype/changed")
    ]
    assert list(seal(project))[-1] == f"brand/partners/black.svg: sealed {str(new)[:12]}…"
    assert path.read_text(encoding="utf-8") == before.replace(old, str(new))
    assert check_masters(project, read_brand(project)[0]) == []
