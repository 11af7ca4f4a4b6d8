"""One publication in one language: laid out once, written as web edition and press edition."""

from dataclasses import dataclass
from pathlib import Path

from trycksak.findings import Finding
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
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
    pages = typeset(
        markup(order.publication, order.edition, order.brand, order.terms, order.locale, overrides), order.root
    )
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
    findings = (*pages.findings, *press.findings)
    made = Printed(order, download, press.plates, press.colours, findings)
    made.web_file.write_bytes(data)
    made.press_file.write_bytes(press.data)
    return made
