"""The brand on the website: colours and typefaces as CSS, and the logotype at the size that the terms ask for."""

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from trycksak.model.brand import Brand, Variant
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.render.stand_ins import families, stand_ins

# The height on a page whose terms ask for no more, in CSS pixels.
MARK_HEIGHT_PX: Final = 44.0
_VIEW_BOX = re.compile(r'viewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"')
_FORMATS = {"woff2": "woff2", "woff": "woff", "ttf": "truetype", "otf": "opentype"}


@dataclass(frozen=True)
class Mark:
    """The logotype of one language as the frame shows it: files, size and what it says."""

    positive: str
    negative: str
    alt: str
    width: float
    height: float


def proportions(svg: str) -> float:
    """Read an SVG's width as a multiple of its height, from its viewBox."""
    found = _VIEW_BOX.search(svg)
    if not found:
        raise ValueError("the logotype has no viewBox")
    return float(found[1]) / float(found[2])


def mark(brand: Brand, terms: Terms, locale: Locale, ratio: float) -> Mark:
    """Set the logotype: never narrower than the terms allow; the clear space is the stylesheet's."""
    height = max(MARK_HEIGHT_PX, terms.minimum.width_px / ratio)
    drawn = brand.logotype.drawn_in(locale)
    return Mark(
        positive=logotype_place(drawn, Variant.POSITIVE),
        negative=logotype_place(drawn, Variant.NEGATIVE),
        alt=brand.logotype.wording[locale],
        width=round(height * ratio, 2),
        height=round(height, 2),
    )


def logotype_place(locale: Locale, variant: Variant) -> str:
    """Give the place of a logotype's copy on the site."""
    return f"assets/logotype/{locale}-{variant.value}.svg"


def font_place(path: str) -> str:
    """Give the place of a font's copy on the site."""
    return f"assets/fonts/{path.rpartition('/')[2]}"


def early_fonts(brand: Brand) -> tuple[str, ...]:
    """Name the places of the fonts that every page uses: upright ones, in the format that is asked for early."""
    upright = [file.path for font in brand.typography.fonts for file in font.files if file.style == "normal"]
    return tuple(font_place(path) for path in upright if path.endswith(".woff2"))


def stylesheet(brand: Brand, terms: Terms, ratios: Collection[float], fonts: Mapping[str, bytes]) -> str:
    """Write the brand and its terms as CSS: @font-face and custom properties.

    `ratios` are the logotypes' proportions: at the least height of the narrowest every other is wide enough too.
    `fonts` are the files of the brand's typefaces by their path.
    """
    faces = "".join(
        f'@font-face {{ font-family: "{font.family}"; font-weight: {file.weight}; font-style: {file.style};'
        f' font-display: swap; src: url("fonts/{file.path.rpartition("/")[2]}")'
        f' format("{_FORMATS.get(file.path.rpartition(".")[2], "woff2")}"); }}\n'
        for font in brand.typography.fonts
        for file in font.files
    )
    colours = "".join(f"  --{name}: {value};\n" for name, value in brand.color.palette.items())
    use = brand.typography
    used = f"  --text: {families(use.base)};\n  --headings: {families(use.headings)};\n"
    clear = terms.clear(max(ratios), 1)
    logotype = (
        f"  --logotype-least-height: {math.ceil(terms.minimum.width_px / min(ratios))}px;\n"
        f"  --logotype-clear-of-height: {clear:g};\n"
    )
    return f"{faces}{stand_ins(brand, fonts)}:root {{\n{colours}{used}{logotype}}}\n"
