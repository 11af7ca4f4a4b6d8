"""Publications that can be bound as ordered."""

from collections.abc import Iterator

from trycksak.findings import Finding
from trycksak.model.edition import Edition
from trycksak.model.publication import Binding
from trycksak.proofread.sources import place_in_publications


def check_binding(edition: Edition) -> Iterator[Finding]:
    """Find booklets whose permitted number of pages holds no multiple of four."""
    for n, publication in enumerate(edition.publications):
        pages, binding = publication.spec.pages, publication.spec.binding
        if binding is Binding.SADDLE_STITCHED and pages.max // 4 * 4 < pages.min:
            place = place_in_publications(edition, f"publications.{n}.spec.pages")
            is_ = f"`{publication.id}` may have {pages.min} to {pages.max} pages"
            should = "a saddle-stitched booklet has a multiple of 4"
            yield Finding(place, "publication/pages", is_, should, f"Let `max` be {(pages.max + 3) // 4 * 4}.")
