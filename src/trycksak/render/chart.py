"""The archipelago as SVG: flat fills and strokes in the colours of a colourway, whole or cropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from trycksak.render.archipelago import Archipelago
from trycksak.render.bridges import HEAD, Curve, on_curve
from trycksak.render.islands import Box, Island, Point
from trycksak.render.pen import Pen, number

# In units of the sheet (see Sheet.unit).
DECK = 0.034  # a bridge's width
CONTOUR, CONTOUR_WIDTH = 0.045, 0.012  # the line along a shore: its distance and its width
PIXELS = 1000  # a sheet this wide is in pixels, and larger than it is shown
STRIDE = 2  # a coast is drawn through every second of its points: the eye sees no more, and files are half as large


def svg(
    drawing: Archipelago,
    colourway: Mapping[str, str],
    *,
    view: Box | None = None,
    highlight: int | None = None,
    open_water: bool = False,
    alone: bool = False,
    title: str = "",
) -> str:
    """The drawing as SVG: flat fills and strokes; decorative unless it has a title; `view` crops it.

    With `highlight` only that island and its neighbours are in the light; `alone` leaves the others out. With
    `open_water` no island runs off to the left or at the top, so that the water goes on past the picture there.
    """
    box = view or Box(0, 0, drawing.width, drawing.height)
    pen = Pen(0 if drawing.width >= PIXELS else 2)
    kept = {index for index in range(len(drawing.islands)) if not open_water or _afloat(drawing, box, index)}
    shown = [index for index in _within(drawing, box) if index in kept]
    lit = kept if highlight is None else kept & {highlight, *drawing.neighbours(highlight)}
    shown = [index for index in shown if index in lit] if alone else shown
    sea, land = _sea(pen, drawing, colourway, box, shown), _land(pen, drawing, colourway, lit, shown, box)
    body = "".join((*sea, *land, *_decks(pen, drawing, colourway, lit, box)))
    naming = f'role="img"><title>{escape(title)}</title>' if title else 'role="none" aria-hidden="true">'
    frame = " ".join(number(side, 2) for side in box)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame}" {naming}{body}</svg>\n'


def _within(drawing: Archipelago, box: Box) -> list[int]:
    """List the islands that a crop shows, or whose shore's line it shows: the rest need not be drawn."""
    line = _line(drawing)
    return [index for index, island in enumerate(drawing.islands) if _meets(island.outline, box, line)]


def _meets(points: Sequence[Point], box: Box, reach: float) -> bool:
    """Whether what lies among some points, or reaches so far beyond them, may be seen in a crop."""
    across, down = [point.x for point in points], [point.y for point in points]
    beside = max(across) < box.left - reach or min(across) > box.left + box.width + reach
    return not beside and max(down) >= box.top - reach and min(down) <= box.top + box.height + reach


def _afloat(drawing: Archipelago, box: Box, index: int) -> bool:
    """Whether an island keeps off the left and the top of a crop, its shore's line too."""
    outline, line = drawing.islands[index].outline, _line(drawing)
    return min(p.x for p in outline) > box.left + line and min(p.y for p in outline) > box.top + line


def _line(drawing: Archipelago) -> float:
    """How far the line along a shore reaches from it."""
    return 2 * (CONTOUR + CONTOUR_WIDTH) * drawing.unit


def _sea(pen: Pen, drawing: Archipelago, colourway: Mapping[str, str], box: Box, shown: Sequence[int]) -> Iterator[str]:
    """Water, and along every shore a line as on a chart, which neighbours share where they lie close."""
    left, top, width, height = (number(side, 2) for side in box)
    yield f'<rect fill="{colourway["water"]}" x="{left}" y="{top}" width="{width}" height="{height}"/>'
    coasts = "".join(pen.closed(drawing.islands[index].outline[::STRIDE]) for index in shown)
    near, far = 2 * CONTOUR * drawing.unit, 2 * (CONTOUR + CONTOUR_WIDTH) * drawing.unit
    for colour, line in ((colourway["shore"], far), (colourway["water"], near)):
        yield f'<path fill="none" stroke="{colour}" stroke-width="{number(line, 2)}" d="{coasts}"/>'


def _land(
    pen: Pen, drawing: Archipelago, colourway: Mapping[str, str], lit: set[int], shown: Sequence[int], box: Box
) -> Iterator[str]:
    """Islands with their windows; one out of the light is only the line along its shore."""
    for index in shown:
        island = drawing.islands[index]
        colour = colourway[island.tone if index in lit else "water"]
        yield f'<path fill="{colour}" d="{pen.closed(island.outline[::STRIDE])}"/>'
        panes = "".join(pen.pane(pane) for pane in drawing.windows[index] if _meets(_corners(pane), box, 0))
        if panes and index in lit:
            yield f'<path fill="{colourway["window"]}" d="{panes}"/>'


def _corners(box: Box) -> tuple[Point, Point]:
    return Point(box.left, box.top), Point(box.left + box.width, box.top + box.height)


def _decks(pen: Pen, drawing: Archipelago, colourway: Mapping[str, str], lit: set[int], box: Box) -> Iterator[str]:
    """Bridges, counterchanged: on land like their own colour they take the water's from the coast inwards."""
    width, reach = number(DECK * drawing.unit, 2), HEAD * drawing.unit
    for span in drawing.spans:
        if not lit.issuperset(span.ends) or not _meets(span.curve, box, reach):
            continue
        yield _deck(pen.curve(span.curve), colourway["bridge"], width)
        for end, curve in zip(span.ends, (span.curve, span.curve[::-1]), strict=True):
            island, colour = drawing.islands[end], colourway["bridge"]
            if contrast(colour, colourway[island.tone]) < 1.4:
                colour = colourway["water"]
                yield _deck(pen.curve(_ashore(curve, island)), colour, width)
            x, y = (pen.number(side) for side in curve[0])
            yield f'<circle fill="{colour}" cx="{x}" cy="{y}" r="{number(HEAD * drawing.unit, 2)}"/>'


def _deck(course: str, colour: str, width: str) -> str:
    return f'<path fill="none" stroke="{colour}" stroke-width="{width}" d="{course}"/>'


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


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, `#RRGGBB`, as WCAG 2 counts it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
