"""Reading a model with a critical eye: every check is a function from the edition to findings, and a row here."""

from collections.abc import Callable, Iterator

from trycksak.findings import Finding
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.terms import Terms
from trycksak.proofread import (
    addresses,
    booklets,
    branding,
    clashes,
    links,
    markup,
    references,
    releases,
    statement,
    summaries,
    town,
    tracks,
    translations,
    visits,
)
from trycksak.proofread.language import check_language
from trycksak.proofread.terms import check_terms

CHECKS: tuple[Callable[[Edition], Iterator[Finding]], ...] = (
    clashes.check_order,
    clashes.check_dates,
    clashes.check_rooms,
    clashes.check_speakers,
    references.check_ids,
    references.check_references,
    references.check_profiles,
    tracks.check_tracks,
    visits.check_workshops,
    visits.check_capacity,
    visits.check_islands,
    translations.check_pages,
    translations.check_acceptance,
    translations.check_names,
    addresses.check_addresses,
    addresses.check_home,
    booklets.check_binding,
    booklets.check_sheets,
    links.check_links,
    links.check_pictures,
    releases.check_order,
    releases.check_pending,
    markup.check_markup,
    town.check_map,
    statement.check_statement,
    check_language,
    summaries.check_summaries,
)


def proofread(edition: Edition, brand: Brand, terms: Terms) -> list[Finding]:
    """Run every check; the findings come in order of place."""
    found = [finding for check in CHECKS for finding in check(edition)]
    found += [*branding.check_brand(edition, brand), *references.check_colourways(edition, brand)]
    found += check_terms(edition, terms)
    return sorted(found)
