"""One pass over a page's content and all that it calls, within bounds: operators in, marks out."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from trycksak.preflight.geometry import IDENTITY, Affine
from trycksak.preflight.interpret.lexer import SLOW, instructions
from trycksak.preflight.interpret.marks import Oddity
from trycksak.preflight.interpret.objects import Bounds, unpacked
from trycksak.preflight.interpret.spaces import Space
from trycksak.preflight.interpret.state import State, meet
from trycksak.preflight.sheet import Unmeasurable

# One page of the welcome brochure has 4,000 operators, a map of a city 300,000.
MAX_OPERATORS: Final = 1_000_000
MAX_MARKS: Final = 200_000
# Programs nest forms ten deep at most.
MAX_DEPTH: Final = 32
# The time is asked for once in so many operators.
_PERIOD: Final = 2_048
# A call costs as much as so many other operators.
_CALL: Final = 20
# And so do arrays and strings, for each of the portions in which they are read.
_JUNK: Final = 1_024
_MAX_KEPT_BYTES: Final = 48_000_000
_MAX_STATES: Final = 10_000
_NUMBERS: Final = {float}

Handler = tuple[int, Callable[..., None]]
"""How many numbers an operator takes, and what it does; with -1 it is given its operands as they are."""


@dataclass
class Budget:
    """What a whole file may cost, and what was read of it before: fonts, and the content of forms."""

    until: float
    """The moment, on the monotonic clock, at which the patience ends."""
    hidden: frozenset[tuple[int, int]] = frozenset()
    """The layers that are switched off."""
    every_layer: bool = False
    """Whether to carry out what lies on layers whatever their state."""
    fonts: dict[tuple[int, int], Any] = field(default_factory=dict)
    contents: dict[tuple[int, int], bytes] = field(default_factory=dict)
    defaults: dict[tuple[int, tuple[int, int]], Space] = field(default_factory=dict)
    """Spaces that stand for a device's, by its number of components and their object number."""
    kept: int = 0

    def ask(self) -> None:
        """Raise Unmeasurable when the time is up."""
        if time.monotonic() > self.until:
            raise Unmeasurable("the file takes too long to measure")

    def content(self, stream: Any) -> bytes:
        """Unpack a form, once if there is room to keep it."""
        key = stream.objgen
        if key == (0, 0) or key not in self.contents:
            self.ask()
            data = unpacked(stream)
            if key == (0, 0) or self.kept + len(data) > _MAX_KEPT_BYTES:
                return data
            self.kept += len(data)
            self.contents[key] = data
        return self.contents[key]


@dataclass
class Path:
    """The path under construction: a letter for each segment, and its coordinates in user space."""

    shape: list[str] = field(default_factory=list)
    points: list[float] = field(default_factory=list)
    clips: bool = False


@dataclass
class Walk:
    """Where the pass is, and what it has found."""

    handlers: Mapping[bytes, Handler]
    budget: Budget
    state: State
    resources: Any = None
    base: Affine = IDENTITY
    """The space of the page or form that patterns are placed in (ISO 32000-1, 8.7.3.1)."""
    named: dict[tuple[str, str], Any] = field(default_factory=dict)
    """What was found of these resources, by kind and name: asking a PDF for it takes long."""
    stack: list[State] = field(default_factory=list)
    path: Path = field(default_factory=Path)
    text: Affine = IDENTITY
    line: Affine = IDENTITY
    text_clip: Bounds | None = None
    """The box of the glyphs that will be a clip when the text object ends."""
    where: tuple[str, ...] = ()
    in_mask: bool = False
    frame: Bounds | None = None
    """The box that stands for all marks of a pattern's cell, which is repeated."""
    marked: list[bool] = field(default_factory=list)
    """For each marked content that is open, whether its layer is switched off."""
    marks: list[Any] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    done: set[Any] = field(default_factory=set)
    left: int = MAX_OPERATORS
    pause: int = MAX_OPERATORS - _PERIOD

    def run(self, data: bytes, resources: Any) -> None:
        """Carry out the operators of a content stream; operands that make no sense are passed over."""
        if len(self.where) > MAX_DEPTH:
            raise Unmeasurable(f"a page calls forms more than {MAX_DEPTH} deep")
        outer, open_marks = (self.resources, self.named, self.stack), len(self.marked)
        self.resources, self.named, self.stack = resources, {}, []
        handlers = self.handlers
        for operator, operands in instructions(data):
            self.left -= 1
            if self.left <= self.pause:
                self._pause()
            handler = handlers.get(operator)
            if handler is None:
                self.left -= _JUNK if operator == SLOW else 0
                continue
            count, handle = handler
            if count < 0:
                handle(self, operands)
            elif count == 0:
                handle(self)
            elif len(operands) >= count and {*map(type, operands[-count:])} == _NUMBERS:
                handle(self, *operands[-count:])
        self.resources, self.named, self.stack = outer
        del self.marked[open_marks:]

    def nested(self, data: bytes, resources: Any, called: str, state: State, base: Affine | None = None) -> None:
        """Carry out a form, a pattern or a glyph in a state of its own, and come back as before."""
        self.left -= _CALL
        before = self.state, self.path, self.text, self.line, self.where, self.base
        self.state, self.path, self.where = state, Path(), (*self.where, called)
        self.base = self.base if base is None else base
        self.run(data, resources)
        self.state, self.path, self.text, self.line, self.where, self.base = before

    def emit(self, make: Callable[..., Any], box: Bounds, sides: frozenset[str] = frozenset(), **more: Any) -> Any:
        """Add a mark, cut to the clip; None for one that is clipped away whole, or on a layer that is off."""
        visible = None if True in self.marked else meet(box, self.state.clip)
        if visible is None:
            return None
        cut = {name for name, a, b in zip(_SIDES, box, visible, strict=True) if a != b}
        edges = (sides - cut) | (cut if self.state.upright else frozenset())
        shown = self.frame or visible
        mark = make(shown, self.state.look, self.where, self.in_mask, frozenset(edges), **more)
        self.marks.append(mark)
        return mark

    def tell(self, kind: str, detail: str = "", box: Bounds | None = None) -> None:
        """Note something odd, once for each place that it is called from."""
        oddity = Oddity(kind, detail, self.where, box)
        if oddity not in self.done:
            self.done.add(oddity)
            self.oddities.append(oddity)

    def clip_to(self, box: Bounds, upright: bool) -> None:
        """Make the clip smaller; one that is empty lets nothing through."""
        state = self.state
        state.upright = state.upright and upright
        state.clip = meet(state.clip, box) or _NOWHERE

    def keep(self) -> None:
        """Carry out q."""
        if len(self.stack) < _MAX_STATES:
            self.stack.append(self.state.copied())

    def bring_back(self) -> None:
        """Carry out Q; one without its q is passed over."""
        if self.stack:
            self.state = self.stack.pop()

    def concatenate(self, *matrix: float) -> None:
        """Carry out cm."""
        self.state.ctm = Affine(*matrix).then(self.state.ctm)

    def _pause(self) -> None:
        self.pause = self.left - _PERIOD
        self.budget.ask()
        if self.left <= 0:
            raise Unmeasurable(f"a page is painted with more than {MAX_OPERATORS:,} operators")
        if len(self.marks) > MAX_MARKS:
            raise Unmeasurable(f"a page has more than {MAX_MARKS:,} marks")


_SIDES: Final = ("left", "bottom", "right", "top")
# Beyond any page, and inside out, so that nothing meets it.
_NOWHERE: Final[Bounds] = (1e30, 1e30, -1e30, -1e30)

STATES: Final[Mapping[bytes, Handler]] = {
    b"q": (0, Walk.keep),
    b"Q": (0, Walk.bring_back),
    b"cm": (6, Walk.concatenate),
}
