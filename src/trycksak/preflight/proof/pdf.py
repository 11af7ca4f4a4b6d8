"""The proof of a PDF, ours or anybody's: on every page every mark is found, measured and held against the terms."""

import hashlib
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

import pikepdf
import pypdfium2

from trycksak.errors import Defect
from trycksak.findings import Finding, Place
from trycksak.model.terms import Output
from trycksak.preflight.document import Ceilings, refusal, whole_document
from trycksak.preflight.interpret import Budget, Content, hidden_at, hidden_layers, interpret, unsteady_layers
from trycksak.preflight.interpret.marks import Mark
from trycksak.preflight.original import read_drawings, read_partners
from trycksak.preflight.proof.asked import Asked, Edition
from trycksak.preflight.proof.colours import Colours, colours_of
from trycksak.preflight.proof.evidence import Evidence, Figure, MarkEvidence, Surface, Unit
from trycksak.preflight.proof.find import Pattern, find_marks, patterns_of
from trycksak.preflight.proof.page import PageProof, Proved
from trycksak.preflight.proof.period import period
from trycksak.preflight.proof.place import Size
from trycksak.preflight.proof.relation import rule_on_relation
from trycksak.preflight.proof.ruling import Ruling
from trycksak.preflight.proof.standing import Standing
from trycksak.preflight.sheet import DAMAGE, Unmeasurable, View, trim_view

__all__ = ["Asked", "Edition", "Prover", "prove_pdf"]

# What looking at a page's layers may take, in seconds.
_PATIENCE_S: Final = 10.0
KINDS: Final = {Edition.WEB: "web edition", Edition.PRESS: "press edition", Edition.ANYBODY: "PDF"}


def prove_pdf(path: Path, shown: str, asked: Asked, ceilings: Ceilings | None = None) -> Evidence:
    """Prove a PDF; never raises for what the file is. Raises Stopped for originals that cannot be compared with."""
    ceilings = ceilings or Ceilings()
    prover = Prover(path, shown, asked)
    try:
        with whole_document(path, ceilings) as pdf, prover:
            budget = Budget(time.monotonic() + ceilings.seconds, hidden_layers(pdf))
            for number, page in enumerate(pdf.pages, start=1):
                try:
                    prover.page(pdf, number, interpret(page, budget))
                except Unmeasurable as fault:
                    prover.unmeasured(number, fault)
                    if time.monotonic() > budget.until:
                        break
    except Unmeasurable as fault:
        prover.refused(fault)
    return prover.evidence()


@dataclass
class Prover:
    """Gathers the evidence of one PDF, page by page; a context, since it holds the file open to draw it."""

    path: Path
    shown: str
    asked: Asked
    surfaces: list[Surface] = field(default_factory=list)
    _open: ExitStack = field(default_factory=ExitStack)
    _drawn: pypdfium2.PdfDocument | None = None
    _leaf: tuple[int, pypdfium2.PdfPage] | None = None

    def __post_init__(self) -> None:
        asked = self.asked
        self._drawings = read_drawings(asked.root, asked.brand)
        self._patterns: Sequence[Pattern] = patterns_of(self._drawings)
        self._others: Sequence[Pattern] = patterns_of(read_partners(asked.root, asked.brand))
        self._colours: Colours = colours_of(asked.brand, asked.edition)

    def __enter__(self) -> "Prover":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def page(self, pdf: pikepdf.Pdf, number: int, content: Content) -> None:
        """Prove one page, from 1, whose content was interpreted; raises Unmeasurable, and Defect for a fault of ours.

        What a damaged file raises is known to its readers; what is raised here would be taken for it.
        """
        try:
            self._prove(pdf, number, content)
        except DAMAGE as fault:
            what = f"{type(fault).__name__}: {fault}"
            raise Defect(
                f"{self.shown}, page {number} could not be proved ({what}). Report it with the file."
            ) from fault

    def _prove(self, pdf: pikepdf.Pdf, number: int, content: Content) -> None:
        view = self._view(pdf.pages[number - 1])
        found = self._found(content.marks, view)
        hidden = self._hidden(pdf, number, view, found)
        concealed = {_where(mark) for mark in hidden}
        shown = [mark for mark in found if _where(mark) not in concealed]
        # An annotation that could not be read may stand anywhere.
        unread = len(pdf.pages[number - 1].get("/Annots", ())) > len(content.annotations)
        printed, outputs = "/OCProperties" in pdf.Root or unread, self.asked.outputs(number)
        opened = partial(self._page, number)
        page = PageProof(opened, view, content, self.asked, self._colours, self._drawings, outputs, printed)
        judged = [page.of_outlines(mark) for mark in shown]
        judged += page.of_pixels(shown, everywhere=self._required(number) and not shown and not hidden)
        others = find_marks(content.marks, self._others, view.to_mm, self._colours.filled)
        rulings = [*map(_hidden_ruling, hidden), *self._of_page(number, len(judged) + len(hidden))]
        judged += [page.of_partner(mark, shown) for mark in others]
        self._keep(number, page.size, judged, rulings)

    def _keep(self, number: int, size: Size, judged: Sequence[Proved], rulings: Sequence[Ruling]) -> None:
        place = Place(self.shown, page=number)
        findings = {ruling.finding(place) for ruling in rulings if not ruling.figure.holds}
        for mark, of_mark in judged:
            at = Place(self.shown, page=number, box_mm=tuple(round(length, 1) for length in mark.box))
            findings |= {ruling.finding(at) for ruling in of_mark if not ruling.figure.holds}
        marks, figures = tuple(mark for mark, _ in judged), tuple(ruling.figure for ruling in rulings)
        self.surfaces.append(self._surface(number, size, marks, figures, tuple(sorted(findings))))

    def unmeasured(self, number: int, fault: Unmeasurable) -> None:
        """Note a page that cannot be measured."""
        place = Place(self.shown, page=number)
        should, do = "every page can be measured", "Export it anew; if it stays so, look for the first copy."
        finding = Finding(place, "pdf/page", str(fault), should, do)
        self.surfaces.append(self._surface(number, (0.0, 0.0), (), (), (finding,)))

    def refused(self, fault: Unmeasurable) -> None:
        """Note that the whole file cannot be measured."""
        self.surfaces = [self._surface(0, (0.0, 0.0), (), (), (refusal(self.shown, fault),))]

    def evidence(self) -> Evidence:
        """Give what was gathered."""
        try:
            with self.path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            digest = ""
        return Evidence(self.shown, digest, KINDS[self.asked.edition], "", tuple(self.surfaces))

    def _of_page(self, number: int, marks: int) -> list[Ruling]:
        asked, outputs = self.asked, self.asked.outputs(number)
        rulings = []
        if self._required(number) or marks:
            rulings.append(_presence(marks, self._required(number), asked))
        if marks > 1 and not asked.terms.original.may_repeat:
            rulings.append(_repeated(marks))
        if asked.relation and set(outputs) & set(asked.terms.relation.outputs):
            what = "the cover" if outputs[0] is Output.COVER else "the page"
            rulings.append(rule_on_relation(self._page(number), asked, what))
        if number == 1:
            rulings.append(period(asked.terms.agreement, asked.dates))
        return rulings

    def _view(self, page: pikepdf.Page) -> View:
        try:
            return trim_view(page)
        except DAMAGE:
            raise Unmeasurable("a page has no proper size") from None

    def _hidden(self, pdf: pikepdf.Pdf, number: int, view: View, found: Sequence[Standing]) -> list[Standing]:
        """Find marks on layers that are off, in the file or when it is viewed or printed, or that come and go."""
        if "/OCProperties" not in pdf.Root:
            return []

        def found_with(budget: Budget) -> list[Standing]:
            return self._found(interpret(pdf.pages[number - 1], budget).marks, view)

        until = time.monotonic() + _PATIENCE_S
        ways = (hidden_at(pdf, "View"), hidden_at(pdf, "Print"), hidden_layers(pdf) | unsteady_layers(pdf))
        shown = [found_with(Budget(until, off)) for off in ways]
        always = set.intersection(*({_where(mark) for mark in marks} for marks in (found, *shown)))
        return [mark for mark in found_with(Budget(until, every_layer=True)) if _where(mark) not in always]

    def _found(self, content: Sequence[Mark], view: View) -> list[Standing]:
        return find_marks(content, self._patterns, view.to_mm, self._colours.filled)

    def _required(self, number: int) -> bool:
        return self.asked.required(number)

    def _surface(
        self,
        number: int,
        size: Size,
        marks: tuple[MarkEvidence, ...],
        figures: tuple[Figure, ...],
        findings: tuple[Finding, ...],
    ) -> Surface:
        outputs, required = self.asked.outputs(number), self._required(number)
        return Surface(number, "", outputs, required, size, Unit.MM, marks, figures, findings)

    def _page(self, number: int) -> pypdfium2.PdfPage:
        """Open a page to be drawn: that takes its time, and more than one rule may look at it."""
        if self._leaf and self._leaf[0] == number:
            return self._leaf[1]
        try:
            if self._drawn is None:
                self._drawn = self._open.enter_context(pypdfium2.PdfDocument(self.path))
                # Else the fields of a form, which can cover a mark, are not drawn.
                self._drawn.init_forms()
            self._leaf = number, self._drawn[number - 1]
            return self._leaf[1]
        except pypdfium2.PdfiumError as fault:
            raise Unmeasurable(f"the file cannot be drawn ({fault})") from None


def _where(mark: Standing) -> tuple[str, tuple[float, ...]]:
    return mark.drawing.master.path, tuple(round(number, 2) for number in mark.placement)


def _presence(marks: int, required: bool, asked: Asked) -> Ruling:
    wording = asked.brand.logotype.wording.get(asked.locale, "")
    limit = "at least 1" if required else "none asked"
    return Ruling(
        Figure("presence", "marks", float(marks), limit, "", bool(marks) or not required),
        "logotype/missing",
        "no whole logotype is found",
        f"the page carries the logotype `{wording}`",
        "Place the SVG from brand/logotype/ in the template, unchanged.",
    )


def _repeated(marks: int) -> Ruling:
    figure = Figure("original", "marks on the page", float(marks), 1.0, "", False)
    is_, should = f"the page carries the logotype {marks} times", "it carries it once"
    return Ruling(figure, "logotype/repeated", is_, should, "Take the others away.")


def _hidden_ruling(mark: Standing) -> Ruling:
    return Ruling(
        Figure("presence", "layer", "off", "on", "", False),
        "logotype/hidden",
        "the logotype lies on a layer that is off, on a screen or in print",
        "everybody sees it, on every screen and sheet",
        "Take it out of the layer.",
    )
