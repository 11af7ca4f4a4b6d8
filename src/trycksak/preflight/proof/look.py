"""How a mark looks where it stands: its colours, whether it is whole and uncovered, its ground and its clear space.

The outlines say what is painted and how; the pixels say what is seen. A fault that both tell is told once, in the
words of the outlines, which know the cause.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from trycksak.model.brand import Master, Variant
from trycksak.model.terms import Medium, Output
from trycksak.preflight.geometry import Affine, grown
from trycksak.preflight.interpret.marks import Mark, PathMark
from trycksak.preflight.interpret.spaces import Kind
from trycksak.preflight.original import Drawing
from trycksak.preflight.proof.asked import Asked
from trycksak.preflight.proof.colours import Colours, written
from trycksak.preflight.proof.evidence import Figure
from trycksak.preflight.proof.ground import rule_on_ground
from trycksak.preflight.proof.pixels import Seen
from trycksak.preflight.proof.ruling import Ruling, listed
from trycksak.preflight.proof.standing import Standing
from trycksak.preflight.proof.surroundings import Neighbour, contains, neighbours

# The share of the mark's pixels that may differ from the original drawn alone: rounding at edges.
_UNLIKE: Final = 0.002
# What is hidden of the mark's own ink, as a share, before it counts as covered.
_HIDDEN: Final = 0.01
# What of it is seen in another colour before that is the fault.
_RECOLOURED: Final = 0.6
# What a clip may cut off a box, in pt: rounding.
_CUT_PT: Final = 0.15
# An opacity so near 1 is 1: a step of 8 bits.
_OPAQUE: Final = 1 - 1 / 255


@dataclass(frozen=True)
class Sight:
    """A mark on a page, with all that is needed to say how it looks."""

    standing: Standing
    content: Sequence[Mark]
    to_mm: Affine
    seen: Seen
    asked: Asked
    colours: Colours
    clear: float
    variants: Mapping[Variant, Drawing]
    """The originals of the mark's own language."""
    outputs: tuple[Output, ...]
    """What the page is in the terms."""

    def identity(self) -> Iterator[Ruling]:
        """Hold what the mark is against the originals: its shape, and the language of its words."""
        yield self._identity()
        yield self._language()

    def rulings(self, inside: bool) -> Iterator[Ruling]:
        """Hold a whole mark's look against the terms; `inside` says that it lies whole within the page."""
        yield from self.identity()
        colour = self._colour()
        yield colour
        veil, cut, cover = self._veil(), self._cut() if inside else "", self._cover
        yield self._held("opacity", veil or "100 %", "100 %", not veil, f"the logotype is {veil}", _WHOLE, _SOLID)
        yield self._held("clipped", cut or "no", "no", not cut, f"the logotype is cut {cut}", _WHOLE, _UNCUT)
        # Where the ground is uneven, the mark on it cannot be like the mark on an even one.
        uneven = self._intruded and cover is None
        explained = bool(veil or cut or uneven or not inside or not colour.figure.holds)
        yield self._likeness(explained, cover)
        yield self._surroundings(cover is not None and self._differs)
        yield from self._on_its_ground()

    def of_pixels(self) -> Iterator[Ruling]:
        """Hold the look of a mark that is no outlines against the terms, as far as pixels tell it."""
        yield self._language()
        yield self._surroundings(False)
        yield from self._on_its_ground()

    @property
    def covered(self) -> bool:
        """Whether something stands on it."""
        return self._cover is not None

    @property
    def _differs(self) -> bool:
        return self.seen.unlike > _UNLIKE

    def _identity(self) -> Ruling:
        standing = self.standing
        missing = standing.parts - standing.whole - standing.moved
        faults = [
            f"{missing} of its {standing.parts} parts missing" if missing else "",
            f"{standing.moved} of its {standing.parts} parts redrawn or moved" if standing.moved else "",
            "an outline of its own" if standing.stroked else "",
        ]
        is_ = f"the logotype has {listed([fault for fault in faults if fault] or ['all its parts'], 'and')}"
        measured = f"{standing.whole} of {standing.parts} parts" + (" stroked" if standing.stroked else "")
        return Ruling(
            Figure("original", "shape", measured, f"{standing.parts} of {standing.parts} parts", "", standing.complete),
            "logotype/altered",
            is_,
            "it is one of the originals, unchanged",
            "Place the original from brand/logotype/ as it is.",
        )

    def _language(self) -> Ruling:
        master, wording = self.standing.drawing.master, self.asked.brand.logotype.wording
        locale = master.locale if isinstance(master, Master) else ""
        holds = (
            locale == self.asked.brand.logotype.drawn_in(self.asked.locale)
            or not self.asked.terms.language.follows_page
        )
        return Ruling(
            Figure("language", "wording", wording.get(locale, ""), wording.get(self.asked.locale, ""), "", holds),
            "logotype/language",
            f"the logotype says `{wording.get(locale, '')}` ({locale})",
            f"in `{self.asked.locale}` it says `{wording.get(self.asked.locale, '')}`",
            f"Place the original whose `locale` is `{self.asked.locale}` in brand/brand.yml.",
        )

    def _colour(self) -> Ruling:
        pairs = list(zip(self.standing.painted, self.standing.drawing.shapes, strict=True))
        wrong = [mark for mark, shape in pairs if mark is not None and not self.colours.filled(mark, shape.fill)]
        has = sorted({written(mark.fill) for mark in wrong or self.standing.painted if mark is not None})
        should = sorted({self.colours.asked(shape.fill) for _, shape in pairs})
        shown = [] if wrong else self._shown_otherwise()
        seen_as = f", shown as {listed(shown, 'and')}" if shown else ""
        return Ruling(
            Figure("original", "colour", listed(has, "and") + seen_as, listed(should, "and"), "", not (wrong or shown)),
            "logotype/colour",
            f"the logotype is {listed(has, 'and')}{seen_as}",
            f"the original that is nearest is {listed(should, 'and')}",
            "Place an original as it is, without a colour of your own.",
        )

    def _shown_otherwise(self) -> list[str]:
        """List the colours in which spots are seen that are not the brand's; an ink's name alone shows nothing."""
        found = set()
        pairs = zip(self.standing.painted, self.standing.drawing.shapes, strict=True)
        painted = [(mark, shape) for mark, shape in pairs if mark is not None]
        for (mark, shape), seen in zip(painted, self.seen.colours, strict=False):
            spot = mark.fill is not None and mark.fill.space.kind in (Kind.SEPARATION, Kind.DEVICE_N)
            if spot and len(seen) == 3 and not self.colours.looks(seen, shape.fill):
                found.add(_hex(seen))
        return sorted(found)

    def _veil(self) -> str:
        """Say what makes the mark transparent or mixes it with its ground; of blends only those that are seen."""
        looks = [mark.look for _, mark in self.standing.members]
        alpha = min((look.fill_alpha * look.group_alpha for look in looks), default=1.0)
        if alpha < _OPAQUE:
            return f"{100 * alpha:.0f} % opaque"
        blends = sorted({name for look in looks for name in (look.blend, look.group_blend) if name != "Normal"})
        if not self._differs and not self._overprints:
            return ""
        if any(look.soft_masked for look in looks):
            return "behind a soft mask"
        if blends:
            return f"mixed with its ground ({listed(blends, 'and')})"
        return "overprinted on its ground" if self._overprints else ""

    @property
    def _overprints(self) -> bool:
        """Whether its inks are printed on other inks, which no screen shows; on bare paper nothing changes."""
        paints = [mark.fill for _, mark in self.standing.members if mark.look.fill_overprints and mark.fill is not None]
        on_paper = min(self.seen.ground) > 0.995
        return any(paint.white or not (on_paper or paint.black) for paint in paints)

    def _cut(self) -> str:
        worst = max((_lost(mark) for _, mark in self.standing.members), default=0.0)
        return f"by {worst / 72 * 25.4:.1f} mm" if worst > _CUT_PT else ""

    @cached_property
    def _cover(self) -> Neighbour | None:
        fault = self.seen.fault
        if fault is None:
            return None
        over = [one for one in neighbours(self.content, self.standing, self.to_mm, fault) if one.later]
        return over[-1] if over else None

    def _likeness(self, explained: bool, cover: Neighbour | None) -> Ruling:
        """Compare what is seen with the mark alone; a cause that is known already is told by its own name only."""
        seen = self.seen
        unlike, hidden = round(100 * seen.unlike, 2), seen.unlike * (1 - seen.added)
        figure = Figure("original", "seen otherwise", unlike, 100 * _UNLIKE, "%", explained or not self._differs)
        share = f"{unlike:.4g} % of the logotype"
        if cover is not None and hidden > _HIDDEN:
            is_ = f"{share} is covered by {cover.name}"
            return Ruling(figure, "logotype/covered", is_, "nothing stands on it", "Move that away.")
        if cover is not None and not isinstance(cover.mark, PathMark):
            is_ = f"{cover.name} stands in the gaps of the logotype"
            return Ruling(figure, "logotype/clear-space", is_, "nothing stands in it", "Move that away.")
        if cover is None and any(mark.shaped for _, mark in self.standing.members):
            is_ = f"{share} is cut away by a frame that is no rectangle"
            return Ruling(figure, "logotype/clipped", is_, _WHOLE, _UNCUT)
        if cover is None and self._under:
            is_ = f"{share} is not seen as on an even ground"
            return Ruling(figure, "logotype/ground", is_, _EVEN, _FLAT)
        if cover is None and hidden > _RECOLOURED:
            is_ = f"{share} is seen in another colour than the file names"
            return Ruling(figure, "logotype/colour", is_, "it is seen in its own", "Take away what changes colours.")
        what = f" ({cover.name} stands in it)" if cover else ""
        is_ = f"{share} does not look like the original{what}"
        return Ruling(figure, "logotype/altered", is_, "it is one of the originals, unchanged", _UNCHANGED)

    def _surroundings(self, explained: bool) -> Ruling:
        free = explained or not self._intruded
        figure = Figure("clear-space", "not free", round(100 * self.seen.uneven, 2), 0.0, "%", free)
        under = self._under
        if under is not None:
            is_ = f"the logotype stands on {under.name} that is not even, or ends too near"
            return Ruling(figure, "logotype/ground", is_, _EVEN, _FLAT)
        near = list(neighbours(self.content, self.standing, self.to_mm, self.seen.intruder or self.standing.box))
        is_ = f"{near[-1].name if near else 'something'} stands in the logotype's clear space"
        should = f"{self.clear:.1f} mm on every side are free"
        return Ruling(figure, "logotype/clear-space", is_, should, "Move it away, or move the logotype.")

    @property
    def _intruded(self) -> bool:
        return self.seen.intruder is not None

    @cached_property
    def _under(self) -> Neighbour | None:
        """Give what lies under the mark without being an even ground for all of its clear space; the last of them."""
        around = grown(self.standing.box, self.clear)
        earlier = [
            one for one in neighbours(self.content, self.standing, self.to_mm, self.standing.box) if not one.later
        ]
        uneven: Neighbour | None = None
        for one in earlier:
            if one.is_plate and contains(one.box, around):
                uneven = None
            elif not one.is_frame:
                uneven = one
        return uneven

    def _on_its_ground(self) -> Iterator[Ruling]:
        master = self.standing.drawing.master
        if isinstance(master, Master):
            terms, ground = self.asked.terms, self.seen.ground
            yield from rule_on_ground(master.variant, self.variants, ground, terms, Medium.PRINT, self.outputs)

    def _held(self, what: str, measured: str, limit: str, holds: bool, is_: str, should: str, do: str) -> Ruling:
        return Ruling(Figure("original", what, measured, limit, "", holds), f"logotype/{what}", is_, should, do)


_WHOLE: Final = "it stands whole and opaque, as it was drawn"
_SOLID: Final = "Place the original without transparency, blend mode or overprint."
_UNCUT: Final = "Make the frame that it stands in larger."
_EVEN: Final = "it stands on an even ground"
_FLAT: Final = "Put a flat ground under it that reaches past its clear space."
_UNCHANGED: Final = "Place the original from brand/logotype/ as it is, with nothing on it."


def _lost(mark: PathMark) -> float:
    """Measure how far a path's box reaches past what its clip leaves, in pt."""
    return max(abs(one - other) for one, other in zip(mark.outer, mark.box, strict=True))


def _hex(colour: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(255 * value):02X}" for value in colour)
