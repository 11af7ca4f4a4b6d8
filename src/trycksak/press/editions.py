"""One publication in one language: laid out once, written as web edition and press edition."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trycksak.findings import Finding, Place, Severity
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.page import State
from trycksak.model.publication import Publication
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.press.press_edition import PressJob, press_edition
from trycksak.press.typeset import typeset
from trycksak.press.web_edition import web_edition
from trycksak.render.downloads import Download
from trycksak.render.publication import markup, title_of


@dataclass(frozen=True)
class Order:
    """What is to be printed, from what, and into which folders."""

    root: Path
    edition: Edition
    brand: Brand
    terms: Terms
    publication: Publication
    locale: Locale
    web: Path
    press: Path
    allow_outdated: bool = False
    """Whether a translation that is older than its source may be printed: then it is a warning."""

    @property
    def name(self) -> str:
        """The name of its files, without the ending."""
        return f"{self.publication.id}-{self.locale}"

    @property
    def job(self) -> PressJob:
        """What finishing the press edition needs: the printer's profile and its files, version and date."""
        profile, event = self.edition.profiles[self.publication.spec.profile], self.edition.event
        family = self.brand.typography.base.family
        base = next(font for font in self.brand.typography.fonts if font.family == family)
        return PressJob(
            brand=self.brand,
            profile=profile,
            icc=(self.root / profile.output.path).read_bytes(),
            font=(self.root / base.files[0].path).read_bytes(),
            version=event.version.name if event.version else "1",
            dated=event.version.date if event.version else event.dates.start,
        )


@dataclass(frozen=True)
class Printed:
    """What came of an order: the web edition as the site offers it, the press edition's inks, and what was remarked."""

    order: Order
    download: Download
    plates: tuple[str, ...]
    colours: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def web_file(self) -> Path:
        """Where the web edition lies."""
        return self.order.web / f"{self.order.name}.pdf"

    @property
    def press_file(self) -> Path:
        """Where the press edition lies."""
        return self.order.press / f"{self.order.name}.pdf"


def print_editions(order: Order) -> Printed:
    """Render, lay out and write both editions of a publication; nothing is written where a colour stops the press."""
    overrides = order.root / "overrides"
    made_up = markup(order.publication, order.edition, order.brand, order.terms, order.locale, overrides)
    pages = typeset(made_up, order.root)
    data = web_edition(pages)
    press = press_edition(pages, order.job)
    download = Download(
        publication=order.publication.id,
        locale=order.locale,
        title=title_of(order.publication, order.edition, order.locale),
        pages=len(pages.document.pages),
        bytes=len(data),
        visit=order.publication.visit,
    )
    findings = (*outdated(order, made_up.pages), *pages.findings, *press.findings)
    made = Printed(order, download, press.plates, press.colours, findings)
    made.web_file.write_bytes(data)
    made.press_file.write_bytes(press.data)
    return made


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
