"""The city's brand: colours for screen and press, typefaces, the logotype, the partners' marks."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from trycksak.model.record import Id, Locale, Localised, Record, Text

Hex = Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]
Percent = Annotated[float, Field(ge=0, le=100)]


class Swatch(Record):
    """What a colour of the palette is on the press."""

    cmyk: tuple[Percent, Percent, Percent, Percent]
    """Cyan, magenta, yellow, black, each from 0 to 100."""
    spot: Text | None = None
    """The PMS name, if the colour has one."""
    assumption: bool = False
    """`true` where the city's manual gives no value, so that this one is ours."""


class FontFile(Record):
    """One cut of a typeface."""

    path: Text
    """The file, from the project's root."""
    weight: Annotated[int, Field(ge=100, le=900)] = 400
    """400 is regular, 600 semibold, 700 bold."""
    style: Annotated[str, Field(pattern="^(normal|italic)$")] = "normal"
    """`normal` or `italic`."""


class Typeface(Record):
    """A family of fonts that lies in the project."""

    family: Text
    """The family's name."""
    source: Annotated[str, Field(pattern="^file$")] = "file"
    """Always `file`: nothing is fetched."""
    files: Annotated[tuple[FontFile, ...], Field(min_length=1)]
    """Its cuts."""


class FamilyUse(Record):
    """Which family is used for a purpose."""

    family: Text
    """The name of one of `fonts`."""
    fallback: tuple[Text, ...] = ()
    """The names of more of `fonts`, for signs that the family lacks, such as another script's."""

    @property
    def css(self) -> str:
        """Write the families as CSS does, the first choice first: `"Source Sans 3", "Noto Naskh Arabic"`."""
        return ", ".join(f'"{family}"' for family in (self.family, *self.fallback))


class Typography(Record):
    """The typefaces, and what each is for."""

    fonts: Annotated[tuple[Typeface, ...], Field(min_length=1)]
    """All families."""
    base: FamilyUse
    """The family of running text."""
    headings: FamilyUse
    """The family of headings."""


class Name(Record):
    """The city's name."""

    full: Text
    """The name in full."""
    short: Text
    """The name in short."""


class Meta(Record):
    """Whose brand it is."""

    name: Name
    """The city's name."""
    link: Text | None = None
    """The city's website."""


class Colours(Record):
    """The palette in sRGB, by name."""

    palette: Annotated[dict[Id, Hex], Field(min_length=1)]
    """Every colour that may be used: its name and `#RRGGBB`, in capitals."""


class Variant(StrEnum):
    """Which drawing of the logotype it is."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    MONO = "mono"


class Master(Record):
    """One original drawing of the logotype."""

    path: Text
    """The SVG file, from the project's root."""
    locale: Locale
    """The language of its wording."""
    variant: Variant
    """`positive` for light grounds, `negative` for dark, `mono` for one colour."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """The file's fingerprint; `trycksak seal` writes it."""


class Logotype(Record):
    """The mark itself."""

    name: Text
    """What the mark is, as a report names it."""
    stand_in: bool
    """`true` while the mark is a stand-in for the real one."""
    wording: Localised
    """What the mark says: its alternative text."""
    masters: Annotated[tuple[Master, ...], Field(min_length=1)]
    """The originals."""
    substitutes: dict[Locale, Locale] = Field(default_factory=dict)
    """Which language's originals stand in a language that has none of its own: `{ar: en}`."""

    def drawn_in(self, locale: Locale) -> Locale:
        """Give the language of the originals that stand in a language: its own, or the one that takes its place."""
        return self.substitutes.get(locale, locale)


class PartnerTone(StrEnum):
    """The colours of a partner's original."""

    COLOUR = "colour"
    BLACK = "black"
    WHITE = "white"


class PartnerMaster(Record):
    """One original drawing of a partner's mark."""

    path: Text
    """The SVG file, from the project's root."""
    tone: PartnerTone
    """`colour`, `black` or `white`."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """The file's fingerprint; `trycksak seal` writes it."""


class Partner(Record):
    """Somebody whose mark may stand beside the city's."""

    id: Id
    """The organiser's `id` in event.yml."""
    masters: Annotated[tuple[PartnerMaster, ...], Field(min_length=1)]
    """The originals of the mark."""


class Brand(Record):
    """What `brand/brand.yml` holds; `meta`, `color` and `typography` follow the public brand.yml format."""

    model_config = ConfigDict(populate_by_name=True)

    meta: Meta
    """Whose brand it is."""
    color: Colours
    """The palette in sRGB."""
    typography: Typography
    """The typefaces."""
    swatches: dict[Id, Swatch]
    """What each colour of the palette is on the press."""
    colourways: dict[Id, dict[Id, Id]]
    """Sets of colours for the key visual: role (`water`, `land-1`, …) and the colour's name."""
    logotype: Logotype
    """The mark."""
    partners: tuple[Partner, ...] = ()
    """The marks of others, so that they are known when they stand beside the city's."""

    def master(self, locale: Locale, variant: Variant) -> Master:
        """Find the original drawing for a language and a ground."""
        drawn = self.logotype.drawn_in(locale)
        return next(m for m in self.logotype.masters if (m.locale, m.variant) == (drawn, variant))

    def colourway(self, id: Id) -> dict[str, str]:
        """Give a colourway as sRGB values by role."""
        return {role: self.color.palette[name] for role, name in self.colourways[id].items()}

    def preferred_colourway(self, id: Id) -> dict[str, str]:
        """Give a colourway, or the first by name where the brand has none of that id."""
        return self.colourway(id if id in self.colourways else min(self.colourways))
