"""`trycksak translations`: the map of what is translated and how well, accepting, and the exchange with a bureau."""

import argparse
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from trycksak.errors import CannotRun, Stopped
from trycksak.findings import errors
from trycksak.read.files import Project, find_project
from trycksak.staging import write_whole

if TYPE_CHECKING:
    from trycksak.model.edition import Edition
    from trycksak.model.page import Page


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its parts to the command line."""
    what = "tell which pages are translated, outdated or missing; accept translations; exchange them with a bureau"
    parser = commands.add_parser("translations", help=what, description=what)
    parser.set_defaults(run=_map)
    parts = parser.add_subparsers(metavar="PART")
    what = "record that translations say what their sources say now"
    accepting = parts.add_parser("accept", help=what, description=what)
    accepting.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a translation, or a folder of them")
    accepting.add_argument("--all", action="store_true", help="every translation of the event")
    accepting.set_defaults(run=_accept)
    _add_exchange(parts)


def _add_exchange(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    what = "write what is to be translated into a file for a translation bureau"
    giving = parts.add_parser("export", help=what, description=what)
    giving.add_argument("--to", required=True, metavar="LOCALE", help="the language to translate into")
    giving.add_argument("--format", choices=["xliff", "po"], help="XLIFF 2.0 or PO (default: as the file's name says)")
    giving.add_argument("output", type=Path, metavar="OUTPUT", help="the file: .xlf, .xliff or .po")
    giving.set_defaults(run=_export)
    what = "take back what a translation bureau has translated"
    taking = parts.add_parser("import", help=what, description=what)
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE", help="an XLIFF 2.0 or PO file that was exported")
    taking.set_defaults(run=_import)


def _export(options: argparse.Namespace) -> int:
    from trycksak.exchange.formats import format_of, to_bytes
    from trycksak.exchange.give import consignment

    project = find_project(options.project)
    edition = _edition(project)
    if options.to not in edition.event.locales[1:]:
        known = ", ".join(edition.event.locales[1:]) or "none"
        raise CannotRun(f"`--to {options.to}` is none of the languages that are translated: {known}.")
    form = format_of(options.output, options.format)
    if form is None:
        raise CannotRun(f"{options.output} does not say its format. End it in .xlf or .po, or say --format.")
    given = consignment(project, edition, options.to)
    write_whole(options.output, to_bytes(given, form))
    open_ = sum(not (unit.target and unit.ready) for unit in given.units)
    print(f"{options.output}: {len(given.units)} units, {open_} of them to be translated or reviewed")
    return 0


def _import(options: argparse.Namespace) -> int:
    from trycksak.exchange.take import take_back

    project = find_project(options.project)
    taken = take_back(project, _edition(project), options.files)
    for line in taken.said:
        print(line)
    for finding in taken.findings:
        print(f"{finding.severity.value}: {finding}", file=sys.stderr)
    print(
        f"{len(taken.said)} pages changed, {len(errors(taken.findings))} errors, "
        f"{len(taken.findings) - len(errors(taken.findings))} warnings."
    )
    return 1 if errors(taken.findings) else 0


def _edition(project: Project) -> "Edition":
    """Read the event; raises Stopped where a part of it cannot be read."""
    from trycksak.read.edition import read_edition

    edition, findings = read_edition(project)
    if stops := errors(findings):
        raise Stopped(stops)
    return edition


def _accept(options: argparse.Namespace) -> int:
    from trycksak.read.accept import accept

    if bool(options.paths) == options.all:
        print("trycksak: name the translations that you accept, or say --all.", file=sys.stderr)
        return 2
    for line in accept(find_project(options.project), options.paths):
        print(line)
    return 0


def _map(options: argparse.Namespace) -> int:
    from trycksak.model.page import State

    project = find_project(options.project)
    edition = _edition(project)
    clean = True
    for locale in edition.event.locales[1:]:
        states = [(page, page.state(locale, edition.source)) for page in _wanted(edition, locale)]
        good = sum(state is State.UP_TO_DATE for _, state in states)
        print(f"{edition.source} -> {locale}: {good} of {len(states)} pages are up to date")
        for told in (State.MISSING, State.OUTDATED, State.UNACCEPTED, State.ORPHANED):
            for page in [page for page, state in states if state is told]:
                print(f"  {told.value:<14} content/{locale}/{page.id}.md")
                for line in _changes(project, edition, page, locale) if told is State.OUTDATED else ():
                    print(f"    {line}")
        clean = clean and good == len(states)
    return 0 if clean else 1


def _wanted(edition: "Edition", locale: str) -> "list[Page]":
    """List the pages that a language has or should have: those that cannot be read are told by other findings."""
    return [page for page in edition.pages if edition.source in page.translations or locale in page.translations]


def _changes(project: Project, edition: "Edition", page: "Page", locale: str) -> Iterator[str]:
    """Tell what changed in the source since a translation was accepted, as a unified diff without its head."""
    from trycksak.read.history import current_text, old_words, plain_text

    source, known = page.translations[edition.source].path, page.translations[locale].words.translates
    old = old_words(project, source, known or "")
    if old is None:
        yield f"The text that was translated is in no version of {source} that git knows here: compare the whole page."
        return
    lines = unified_diff(plain_text(*old).split("\n"), current_text(project, source).split("\n"), lineterm="", n=0)
    yield from [line for line in lines if not line.startswith(("---", "+++", "@@"))]
