"""The command line: arguments in, findings and sentences out, exit codes 0 clean, 1 findings, 2 could not run."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from trycksak import __version__
from trycksak.errors import CannotRun, Stopped
from trycksak.findings import Finding, errors
from trycksak.model.edition import Edition
from trycksak.read.files import find_project

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the whole of what a user can type ends in a sentence, not in a traceback."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except Stopped as stop:
        return _tell(stop.findings)
    except CannotRun as fault:
        print(f"trycksak: {fault}", file=sys.stderr)
        return COULD_NOT_RUN
    except OSError as fault:
        where = f"{fault.filename}: " if fault.filename else ""
        print(
            f"trycksak: {where}{fault.strerror or fault}. Nothing was delivered; mend it and run again.",
            file=sys.stderr,
        )
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        print("trycksak: stopped on request; what was built before is as it was.", file=sys.stderr)
        return COULD_NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="trycksak", description="An event's website and print from one source.")
    parser.add_argument("--version", action="version", version=f"trycksak {__version__}")
    parser.add_argument("--project", type=Path, default=Path(), help="the event's folder (default: this one)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, what in (
        ("check", _check, "read and proofread everything, build nothing"),
        ("build", _build, "make the website and the PDFs in out/"),
        ("serve", _serve, "show the website while you write"),
        ("seal", _seal, "record the fingerprints of new originals of the logotype in brand/brand.yml"),
        ("fields", _fields, "explain every key that can stand in front matter, event.yml and publications.yml"),
    ):
        commands.add_parser(name, help=what, description=what).set_defaults(run=run)
    return parser


def _check(options: argparse.Namespace) -> int:
    from trycksak.gather import gather

    started = time.perf_counter()
    edition, _, _, findings = gather(find_project(options.project))
    code = _tell(findings)
    print(f"{_size(edition)} read and proofread in {time.perf_counter() - started:.1f} s: {_verdict(findings)}.")
    return code


def _build(options: argparse.Namespace) -> int:
    from trycksak.build import build

    delivery = build(find_project(options.project), tell=print)
    code = _tell(delivery.findings)
    for made in delivery.pdfs:
        print(f"  out/site/{made.file_name:<56} {made.pages:>3} pages {made.bytes / 1000:>6.0f} kB")
    site = [size for name, size in delivery.files if name.startswith("site/") and not name.endswith(".pdf")]
    print(f"  out/site/ {len(site)} files beside the PDFs {sum(site) / 1000:>6.0f} kB")
    print(f"built in {delivery.seconds:.1f} s: {_verdict(delivery.findings)}.")
    return code


def _serve(options: argparse.Namespace) -> int:
    from trycksak.web.publish import serve

    serve(find_project(options.project))
    return CLEAN


def _seal(options: argparse.Namespace) -> int:
    from trycksak.read.seal import seal

    for line in seal(find_project(options.project)):
        print(line)
    return CLEAN


def _fields(options: argparse.Namespace) -> int:
    from trycksak.read.reference import reference

    print(reference())
    return CLEAN


def _tell(findings: Sequence[Finding]) -> int:
    for finding in findings:
        print(f"{finding.severity.value}: {finding}", file=sys.stderr)
    return FINDINGS if errors(findings) else CLEAN


def _verdict(findings: Sequence[Finding]) -> str:
    stops = len(errors(findings))
    return f"{stops} errors, {len(findings) - stops} warnings" if findings else "nothing to remark on"


def _size(edition: Edition) -> str:
    return f"{sum(len(page.translations) for page in edition.pages)} pages in {len(edition.event.locales)} languages"
