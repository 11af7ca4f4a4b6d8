"""What a page paints: its paths in page space, with their fill, through all forms (ISO 32000-1, 8.4 to 8.10)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Any, Final

import pikepdf

from trycksak.preflight.geometry import IDENTITY, Affine, Outline, Pen
from trycksak.preflight.sheet import Unmeasurable

# A page of the welcome brochure has 3,500 of these operators. The limits stop forms that call each other without end.
MAX_OPERATORS: Final = 400_000
MAX_DEPTH: Final = 16
_OPERATORS: Final = "q Q cm m l c v y h re f F f* B B* b b* S s n g rg k cs sc scn Do"
_FILLS: Final = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKES: Final = {"S", "s", "B", "B*", "b", "b*"}
_DEVICE: Final = {"/DeviceGray": ("gray", 1), "/DeviceRGB": ("rgb", 3), "/DeviceCMYK": ("cmyk", 4)}
_BY_COMPONENTS: Final = {1: "gray", 3: "rgb", 4: "cmyk"}


@dataclass(frozen=True)
class Colour:
    """A colour as the file gives it: `gray`, `rgb`, `cmyk` with values from 0 to 1, or the name of another space."""

    space: str
    values: tuple[float, ...] = ()

    def rgb(self) -> tuple[float, ...] | None:
        """Give red, green and blue from 0 to 1, where the file says them; grey counts as all three alike."""
        if self.space == "gray" and len(self.values) == 1:
            return self.values * 3
        return self.values if self.space == "rgb" and len(self.values) == 3 else None

    def __str__(self) -> str:
        """Write `#00594F`, or the space and its values in percent."""
        rgb = self.rgb()
        if rgb:
            return "#" + "".join(f"{round(255 * min(max(value, 0), 1)):02X}" for value in rgb)
        return " ".join([self.space, *(f"{100 * value:.0f}" for value in self.values)])


BLACK: Final = Colour("gray", (0.0,))


@dataclass(frozen=True)
class Painted:
    """A path that the page paints, in page space (pt); `fill` is None where it is only stroked."""

    outline: Outline
    fill: Colour | None
    stroked: bool


@dataclass(frozen=True)
class _State:
    """The part of the graphics state that is kept by q and brought back by Q."""

    ctm: Affine = IDENTITY
    fill: Colour = BLACK
    space: str = "gray"


def painted_paths(page: pikepdf.Page) -> list[Painted]:
    """List the paths that a page paints, in order.

    Clipping, transparency and optional content are not looked at. Raises Unmeasurable for damage, and past the limits.
    """
    walk = _Walk()
    walk.run(page, _resources(page.obj, None), 0)
    return walk.painted


@dataclass
class _Walk:
    """One pass over a page's content and the forms it calls."""

    painted: list[Painted] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    pen: Pen = field(default_factory=Pen)
    left: int = MAX_OPERATORS
    parsed: dict[tuple[int, int], Sequence[Any]] = field(default_factory=dict)

    def run(self, content: Any, resources: Any, depth: int) -> None:
        """Carry out the operators of a page or a form; operands that make no sense are passed over."""
        kept: list[_State] = []
        for instruction in self._instructions(content):
            self.left -= 1
            if self.left < 0:
                raise Unmeasurable(f"a page is painted with more than {MAX_OPERATORS} operators")
            operator, operands = str(instruction.operator), instruction.operands
            if operator == "q":
                kept.append(self.state)
            elif operator == "Q":
                self.state = kept.pop() if kept else self.state
            elif operator == "Do":
                self._call(operands, resources, depth)
            elif operator in ("cs", "sc", "scn"):
                self._colour(operator, operands, resources)
            elif operator in _HANDLERS:
                count, handle = _HANDLERS[operator]
                numbers = _numbers(operands)
                if numbers is not None and len(numbers) == count:
                    handle(self, *numbers)
            else:
                self._paint(operator)

    def _instructions(self, content: Any) -> Sequence[Any]:
        key = content.objgen if isinstance(content, pikepdf.Object) else (0, 0)
        if key not in self.parsed or key == (0, 0):
            try:
                self.parsed[key] = pikepdf.parse_content_stream(content, _OPERATORS)
            except (pikepdf.PikepdfError, TypeError, ValueError):
                raise Unmeasurable("a page's content is damaged") from None
        return self.parsed[key]

    def _call(self, operands: Sequence[Any], resources: Any, depth: int) -> None:
        form = _look_up(resources, "/XObject", operands)
        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != pikepdf.Name.Form:
            return
        if depth == MAX_DEPTH:
            raise Unmeasurable(f"a page calls forms more than {MAX_DEPTH} deep")
        before = self.state
        own = _numbers(form.get("/Matrix", [])) or []
        if len(own) == 6:
            self.state = replace(before, ctm=Affine(*own).then(before.ctm))
        self.run(form, _resources(form, resources), depth + 1)
        self.state = before

    def _colour(self, operator: str, operands: Sequence[Any], resources: Any) -> None:
        if operator == "cs":
            space, count = _space(resources, operands)
            # The first colour of a space is black, or full tint (8.6.8); of the others it does not matter here.
            first = (0.0, 0.0, 0.0, 1.0) if space == "cmyk" else (0.0,) * count
            self.state = replace(self.state, space=space, fill=Colour(space, first))
            return
        numbers = _numbers(operands)
        fill = Colour("pattern") if numbers is None else Colour(self.state.space, tuple(numbers))
        self.state = replace(self.state, fill=fill)

    def _paint(self, operator: str) -> None:
        outline = self.pen.lift()
        fill = self.state.fill if operator in _FILLS else None
        if outline.shape and operator != "n":
            self.painted.append(Painted(outline, fill, operator in _STROKES))

    def _concatenate(self, *matrix: float) -> None:
        self.state = replace(self.state, ctm=Affine(*matrix).then(self.state.ctm))

    def _move(self, x: float, y: float) -> None:
        self.pen.move(self.state.ctm.at((x, y)))

    def _line(self, x: float, y: float) -> None:
        self.pen.line(self.state.ctm.at((x, y)))

    def _curve(self, x1: float, y1: float, x2: float, y2: float, x3: float, y3: float) -> None:
        at = self.state.ctm.at
        self.pen.curve(at((x1, y1)), at((x2, y2)), at((x3, y3)))

    def _curve_from_here(self, x2: float, y2: float, x3: float, y3: float) -> None:
        at = self.state.ctm.at
        self.pen.curve(None, at((x2, y2)), at((x3, y3)))

    def _curve_to_end(self, x1: float, y1: float, x3: float, y3: float) -> None:
        self._curve(x1, y1, x3, y3, x3, y3)

    def _close(self) -> None:
        self.pen.close()

    def _rectangle(self, x: float, y: float, width: float, height: float) -> None:
        self._move(x, y)
        self._line(x + width, y)
        self._line(x + width, y + height)
        self._line(x, y + height)
        self._close()

    def _device(self, *values: float) -> None:
        space = _BY_COMPONENTS[len(values)]
        self.state = replace(self.state, space=space, fill=Colour(space, values))


# Each operator with numbers only: how many, and what it does.
_HANDLERS: Final[Mapping[str, tuple[int, Callable[..., None]]]] = {
    "cm": (6, _Walk._concatenate),
    "m": (2, _Walk._move),
    "l": (2, _Walk._line),
    "c": (6, _Walk._curve),
    "v": (4, _Walk._curve_from_here),
    "y": (4, _Walk._curve_to_end),
    "h": (0, _Walk._close),
    "re": (4, _Walk._rectangle),
    "g": (1, _Walk._device),
    "rg": (3, _Walk._device),
    "k": (4, _Walk._device),
}


def _numbers(operands: Any) -> list[float] | None:
    try:
        numbers = [float(operand) for operand in operands]
    except (TypeError, ValueError, OverflowError, NotImplementedError):
        return None
    return numbers if all(map(isfinite, numbers)) else None


def _resources(owner: Any, outer: Any) -> Any:
    own = owner.get("/Resources")
    return own if isinstance(own, pikepdf.Dictionary) else outer


def _look_up(resources: Any, kind: str, operands: Sequence[Any]) -> Any:
    """Find a resource by the name that an operator gives; None where there is none."""
    group = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    name = operands[0] if len(operands) == 1 else None
    if not isinstance(group, pikepdf.Dictionary) or not isinstance(name, pikepdf.Name):
        return None
    return group.get(name)


def _space(resources: Any, operands: Sequence[Any]) -> tuple[str, int]:
    """Name a colour space, and count its components (ISO 32000-1, 8.6)."""
    name = str(operands[0]) if len(operands) == 1 and isinstance(operands[0], pikepdf.Name) else ""
    if name in _DEVICE:
        return _DEVICE[name]
    space = _look_up(resources, "/ColorSpace", operands)
    if isinstance(space, pikepdf.Name):
        return _DEVICE.get(str(space), (str(space).removeprefix("/"), 0))
    if not isinstance(space, pikepdf.Array) or not len(space):
        return name.removeprefix("/"), 0
    kind = str(space[0])
    if kind == "/ICCBased" and len(space) > 1 and isinstance(space[1], pikepdf.Stream):
        count = int(space[1].get("/N", 0))
        return _BY_COMPONENTS.get(count, "ICC"), count
    known = {"/CalRGB": ("rgb", 3), "/CalGray": ("gray", 1), "/Lab": ("Lab", 3), **_DEVICE}
    if kind in ("/Separation", "/DeviceN") and len(space) > 1:
        return f"{kind.removeprefix('/')} {str(space[1]).removeprefix('/')}", 0
    return known.get(kind, (kind.removeprefix("/"), 0))
