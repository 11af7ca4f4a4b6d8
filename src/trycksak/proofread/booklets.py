"""Publications that can be made and bound as ordered."""

from collections.abc import Iterator

from trycksak.findings import Finding, guess
from trycksak.model.binding import Binding
from trycksak.model.edition import Edition
from trycksak.model.publication import Template
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


def check_sheets(edition: Edition) -> Iterator[Finding]:
    """Find sheets about a study visit that do not say which, and others that do."""
    visits = [page.name for page, _ in edition.visits()]
    unread = {path.rpartition("/")[2].removesuffix(".md") for path in edition.unread}
    for n, publication in enumerate(edition.publications):
        place = place_in_publications(edition, f"publications.{n}.template")
        is_sheet, says = publication.template is Template.STUDY_VISIT, publication.visit or publication.for_each_visit
        if is_sheet and not says:
            is_, should = f"`{publication.id}` does not say which study visit", "a sheet is about one visit"
            yield Finding(place, "publication/visit", is_, should, "Add a line `for_each_visit: true`.")
        if says and not is_sheet:
            is_, should = f"`{publication.id}` is not about one study visit", "only a `study-visit` sheet is"
            do = "Delete `for_each_visit` and `visit`, or write `template: study-visit`."
            yield Finding(place, "publication/visit", is_, should, do)
        if publication.visit and publication.visit not in {*visits, *unread}:
            place = place_in_publications(edition, f"publications.{n}.visit")
            is_, should = f"there is no study visit `{publication.visit}`", "it is a page's name in `study-visits/`"
            yield Finding(place, "publication/visit", is_, should, guess(publication.visit, visits))
