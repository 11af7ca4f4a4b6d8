"""The variant that belongs on a ground, and how clearly it stands out from it."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from trycksak.model.brand import Master, Variant
from trycksak.model.terms import Medium, Output, Terms
from trycksak.preflight.original import Drawing
from trycksak.preflight.proof.alone import of_hex
from trycksak.preflight.proof.contrast import contrast, outer
from trycksak.preflight.proof.evidence import Figure
from trycksak.preflight.proof.ruling import Ruling, listed


def variants_of(master: object, drawings: Sequence[Drawing]) -> dict[Variant, Drawing]:
    """Give the originals of a master's own language, by variant; none for a partner's."""
    locale = master.locale if isinstance(master, Master) else ""
    pairs = ((drawing.master, drawing) for drawing in drawings)
    return {one.variant: drawing for one, drawing in pairs if isinstance(one, Master) and one.locale == locale}


def rule_on_ground(
    has: Variant,
    variants: Mapping[Variant, Drawing],
    ground: tuple[float, ...],
    terms: Terms,
    medium: Medium,
    outputs: Collection[Output] = (),
) -> Iterator[Ruling]:
    """Hold a variant against the ground that it stands on, an sRGB colour from 0 to 1.

    A ground is dark where the first of the variants for dark grounds is clearer than the first for light ones; where
    neither is clear, the ground is at fault and not the variant.
    """
    rule = terms.variants
    on_light, on_dark = (_contrast(variants.get(group[0]), ground) for group in (rule.light, rule.dark))
    dark = on_dark > on_light
    name, shown = "dark" if dark else "light", "#" + "".join(f"{round(255 * value):02X}" for value in ground)
    allowed = rule.allowed(medium, dark=dark, outputs=outputs)
    names = listed([one.value for one in allowed] or ["none"], "or")
    right = has in allowed or max(on_light, on_dark) < rule.contrast
    yield Ruling(
        Figure("variants", f"on {name}", has.value, names, "", right),
        "logotype/variant",
        f"the {has.value} logotype stands on a {name} ground ({shown})",
        f"on a {name} ground stands {names}",
        "Place the variant for that ground.",
    )
    if right:
        least = _contrast(variants.get(has), ground)
        yield Ruling(
            Figure("variants", "contrast", round(least, 2), rule.contrast, ":1", least >= rule.contrast),
            "logotype/contrast",
            f"the logotype has a contrast of {least:.2f}:1 with its ground ({shown})",
            f"it has at least {rule.contrast:g}:1",
            "Choose a ground of the brand on which it is clearly seen.",
        )


def _contrast(drawing: Drawing | None, ground: tuple[float, ...]) -> float:
    """Measure an original's contrast with a ground: the least of its shapes that stand on the ground itself."""
    if drawing is None:
        return 1.0
    return min((contrast(of_hex(drawing.shapes[index].fill), ground) for index in outer(drawing)), default=1.0)
