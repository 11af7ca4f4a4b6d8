"""`trycksak accessibility`: a finished website audited, and the result kept for the statement."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from trycksak.commands.progress import bars
from trycksak.errors import CannotRun
from trycksak.findings import Finding
from trycksak.read.files import find_project

if TYPE_CHECKING:
    from trycksak.model.accessibility import AccessTest
    from trycksak.preflight.access.audit import Audited
    from trycksak.read.files import Project


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    what = "audit a finished website by WCAG 2.2 AA, in Chromium: axe, the keyboard, larger text, motion"
    parser = commands.add_parser("accessibility", help=what, description=what)
    what = "the website (default: what the build delivered, out/site); anybody's static site will do"
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=what)
    what = "the address that the website will have (default: the event's)"
    parser.add_argument("--website", metavar="URL", help=what)
    what = "keep the result in content/accessibility.json, as tested on this day (2006-12-01), for the statement"
    parser.add_argument("--record", metavar="DATE", help=what)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from trycksak.preflight.access.audit import audit_site
    from trycksak.preflight.site import Site

    if options.record and (options.folder or options.website):
        raise CannotRun("--record keeps the test of the event's own website: leave the folder and the address out.")
    folder = options.folder or find_project(options.project).root / "out" / "site"
    if not folder.is_dir():
        raise CannotRun(f"{folder} is not there. Run `trycksak build` first, or name a folder with a website.")
    website = options.website or (_website(options.project) if options.folder is None else "https://website.example/")
    with bars() as progress:
        audited = audit_site(Site(folder, website, str(options.folder or "out/site")), partial(progress, "audit"))
    if not audited:
        raise CannotRun(f"{folder} holds no page. Name the folder that index.html is in.")
    if options.record:
        _record(find_project(options.project), audited, options.record)
    findings = [finding for one in audited for finding in one.findings]
    for finding in findings:
        print(f"{finding.severity.value}: {finding}", file=sys.stderr)
    print(_summary(audited, findings))
    return 1 if findings else 0


def _website(start: Path) -> str:
    from trycksak.gather import gather

    return gather(find_project(start))[0].event.website


def _record(project: "Project", audited: "Sequence[Audited]", day: str) -> None:
    from trycksak.read.accessibility import TESTED, written
    from trycksak.staging import write_whole

    write_whole(project.root / TESTED, written(_test(project, audited, day)).encode())
    print(f"{TESTED}: written; read it, and go through content/accessibility.yml.")


def _test(project: "Project", audited: "Sequence[Audited]", day: str) -> "AccessTest":
    from pydantic import ValidationError

    from trycksak.gather import gather
    from trycksak.model.accessibility import AccessTest
    from trycksak.preflight.access.audit import tools
    from trycksak.preflight.access.fault import STATES
    from trycksak.render.site_design import design_digest

    version = gather(project)[0].event.version
    found = [finding for one in audited for finding in one.findings]
    try:
        return AccessTest.model_validate(
            {
                "date": day,
                "version": version.name if version else "",
                "design": design_digest(project.root),
                "tools": tools(),
                "pages": len(audited),
                "states": [str(state) for state in STATES],
                "findings": [{"place": one.place.path, "id": one.id, "says": one.is_} for one in found],
                "to_judge": dict(sorted(Counter(rule for one in audited for rule, _ in one.open).items())),
            }
        )
    except ValidationError:
        raise CannotRun(f"`--record {day}` is no day. Write it as 2006-12-01.") from None


def _summary(audited: "Sequence[Audited]", findings: Sequence[Finding]) -> str:
    left = sum(len(one.open) for one in audited)
    verdict = f"{len(findings)} findings" if findings else "nothing to remark on"
    people = f"; {left} elements whose contrast people must judge" if left else ""
    return f"{len(audited)} web pages audited: {verdict}{people}."
