"""The releases of the programme as files: `content/releases/<number>.yml`, read and written."""

from typing import Any, Final

import yaml

from trycksak.findings import Finding, Place
from trycksak.model.release import Release
from trycksak.read.files import Project, files_below, read_text
from trycksak.read.schema import parse
from trycksak.read.yaml import load

FOLDER: Final = "content/releases"
_HEAD: Final = """\
# The programme as it was announced: written by `trycksak release {number}`, and not changed afterwards. Calendars, the
# feed of changes and the list on the website count from here. What is new goes into the next release.
"""


def place_of(number: int) -> str:
    """Give the file of a release, from the project's root."""
    return f"{FOLDER}/{number}.yml"


def read_releases(project: Project) -> tuple[tuple[Release, ...], list[Finding]]:
    """Read every release, in order of their numbers; one that is damaged is a finding."""
    releases: list[Release] = []
    findings: list[Finding] = []
    for path in files_below(project.root / FOLDER, ".yml"):
        shown = project.relative(path)
        text, problems = read_text(project, path)
        findings += problems
        if text is None:
            continue
        document = load(text, shown)
        release, problems = parse(Release, document, shown)
        findings += problems
        if release is None:
            continue
        if path.name != f"{release.number}.yml":
            is_, should = f"the release's number is `{release.number}`", "a release has the number of its file"
            do = f"Bring the file back from git, or rename it to `{release.number}.yml`."
            findings.append(Finding(Place(shown, document.lines.get("number", 1)), "release/name", is_, should, do))
        releases.append(release)
    releases.sort(key=lambda release: release.number)
    return tuple(releases), findings


def as_yaml(release: Release) -> str:
    """Write a release as its file: the same release gives the same text."""
    # Texts only: the loader reads every scalar as text, and the schema types it.
    data: dict[str, Any] = {"number": release.number}
    if release.name:
        data["name"] = dict(release.name)
    data["date"] = release.date.isoformat()
    data["programme"] = {
        page: {
            "title": dict(one.title),
            "occasions": [
                {
                    "key": occasion.key,
                    "date": occasion.date.isoformat(),
                    "start": f"{occasion.start:%H:%M}",
                    "end": f"{occasion.end:%H:%M}",
                    "place": dict(occasion.place),
                }
                for occasion in one.occasions
            ],
        }
        for page, one in sorted(release.programme.items())
    }
    body = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
    return _HEAD.format(number=release.number) + body
