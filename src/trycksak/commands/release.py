"""`trycksak release 3`: freeze the programme as it stands, as a numbered version with a list of changes."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from trycksak.errors import CannotRun, Stopped
from trycksak.findings import errors

if TYPE_CHECKING:
    from trycksak.model.edition import Edition
    from trycksak.model.history import Change
    from trycksak.model.record import Localised


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    what = "freeze the programme as a numbered version, from which changes are counted and announced"
    parser = commands.add_parser("release", help=what, description=what)
    parser.add_argument("number", type=int, metavar="NUMBER", help="the version's number, higher than the last")
    what = "what the version is called, once for each language: --name sv=Inbjudan --name en=Invitation"
    parser.add_argument("--name", action="append", default=[], metavar="LOCALE=NAME", help=what)
    what = "its day, such as 2006-08-24 (default: the day of `version:` in content/event.yml)"
    parser.add_argument("--date", metavar="DAY", help=what)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from trycksak.gather import gather
    from trycksak.model.history import announced, pending
    from trycksak.model.release import Release
    from trycksak.read.files import find_project
    from trycksak.read.releases import as_yaml, place_of

    project = find_project(options.project)
    edition, _, _, findings = gather(project)
    if errors(findings):
        raise Stopped(errors(findings))
    _refuse_number(edition, options.number)
    name, day = _name(options.name, edition), _day(options.date, edition)
    changed = pending(edition)
    if not changed:
        last = f"release {edition.releases[-1].number}" if edition.releases else "no programme at all"
        raise CannotRun(f"nothing has changed since {last}, so there is nothing to release.")
    release = Release(number=options.number, name=name, date=day, programme=announced(edition))
    place = place_of(options.number)
    _write(project.root / place, as_yaml(release))
    print(f"{place}: {len(release.programme)} sessions and study visits, dated {day}.")
    for change in changed if edition.releases else ():
        print(f"  {_told(change, edition)}")
    return 0


def _refuse_number(edition: "Edition", number: int) -> None:
    last = max((release.number for release in edition.releases), default=0)
    if number < 1:
        raise CannotRun(f"{number} is no release's number. Choose {last + 1}.")
    if any(release.number == number for release in edition.releases):
        raise CannotRun(f"release {number} is frozen already, and is not changed. Choose {last + 1}.")
    if number < last:
        raise CannotRun(f"release {last} is frozen already, and {number} would come before it. Choose {last + 1}.")


def _name(given: list[str], edition: "Edition") -> "Localised | None":
    names = {}
    for one in given:
        locale, sign, name = one.partition("=")
        if not sign or not name.strip() or locale not in edition.event.locales or locale in names:
            raise CannotRun(f"`--name {one}` does not fit. Write a language, `=` and the name, each language once.")
        names[locale] = name.strip()
    missing = [locale for locale in edition.event.locales if names and locale not in names]
    if missing:
        raise CannotRun(f"the name has no `{missing[0]}`. Readers see it in their language: --name {missing[0]}=….")
    return {locale: names[locale] for locale in edition.event.locales} if names else None


def _day(given: str | None, edition: "Edition") -> date:
    if given is None and edition.event.version is None:
        raise CannotRun("content/event.yml has no `version:` to take the day from. Give it: --date 2006-08-24.")
    try:
        day = date.fromisoformat(given) if given else edition.event.version.date  # type: ignore[union-attr]
    except ValueError:
        raise CannotRun(f"`--date {given}` is no day. Write it as 2006-08-24.") from None
    last = edition.releases[-1] if edition.releases else None
    if last and day < last.date:
        raise CannotRun(f"release {last.number} is dated {last.date}, after {day}. Give a later day: --date …")
    return day


def _write(path: Path, text: str) -> None:
    from trycksak.staging import write_whole

    path.parent.mkdir(exist_ok=True)
    write_whole(path, text.encode())


def _told(change: "Change", edition: "Edition") -> str:
    called = change.now_called or change.was_called or {}
    moved = " → ".join(
        f"{one.date} {one.start:%H:%M}–{one.end:%H:%M}, {one.place[edition.source]}"
        for one in (change.was, change.now)
        if one
    )
    if not moved:
        moved = " → ".join(words[edition.source] for words in (change.was_called, change.now_called) if words)
    return f"{change.kind.value}: {called[edition.source]} ({moved})"
