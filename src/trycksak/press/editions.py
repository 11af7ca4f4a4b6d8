"""One publication in one language: laid out once, written as web edition and press edition."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trycksak.findings import Finding, Place, Severity
from trycksak.model.page import State
from trycksak.press.kept import ByMarkup, ByTexts, Editions, Made
from trycksak.press.order import Order
from trycksak.render.downloads import Download
from trycksak.render.publication import Markup, markup, offered


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


@dataclass(frozen=True)
class Composed:
    """An order with its markup, ready to be set."""

    order: Order
    markup: Markup

    def __str__(self) -> str:
        """Name what is made, as findings show it."""
        return str(self.order)


def print_editions(order: Order) -> Printed:
    """Render, lay out and write both editions of a publication, or write again what was made of the very same."""
    known = print_known(order)
    if known is None:
        composed = compose(order)
        known = print_again(composed) or print_anew(composed)
    return known


def print_known(order: Order) -> Printed | None:
    """Write what was made before of the same texts and the same of all else; None where nothing was."""
    known = ByTexts(order).get()
    return None if known is None else _written(order, *known, was_kept=True)


def compose(order: Order) -> Composed:
    """Render a publication."""
    overrides = order.root / "overrides"
    made_up = markup(order.publication, order.edition, order.brand, order.terms, order.locale, overrides)
    return Composed(order, made_up)


def print_again(composed: Composed) -> Printed | None:
    """Write what was made before of the same markup; None where nothing was."""
    editions, pages = ByMarkup(composed.order, composed.markup).get(), composed.markup.pages
    if editions is None:
        return None
    ByTexts(composed.order).put(pages, editions)
    return _written(composed.order, editions, pages, was_kept=True)


def print_anew(composed: Composed) -> Printed:
    """Lay out and write both editions."""
    editions, pages = _set(composed), composed.markup.pages
    ByTexts(composed.order).put(pages, editions)
    return _written(composed.order, editions, pages, was_kept=False)


def _written(order: Order, editions: Editions, pages: frozenset[str], was_kept: bool) -> Printed:
    made = editions.made
    download = offered(order.publication, order.edition, order.locale).made(made.pages, len(editions.web))
    findings = (*outdated(order, pages), *made.findings)
    printed = Printed(order, download, made.plates, made.colours, findings, pages, was_kept)
    printed.web_file.write_bytes(editions.web)
    printed.press_file.write_bytes(editions.press)
    return printed


def _set(composed: Composed) -> Editions:
    # WeasyPrint takes a second to be loaded, which a build that sets nothing need not wait.
    from trycksak.press.press_edition import press_edition
    from trycksak.press.typeset import typeset
    from trycksak.press.web_edition import web_edition

    order = composed.order
    pages = typeset(composed.markup, order.root, order.store)
    web, press = web_edition(pages), press_edition(pages, order.job)
    made = Made(len(pages.document.pages), press.plates, press.colours, (*pages.findings, *press.findings))
    editions = Editions(made, web, press.data)
    ByMarkup(order, composed.markup).put(pages.files, editions)
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
