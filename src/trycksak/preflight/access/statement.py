"""The accessibility statement of a finished website: it is there, linked from every page, and not out of date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trycksak.findings import Finding, Place, Severity
from trycksak.model.edition import Edition
from trycksak.model.record import Locale
from trycksak.preflight.site import Site, read_html

PAGE: Final = "accessibility"
"""The id of the statement's page."""
_DECLARED, _TESTED = "content/accessibility.yml", "content/accessibility.json"
_AGAIN: Final = "Build, run `trycksak accessibility --record DATE`, read what it finds, and go through the statement."
# Of pages with the same fault so many are named.
_NAMED: Final = 3


@dataclass(frozen=True)
class Made:
    """What the site was made from: its edition, and the fingerprint of its templates and styles."""

    edition: Edition
    design: str


def check_statement(site: Site, made: Made) -> list[Finding]:
    """Warn of a statement that is missing, not linked, untested, out of date, or says no one to turn to."""
    site = site.resolved()
    edition = made.edition
    page = edition.page.get(PAGE)
    locales = [locale for locale in edition.event.locales if page and page.is_published(locale, edition.source)]
    statements = {
        locale: site.root / edition.address(page, locale) / "index.html" for locale in locales if page is not None
    }
    found = [*_missing(edition, statements), *_tested(made)]
    if statements:
        found += [*_linked(site, edition, statements), *_answering(edition)]
    return sorted(found)


def _missing(edition: Edition, statements: Mapping[Locale, Path]) -> Iterator[Finding]:
    for locale in edition.event.locales:
        if locale not in statements:
            is_, should = "there is no accessibility statement", "a public body's website has one in each language"
            place = Place(f"content/{locale}/{PAGE}.md")
            yield _warning(place, "missing", is_, should, "Write the page and content/accessibility.yml.")


def _linked(site: Site, edition: Edition, statements: Mapping[Locale, Path]) -> Iterator[Finding]:
    unlinked: dict[Locale, list[str]] = {}
    for path in site.files(".html"):
        locale = site.locale_of(path, edition.event.locales, edition.source)
        goal = statements.get(locale)
        if goal is not None and path != goal and not _links(site, path, goal):
            unlinked.setdefault(locale, []).append(site.place(path).path)
    for locale, paths in unlinked.items():
        more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
        is_ = f"{', '.join(f'`{path}`' for path in paths[:_NAMED])}{more} does not link to it"
        do = "Bring the link back in overrides/partials/footer.html."
        yield _warning(site.place(statements[locale]), "not-linked", is_, "every page links to the statement", do)


def _links(site: Site, path: Path, goal: Path) -> bool:
    tree = read_html(path)
    links = [link.get("href") for link in tree.iter("a") if link.get("href")] if tree is not None else []
    # It stands in the footer, as a rule. Of what is no address the check of links tells.
    return any(site.file_of(path, address) == goal for address in reversed(links))


def _answering(edition: Edition) -> Iterator[Finding]:
    declared = edition.accessibility
    named = [one for one in edition.event.contacts if one.id and declared and one.id == declared.contact]
    if not any(one.email or one.phone for one in named):
        is_ = "it names nobody with an e-mail address or a telephone" if named else "it names nobody to turn to"
        should = "a reader can report a fault and ask for content in another form"
        do = "Give a contact in content/event.yml an `id` and an `email`, and name that `id` as `contact` here."
        yield _warning(Place(_DECLARED), "contact", is_, should, do)


def _tested(made: Made) -> Iterator[Finding]:
    test, version = made.edition.access_test, made.edition.event.version
    if made.edition.accessibility is None:
        return
    should = "the statement rests on a test of what is published"
    if test is None:
        yield _warning(Place(_TESTED), "untested", "no test is recorded", should, _AGAIN)
    elif test.version != (version.name if version else ""):
        is_ = f"version `{test.version}` was tested on {test.date}, this is `{version.name if version else ''}`"
        yield _warning(Place(_TESTED), "outdated", is_, should, _AGAIN)
    elif test.design != made.design:
        is_ = f"the templates, the styles or the brand have changed since the test of {test.date}"
        yield _warning(Place(_TESTED), "outdated", is_, should, _AGAIN)


def _warning(place: Place, id: str, is_: str, should: str, do: str) -> Finding:
    return Finding(place, f"statement/{id}", is_, should, do, Severity.WARNING)
