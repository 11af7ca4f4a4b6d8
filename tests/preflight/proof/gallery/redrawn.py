"""Paths that look the same and are written with other points, as programs leave them."""

from dataclasses import replace

from preflight.proof.gallery.drawing import Segment, Shape

Point = tuple[float, ...]


def _pieces(shape: Shape) -> list[list[tuple[str, Point, Point]]]:
    """Give each subpath's segments with the point that they start from; a close as the line that it draws."""
    found = []
    for part in shape.subpaths():
        at = start = part.segments[0][1]
        one = []
        for letter, xy in part.segments[1:]:
            to = start if letter == "Z" else xy[-2:]
            if letter != "Z" or at != start:
                one.append(("L" if letter == "Z" else letter, at, to if letter == "Z" else xy))
            at = to
        found.append(one)
    return found


def halved(shape: Shape) -> Shape:
    """Cut every curve in its middle (de Casteljau)."""
    segments: list[Segment] = []
    for part in _pieces(shape):
        segments.append(("M", part[0][1]))
        for letter, at, xy in part:
            segments += _cut(at, xy) if letter == "C" else [(letter, xy)]
        segments.append(("Z", ()))
    return replace(shape, segments=tuple(segments))


def _cut(at: Point, xy: Point) -> list[Segment]:
    def middle(one: Point, other: Point) -> Point:
        return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)

    a, b, c, d = at, xy[:2], xy[2:4], xy[4:]
    ab, bc, cd = middle(a, b), middle(b, c), middle(c, d)
    abc, bcd = middle(ab, bc), middle(bc, cd)
    return [("C", (*ab, *abc, *middle(abc, bcd))), ("C", (*bcd, *cd, *d))]


def flattened(shape: Shape) -> Shape:
    """Write every curve as 16 lines."""
    segments: list[Segment] = []
    for part in _pieces(shape):
        segments.append(("M", part[0][1]))
        for letter, at, xy in part:
            segments += [("L", _on(at, xy, n / 16)) for n in range(1, 17)] if letter == "C" else [(letter, xy)]
        segments.append(("Z", ()))
    return replace(shape, segments=tuple(segments))


def _on(at: Point, xy: Point, t: float) -> tuple[float, float]:
    points, weights = (at, xy[:2], xy[2:4], xy[4:]), ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y


def begun_later(shape: Shape) -> Shape:
    """Begin every subpath at its third segment."""
    segments: list[Segment] = []
    for part in _pieces(shape):
        turned = part[2:] + part[:2]
        segments += [("M", turned[0][1]), *((letter, xy) for letter, _, xy in turned), ("Z", ())]
    return replace(shape, segments=tuple(segments))


def backwards(shape: Shape) -> Shape:
    """Write every subpath from its end; all holes stay holes."""
    segments: list[Segment] = []
    for part in _pieces(shape):
        segments.append(("M", part[-1][2][-2:]))
        for letter, at, xy in reversed(part):
            segments.append((letter, (*xy[2:4], *xy[:2], *at) if letter == "C" else at))
        segments.append(("Z", ()))
    return replace(shape, segments=tuple(segments))
