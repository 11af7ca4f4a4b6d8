"""How drawings write lengths, points and courses in SVG's paths."""

from collections.abc import Sequence
from dataclasses import dataclass

from trycksak.render.bridges import Curve
from trycksak.render.islands import Box, Point


@dataclass(frozen=True)
class Pen:
    """Writes lengths with as many digits as the sheet deserves: a hundredth of a mm, a tenth of a pixel."""

    digits: int

    def number(self, value: float) -> str:
        """A length."""
        return number(value, self.digits)

    def pair(self, point: Point) -> str:
        """A point as a path writes it."""
        return f"{self.number(point.x)} {self.number(point.y)}"

    def pane(self, pane: Box) -> str:
        """A rectangle as a closed course."""
        left, top, width, height = (self.number(side) for side in pane)
        return f"M{left} {top}h{width}v{height}h-{width}z"

    def curve(self, curve: Curve) -> str:
        """A cubic curve."""
        start, *rest = (self.pair(point) for point in curve)
        return f"M{start}C{' '.join(rest)}"

    def closed(self, points: Sequence[Point]) -> str:
        """A smooth closed course through points: Catmull-Rom, so each curve leaves as the last one arrived (`s`)."""
        count = len(points)
        spots = [Point(round(point.x, self.digits), round(point.y, self.digits)) for point in points]
        course = [f"M{self.pair(spots[0])}"]
        for index in range(count):
            before, start, end, after = (spots[(index + step) % count] for step in (-1, 0, 1, 2))
            arrive = Point(end.x - (after.x - start.x) / 6 - start.x, end.y - (after.y - start.y) / 6 - start.y)
            leave = Point((end.x - before.x) / 6, (end.y - before.y) / 6)
            parts = ([leave] if index == 0 else []) + [arrive, Point(end.x - start.x, end.y - start.y)]
            numbers = " ".join(self.pair(part) for part in parts).replace(" -", "-")
            course.append(f"{'s' if index else 'c'}{numbers}")
        return "".join(course) + "z"


def number(value: float, digits: int) -> str:
    """A number with so many decimals at most."""
    text = f"{round(value, digits) + 0.0:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
