"""Colour for the press: every sRGB value becomes the brand's own ink, exactly, or nothing is printed.

WeasyPrint writes a colour as a line of its own, `r g b rg` to fill and `r g b RG` to stroke (ISO 32000-1, 8.6.8);
text is written in hexadecimal, so no such line can stand inside a string.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trycksak.model.brand import Brand

_COLOUR = re.compile(rb"(?m)^([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)$")
# Marked content (14.6) says what is read, and nothing is read from a plate.
_TAG = re.compile(rb"(?m)^(/\w+\s+(<<[^>]*>>\s+BDC|BMC)|EMC)$\n?")
# Fill and stroke, overprinting or knocking out: see `OVERPRINT` for what the names mean.
_OVER = {(b"rg", True): b"/OvF gs", (b"rg", False): b"/KoF gs", (b"RG", True): b"/OvS gs", (b"RG", False): b"/KoS gs"}

# Graphics states (ISO 32000-1, 8.6.7): `op` for filling, `OP` for stroking. OPM 1 leaves plates alone that get no ink.
OVERPRINT: dict[str, dict[str, object]] = {
    "OvF": {"op": True, "OPM": 1},
    "KoF": {"op": False, "OPM": 1},
    "OvS": {"OP": True, "op": False, "OPM": 1},
    "KoS": {"OP": False, "op": False, "OPM": 1},
}


@dataclass(frozen=True)
class Inks:
    """The brand's palette as inks: sRGB in 255ths to CMYK in shares of 1, and the name.

    `spots` are the colours, by their names in the palette, that are printed as inks of their own: the ink's name.
    """

    cmyk: dict[tuple[int, int, int], tuple[float, float, float, float]]
    names: dict[tuple[int, int, int], str]
    spots: dict[str, str]


def inks(brand: Brand, spots: bool = False) -> Inks:
    """Make the table of a brand's inks; with `spots`, the colours that have a PMS name are inks of their own."""
    cmyk, names = {}, {}
    for name, value in brand.color.palette.items():
        rgb = (int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16))
        c, m, y, k = (share / 100 for share in brand.swatches[name].cmyk)
        cmyk[rgb], names[rgb] = (c, m, y, k), name
    own = {name: swatch.spot for name, swatch in brand.swatches.items() if spots and swatch.spot}
    return Inks(cmyk, names, own)


@dataclass(frozen=True)
class Separated:
    """A content stream in CMYK: its bytes, the colours of the palette that it uses, the colours that are in none."""

    data: bytes
    used: frozenset[str]
    unknown: frozenset[str]


def separate(data: bytes, table: Inks) -> Separated:
    """Turn every sRGB colour of a content stream into the brand's CMYK; pure black overprints, all else knocks out."""
    used: set[str] = set()
    unknown: set[str] = set()

    def ink(match: re.Match[bytes]) -> bytes:
        r, g, b = (round(float(part) * 255) for part in match.groups()[:3])
        found = table.cmyk.get((r, g, b))
        if found is None:
            unknown.add(f"#{r:02X}{g:02X}{b:02X}")
            return match[0]
        name, operator = table.names[r, g, b], match[4]
        used.add(name)
        over = _OVER[operator, found == (0, 0, 0, 1)]
        if name in table.spots:
            space, paint = (b"cs", b"scn") if operator == b"rg" else (b"CS", b"SCN")
            return b"/%b %b\n1 %b\n%b" % (name.encode(), space, paint, over)
        values = " ".join(f"{share:.4g}" for share in found).encode()
        return values + (b" k\n" if operator == b"rg" else b" K\n") + over

    return Separated(_COLOUR.sub(ink, _TAG.sub(b"", data)), frozenset(used), frozenset(unknown))


def plates(used: Iterable[str], brand: Brand, spots: Mapping[str, str] | None = None) -> list[str]:
    """List the plates that a set of palette colours needs, in printing order: process inks, then spots."""
    spots, names = spots or {}, sorted(used)
    shares = [brand.swatches[name].cmyk for name in names if name not in spots]
    process = ("Cyan", "Magenta", "Yellow", "Black")
    needed = [plate for n, plate in enumerate(process) if any(cmyk[n] > 0 for cmyk in shares)]
    return needed + [spots[name] for name in names if name in spots]
