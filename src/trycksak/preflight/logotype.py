"""The logotype in a finished PDF: there, the right one, whole, large enough, in its corner, in its colours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trycksak.findings import Finding, Place
from trycksak.model.brand import Brand
from trycksak.model.publication import Trim
from trycksak.model.record import Locale
from trycksak.model.terms import Corner, Terms
from trycksak.preflight.mark import FoundMark, marks_on
from trycksak.preflight.original import read_drawings
from trycksak.preflight.sheet import Unmeasurable, opened, trim_view, unreadable

# The width and the height may differ by this share of each other.
PROPORTION: Final = 0.005
# What rounding in the file may take from a length, in mm.
_ROUNDING_MM: Final = 0.02
# What counts as upright and square, in degrees; half the proportion's effect on a corner.
_STRAIGHT: Final = 0.15


@dataclass(frozen=True)
class _Page:
    """One page that must carry the logotype, and what it is held against."""

    place: Place
    size: tuple[float, float]
    brand: Brand
    terms: Terms
    locale: Locale
    trim: Trim

    def judge(self, marks: Sequence[FoundMark]) -> list[Finding]:
        """Tell what is wrong with the best of the marks found on the page."""
        own = [mark for mark in marks if mark.master.locale == self.locale]
        if own:
            colours = {"+".join(sorted({str(shape.fill) for shape in mark.drawing.shapes})) for mark in own}
            return min(([*self._faults(mark, colours)] for mark in own), key=len)
        if not marks:
            is_ = "no whole logotype is found"
            return [_missing(self.place, is_, self.locale, self.brand)]
        other, wording = marks[0].master.locale, self.brand.logotype.wording
        is_ = f"the logotype says `{wording[other]}` ({other})"
        do = f"Place the original whose `locale` is `{self.locale}` in brand/brand.yml."
        return [self._finding("language", is_, f"in `{self.locale}` it says `{wording[self.locale]}`", do)]

    def _faults(self, mark: FoundMark, colours: set[str]) -> Iterator[Finding]:
        yield from self._size(mark)
        yield from self._corner(mark)
        yield from self._proportion(mark)
        if mark.recoloured:
            is_ = f"the logotype is {_listed({str(fill) for fill in mark.fills}, 'and')}"
            do = "Place an original as it is, without a colour of your own."
            yield self._finding("colour", is_, f"the originals are {_listed(colours, 'or')}", do)

    def _size(self, mark: FoundMark) -> Iterator[Finding]:
        is_, least = f"the logotype is {mark.width_mm:.1f} mm wide", self.terms.minimum.width_mm.get(self.trim.value)
        if least is None:
            should = f"brand/terms.yml says how wide it is at least on {self.trim.value}"
            yield self._finding("size", is_, should, f"Add `{self.trim.value}` to `minimum.width_mm`.")
        elif mark.width_mm < least - _ROUNDING_MM:
            should = f"on {self.trim.value} it is at least {least:g} mm wide"
            yield self._finding("size", is_, should, f"Make it {least:g} mm or wider.")

    def _corner(self, mark: FoundMark) -> Iterator[Finding]:
        x, y, width, height = mark.box_mm
        across, down = self.size
        over = -min(x, y, across - x - width, down - y - height)
        if over > _ROUNDING_MM:
            is_, should = f"the logotype reaches {over:.1f} mm past the trim", "it stands whole inside the page"
            yield self._finding("corner", is_, should, "Move it inside the page.")
            return
        upper, left = y + height / 2 < down / 2, x + width / 2 < across / 2
        corner = Corner(f"{'top' if upper else 'bottom'}-{'left' if left else 'right'}")
        if corner not in self.terms.corners.print:
            is_ = f"the logotype stands {corner.value}, {x:.1f} mm from the left and {y:.1f} mm from the top"
            should = f"it stands {_listed({allowed.value for allowed in self.terms.corners.print}, 'or')}"
            yield self._finding("corner", is_, should, "Move it to a corner that the terms allow.")

    def _proportion(self, mark: FoundMark) -> Iterator[Finding]:
        box, (along, across) = mark.drawing.box, mark.scale
        if mark.mirrored:
            is_ = "the logotype is mirrored"
        elif abs(mark.rotation) > _STRAIGHT:
            is_ = f"the logotype is turned by {mark.rotation:.1f}°"
        elif mark.placement.slant > _STRAIGHT:
            is_ = f"the logotype is slanted by {mark.placement.slant:.1f}°"
        elif abs(along - across) > PROPORTION * max(along, across):
            is_ = f"the logotype is {mark.width_mm:.2f} × {mark.height_mm:.2f} mm{_share(along, across)}"
            should = f"{mark.width_mm:.2f} mm wide it is {mark.width_mm * box.height / box.width:.2f} mm high"
            yield self._finding("proportion", is_, should, "Set its width or its height only, never both.")
            return
        else:
            return
        do = "Place the original without a transformation."
        yield self._finding("proportion", is_, "it stands upright, as it was drawn", do)

    def _finding(self, rule: str, is_: str, should: str, do: str) -> Finding:
        return Finding(self.place, f"logotype/{rule}", is_, should, do)


def check_pdf(
    path: Path,
    shown: str,
    root: Path,
    brand: Brand,
    terms: Terms,
    locale: Locale,
    trim: Trim,
    pages: Sequence[int] = (1,),
) -> list[Finding]:
    """Measure the logotype on the pages, from 1, that must carry it; `root` is where the originals lie.

    Of several marks on a page the best one counts. Raises Stopped for originals that cannot be compared with.
    """
    drawings = read_drawings(root, brand)
    found: list[Finding] = []
    try:
        with opened(path) as pdf:
            for number in pages:
                place = Place(shown, page=number)
                if number > len(pdf.pages):
                    found.append(_missing(place, "there is no such page", locale, brand))
                    continue
                page = pdf.pages[number - 1]
                view = trim_view(page)
                judge = _Page(place, (view.width, view.height), brand, terms, locale, trim)
                found += judge.judge(marks_on(page, number, drawings))
    except Unmeasurable as fault:
        return [unreadable(shown, fault)]
    return sorted(found)


def _missing(place: Place, is_: str, locale: Locale, brand: Brand) -> Finding:
    should = f"the page carries the logotype `{brand.logotype.wording[locale]}`"
    do = "Place the SVG from brand/logotype/ in the template, unchanged."
    return Finding(place, "logotype/missing", is_, should, do)


def _share(along: float, across: float) -> str:
    if across == 0:
        return ", flat"
    return f", {abs(along / across - 1) * 100:.1f} % too {'wide' if along > across else 'narrow'}"


def _listed(values: set[str], word: str) -> str:
    *first, last = sorted(values)
    return f"{', '.join(first)} {word} {last}" if first else last
