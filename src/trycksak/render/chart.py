"""The archipelago as SVG: flat fills and strokes in the colours of a colourway, whole or cropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from trycksak.render.archipelago import Archipelago
from trycksak.render.bridges import HEAD, Curve, on_curve
from trycksak.render.islands import Box, Island, Point

# In units of the sheet (see Sheet.unit).
DECK = 0.034  # a bridge's width
CONTOUR, CONTOUR_WIDTH = 0.045, 0.012  # the line along a shore: its distance and its width
STRIDE = 2  # a coast is drawn through every second of its points: the eye sees no more, and files are half as large


def svg(
    drawing: Archipelago,
    colourway: Mapping[str, str],
    *,
    view: Box | None = None,
    highlight: int | None = None,
    title: str = "",
) -> str:
    """The drawing as SVG: flat fills and strokes; decorative unless it has a title; `view` crops it."""
    box = view or Box(0, 0, drawing.width, drawing.height)
    shown = _within(drawing, box)
    lit = set(range(len(drawing.islands))) if highlight is None else {highlight, *drawing.neighbours(highlight)}
    sea, land = _sea(drawing, colourway, box, shown), _land(drawing, colourway, lit, shown)
    body = "".join((*sea, *land, *_decks(drawing, colourway, lit)))
    naming = f'role="img"><title>{escape(title)}</title>' if title else 'role="none" aria-hidden="true">'
    frame = " ".join(_number(side) for side in box)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame}" {naming}{body}</svg>\n'


def _within(drawing: Archipelago, box: Box) -> list[int]:
    """List the islands that a crop shows, or whose shore's line it shows: the rest need not be drawn."""
    line = 2 * (CONTOUR + CONTOUR_WIDTH) * drawing.unit
    right, bottom = box.left + box.width + line, box.top + box.height + line
    shown = []
    for index, island in enumerate(drawing.islands):
        across, down = [point.x for point in island.outline], [point.y for point in island.outline]
        beside = max(across) < box.left - line or min(across) > right
        if not beside and max(down) >= box.top - line and min(down) <= bottom:
            shown.append(index)
    return shown


def _sea(drawing: Archipelago, colourway: Mapping[str, str], box: Box, shown: Sequence[int]) -> Iterator[str]:
    """Water, and along every shore a line as on a chart, which neighbours share where they lie close."""
    yield _rectangle(box, colourway["water"])
    coasts = "".join(_closed(drawing.islands[index].outline[::STRIDE]) for index in shown)
    near, far = 2 * CONTOUR * drawing.unit, 2 * (CONTOUR + CONTOUR_WIDTH) * drawing.unit
    for colour, width in ((colourway["shore"], far), (colourway["water"], near)):
        yield f'<path fill="none" stroke="{colour}" stroke-width="{_number(width)}" d="{coasts}"/>'


def _land(drawing: Archipelago, colourway: Mapping[str, str], lit: set[int], shown: Sequence[int]) -> Iterator[str]:
    """Islands with their windows; one out of the light is only the line along its shore."""
    for index in shown:
        island = drawing.islands[index]
        colour = colourway[island.tone if index in lit else "water"]
        yield f'<path fill="{colour}" d="{_closed(island.outline[::STRIDE])}"/>'
        panes = "".join(_pane(pane) for pane in drawing.windows[index])
        if panes and index in lit:
            yield f'<path fill="{colourway["window"]}" d="{panes}"/>'


def _decks(drawing: Archipelago, colourway: Mapping[str, str], lit: set[int]) -> Iterator[str]:
    """Bridges, counterchanged: on land like their own colour they take the water's from the coast inwards."""
    for span in (span for span in drawing.spans if lit.issuperset(span.ends)):
        yield _deck(span.curve, colourway["bridge"], drawing.unit)
        for end, curve in zip(span.ends, (span.curve, span.curve[::-1]), strict=True):
            island, colour = drawing.islands[end], colourway["bridge"]
            if _contrast(colour, colourway[island.tone]) < 1.4:
                colour = colourway["water"]
                yield _deck(_ashore(curve, island), colour, drawing.unit)
            x, y = (_number(side) for side in curve[0])
            radius = _number(HEAD * drawing.unit)
            yield f'<circle fill="{colour}" cx="{x}" cy="{y}" r="{radius}"/>'


def _deck(curve: Curve, colour: str, unit: float) -> str:
    start, *rest = (_pair(point) for point in curve)
    course = f"M{start}C{' '.join(rest)}"
    return f'<path fill="none" stroke="{colour}" stroke-width="{_number(DECK * unit)}" d="{course}"/>'


def _ashore(curve: Curve, island: Island) -> Curve:
    """The first part of a bridge's curve, from its head on an island to that island's coast."""
    inside, outside = 0.0, 0.5
    for _ in range(12):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if island.depth(on_curve(curve, middle)) > 0 else (inside, middle)
    a, b, c, _ = curve
    ab, bc, t = _between(a, b, inside), _between(b, c, inside), inside
    return a, ab, _between(ab, bc, t), on_curve(curve, t)


def _between(start: Point, end: Point, share: float) -> Point:
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rectangle(box: Box, colour: str) -> str:
    left, top, width, height = (_number(side) for side in box)
    return f'<rect fill="{colour}" x="{left}" y="{top}" width="{width}" height="{height}"/>'


def _pane(pane: Box) -> str:
    left, top, width, height = (_number(side) for side in pane)
    return f"M{left} {top}h{width}v{height}h-{width}Z"


def _closed(points: Sequence[Point]) -> str:
    """A smooth closed course through points (Catmull-Rom, as cubic curves)."""
    count = len(points)
    course = [f"M{_pair(points[0])}"]
    for index in range(count):
        before, start, end, after = (points[(index + step) % count] for step in (-1, 0, 1, 2))
        leave = Point(start.x + (end.x - before.x) / 6, start.y + (end.y - before.y) / 6)
        arrive = Point(end.x - (after.x - start.x) / 6, end.y - (after.y - start.y) / 6)
        course.append(f"C{_pair(leave)} {_pair(arrive)} {_pair(end)}")
    return "".join(course) + "Z"


def _pair(point: Point) -> str:
    return f"{_number(point.x)} {_number(point.y)}"


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
