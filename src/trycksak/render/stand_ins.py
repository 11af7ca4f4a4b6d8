"""Typefaces of the reader's own device, fitted to stand in until the brand's have arrived: then nothing moves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from fontTools.ttLib import TTFont

from trycksak.model.brand import Brand, FamilyUse, FontFile

# What is common in the languages of the first event: letters in the measure in which running text has them.
_SAMPLE: Final = (
    "Stockholm hälsar gäster från hela världen välkomna till en konferens om offentlig service i nobelveckan. "
    "Program, studiebesök och praktiska uppgifter: när bussarna går, vart du ska och vem du kan fråga. "
    "The City of Stockholm welcomes guests from all over the world to a summit on public services. "
    "Programme, study visits and practical information: when the buses leave, where to go and whom to ask."
)
# Other letters are drawn by the brand's other families, which these must not come before.
_LATIN: Final = "U+0-24F, U+1E00-1EFF, U+2000-206F, U+20AC"
_BOLD: Final = 600


@dataclass(frozen=True)
class Local:
    """A typeface that devices have: its full names, regular and bold, each upright and slanted, and mean advances.

    Names are separated by bars; an advance is that of `mean_advance`, in em.
    """

    name: str
    names: tuple[tuple[str, str], tuple[str, str]]
    advances: tuple[tuple[float, float], tuple[float, float]]


LOCALS: Final = (
    # All three have the same widths by intention: desktops and Apple's telephones have one of them.
    Local(
        "Arial",
        (
            (
                "Arial|Liberation Sans|Helvetica",
                "Arial Italic|Liberation Sans Italic|Helvetica Oblique",
            ),
            (
                "Arial Bold|Liberation Sans Bold|Helvetica Bold",
                "Arial Bold Italic|Liberation Sans Bold Italic|Helvetica Bold Oblique",
            ),
        ),
        ((0.4479, 0.4479), (0.4838, 0.4838)),
    ),
    # Android has this one only; measured from Debian's fonts-roboto-unhinted.
    Local(
        "Roboto",
        (("Roboto|Roboto Regular", "Roboto Italic"), ("Roboto Bold", "Roboto Bold Italic")),
        ((0.4485, 0.4359), (0.4558, 0.443)),
    ),
)
"""What stands in, the first choice first."""


def families(use: FamilyUse) -> str:
    """Write a use's families as CSS does, with those that stand in for the first."""
    standing = [_family(use.family, local) for local in LOCALS]
    return ", ".join(f'"{family}"' for family in (use.family, *standing, *use.fallback))


def stand_ins(brand: Brand, fonts: Mapping[str, bytes]) -> str:
    """Write the typefaces that stand in, as @font-face; `fonts` are the files of the brand by their path.

    They are as wide as the brand's on the mean of a text, and lines have the same height above and below their base
    (CSS Fonts 5, 4: `size-adjust`, `ascent-override`, `descent-override`, `line-gap-override`).
    """
    first = {brand.typography.base.family, brand.typography.headings.family}
    return "".join(
        rule
        for font in brand.typography.fonts
        if font.family in first
        for file in font.files
        for rule in _rules(font.family, file, fonts[file.path])
    )


def mean_advance(font: TTFont) -> float | None:
    """Give the mean width of the sample's letters and spaces, in em; None where the font lacks one of them."""
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    if not all(ord(letter) in glyphs for letter in _SAMPLE):
        return None
    widths: list[int] = [metrics[glyphs[ord(letter)]][0] for letter in _SAMPLE]
    return sum(widths) / len(widths) / int(font["head"].unitsPerEm)


def _rules(family: str, file: FontFile, data: bytes) -> Iterator[str]:
    font = TTFont(BytesIO(data), lazy=True)
    advance = mean_advance(font)
    if advance is None:
        return
    above, below, gap = _line(font)
    bold, slanted = file.weight >= _BOLD, file.style != "normal"
    for local in LOCALS:
        size = advance / local.advances[bold][slanted]
        sources = ", ".join(f'local("{name}")' for name in local.names[bold][slanted].split("|"))
        yield (
            f'@font-face {{ font-family: "{_family(family, local)}"; font-weight: {file.weight};'
            f" font-style: {file.style}; src: {sources}; size-adjust: {size:.2%}; ascent-override: {above / size:.2%};"
            f" descent-override: {below / size:.2%}; line-gap-override: {gap / size:.2%}; unicode-range: {_LATIN}; }}\n"
        )


def _line(font: TTFont) -> tuple[float, float, float]:
    """Give what a line has above its base, below it, and to the next line, in em, as browsers choose them.

    Bit 7 of `fsSelection` asks for the typographic ones (OpenType, OS/2).
    """
    em, wide, own = font["head"].unitsPerEm, font["hhea"], font["OS/2"]
    if own.fsSelection & 1 << 7:
        return own.sTypoAscender / em, -own.sTypoDescender / em, own.sTypoLineGap / em
    return wide.ascent / em, -wide.descent / em, wide.lineGap / em


def _family(family: str, local: Local) -> str:
    return f"{family} in {local.name}"
