"""What the originals' colours are in a finished file: sRGB on screens, the brand's inks or its spot on the press."""

import re
from dataclasses import dataclass, field
from typing import Final

from trycksak.model.brand import Brand, Swatch
from trycksak.preflight.geometry import IDENTITY
from trycksak.preflight.interpret.marks import PathMark
from trycksak.preflight.interpret.spaces import Kind, Paint
from trycksak.preflight.proof.alone import alone, of_hex
from trycksak.preflight.proof.asked import Edition

_RGB: Final = {Kind.RGB, Kind.ICC_RGB, Kind.CAL_RGB}
_GRAY: Final = {Kind.GRAY, Kind.ICC_GRAY, Kind.CAL_GRAY}
# Half a step of 8 bits, and a little for rounding.
_SAME_VALUE: Final = 0.0021
# Half a percent of ink, which is what a brand's manual rounds to.
_SAME_INK: Final = 0.0051
# How far a spot's likeness on a screen may be from the brand's, in a channel from 0 to 1.
_SPOT: Final = 0.25
# `PMS 3292`, `PANTONE 3292 C` and `Pantone 3292 U` are the same ink on two papers.
_INK_NAME: Final = re.compile(r"\b(pantone|pms|c|u|cp|up|cv|cvc|cvu|ec)\b|[^a-z0-9]", re.IGNORECASE)


@dataclass(frozen=True)
class Colours:
    """The brand's colours in one edition, by the sRGB value that the originals give them."""

    edition: Edition
    swatches: dict[str, Swatch] = field(default_factory=dict)

    def filled(self, mark: PathMark, wanted: str) -> bool:
        """Tell whether a path is filled in an original's colour, `#00594F`, as this edition must show it."""
        paint = mark.fill
        if paint is None or paint.pattern:
            return False
        if self.edition is not Edition.PRESS and _is_rgb(paint, wanted):
            return True
        return self.edition is not Edition.WEB and self._is_ink(paint, wanted)

    def _is_ink(self, paint: Paint, wanted: str) -> bool:
        swatch = self.swatches.get(wanted)
        inks = None if paint.inks is None else {plate: share for plate, share in paint.inks.items() if share}
        if swatch is None or inks is None:
            return False
        if swatch.spot and len(inks) == 1:
            ((plate, share),) = inks.items()
            if _ink(plate) == _ink(swatch.spot):
                return share >= 1 - _SAME_INK
        process = zip(("Cyan", "Magenta", "Yellow", "Black"), swatch.cmyk, strict=True)
        asked = {plate: percent / 100 for plate, percent in process}
        same = (abs(inks.get(plate, 0.0) - share) <= _SAME_INK for plate, share in asked.items())
        return inks.keys() <= asked.keys() and all(same)

    def looks(self, seen: tuple[float, ...], wanted: str) -> bool:
        """Tell whether a spot is seen as an original's colour, roughly: its alternate is only a likeness of the ink."""
        swatch = self.swatches.get(wanted)
        likenesses = [of_hex(wanted)]
        if swatch:
            ground = tuple(percent / 100 for percent in swatch.cmyk)
            drawn = alone([], IDENTITY, (4, 4), ground)[:, 0, 0]
            likenesses.append(tuple(float(value) / 255 for value in drawn))
        return any(max(abs(a - b) for a, b in zip(one, seen, strict=True)) <= _SPOT for one in likenesses)

    def asked(self, wanted: str) -> str:
        """Write what an original's colour is in this edition."""
        swatch = self.swatches.get(wanted)
        if self.edition is Edition.WEB or swatch is None:
            return wanted
        inks = " ".join(f"{letter}{percent:g}" for letter, percent in zip("CMYK", swatch.cmyk, strict=True))
        press = f"{inks} or {swatch.spot}" if swatch.spot else inks
        return press if self.edition is Edition.PRESS else f"{wanted} or {press}"


def colours_of(brand: Brand, edition: Edition) -> Colours:
    """Give the brand's colours for an edition."""
    palette = brand.color.palette
    return Colours(edition, {palette[name]: swatch for name, swatch in brand.swatches.items() if name in palette})


def rgb(paint: Paint | None) -> tuple[float, ...] | None:
    """Give red, green and blue from 0 to 1, where the paint says them; grey counts as all three alike."""
    if paint is None or paint.pattern:
        return None
    if paint.space.kind in _GRAY and len(paint.values) == 1:
        return paint.values * 3
    return paint.values if paint.space.kind in _RGB and len(paint.values) == 3 else None


def written(paint: Paint | None) -> str:
    """Write a colour as the file gives it: `#00594F`, `C100 M0 Y56 K58`, `Separation PMS 3292 100`."""
    if paint is None:
        return "no fill"
    values = rgb(paint)
    if values:
        return "#" + "".join(f"{round(255 * min(max(value, 0), 1)):02X}" for value in values)
    if paint.space.kind in (Kind.CMYK, Kind.ICC_CMYK) and len(paint.values) == 4:
        return " ".join(f"{letter}{100 * value:.4g}" for letter, value in zip("CMYK", paint.values, strict=True))
    return " ".join([str(paint.space), *(f"{100 * value:.4g}" for value in paint.values)]) + paint.pattern


def _is_rgb(paint: Paint, wanted: str) -> bool:
    values = rgb(paint)
    if values is None:
        return False
    asked = (int(wanted[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return all(abs(value - other) <= _SAME_VALUE for value, other in zip(values, asked, strict=True))


def _ink(name: str) -> str:
    return _INK_NAME.sub("", name).casefold()
