"""The typefaces that stand in until the brand's arrive: as wide on the mean, with lines as high."""

from fontTools.ttLib import TTFont

from building import EDITIONS, ROOT
from trycksak.model.brand import FamilyUse, FontFile, Typeface, Typography
from trycksak.read.edition import read_brand
from trycksak.read.files import Project
from trycksak.render.stand_ins import LOCALS, families, mean_advance, stand_ins

BRAND = read_brand(Project(ROOT))[0]
# Debian's fonts-liberation, drawn to have Arial's widths.
LIBERATION = "/usr/share/fonts/truetype/liberation/LiberationSans-{}.ttf"
CUTS = (("Regular", "Italic"), ("Bold", "BoldItalic"))
LATIN = "U+0-24F, U+1E00-1EFF, U+2000-206F, U+20AC"


def rules(path: str, root: str) -> str:
    """Write what stands in for the only file of a brand."""
    face = Typeface(family="Own", files=(FontFile(path=path, weight=600),))
    use = FamilyUse(family="Own")
    brand = BRAND.model_copy(update={"typography": Typography(fonts=(face,), base=use, headings=use)})
    return stand_ins(brand, {path: (ROOT / root / path).read_bytes()})


def test_a_semibold_is_stood_in_for_by_bold_ones_of_its_width_and_height() -> None:
    assert rules("brand/fonts/source-sans-3-latin-600-normal.woff2", ".") == (
        '@font-face { font-family: "Own in Arial"; font-weight: 600; font-style: normal; src: local("Arial Bold"),'
        ' local("Liberation Sans Bold"), local("Helvetica Bold"); size-adjust: 89.64%; ascent-override: 114.24%;'
        f" descent-override: 44.62%; line-gap-override: 0.00%; unicode-range: {LATIN}; }}\n"
        '@font-face { font-family: "Own in Roboto"; font-weight: 600; font-style: normal; src: local("Roboto Bold");'
        " size-adjust: 95.14%; ascent-override: 107.63%; descent-override: 42.04%; line-gap-override: 0.00%;"
        f" unicode-range: {LATIN}; }}\n"
    )


def test_nothing_stands_in_for_a_typeface_without_latin_letters() -> None:
    assert rules("brand/fonts/ibm-plex-sans-arabic-arabic-600-normal.woff2", str(EDITIONS / "arabic")) == ""


def test_a_family_is_followed_by_what_stands_in_for_it_and_then_by_other_scripts() -> None:
    use = FamilyUse(family="Own", fallback=("Arabic",))
    assert families(use) == '"Own", "Own in Arial", "Own in Roboto", "Arabic"'


def test_the_widths_of_arial_are_those_of_a_typeface_drawn_to_have_them() -> None:
    measured = [[mean_advance(TTFont(LIBERATION.format(name))) for name in pair] for pair in CUTS]
    assert tuple(tuple(round(advance or 0, 4) for advance in pair) for pair in measured) == LOCALS[0].advances
