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
from trycksak.model.publication import Binding
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
        command = commands.add_parser(name, help=what, description=what)
        command.set_defaults(run=run)
        if name == "build":
            command.add_argument("--impose", action="store_true", help="also make proofs for the office printer")
    _add_preflight(commands)
    return parser


def _add_preflight(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    what = "measure finished PDFs, anybody's, against what printers check"
    parser = commands.add_parser("preflight", help=what, description=what)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a PDF")
    parser.add_argument("--profile", default="sheetfed-coated", metavar="NAME", help="the process, or a printer's own")
    parser.add_argument("--binding", choices=[binding.value for binding in Binding], help="how the sheets are bound")
    parser.add_argument("--json", action="store_true", help="print figures and findings as JSON")
    what = "also write a report into this new folder; needs an event's folder, for its brand"
    parser.add_argument("--html", type=Path, metavar="FOLDER", help=what)
    parser.set_defaults(run=_preflight)


def _check(options: argparse.Namespace) -> int:
    from trycksak.gather import gather

    started = time.perf_counter()
    edition, _, _, findings = gather(find_project(options.project))
    code = _tell(findings)
    print(f"{_size(edition)} read and proofread in {time.perf_counter() - started:.1f} s: {_verdict(findings)}.")
    return code


def _build(options: argparse.Namespace) -> int:
    from trycksak.build import build

    delivery = build(find_project(options.project), print, options.impose)
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


def _preflight(options: argparse.Namespace) -> int:
    from trycksak.preflight.limits import find_limits
    from trycksak.preflight.measure import as_json, summary
    from trycksak.preflight.press_file import measure_press_file

    limits = find_limits(options.profile, options.project)
    binding = Binding(options.binding) if options.binding else None
    measured = [measure_press_file(path, str(path), limits, binding) for path in options.files]
    if options.html:
        from trycksak.report.anybodys import report_files

        report_files(
            options.html, dict(zip(options.files, measured, strict=True)), limits, find_project(options.project)
        )
    if options.json:
        print(as_json(measured))
        return FINDINGS if errors(finding for one in measured for finding in one.findings) else CLEAN
    codes = [_tell(one.findings) for one in measured]
    for one in measured:
        print(f"{summary(one)}: {_verdict(one.findings)}.")
    return max(codes)


def _tell(findings: Sequence[Finding]) -> int:
    for finding in findings:
        print(f"{finding.severity.value}: {finding}", file=sys.stderr)
    return FINDINGS if errors(findings) else CLEAN


def _verdict(findings: Sequence[Finding]) -> str:
    stops = len(errors(findings))
    return f"{stops} errors, {len(findings) - stops} warnings" if findings else "nothing to remark on"


def _size(edition: Edition) -> str:
    return f"{sum(len(page.translations) for page in edition.pages)} pages in {len(edition.event.locales)} languages"
