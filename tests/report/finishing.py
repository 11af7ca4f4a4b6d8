"""What the tests of the report share: a real sheet of this event, both editions, measured as the build does."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml

from trycksak.findings import Finding, Place, Severity
from trycksak.gather import gather
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.profile import PressProfile
from trycksak.model.publication import Publication
from trycksak.model.terms import Terms
from trycksak.preflight.ink import plates
from trycksak.preflight.measure import measure
from trycksak.preflight.measured import Measured
from trycksak.press.order import PressJob
from trycksak.press.press_edition import press_edition
from trycksak.press.typeset import typeset
from trycksak.press.web_edition import web_edition
from trycksak.read.files import Project
from trycksak.render.publication import markup, printed
from trycksak.report import Checked, Finished, Kind
from trycksak.report.finished import House

ROOT = Path(__file__).parents[2]
NAME = "study-visit-helios-sv"
FONT = "brand/fonts/source-sans-3-latin-400-normal.woff2"


@dataclass(frozen=True)
class Made:
    """A finished sheet, and everything that its papers are made of."""

    publication: Publication
    edition: Edition
    brand: Brand
    terms: Terms
    profile: PressProfile
    press: Path
    web: Path
    measured: Measured
    measured_web: Measured

    @property
    def house(self) -> House:
        return House(self.edition.event.name, "1", self.brand, self.terms, ROOT, "sv", "../print/delivery-note.html")

    def finished(self, *own: Finding) -> Finished:
        measured = replace(self.measured, findings=own)
        limits = (self.profile.ink_limit, self.profile.photo_ppi)
        editions = (
            Checked(Kind.PRESS, measured, self.press, *limits, f"../print/{NAME}.pdf"),
            Checked(Kind.WEB, self.measured_web, self.web, link=f"../site/pdf/{NAME}.pdf"),
        )
        return Finished(NAME, "HELIOS", "sv", editions, self.publication.spec.binding)


def make(folder: Path) -> Made:
    edition, brand, terms, _ = gather(Project(ROOT))
    publication = next(one for one in printed(edition) if one.id == "study-visit-helios")
    profile = PressProfile.model_validate(
        yaml.safe_load((ROOT / f"brand/profiles/{publication.spec.profile}.yml").read_text(encoding="utf-8"))
    )
    icc, font = ((ROOT / path).read_bytes() for path in (profile.output.path, FONT))
    pages = typeset(markup(publication, edition, brand, terms, "sv", ROOT / "overrides"), ROOT)
    press, web = folder / "press.pdf", folder / "web.pdf"
    web.write_bytes(web_edition(pages))
    press.write_bytes(press_edition(pages, PressJob(brand, profile, icc, font, "1", date(2006, 8, 24))).data)
    return Made(
        publication, edition, brand, terms, profile, press, web, _inked(press, profile), _measured_web(web, profile)
    )


def _inked(path: Path, profile: PressProfile) -> Measured:
    measured, ink = measure(path, f"out/print/{NAME}.pdf", profile), {page.number: page for page in plates(path)}
    pages = (replace(page, coverage=ink[page.number].coverage, ink=ink[page.number].ink) for page in measured.pages)
    return replace(measured, pages=tuple(pages), findings=())


def _measured_web(path: Path, profile: PressProfile) -> Measured:
    return replace(measure(path, f"out/site/pdf/{NAME}.pdf", profile), profile="", findings=())


def coarse(page: int, *box: float) -> Finding:
    """A finding in the press edition."""
    place = Place(f"out/print/{NAME}.pdf", page=page, box_mm=box)
    return Finding(place, "gwg/picture", "a picture has 120 ppi", "it has more than 149 ppi", "Take a larger one.")


def untagged() -> Finding:
    """A warning on the whole web edition."""
    place = Place(f"out/site/pdf/{NAME}.pdf")
    return Finding(place, "ua/title", "no title", "a file has a title", "Give it one.", Severity.WARNING)
