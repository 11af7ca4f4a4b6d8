"""The brand in itself: what it names it has, for every language of the event."""

from collections.abc import Iterator

from trycksak.findings import Finding, Place, guess
from trycksak.model.brand import Brand, Variant
from trycksak.model.edition import Edition

_PLACE = Place("brand/brand.yml")


def check_brand(edition: Edition, brand: Brand) -> Iterator[Finding]:
    """Find originals, wordings, colours, families and organisers that the brand names or needs and does not have."""
    yield from _logotype(edition, brand)
    yield from _partners(edition, brand)
    yield from _colours(brand)
    families = [font.family for font in brand.typography.fonts]
    for use in (brand.typography.base, brand.typography.headings):
        for family in (use.family, *use.fallback):
            if family not in families:
                is_, should = f"there is no typeface `{family}`", "`base` and `headings` name one of `fonts`"
                yield Finding(_PLACE, "typeface/unknown", is_, should, guess(family, families))


def _logotype(edition: Edition, brand: Brand) -> Iterator[Finding]:
    have = {(master.locale, master.variant) for master in brand.logotype.masters}
    for locale in edition.event.locales:
        if locale not in brand.logotype.wording:
            is_, should = f"the logotype's `wording` has no `{locale}` version", "it stands in every language"
            yield Finding(_PLACE, "logotype/wording", is_, should, f"Add `{locale}: …` under `wording`.")
        drawn = brand.logotype.drawn_in(locale)
        lacking = [variant.value for variant in Variant if (drawn, variant) not in have]
        if lacking:
            is_ = f"the logotype has no `{drawn}` original that is {' or '.join(lacking)}"
            should = "it has a positive, a negative and a mono original in every language"
            yield Finding(_PLACE, "logotype/original", is_, should, "Add it under `masters`.")


def _partners(edition: Edition, brand: Brand) -> Iterator[Finding]:
    organisers = [organiser.id for organiser in edition.event.organisers]
    for partner in brand.partners:
        if partner.id not in organisers:
            is_ = f"the partner `{partner.id}` is none of the event's organisers"
            should = "a partner has the `id` of one of `organisers` in content/event.yml"
            yield Finding(_PLACE, "partner/unknown", is_, should, guess(partner.id, organisers))


def _colours(brand: Brand) -> Iterator[Finding]:
    palette, roles = list(brand.color.palette), {role for way in brand.colourways.values() for role in way}
    for name, way in brand.colourways.items():
        for role, colour in way.items():
            if colour not in palette:
                is_, should = f"there is no colour `{colour}` (`{name}`, `{role}`)", "a colourway takes from `palette`"
                yield Finding(_PLACE, "colour/unknown", is_, should, guess(colour, palette))
        for role in sorted(roles - way.keys()):
            is_, should = f"the colourway `{name}` has no `{role}`", "all colourways have the same roles"
            yield Finding(_PLACE, "colour/missing", is_, should, f"Add `{role}: …` to it.")
    for colour in palette:
        if colour not in brand.swatches:
            is_, should = f"`swatches` has no `{colour}`", "each colour says what it is on the press"
            yield Finding(_PLACE, "colour/press", is_, should, f"Add `{colour}: {{cmyk: […]}}`.")
