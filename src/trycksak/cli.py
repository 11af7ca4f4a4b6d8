"""The command line: arguments in, findings and sentences out, exit codes 0 clean, 1 findings, 2 could not run."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trycksak import __version__
from trycksak.commands import accessibility, clean, release, serve, translations
from trycksak.ctrl_c import heeded
from trycksak.errors import CannotRun, Defect, Stopped
from trycksak.findings import Finding, errors
from trycksak.garbage import collect_seldom
from trycksak.model.binding import Binding
from trycksak.read.files import find_project

if TYPE_CHECKING:
    from trycksak.model.edition import Edition
    from trycksak.preflight.limits import Limits
    from trycksak.preflight.measured import Measured

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the whole of what a user can type ends in a sentence, not in a traceback."""
    options = _parser().parse_args(arguments)
    collect_seldom()
    try:
        return int(options.run(options))
    except Stopped as stop:
        return _tell(stop.findings)
    except (CannotRun, Defect) as fault:
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
        ("seal", _seal, "record the fingerprints of new originals of the logotype in brand/brand.yml"),
        ("fields", _fields, "explain every key that can stand in front matter, event.yml and publications.yml"),
    ):
        command = commands.add_parser(name, help=what, description=what)
        command.set_defaults(run=run)
        if name == "check":
            what = "first mend slips of typography: quotation marks, dashes, no-break spaces; never a word"
            command.add_argument("--fix", action="store_true", help=what)
        if name == "build":
            command.add_argument("--impose", action="store_true", help="also make proofs for the office printer")
            command.add_argument(
                "--fresh", action="store_true", help="make and measure also what was made before of the same"
            )
            command.add_argument("--sign", type=Path, metavar="KEY", help="sign the checksums with this SSH key")
            what = "print also translations that are older than their source"
            command.add_argument("--allow-outdated", action="store_true", help=what)
            what = "for looking at: into draft/, without the proof in a browser, the evidence and the checksums"
            command.add_argument("--draft", action="store_true", help=what)
            what = "say why each thing was made, and what was taken as it was"
            command.add_argument("--explain", action="store_true", help=what)
    serve.add(commands)
    _add_preflight(commands)
    _add_terms(commands)
    _add_verify(commands)
    release.add(commands)
    clean.add(commands)
    accessibility.add(commands)
    translations.add(commands)
    return parser


def _add_preflight(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    what = "measure finished PDFs, anybody's, against what printers check"
    parser = commands.add_parser("preflight", help=what, description=what)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a PDF")
    what = "the process, or a printer's own (default: sheetfed-coated, and with --terms none)"
    parser.add_argument("--profile", metavar="NAME", help=what)
    parser.add_argument("--binding", choices=[binding.value for binding in Binding], help="how the sheets are bound")
    parser.add_argument("--json", action="store_true", help="print figures and findings as JSON")
    what = "also write a report into this new folder; needs an event's folder, for its brand"
    parser.add_argument("--html", type=Path, metavar="FOLDER", help=what)
    what = "also hold the logotype against the terms of the event in this folder"
    parser.add_argument("--terms", action="store_true", help=what)
    parser.add_argument("--locale", help="the files' language, if they do not say it (with --terms)")
    parser.set_defaults(run=_preflight)


def _add_verify(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    what = "verify that what was delivered has not changed since it was sealed"
    parser = commands.add_parser("verify", help=what, description=what)
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="what a build delivered (default: out)")
    parser.add_argument("--signers", type=Path, metavar="FILE", help="the keys that you trust (see man ssh-keygen)")
    parser.add_argument("--identity", metavar="WHO", help="who is to have signed, as the file of signers calls them")
    parser.set_defaults(run=_verify)


def _add_terms(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    what = "write the terms of the logotype as the document that a co-host receives"
    parser = commands.add_parser("terms", help=what, description=what)
    what = "Markdown, one HTML file or a PDF (default: as the file's name says, else Markdown)"
    parser.add_argument("--format", choices=["md", "html", "pdf"], help=what)
    parser.add_argument("--locale", metavar="TAG", help="one of the event's languages (default: its first)")
    what = "write it there; without it, Markdown is printed"
    parser.add_argument("--output", type=Path, metavar="FILE", help=what)
    parser.set_defaults(run=_terms)


def _check(options: argparse.Namespace) -> int:
    from trycksak.gather import gather

    started = time.perf_counter()
    project = find_project(options.project)
    if options.fix:
        from trycksak.mending import mend

        for line in mend(project):
            print(line)
    edition, _, _, findings = gather(project)
    code = _tell(findings)
    print(f"{_size(edition)} read and proofread in {time.perf_counter() - started:.1f} s: {_verdict(findings)}.")
    return code


def _build(options: argparse.Namespace) -> int:
    project = find_project(options.project)
    # Before anything else is loaded here.
    from trycksak.at_work import begin_to_load

    begin_to_load()
    from trycksak.build import build
    from trycksak.commands.progress import bars
    from trycksak.order import DRAFT, OUT, Order

    order = Order(
        proofs=options.impose,
        fresh=options.fresh,
        key=options.sign,
        allow_outdated=options.allow_outdated,
        draft=options.draft,
    )
    with bars() as progress, heeded():
        delivery = build(project, print, order, progress)
    code = _tell(delivery.findings)
    folder = DRAFT if options.draft else OUT
    for made in delivery.pdfs:
        print(f"  {folder}/site/{made.file_name:<56} {made.pages:>3} pages {made.bytes / 1000:>6.0f} kB")
    site = [size for name, size in delivery.files if name.startswith("site/") and not name.endswith(".pdf")]
    print(f"  {folder}/site/ {len(site)} files beside the PDFs {sum(site) / 1000:>6.0f} kB")
    if options.explain:
        print("\n".join(f"  {line}" for line in delivery.explained))
    print(f"built in {delivery.seconds:.1f} s: {_verdict(delivery.findings)}.")
    return code


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

    limits = find_limits(options.profile or "sheetfed-coated", options.project)
    binding = Binding(options.binding) if options.binding else None
    if options.terms:
        measured = _measure_by_terms(options, limits, binding)
    else:
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


def _measure_by_terms(options: argparse.Namespace, limits: "Limits", binding: Binding | None) -> "list[Measured]":
    """Prove the logotype in files, and measure them as a printer would where a profile is named."""
    from dataclasses import replace

    from trycksak.gather import gather
    from trycksak.model.people import Role
    from trycksak.preflight.anybody import Contract
    from trycksak.preflight.press_file import measure_press_file

    project = find_project(options.project)
    edition, brand, terms, _ = gather(project)
    locales = edition.event.locales
    if options.locale and options.locale not in locales:
        raise CannotRun(f"`--locale {options.locale}` is none of the event's languages: {', '.join(locales)}.")
    contract = Contract(brand, terms, project.root, locales, len(edition.organisers(Role.CO_HOST)), edition.period)
    measured = []
    for path in options.files:
        with contract.prover(path, str(path), options.locale, binding) as prover:
            one = measure_press_file(path, str(path), limits, binding, prover)
        found = {*(one.findings if options.profile else ()), *prover.evidence().findings}
        limited = replace(
            one, profile=f"the terms {terms.version}" + (f" and {one.profile}" if options.profile else "")
        )
        measured.append(replace(limited, findings=tuple(sorted(found))))
    return measured


def _verify(options: argparse.Namespace) -> int:
    from trycksak.report.seals import count_sealed, verify_folder
    from trycksak.report.signature import Signer

    if bool(options.signers) != bool(options.identity):
        raise CannotRun("--signers and --identity go together: whose key it is, and where it is written down.")
    folder = options.folder or options.project / "out"
    signer = Signer(options.signers, options.identity) if options.signers else None
    findings = verify_folder(folder, signer)
    code = _tell(findings)
    signed = f", signed by {signer.identity}" if signer and not errors(findings) else ""
    print(f"{folder}: {count_sealed(folder)} sealed files{signed}: {_verdict(findings)}.")
    return code


def _terms(options: argparse.Namespace) -> int:
    from trycksak.report.terms_file import document, form_of
    from trycksak.staging import write_whole

    form = form_of(options.format, options.output)
    data, warnings = document(find_project(options.project), form, options.locale)
    code = _tell(warnings)
    if options.output is None:
        # Bytes, so that the terminal's own encoding changes nothing.
        sys.stdout.buffer.write(data)
        return code
    write_whole(options.output, data)
    print(f"{options.output}: {len(data) / 1000:.0f} kB")
    return code


def _tell(findings: Sequence[Finding]) -> int:
    for finding in findings:
        print(f"{finding.severity.value}: {finding}", file=sys.stderr)
    return FINDINGS if errors(findings) else CLEAN


def _verdict(findings: Sequence[Finding]) -> str:
    stops = len(errors(findings))
    return f"{stops} errors, {len(findings) - stops} warnings" if findings else "nothing to remark on"


def _size(edition: "Edition") -> str:
    return f"{sum(len(page.translations) for page in edition.pages)} pages in {len(edition.event.locales)} languages"
