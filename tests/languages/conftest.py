"""The event in a third language, made once: its site, and its publications in that language with their preflight."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from building import EDITIONS, ROOT
from trycksak.findings import Finding
from trycksak.gather import gather
from trycksak.model.people import Role
from trycksak.model.record import Locale
from trycksak.preflight.checks import preflight_site
from trycksak.preflight.delivery import Delivered
from trycksak.preflight.judge import judge_delivery
from trycksak.preflight.site import Site
from trycksak.press.editions import print_editions
from trycksak.press.order import Order
from trycksak.read.files import Project
from trycksak.render.codes import codes
from trycksak.render.publication import printed
from trycksak.web.parts import Whole
from trycksak.web.publish import publish


@dataclass(frozen=True)
class Made:
    """What was made of an event in one of its languages, and everything that was remarked on the way."""

    root: Path
    locale: Locale
    site: Path
    remarks: tuple[Finding, ...]

    def pdf(self, publication: str) -> Path:
        return self.site / "pdf" / f"{publication}-{self.locale}.pdf"


def make(name: str, locale: Locale, publications: set[str], folder: Path) -> Made:
    """Lay out an edition, print some of its publications in one language, publish the site, measure both."""
    root, site, press = folder / "event", folder / "out" / "site", folder / "out" / "print"
    shutil.copytree(EDITIONS / "small", root)
    for part in ("brand", "overrides"):
        shutil.copytree(ROOT / part, root / part)
    shutil.copytree(EDITIONS / name, root, dirs_exist_ok=True)
    (site / "pdf").mkdir(parents=True)
    press.mkdir()
    edition, brand, terms, found = gather(Project(root))
    made = [
        print_editions(Order(root, edition, brand, terms, publication, locale, site / "pdf", press))
        for publication in printed(edition)
        if publication.id in publications
    ]
    delivered = [
        Delivered(
            web=one.web_file,
            web_shown=one.web_file.name,
            press=one.press_file,
            press_shown=f"print/{one.press_file.name}",
            locale=locale,
            spec=one.order.publication.spec,
            profile=edition.profiles[one.order.publication.spec.profile],
            root=root,
            brand=brand,
            terms=terms,
            partners=len(edition.organisers(Role.CO_HOST)),
            dates=edition.period,
            codes=codes(one.order.publication, edition, locale),
        )
        for one in made
    ]
    judged = [judge_delivery(one) for one in delivered]
    found = [*found, *(finding for one in made for finding in one.findings)]
    found += [finding for pair in judged for one in pair for finding in one.measured.findings]
    found += publish(Whole(Project(root), edition, brand, terms, tuple(one.download for one in made)), site)
    found += preflight_site(Site(site, edition.event.website), brand, edition.event.locales, edition.source)
    return Made(root, locale, site, tuple(found))


@pytest.fixture(scope="session")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make("arabic", "ar", {"welcome-brochure", "study-visit-helios"}, tmp_path_factory.mktemp("arabic"))


@pytest.fixture(scope="session")
def finnish(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make("finnish", "fi", {"study-visits"}, tmp_path_factory.mktemp("finnish"))
