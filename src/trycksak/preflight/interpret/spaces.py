"""Colour spaces and colours: what a colour puts on which plate (ISO 32000-1, 8.6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from io import BytesIO
from typing import Any, Final

import numpy as np
import pikepdf
from PIL import Image, ImageCms

from trycksak.preflight.interpret.objects import entry, name, number, unpacked
from trycksak.preflight.sheet import DAMAGE, Unmeasurable

# CalRGB's matrix for sRGB's primaries (IEC 61966-2-1), and colours that tell profiles apart.
_SRGB_MATRIX: Final = (0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505)
_TEST_COLOURS: Final = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (128, 128, 128), (0, 89, 79), (229, 0, 108))
_SAME: Final = 3
PROCESS: Final = ("Cyan", "Magenta", "Yellow", "Black")
_MAX_DEPTH: Final = 4


class Kind(StrEnum):
    """What a colour space is, in the trade's words."""

    GRAY = "DeviceGray"
    RGB = "DeviceRGB"
    CMYK = "DeviceCMYK"
    CAL_GRAY = "CalGray"
    CAL_RGB = "CalRGB"
    LAB = "Lab"
    ICC_GRAY = "ICC grey"
    ICC_RGB = "ICC RGB"
    ICC_CMYK = "ICC CMYK"
    SEPARATION = "Separation"
    DEVICE_N = "DeviceN"
    INDEXED = "Indexed"
    PATTERN = "Pattern"
    UNKNOWN = "unknown"


# Names as operators and inline images write them (8.6.8, table 93).
_NAMES: Final[Mapping[str, tuple[Kind, int]]] = {
    "DeviceGray": (Kind.GRAY, 1),
    "G": (Kind.GRAY, 1),
    "DeviceRGB": (Kind.RGB, 3),
    "RGB": (Kind.RGB, 3),
    "DeviceCMYK": (Kind.CMYK, 4),
    "CMYK": (Kind.CMYK, 4),
    "CalGray": (Kind.CAL_GRAY, 1),
    "CalRGB": (Kind.CAL_RGB, 3),
    "CalCMYK": (Kind.CMYK, 4),
    "Lab": (Kind.LAB, 3),
    "Pattern": (Kind.PATTERN, 0),
}
_ICC: Final = {1: Kind.ICC_GRAY, 3: Kind.ICC_RGB, 4: Kind.ICC_CMYK}
_SUBTRACTIVE: Final = {Kind.CMYK, Kind.ICC_CMYK}
_ADDITIVE_GRAY: Final = {Kind.GRAY, Kind.ICC_GRAY, Kind.CAL_GRAY}
_TO_CONVERT: Final = {
    *(Kind.RGB, Kind.CAL_GRAY, Kind.CAL_RGB, Kind.LAB, Kind.ICC_GRAY, Kind.ICC_RGB, Kind.ICC_CMYK),
}


@dataclass(frozen=True)
class Space:
    """A colour space: its kind, how many components, the colorants' names, and the space that it stands on."""

    kind: Kind
    components: int
    names: tuple[str, ...] = ()
    base: "Space | None" = None
    table: bytes = b""

    @property
    def root(self) -> "Space":
        """The space in which the colours are given: of an indexed or pattern space the one under it."""
        return self.base if self.kind in (Kind.INDEXED, Kind.PATTERN) and self.base else self

    @property
    def to_convert(self) -> bool:
        """Whether its colours reach the plates only through a conversion at the printer's."""
        return self.root.kind in _TO_CONVERT

    @property
    def first(self) -> tuple[float, ...]:
        """The colour that it begins with (8.6.8): black, or full tint."""
        if self.kind is Kind.CMYK:
            return (0.0, 0.0, 0.0, 1.0)
        return (1.0 if self.kind in (Kind.SEPARATION, Kind.DEVICE_N) else 0.0,) * self.components

    def __str__(self) -> str:
        """Write `DeviceCMYK`, `Separation PANTONE 228 C`, `Indexed on ICC RGB`."""
        if self.names:
            return f"{self.kind.value} {', '.join(self.names)}"
        return f"{self.kind.value} on {self.base}" if self.base and self.kind is Kind.INDEXED else self.kind.value


GRAY: Final = Space(Kind.GRAY, 1)
RGB: Final = Space(Kind.RGB, 3)
CMYK: Final = Space(Kind.CMYK, 4)
PATTERN: Final = Space(Kind.PATTERN, 0)
UNKNOWN: Final = Space(Kind.UNKNOWN, 0)


@dataclass(frozen=True)
class Paint:
    """A colour with its space; with a `pattern` it is what the pattern paints."""

    space: Space
    values: tuple[float, ...] = ()
    pattern: str = ""

    @cached_property
    def inks(self) -> dict[str, float] | None:
        """The share, from 0 to 1, that it puts on each plate; None where the file alone does not say."""
        return None if self.pattern else _inks(self.space, self.values)

    @property
    def channels(self) -> int | None:
        """How many plates it inks."""
        return None if self.inks is None else sum(share > 0 for share in self.inks.values())

    @property
    def white(self) -> bool:
        """Whether it is the bare paper."""
        return self.channels == 0

    @property
    def black(self) -> bool:
        """Whether it is full black on the black plate alone."""
        return self.inks is not None and {plate: ink for plate, ink in self.inks.items() if ink} == {"Black": 1.0}

    @property
    def total(self) -> float:
        """The sum of its inks, from 0; 0 too where it is not known."""
        return sum((self.inks or {}).values())

    def __str__(self) -> str:
        """Write the inks in percent, or the space and its values."""
        if self.pattern:
            return f"pattern {self.pattern}"
        if self.space.root.kind in (Kind.CMYK, Kind.ICC_CMYK) and self.inks:
            return "CMYK " + " ".join(f"{100 * self.inks[plate]:g}" for plate in PROCESS)
        return " ".join([str(self.space), *(f"{value:.3g}" for value in self.values)])


BLACK: Final = Paint(GRAY, (0.0,))


def _inks(space: Space, values: tuple[float, ...]) -> dict[str, float] | None:
    if space.kind is Kind.INDEXED and space.base and values:
        count, index = space.base.components, int(min(max(values[0], 0), 255))
        row = space.table[index * count : (index + 1) * count]
        return _inks(space.base, tuple(byte / 255 for byte in row)) if len(row) == count else None
    if len(values) != space.components or not values:
        return None
    shares = [round(min(max(value, 0.0), 1.0), 5) for value in values]
    if space.kind in _SUBTRACTIVE:
        return dict(zip(PROCESS, shares, strict=True))
    if space.kind in _ADDITIVE_GRAY:
        return {"Black": 1.0 - shares[0]}
    if space.kind in (Kind.SEPARATION, Kind.DEVICE_N) and len(space.names) == len(shares):
        if space.names == ("All",):
            return dict.fromkeys(PROCESS, shares[0])
        return {plate: share for plate, share in zip(space.names, shares, strict=True) if plate != "None"}
    return None


def read_space(given: Any, resources: Any, depth: int = 0) -> Space:
    """Read a colour space, by the name that an operator gives or as an object; what is none is unknown."""
    called = given if isinstance(given, str) else name(given)
    if called:
        own = entry(entry(resources, "/ColorSpace"), f"/{called}") if depth < _MAX_DEPTH else None
        if own is not None and called not in _NAMES:
            return read_space(own, None, depth + 1)
        return Space(*_NAMES[called]) if called in _NAMES else UNKNOWN
    if not isinstance(given, pikepdf.Array) or not len(given) or depth > _MAX_DEPTH:
        return UNKNOWN
    try:
        return _from_array(given, resources, depth)
    except DAMAGE:
        return UNKNOWN


def is_srgb(given: Any) -> bool:
    """Tell whether a space of three components shows colours as sRGB does, within 3 of 255."""
    if not isinstance(given, pikepdf.Array) or len(given) < 2:
        return False
    if name(given[0]) == "CalRGB":
        matrix, gamma = entry(given[1], "/Matrix"), entry(given[1], "/Gamma")
        own = [number(one) or 0.0 for one in matrix] if isinstance(matrix, pikepdf.Array) else []
        powers = [number(one) or 0.0 for one in gamma] if isinstance(gamma, pikepdf.Array) else []
        return _near(own, _SRGB_MATRIX, 0.02) and _near(powers, (2.2, 2.2, 2.2), 0.21)
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(unpacked(given[1])))
        through = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
        test = Image.fromarray(np.array([_TEST_COLOURS], dtype=np.uint8))
        shown = np.asarray(ImageCms.applyTransform(test, through), dtype=np.int16)[0]
    except (ImageCms.PyCMSError, OSError, Unmeasurable, *DAMAGE):
        return False
    return int(np.abs(shown - np.array(_TEST_COLOURS)).max()) <= _SAME


def _near(values: Sequence[float], wanted: Sequence[float], slack: float) -> bool:
    return len(values) == len(wanted) and all(abs(a - b) <= slack for a, b in zip(values, wanted, strict=True))


def _from_array(given: pikepdf.Array, resources: Any, depth: int) -> Space:
    kind = name(given[0])
    if kind == "ICCBased" and len(given) > 1:
        count = int(number(entry(given[1], "/N")) or 0)
        return Space(_ICC.get(count, Kind.UNKNOWN), count)
    if kind in ("Separation", "DeviceN") and len(given) > 2:
        colorants = given[1] if isinstance(given[1], pikepdf.Array) else [given[1]]
        names = tuple(name(one) for one in colorants)[:64]
        return Space(Kind(kind), len(names), names, read_space(given[2], resources, depth + 1))
    if kind in ("Indexed", "I") and len(given) > 3:
        table = given[3]
        data = bytes(table) if isinstance(table, pikepdf.String) else _table(table)
        return Space(Kind.INDEXED, 1, (), read_space(given[1], resources, depth + 1), data[:65_536])
    if kind == "Pattern" and len(given) > 1:
        return Space(Kind.PATTERN, 0, (), read_space(given[1], resources, depth + 1))
    return Space(*_NAMES[kind]) if kind in _NAMES else UNKNOWN


def _table(stream: Any) -> bytes:
    try:
        return unpacked(stream)
    except Unmeasurable:
        return b""
