"""Dropping in the owner's and the partners' originals: their fingerprints go into `brand.yml`, nothing else changes."""

import hashlib
import os
from collections.abc import Iterator, Mapping

from trycksak.findings import Finding, Place
from trycksak.model.brand import Brand, Master, PartnerMaster
from trycksak.model.profile import PressProfile
from trycksak.read.edition import read_brand
from trycksak.read.files import Project
from trycksak.read.yaml import load


def fingerprint(project: Project, path: str) -> str | None:
    """Give the sha256 of a file, or None where there is none."""
    file = project.root / path
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None


def check_masters(project: Project, brand: Brand) -> list[Finding]:
    """Find originals and fonts that are missing, and originals that are not those that were sealed."""
    findings = []
    for _, master in _masters(brand):
        found = fingerprint(project, master.path)
        if found is None:
            findings.append(_missing(master.path, "masters" if isinstance(master, Master) else "partners"))
        elif found != master.sha256:
            is_ = f"the file's sha256 is {found[:12]}…, brand.yml says {master.sha256[:12]}…"
            do = "Bring the original back, or run `trycksak seal` if the new one is right."
            should = "an original is the one that was sealed"
            findings.append(Finding(Place(master.path), "logotype/changed", is_, should, do))
    for font in brand.typography.fonts:
        lost = [file.path for file in font.files if not (project.root / file.path).is_file()]
        findings += [_missing(path, font.family) for path in lost]
    return findings


def check_profiles(project: Project, profiles: Mapping[str, PressProfile]) -> list[Finding]:
    """Find output profiles that are missing, or are not those that the printer's profile names."""
    findings = []
    for name, profile in profiles.items():
        place, found = Place(f"brand/profiles/{name}.yml"), fingerprint(project, profile.output.path)
        if found is None:
            is_ = f"the output profile `{profile.output.path}` is missing"
            do = "Put the ICC file there, or correct `path`."
            findings.append(Finding(place, "profile/icc", is_, "the ICC file lies in the project", do))
        elif found != profile.output.sha256:
            is_ = f"the sha256 of `{profile.output.path}` is {found[:12]}…, not {profile.output.sha256[:12]}…"
            do = f"Bring the right file back, or write `sha256: {found}` if the new one is right."
            findings.append(Finding(place, "profile/icc", is_, "the ICC file is the one that the profile names", do))
    return findings


def _missing(path: str, owner: str) -> Finding:
    do = f"Bring it back, or correct its `path` under `{owner}` in brand/brand.yml."
    return Finding(Place(path), "brand/missing", "the file is missing", "the file of the brand lies there", do)


def _masters(brand: Brand) -> Iterator[tuple[str, Master | PartnerMaster]]:
    """Go through the city's originals and the partners', each with its place in `brand.yml`: `logotype.masters.0`."""
    for n, master in enumerate(brand.logotype.masters):
        yield f"logotype.masters.{n}", master
    for n, partner in enumerate(brand.partners):
        for m, mark in enumerate(partner.masters):
            yield f"partners.{n}.masters.{m}", mark


def seal(project: Project) -> Iterator[str]:
    """Write the fingerprints of the originals into `brand.yml`, in one step; says what changed."""
    brand, _ = read_brand(project)
    path = project.root / "brand" / "brand.yml"
    text = path.read_bytes().decode("utf-8")  # bytes, so that no line end changes
    written = load(text.removeprefix("\ufeff"), "brand/brand.yml").lines
    lines = text.split("\n")
    for key, master in _masters(brand):
        found = fingerprint(project, master.path)
        if found is None:
            yield f"{master.path}: missing, left as it was"
            continue
        at = written[f"{key}.sha256"] - 1
        if master.sha256 not in lines[at]:
            yield f"{master.path}: write `sha256: {found}` in one line yourself, then seal again"
            continue
        lines[at] = lines[at].replace(master.sha256, found, 1)
        yield f"{master.path}: {'unchanged' if found == master.sha256 else 'sealed'} {found[:12]}…"
    beside = path.with_suffix(".yml.new")
    beside.write_bytes("\n".join(lines).encode("utf-8"))
    os.replace(beside, path)
