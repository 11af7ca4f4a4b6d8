"""One publication in one language: laid out once, written as web edition and press edition."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trycksak.findings import Finding, Place, Severity
from trycksak.model.page import State
from trycksak.press.kept import Editions, Kept, Made
from trycksak.press.order import Order
from trycksak.render.downloads import Download
from trycksak.render.publication import Markup, markup, title_of


@dataclass(frozen=True)
class Printed:
    """What came of an order: the web edition as the site offers it, the press edition's inks, and what was remarked."""

    order: Order
    download: Download
    plates: tuple[str, ...]
    colours: tuple[str, ...]
    findings: tuple[Finding, ...]
    pages: frozenset[str]
    """The ids of the pages whose words it prints."""
    was_kept: bool
    """Whether it was made before, from the very same."""

    @property
    def web_file(self) -> Path:
        """Where the web edition lies."""
        return self.order.web / f"{self.order.name}.pdf"

    @property
    def press_file(self) -> Path:
        """Where the press edition lies."""
        return self.order.press / f"{self.order.name}.pdf"


def print_editions(order: Order) -> Printed:
    """Render, lay out and write both editions of a publication, or write again what was made of the very same."""
    overrides = order.root / "overrides"
    made_up = markup(order.publication, order.edition, order.brand, order.terms, order.locale, overrides)
    kept = Kept(order.store, order, made_up)
    known = kept.get()
    editions = known or _set(order, made_up, kept)
    made = editions.made
    download = Download(
        publication=order.publication.id,
        locale=order.locale,
        title=title_of(order.publication, order.edition, order.locale),
        pages=made.pages,
        bytes=len(editions.web),
        visit=order.publication.visit,
    )
    findings = (*outdated(order, made_up.pages), *made.findings)
    printed = Printed(order, download, made.plates, made.colours, findings, made_up.pages, known is not None)
    printed.web_file.write_bytes(editions.web)
    printed.press_file.write_bytes(editions.press)
    return printed


def _set(order: Order, made_up: Markup, kept: Kept) -> Editions:
    # WeasyPrint takes a second to be loaded, which a build that sets nothing need not wait.
    from trycksak.press.press_edition import press_edition
    from trycksak.press.typeset import typeset
    from trycksak.press.web_edition import web_edition

    pages = typeset(made_up, order.root)
    web, press = web_edition(pages), press_edition(pages, order.job)
    made = Made(len(pages.document.pages), press.plates, press.colours, (*pages.findings, *press.findings))
    editions = Editions(made, web, press.data)
    kept.put(pages.files, editions)
    return editions


def outdated(order: Order, pages: Iterable[str]) -> Iterator[Finding]:
    """Find the printed pages whose source has changed since their translation was accepted.

    Paper carries no notice to the reader, as a web page does: a text that is out of date is not printed, or on purpose.
    """
    edition, locale = order.edition, order.locale
    for page in (edition.page[id] for id in sorted(pages)):
        if page.state(locale, edition.source) is State.OUTDATED:
            own = page.translations[locale]
            is_ = f"`{order.name}` prints a translation that is older than `{page.translations[edition.source].path}`"
            do = f"Mend it and run `trycksak translations accept {own.path}`, or build with `--allow-outdated`."
            should = "what is printed says the same in every language"
            severity = Severity.WARNING if order.allow_outdated else Severity.ERROR
            place = Place(own.path, own.lines.get("translates", 1))
            yield Finding(place, "publication/outdated", is_, should, do, severity)
