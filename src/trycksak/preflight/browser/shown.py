"""One page in one state: every mark on it, and what is asked of the page as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from trycksak.model.terms import Corner, Output
from trycksak.preflight.browser.alone import Frame, Studio
from trycksak.preflight.browser.judge import Asked, Seen, rule_on_link, rule_on_mark, rule_on_name
from trycksak.preflight.browser.originals import Original, Originals, embedded
from trycksak.preflight.browser.placing import corners_of, drawn, scales_of, within
from trycksak.preflight.browser.serve import Served
from trycksak.preflight.browser.sight import ground_of, look_at
from trycksak.preflight.browser.states import Look, State
from trycksak.preflight.browser.survey import Candidate, Kind, Survey, Words
from trycksak.preflight.browser.tab import Tab
from trycksak.preflight.browser.wrong import wrong_mark
from trycksak.preflight.geometry import Box, grown, in_hundredths
from trycksak.preflight.proof.contrast import contrast
from trycksak.preflight.proof.evidence import Figure, MarkEvidence
from trycksak.preflight.proof.ruling import Ruling, listed
from trycksak.preflight.proof.sameness import Pixels

# What a picture shows round a mark's clear space, in CSS pixels.
_ROUND: Final = 6
# A mark that repeats one in its corner is looked at in windows of these widths only, in CSS pixels.
_REPEATED: Final = (320, 1280)
# What is less than this from its ground is not read (WCAG 2.2, 1.4.3, for large text).
_READABLE: Final = 3.0


@dataclass(frozen=True)
class Shown:
    """What was found in one state: the page's marks, and the figures of the page itself.

    `rulings` are those on the marks and on the page, each with the element that it is about. `picture` shows the first
    mark, or the page's upper left corner, and `part` is what of the page it shows.
    """

    state: State
    marks: tuple[MarkEvidence, ...]
    figures: tuple[Figure, ...]
    rulings: tuple[tuple[str, Ruling], ...]
    picture: Pixels
    part: Box


@dataclass(frozen=True)
class Looker:
    """Somebody who looks at a page of a site: with a window, and an original to compare with.

    `relation` are the words that the page is to say, empty: none are asked for. `styled` says that style sheets or
    scripts may show the logotype too.
    """

    tab: Tab
    studio: Studio
    served: Served
    originals: Originals
    asked: Asked
    relation: str
    styled: bool

    async def look(self, state: State) -> Shown:
        """Look at the page in a state; raises Unshown where that cannot be done."""
        await self.tab.show(state)
        survey = await self.tab.survey(state, self._question())
        seen: list[Seen] = []
        wrong: list[MarkEvidence] = []
        rulings: list[tuple[str, Ruling]] = []
        pictures: list[tuple[Pixels, Box]] = []
        absent: list[str] = []
        repeated = 0
        for index, candidate in enumerate(survey.marks):
            data = self._data(candidate.source)
            original = self.originals.of(data) if data is not None else None
            if not self._is_meant(candidate, data):
                continue
            if candidate.absent:
                absent.append(candidate.absent)
            elif original is None or candidate.kind is not Kind.IMG or not candidate.loaded or "#" in candidate.source:
                mark, ruling = wrong_mark(candidate, data, original)
                wrong.append(mark)
                rulings.append((candidate.who, ruling))
            elif state.width not in _REPEATED and any(self._in_corner(one, survey) for one in seen):
                repeated += 1
            else:
                one, picture, part = await self._see(index, candidate, original, survey, state)
                if candidate.cut_away and not one.clicks.reached:
                    absent.append("what it stands in, which cuts it off")
                    continue
                seen.append(one)
                pictures.append((picture, part))
        picture, part = pictures[0] if pictures else await self.tab.photograph(Box(0, 0, min(state.width, 400), 160))
        marks = []
        for one, own in zip(seen, self._judged(seen, survey), strict=True):
            marks.append(_evidence(one, own, self.asked))
            rulings += [(one.candidate.who, ruling) for ruling in own]
        of_page = self._of_page(len(seen) + repeated, len(wrong), absent, survey)
        rulings += [("", ruling) for ruling in of_page]
        figures = tuple(ruling.figure for ruling in of_page)
        return Shown(state, (*marks, *wrong), figures, tuple(rulings), picture, part)

    def _question(self) -> dict[str, Any]:
        names = [words.strip().lower() for words in self.asked.wording.values()]
        files = [address for file in self.originals.files for address in self.served.addresses(file)]
        return {"files": files, "names": names, "styled": self.styled, "relation": self.relation}

    def _data(self, address: str) -> bytes | None:
        inside = embedded(address)
        if inside is not None or not address:
            return inside
        file = self.served.file(address)
        return file.read_bytes() if file else None

    def _is_meant(self, candidate: Candidate, data: bytes | None) -> bool:
        """Tell whether something is meant as the logotype: it is an original, made from one, or called by its name."""
        return candidate.named or (data is not None and self.originals.is_mark(data))

    async def _see(
        self, index: int, candidate: Candidate, original: Original, survey: Survey, state: State
    ) -> tuple[Seen, Pixels, Box]:
        brought = await self.tab.bring(index)
        content = Box(*brought.box)
        box = drawn(original, content, candidate.natural, candidate.fit, candidate.position, scales_of(candidate))
        # What a frame cuts off is drawn whole, so that the difference is seen.
        whole = within(box, content)
        frame = Frame(content, candidate.fit, candidate.position) if whole else Frame(box, "fill", "50% 50%")
        clear = self.asked.terms.clear(box.width, box.height)
        picture, part = await self.tab.photograph(_on_page(grown(box, clear + _ROUND), survey.size))
        ground = ground_of(picture, part, box)
        alone = await self.studio.draw(original, ground, frame, box)
        sight = look_at(picture, part, box, clear, original, alone, ground)
        name = await self.tab.name(index, candidate.voice)
        leads = self.served.file(candidate.link) if candidate.link else None
        printed = state.look is Look.PRINT
        one = Seen(original, candidate, box, survey.size, brought.clicks, sight, name, leads, printed)
        return one, picture, part

    def _judged(self, seen: Sequence[Seen], survey: Survey) -> Iterator[list[Ruling]]:
        """Judge every mark; the first in a corner that the terms allow stands for the sender, the others repeat it."""
        corners = [_corners(one, survey) for one in seen]
        cornered = [index for index, one in enumerate(seen) if self._in_corner(one, survey)]
        linked = [index for index in cornered if rule_on_link(seen[index], self.asked).figure.holds]
        chief = next(iter([*linked, *cornered]), 0)
        for index, one in enumerate(seen):
            rulings = [*rule_on_mark(one, self.asked), rule_on_name(one, self.asked, repeated=index != chief)]
            if index == chief:
                rulings += [self._corner(one, corners[index]), rule_on_link(one, self.asked)]
            yield rulings

    def _in_corner(self, seen: Seen, survey: Survey) -> bool:
        return bool({*_corners(seen, survey)} & {*self.asked.terms.corners.web})

    def _corner(self, seen: Seen, stands: Sequence[Corner]) -> Ruling:
        allowed = self.asked.terms.corners.web
        where = listed([one.value for one in stands], "and") if stands else "in no corner"
        return Ruling(
            Figure(
                "corners",
                "corner",
                where,
                listed([one.value for one in allowed], "/"),
                "",
                bool({*stands} & {*allowed}),
            ),
            "logotype/corner",
            f"the logotype stands {where}, {seen.box.x:.0f} px from the left and {seen.box.y:.0f} px from the top",
            f"it stands {listed([one.value for one in allowed], 'or')} in the page's column",
            "Move it to a corner that the terms allow.",
        )

    def _of_page(self, marks: int, wrong: int, absent: Sequence[str], survey: Survey) -> list[Ruling]:
        terms, required = self.asked.terms, Output.WEB_PAGE in self.asked.terms.presence.outputs
        wording = self.asked.wording[self.asked.locale]
        # Something wrong in its place is told by its own name.
        holds = bool(marks or wrong) or not required
        figure = Figure("presence", "marks", float(marks), "at least 1" if required else "none asked", "", holds)
        hidden = f"the logotype is hidden by {absent[0]}" if absent else ""
        rulings = [
            Ruling(
                figure,
                "logotype/hidden" if hidden else "logotype/missing",
                hidden or "no logotype is on the page",
                f"the page carries the logotype `{wording}`",
                "Take that away in overrides/." if hidden else "Bring the header back in overrides/.",
            )
        ]
        if not terms.original.may_repeat:
            once = Figure("original", "marks on the page", float(marks), 1.0, "", marks <= 1)
            is_, should = f"the page carries the logotype {marks} times", "it carries it once"
            rulings.append(Ruling(once, "logotype/repeated", is_, should, "Take the others away."))
        return [*rulings, _relation(self.relation, survey.relation)] if self.relation else rulings


def _corners(seen: Seen, survey: Survey) -> tuple[Corner, ...]:
    return corners_of(seen.box, survey.column, survey.size[1])


def _relation(wanted: str, found: Sequence[Words]) -> Ruling:
    faults = [words.hidden or _unreadable(words) for words in found]
    read = "" in faults
    is_ = (
        f"the page says `{wanted}` where nobody reads it: {faults[0]}"
        if faults
        else f"the page does not say `{wanted}`"
    )
    return Ruling(
        Figure("relation", "text", wanted if read else "", wanted, "", read),
        "relation/missing",
        is_,
        "a text explains what the partner is to the city",
        "Bring it back in overrides/partials/footer.html, before the partner's name.",
    )


def _unreadable(words: Words) -> str:
    if words.colour is None or words.ground is None:
        return ""
    opacity = words.colour[3]
    ink = tuple(c * opacity + g * (1 - opacity) for c, g in zip(words.colour[:3], words.ground[:3], strict=True))
    has = contrast(ink, words.ground[:3])
    return f"it has a contrast of {has:.2f}:1 with its ground" if has < _READABLE else ""


def _on_page(box: Box, size: tuple[float, float]) -> Box:
    left, top = max(box.x, 0), max(box.y, 0)
    right, bottom = min(box.x + box.width, size[0]), min(box.y + box.height, size[1])
    return Box(left, top, max(right - left, 1), max(bottom - top, 1))


def _evidence(seen: Seen, rulings: Sequence[Ruling], asked: Asked) -> MarkEvidence:
    clear = asked.terms.clear(seen.box.width, seen.box.height)
    master, figures = seen.original.master, tuple(ruling.figure for ruling in rulings)
    return MarkEvidence(
        master.path, master.sha256, "element", in_hundredths(seen.box), in_hundredths(grown(seen.box, clear)), figures
    )
