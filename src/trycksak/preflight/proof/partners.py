"""The marks of others on a page: not larger than their share of the city's, in their tone, in their corners."""

from collections.abc import Iterator, Sequence

from trycksak.model.brand import PartnerMaster
from trycksak.model.terms import Tone
from trycksak.preflight.proof.asked import Asked
from trycksak.preflight.proof.colours import Colours, written
from trycksak.preflight.proof.evidence import Figure
from trycksak.preflight.proof.place import Size, corners_of
from trycksak.preflight.proof.ruling import Ruling, listed
from trycksak.preflight.proof.standing import Standing

# A hundredth of the share is what rounding may take.
_ROUNDING = 0.005


def rule_on_partner(
    partner: Standing, city: Sequence[Standing], size: Size, asked: Asked, colours: Colours
) -> Iterator[Ruling]:
    """Hold a partner's mark against the largest of the city's on the page, and against the page's corners."""
    terms = asked.terms.partners
    if city:
        largest = max(city, key=lambda one: one.width * one.height)
        share = max(partner.width / largest.width, partner.height / largest.height)
        yield Ruling(
            Figure(
                "partners",
                "share",
                round(100 * share, 1),
                100 * terms.largest_share,
                "%",
                share <= terms.largest_share + _ROUNDING,
            ),
            "partner/size",
            f"the partner's mark has {100 * share:.0f} % of the size of the city's logotype",
            f"it has at most {100 * terms.largest_share:.0f} % of its width and of its height",
            "Make the partner's mark smaller.",
        )
    yield _tone(partner, asked, colours)
    yield _corner(partner, size, asked)


def _tone(partner: Standing, asked: Asked, colours: Colours) -> Ruling:
    terms, master = asked.terms.partners, partner.drawing.master
    tone = master.tone.value if isinstance(master, PartnerMaster) else ""
    pairs = zip(partner.painted, partner.drawing.shapes, strict=True)
    recoloured = [mark for mark, shape in pairs if mark is not None and not colours.filled(mark, shape.fill)]
    has = f"in {listed(sorted({written(mark.fill) for mark in recoloured}), 'and')}" if recoloured else tone
    too_many = terms.text_from is not None and asked.partners >= terms.text_from
    allowed = [Tone.TEXT] if too_many else list(terms.tones)
    names = listed([one.value for one in allowed], "or")
    why = f" from {terms.text_from} partners on" if too_many else ""
    return Ruling(
        Figure("partners", "tone", has, names, "", not recoloured and tone in {one.value for one in allowed}),
        "partner/tone",
        f"the partner's mark is {has}",
        f"a partner stands as {names}{why}",
        "Place the partner's original of that tone, or its name.",
    )


def _corner(partner: Standing, size: Size, asked: Asked) -> Ruling:
    stands, allowed = corners_of(partner.box, size), asked.terms.partners.corners
    where = listed([one.value for one in stands], "and") if stands else "in no corner"
    return Ruling(
        Figure(
            "partners", "corner", where, listed([one.value for one in allowed], "/"), "", bool({*stands} & {*allowed})
        ),
        "partner/corner",
        f"the partner's mark stands {where}",
        f"it stands {listed([one.value for one in allowed], 'or')}",
        "Move it to a corner that the terms allow.",
    )
