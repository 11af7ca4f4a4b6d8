"""A proof of an edition for the office printer: sheets that show pages of a web edition, and nothing of their own.

What is shown was measured page by page in the edition. So each sheet is held against it: it places forms, each form is
a page of the edition with the same content and the same resources, and nothing else is painted.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pikepdf

from trycksak.findings import Finding, Place
from trycksak.preflight.outputs.named import NO_SIZE
from trycksak.preflight.proof.evidence import Figure, Surface, Unit
from trycksak.preflight.sheet import Unmeasurable, opened

_NAMED: Final = re.compile(r"(.+)-(?:spreads|a4)\.pdf")
_SHOULD: Final = "a proof shows pages of its web edition, unchanged, and nothing else"
_DO: Final = "Make it again with `trycksak build --impose`, or take it away."
# What an object holds that says nothing of how it looks, or that a writer may choose.
_NOT_SEEN: Final = {"/Length", "/Filter", "/DecodeParms", "/StructParents", "/StructParent", "/Type", "/Metadata"}
_DEEPEST: Final = 40


def judge_imposed(path: Path, editions: Path, shown: str) -> Surface:
    """Judge a proof against the web edition of its name in the folder of editions."""
    name = _NAMED.fullmatch(path.name)
    edition = editions / f"{name[1]}.pdf" if name else None
    if edition is None or not edition.is_file():
        return _surface(shown, 0, [(0, "there is no web edition of this name")])
    try:
        with opened(edition) as source, opened(path) as proof:
            pages = {_of_form(page.as_form_xobject()) for page in source.pages}
            faults = [(number, fault) for number, page in enumerate(proof.pages, 1) for fault in _faults(page, pages)]
            return _surface(shown, len(proof.pages), faults)
    except Unmeasurable as fault:
        return _surface(shown, 0, [(0, str(fault))])


def _surface(shown: str, sheets: int, faults: list[tuple[int, str]]) -> Surface:
    right = sheets - len({number for number, _ in faults})
    figure = Figure("original", "sheets of measured pages", float(max(right, 0)), float(sheets), "", not faults)
    found = tuple(
        sorted(Finding(Place(shown, page=number), "outputs/imposed", fault, _SHOULD, _DO) for number, fault in faults)
    )
    return Surface(0, "", (), False, NO_SIZE, Unit.MM, (), (figure,), found)


def _faults(sheet: pikepdf.Page, pages: set[str]) -> Iterator[str]:
    """Say what of a sheet is no page of the edition."""
    if sheet.obj.get("/Annots"):
        yield "the sheet has annotations"
    for instruction in pikepdf.parse_content_stream(sheet):
        operator = str(instruction.operator)
        if operator == "Do":
            form = sheet.obj.Resources.XObject[str(instruction.operands[0])]
            if str(form.get("/Subtype")) != "/Form" or _of_form(form) not in pages:
                yield "it shows something that is no page of the web edition"
        elif operator == "cm":
            a, b, c, d = (float(number) for number in instruction.operands[:4])
            if abs(a - d) + abs(b + c) > 0.001 * (abs(a) + abs(b)):
                yield "it shows a page distorted"
        elif operator not in ("q", "Q"):
            yield "it paints something of its own"
            return


def _of_form(form: Any) -> str:
    """Hash what a form looks like: its content, its box, and the resources that the content names."""
    names = {
        str(operand)
        for instruction in pikepdf.parse_content_stream(form)
        for operand in instruction.operands
        if isinstance(operand, pikepdf.Name)
    }
    resources = form.get("/Resources", pikepdf.Dictionary())
    used = [
        (kind, name, _hash(value, 0))
        for kind, held in sorted(resources.items())
        if isinstance(held, pikepdf.Dictionary)
        for name, value in sorted(held.items())
        if name in names
    ]
    parts = [form.read_bytes(), _plain(form.get("/BBox")), _plain(form.get("/Matrix")), _hash(form.get("/Group"), 0)]
    return hashlib.sha256(repr((parts, used)).encode()).hexdigest()


def _plain(value: Any) -> str:
    return ",".join(f"{float(number):.3f}" for number in value) if value is not None else ""


def _hash(value: Any, depth: int) -> str:
    """Hash an object with all that hangs on it; raises ValueError where it goes deeper than any page needs."""
    if depth > _DEEPEST:
        raise ValueError("the file's objects hang on each other without end")
    if isinstance(value, pikepdf.Stream):
        held = sorted((key, _hash(one, depth + 1)) for key, one in value.items() if key not in _NOT_SEEN)
        whole = repr((held, _bytes(value)))
    elif isinstance(value, pikepdf.Dictionary):
        whole = repr(sorted((key, _hash(one, depth + 1)) for key, one in value.items() if key not in _NOT_SEEN))
    elif isinstance(value, pikepdf.Array):
        whole = repr([_hash(one, depth + 1) for one in value])
    else:
        whole = str(value)
    return hashlib.sha256(whole.encode("utf-8", "backslashreplace")).hexdigest()


def _bytes(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        # A picture packed as JPEG is not unpacked: it is compared as it stands.
        return stream.read_raw_bytes()
