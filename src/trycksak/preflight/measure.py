"""Preflight of one file: its figures and its findings, from one pass over each page."""

import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pikepdf

from trycksak.findings import Finding, Place
from trycksak.model.binding import Binding
from trycksak.model.profile import PressProfile
from trycksak.preflight.document import Ceilings, refusal, whole_document
from trycksak.preflight.interpret import Budget, Content, hidden_layers, interpret
from trycksak.preflight.interpret.marks import FontUse, TextRun
from trycksak.preflight.interpret.objects import box, inherited, number, text
from trycksak.preflight.interpret.spaces import PROCESS
from trycksak.preflight.limits import Limits, limits_of
from trycksak.preflight.measured import FontFigures, Measured, PageFigures, PictureFigures
from trycksak.preflight.proof.pdf import Prover
from trycksak.preflight.rules import Leaf, Whole, judge_page, judge_whole
from trycksak.preflight.rules.conformance import read_xmp
from trycksak.preflight.rules.found import spaces
from trycksak.preflight.sheet import DAMAGE, Unmeasurable, View, trim_view

_BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
_NO_SPOTS = {*PROCESS, "All", "None"}


def measure(
    path: Path,
    shown: str,
    profile: Limits | PressProfile,
    binding: Binding | None = None,
    ceilings: Ceilings | None = None,
    prover: Prover | None = None,
) -> Measured:
    """Measure a file for the press, anybody's; ink and coverage are left open. Never raises for what the file is.

    A `prover` proves the logotype in the same pass over the pages.
    """
    limits = profile if isinstance(profile, Limits) else limits_of(profile)
    ceilings = ceilings or Ceilings()
    blank = Measured(shown, "", 0, "", "", (), limits.id, (), (), (), ())
    try:
        with whole_document(path, ceilings) as pdf:
            blank = replace(blank, sha256=_digest(path), bytes=path.stat().st_size)
            budget = Budget(time.monotonic() + ceilings.seconds, hidden_layers(pdf))
            return _measure(pdf, blank, Whole(pdf, limits, binding), budget, prover)
    except Unmeasurable as fault:
        if prover:
            prover.refused(fault)
        return replace(blank, findings=(refusal(shown, fault),))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _measure(pdf: pikepdf.Pdf, blank: Measured, whole: Whole, budget: Budget, prover: Prover | None) -> Measured:
    findings: list[Finding] = []
    figures: list[PageFigures] = []
    pictures: list[PictureFigures] = []
    for count, page in enumerate(pdf.pages, start=1):
        try:
            leaf = _leaf(page, count, budget)
            if prover:
                prover.page(pdf, count, Content(leaf.content, leaf.oddities, leaf.annotations))
        except Unmeasurable as fault:
            if prover:
                prover.unmeasured(count, fault)
            findings.append(replace(refusal(blank.path, fault), place=Place(blank.path, page=count), id="pdf/page"))
            if time.monotonic() > budget.until:
                break
            continue
        findings += judge_page(blank.path, leaf, whole.limits)
        figures.append(_figures(leaf))
        pictures += _pictures(leaf)
        _remember(whole, leaf)
    findings += judge_whole(blank.path, whole)
    return replace(
        blank,
        title=_property(pdf, "http://purl.org/dc/elements/1.1/", "title"),
        language=text(pdf.Root.get("/Lang")),
        standards=tuple(_standards(pdf)),
        pages=tuple(figures),
        fonts=tuple(sorted({_font(font) for font in whole.fonts}, key=lambda font: (font.name, font.kind))),
        pictures=tuple(pictures),
        findings=tuple(sorted(findings)),
    )


def _leaf(page: pikepdf.Page, count: int, budget: Budget) -> Leaf:
    content = interpret(page, budget)
    boxes = {name: found for name in _BOXES if (found := box(inherited(page.obj, f"/{name}"))) is not None}
    view = _view(page)
    unit, turned = number(page.obj.get("/UserUnit")), number(inherited(page.obj, "/Rotate"))
    return Leaf(
        number=count,
        boxes=boxes,
        rotate=turned or 0.0,
        user_unit=1.0 if unit is None else unit,
        view=view,
        content=content.marks,
        oddities=content.oddities,
        annotations=content.annotations,
    )


def _view(page: pikepdf.Page) -> View:
    try:
        return trim_view(page)
    except DAMAGE:
        raise Unmeasurable("a page has no proper size") from None


def _remember(whole: Whole, leaf: Leaf) -> None:
    """Keep of a page what concerns the whole file, and let its marks go."""
    for mark in leaf.seen:
        if isinstance(mark, TextRun):
            whole.fonts.setdefault(mark.font, leaf.number)
    for name in sorted({name for mark in leaf.inked for space in spaces(mark) for name in space.names} - _NO_SPOTS):
        whole.spots.setdefault(name, []).append(leaf.number)
    whole.leaves.append(replace(leaf, content=(), oddities=(), annotations=()))


def _figures(leaf: Leaf) -> PageFigures:
    media = leaf.box("MediaBox") or leaf.trim
    return PageFigures(
        number=leaf.number,
        trim_mm=(round(leaf.view.width, 2), round(leaf.view.height, 2)),
        sheet_mm=leaf.in_mm(media),
        bleed_mm=leaf.in_mm(leaf.printed),
        coverage={},
        ink=None,
    )


def _pictures(leaf: Leaf) -> Iterator[PictureFigures]:
    for mark in leaf.pictures:
        space = str(mark.fill.space if mark.fill else mark.space)
        yield PictureFigures(leaf.number, leaf.in_mm(mark.box), round(mark.ppi, 1), mark.pixels, space, mark.bits)


def _font(font: FontUse) -> FontFigures:
    return FontFigures(font.name, font.kind, font.embedded, font.subset)


def _property(pdf: pikepdf.Pdf, space: str, name: str) -> str:
    found: Any = read_xmp(pdf).get((space, name), "")
    return str(found) or (text(pdf.docinfo.get("/Title")) if name == "title" and "/Info" in pdf.trailer else "")


def _standards(pdf: pikepdf.Pdf) -> Iterator[str]:
    """List what the file says that it is."""
    found = read_xmp(pdf)
    if version := found.get(("http://www.npes.org/pdfx/ns/id/", "GTS_PDFXVersion")):
        yield version
    for standard, space in (
        ("PDF/UA", "http://www.aiim.org/pdfua/ns/id/"),
        ("PDF/A", "http://www.aiim.org/pdfa/ns/id/"),
    ):
        if part := found.get((space, "part")):
            yield f"{standard}-{part}{found.get((space, 'conformance'), '')}"


def summary(measured: Measured) -> str:
    """Write a line about a file: its pages, trim, standard and what it was measured against."""
    sizes = sorted({page.trim_mm for page in measured.pages})
    trims = ", ".join(f"{across:.0f} × {down:.0f} mm" for across, down in sizes[:3]) or "no page measured"
    standards = ", ".join(measured.standards) or "no standard named"
    fonts, pictures = len(measured.fonts), len(measured.pictures)
    told = f"{len(measured.pages)} pages, {trims}; {standards}; {fonts} fonts, {pictures} pictures"
    return f"{measured.path}: {told}; against {measured.profile}"


def as_json(measured: Sequence[Measured]) -> str:
    """Write figures and findings as JSON, for other programs."""
    return json.dumps([asdict(one) for one in measured], ensure_ascii=False, indent=2)
