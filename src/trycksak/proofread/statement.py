"""The accessibility statement: its page and its data go together, and it declares no more than is so."""

from collections.abc import Iterator
from typing import Final

from trycksak.findings import Finding, Place, guess
from trycksak.model.accessibility import Conformance
from trycksak.model.edition import Edition
from trycksak.proofread.sources import place_of

PAGE: Final = "accessibility"
"""The id of the statement's page."""
_DATA: Final = "content/accessibility.yml"


def check_statement(edition: Edition) -> Iterator[Finding]:
    """Find a page without data, a contact that is none, and a statement that declares more than is so."""
    page, declared, test = edition.page.get(PAGE), edition.accessibility, edition.access_test
    if page and declared is None:
        is_, should = "the page is the accessibility statement, and its data are missing", f"they stand in {_DATA}"
        do = "Write that file; `trycksak fields` says what it holds."
        yield Finding(place_of(edition, page), "statement/data", is_, should, do)
    if declared is None:
        return
    contacts = [contact.id for contact in edition.event.contacts if contact.id]
    if declared.contact and declared.contact not in contacts:
        should = "it names one of the contacts in event.yml by its `id`"
        do = guess(declared.contact, contacts)
        yield Finding(Place(_DATA), "statement/contact", f"`contact: {declared.contact}` is nobody", should, do)
    failed = test is not None and bool(test.findings)
    if declared.conformance is Conformance.FULL and (declared.shortcomings or failed):
        is_ = f"it says `full`, and {'the last test found faults' if failed else 'shortcomings are listed'}"
        should = "a statement declares no more than is so"
        yield Finding(Place(_DATA), "statement/conformance", is_, should, "Write `conformance: partial`.")
