"""One page of a PDF with the marks on it: each measured, and held against every rule."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pypdfium2

from trycksak.model.terms import Output
from trycksak.preflight.geometry import bounds, grown, in_hundredths, inverse
from trycksak.preflight.interpret import Content
from trycksak.preflight.interpret.spaces import Kind, Paint
from trycksak.preflight.original import Drawing
from trycksak.preflight.proof.alone import Colour
from trycksak.preflight.proof.asked import Asked, Edition
from trycksak.preflight.proof.bitmaps import Bitmap, find_bitmaps, rule_on_bitmap
from trycksak.preflight.proof.colours import Colours, rgb
from trycksak.preflight.proof.evidence import Figure, MarkEvidence
from trycksak.preflight.proof.ground import variants_of
from trycksak.preflight.proof.look import Sight
from trycksak.preflight.proof.partners import rule_on_partner
from trycksak.preflight.proof.pixels import Seen, Shape, look
from trycksak.preflight.proof.place import Size, rule_on_place, rule_on_shape
from trycksak.preflight.proof.ruling import Ruling
from trycksak.preflight.proof.standing import Standing
from trycksak.preflight.proof.surroundings import contains, in_mm, overlap
from trycksak.preflight.sheet import View

_SOFT_MM: Final = 0.3
# How far an annotation's border and its shadow may reach past its box.
_BESIDE_MM: Final = 3.0

Proved = tuple[MarkEvidence, list[Ruling]]
"""A mark as evidence, with the rulings that made its figures."""


@dataclass(frozen=True)
class PageProof:
    """A page: as an engine draws it, as its reader sees it, and what it paints; with what its marks are held against.

    `opened` gives it to be drawn; that takes as long as all else on a page without a mark, so it is asked for late.
    `printed` says that all of it may look otherwise in print than on a screen, and is looked at both ways.
    """

    opened: Callable[[], pypdfium2.PdfPage]
    view: View
    content: Content
    asked: Asked
    colours: Colours
    drawings: Sequence[Drawing]
    outputs: tuple[Output, ...]
    printed: bool

    @cached_property
    def page(self) -> pypdfium2.PdfPage:
        """The page, to be drawn."""
        return self.opened()

    @property
    def size(self) -> Size:
        """The trim's width and height, in mm."""
        return round(self.view.width, 3), round(self.view.height, 3)

    def of_outlines(self, mark: Standing) -> Proved:
        """Measure a mark that was found by its outlines; what was altered has no size and no place of its own."""
        sight = self._sight(mark)
        if not mark.complete:
            return self._gathered(mark, sight.identity())
        place = self._place(mark)
        inside = all(ruling.figure.holds for ruling in place if ruling.id in ("logotype/trim", "logotype/clipped"))
        return self._gathered(mark, [*place, *rule_on_shape(mark), *sight.rulings(inside), self._borders(mark)])

    def of_pixels(self, found: Sequence[Standing], everywhere: bool) -> list[Proved]:
        """Find and measure the marks that are no outlines: in images, or on the whole page."""
        bitmaps = find_bitmaps(lambda: self.page, self.content.marks, self.view, self.drawings, found, everywhere)
        return [self._of_bitmap(one) for one in bitmaps]

    def of_partner(self, partner: Standing, city: Sequence[Standing]) -> Proved:
        """Measure a partner's mark beside the city's."""
        return self._gathered(partner, rule_on_partner(partner, city, self.size, self.asked, self.colours), 0.0)

    def _of_bitmap(self, one: Bitmap) -> Proved:
        # Where pixels smooth an edge, the mark reaches a little past its outlines.
        soft = _SOFT_MM + (25.4 / one.ppi if one.ppi else 0.0)
        rulings = [*rule_on_bitmap(one, self.asked.terms), *self._place(one.standing)]
        return self._gathered(one.standing, [*rulings, *self._sight(one.standing, soft).of_pixels()], how="pixels")

    def _place(self, mark: Standing) -> list[Ruling]:
        left, bottom, right, top = self.page.get_bbox()
        visible = bounds(map(self.view.to_mm.at, ((left, bottom), (right, bottom), (left, top), (right, top))))
        # Nobody trims what is read on a screen: there the format is what a window shows.
        paper = (visible.width, visible.height) if self.asked.edition is Edition.WEB else self.size
        own = mark.width, mark.height
        return list(rule_on_place(mark.box, own, self.size, visible, paper, self.asked.terms))

    def _borders(self, mark: Standing) -> Ruling:
        """Hold the clear space against the borders that readers draw round links, which no drawing of ours shows."""
        around = grown(mark.box, self._clear(mark))
        boxes = [in_mm(one.box, self.view.to_mm) for one in self.content.annotations if one.border > 0]
        crossing = [box for box in boxes if overlap(box, around) and not contains(box, around)]
        return Ruling(
            Figure("clear-space", "borders of links", float(len(crossing)), 0.0, "", not crossing),
            "logotype/clear-space",
            "a link's border stands in the logotype's clear space",
            "nothing stands there",
            "Give the link a border of no width.",
        )

    def _sight(self, mark: Standing, soft: float = 0.0) -> Sight:
        """Look at a mark on the screen, and in print where that may differ; of two looks the worse one counts."""
        printed = self.printed or self._is_annotated(mark)
        sights = [self._seen(mark, printing, soft) for printing in ((False, True) if printed else (False,))]
        return max(sights, key=lambda sight: (sight.seen.unlike, sight.seen.uneven))

    def _is_annotated(self, mark: Standing) -> bool:
        """Whether an annotation stands on the mark or near it: some are printed only, some are not (12.5.3)."""
        around = grown(mark.box, self._clear(mark) + _BESIDE_MM)
        return any(overlap(in_mm(one.box, self.view.to_mm), around) for one in self.content.annotations)

    def _seen(self, mark: Standing, printing: bool, soft: float) -> Sight:
        def sight(ground: tuple[float, float, float] | None) -> Sight:
            seen = self._look(mark, printing, soft, ground)
            clear = self._clear(mark)
            variants = variants_of(mark.drawing.master, self.drawings)
            marks, to_mm = self.content.marks, self.view.to_mm
            return Sight(mark, marks, to_mm, seen, self.asked, self.colours, clear, variants, self.outputs)

        first = sight(None)
        # It may stand on a plate of its own that ends within the clear space.
        return sight(first.seen.under) if first.seen.under and not first.covered else first

    def _look(self, mark: Standing, printing: bool, soft: float, ground: tuple[float, float, float] | None) -> Seen:
        pairs = zip(mark.drawing.shapes, mark.painted, strict=True)
        shapes = [Shape(shape.outline, _fill(painted.fill)) for shape, painted in pairs if painted]
        box, clear = grown(mark.box, soft), max(self._clear(mark) - soft, 0.0)
        to_pt, placement = inverse(self.view.to_mm), mark.placement
        return look(self.page, to_pt, shapes, box, clear, ground, placement=placement, printing=printing)

    def _clear(self, mark: Standing) -> float:
        return self.asked.terms.clear(mark.width, mark.height)

    def _gathered(
        self, mark: Standing, rulings: Iterable[Ruling], clear: float | None = None, how: str = "paths"
    ) -> Proved:
        of_mark, master = list(rulings), mark.drawing.master
        around = grown(mark.box, self._clear(mark) if clear is None else clear)
        figures = tuple(ruling.figure for ruling in of_mark)
        return MarkEvidence(
            master.path, master.sha256, how, in_hundredths(mark.box), in_hundredths(around), figures
        ), of_mark


def _fill(paint: Paint | None) -> Colour | None:
    """Give a fill as the engine that draws it is told it; a spot's look is not known."""
    shown = rgb(paint)
    if shown is not None:
        return shown
    return paint.values if paint and paint.space.kind is Kind.CMYK and len(paint.values) == 4 else None
