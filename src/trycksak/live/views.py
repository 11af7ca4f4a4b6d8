"""What a tab shows, as HTML: a page's findings, the list of publications, a publication's pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from trycksak.findings import Finding, Severity, errors
from trycksak.live.desk import Desk, Good, Reading
from trycksak.live.layout import Leaf
from trycksak.live.pressroom import Pressroom, named
from trycksak.live.proof import Proof
from trycksak.live.site import Pages
from trycksak.model.binding import Binding
from trycksak.model.publication import Publication
from trycksak.model.record import Locale
from trycksak.render.environment import strict
from trycksak.render.publication import printed, title_of
from trycksak.render.wording import Wording

_TYPED = re.compile("`([^`]+)`")
_FALLBACK: tuple[Locale, ...] = ("sv", "en")
# What every publication depends on, beside the pages that it prints.
_ALWAYS = ("content/publications.yml", "content/event.yml", "brand/", "overrides/print/")


@dataclass(frozen=True)
class Shown:
    """A page of a publication as it is shown: its number, its sheet, and the spots that findings point at, in mm."""

    number: int
    leaf: Leaf
    spots: tuple[tuple[float, float, float, float], ...]


@cache
def templates() -> Environment:
    """Make the environment of this layer's templates: strict and escaping."""
    made = strict(PackageLoader("trycksak.live", "templates"))
    made.filters["coded"] = _coded
    return made


def _coded(text: str) -> Markup:
    """Write a finding's words as HTML: what stands between backticks is what somebody typed, or is to type."""
    return Markup(_TYPED.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704  # escaped just there


@dataclass
class Views:
    """Writes what tabs show, from what the desk and the pressroom know; `run` tells one preview from the next."""

    desk: Desk
    pressroom: Pressroom
    pages: Pages
    run: str

    @property
    def locales(self) -> tuple[Locale, ...]:
        """The languages of the preview itself: the event's."""
        good = self.desk.reading.good
        return good.source.edition.event.locales if good else _FALLBACK

    @property
    def root(self) -> str:
        """The path of the website on this server: as on the real one."""
        good = self.desk.reading.good
        return good.root if good else "/"

    def stamp(self, reading: Reading) -> str:
        """Name the state of the website that a reading gives its pages."""
        good = reading.good
        return f"{self.run}.{good.number if good else 0}"

    def place_of(self, path: str) -> str:
        """Turn an address's path into the place of a page's file on the site."""
        place = unquote(path).removeprefix(self.root)
        return f"{place}index.html" if not place or place.endswith("/") else place

    def locale_of(self, place: str) -> Locale:
        """Tell in which language's part of the site a place is."""
        first = place.partition("/")[0]
        return first if first in self.locales else self.locales[0]

    def nothing(self, locale: Locale) -> str:
        """Write the page that stands where no page could be made yet; what is wrong lies over it."""
        return self._write("nothing.html", locale)

    def overlay(self, place: str) -> str:
        """Write what lies over a page of the website: what is wrong with the event and with the page."""
        reading, locale = self.desk.reading, self.locale_of(place)
        found = tuple(dict.fromkeys((*self.pages.findings(place), *reading.findings)))
        return self._write("overlay.html", locale, findings=_sorted(found), stops=errors(found))

    def index(self, locale: Locale, whole: bool) -> str:
        """Write the list of publications; the `whole` page, or the part that changes."""
        reading = self.desk.reading
        good = reading.good
        publications = _by_publication(good, locale) if good else []
        return self._write(
            "index.html" if whole else "index-live.html",
            locale,
            state="stopped" if reading.stopped else "current",
            publications=publications,
            proofs=self.pressroom.proofs,
            findings=_sorted(reading.findings),
            path="",
            socket=f"index&locale={locale}",
        )

    def publication(self, locale: Locale, name: str, whole: bool) -> str | None:
        """Write a publication; None where there is none of that name."""
        reading = self.desk.reading
        found = named(reading.good).get(name) if reading.good else None
        if reading.good is None or found is None:
            return None
        publication, language = found
        proof = self.pressroom.proofs.get(name, Proof())
        findings = _sorted((*proof.findings, *_concerning(reading.findings, proof, reading.good, language)))
        leaves = _shown(proof, findings)
        return self._write(
            "publication.html" if whole else "publication-live.html",
            locale,
            state=self._state(name, proof),
            publication=publication,
            title=title_of(publication, reading.good.source.edition, language),
            language=language,
            name=name,
            proof=proof,
            spreads=_spreads(leaves, publication),
            leaf=leaves[0].leaf if leaves else None,
            bound=publication.spec.binding is not Binding.SHEET,
            direction=Wording(language).direction,
            findings=findings,
            path=name,
            socket=f"publication={name}&locale={locale}",
        )

    def _state(self, name: str, proof: Proof) -> str:
        """Say how what is shown stands to what was saved last."""
        if self.desk.is_behind:
            return "reading"
        if self.desk.reading.stopped:
            return "stopped"
        if self.pressroom.is_behind(name):
            return "laying"
        return "stopped" if proof.failed else "current"

    def _write(self, template: str, locale: Locale, **values: Any) -> str:
        good = self.desk.reading.good
        return (
            templates()
            .get_template(template)
            .render(
                t=Wording(locale),
                locale=locale,
                locales=self.locales,
                own_names={one: Wording(one).language(one) for one in self.locales},
                root=self.root,
                event=good.source.edition.event.name if good else "trycksak",
                is_ready=good is not None,
                home={one: self.root + ("" if one == self.locales[0] else f"{one}/") for one in self.locales},
                **values,
            )
        )


def _sorted(findings: Sequence[Finding]) -> list[Finding]:
    """Sort findings: errors first."""
    return sorted(dict.fromkeys(findings), key=lambda one: (one.severity is not Severity.ERROR, one))


def _by_publication(good: Good, locale: Locale) -> list[tuple[Publication, str]]:
    edition = good.source.edition
    return [(publication, title_of(publication, edition, locale)) for publication in printed(edition)]


def _concerning(findings: Sequence[Finding], proof: Proof, good: Good, language: Locale) -> list[Finding]:
    """Pick what the proofreader says of what a publication prints: in its own language, and in the facts' language."""
    own = good.source.edition.files_of(proof.printed, language)
    stops = errors(findings)
    return [one for one in findings if one in stops or one.place.path in own or one.place.path.startswith(_ALWAYS)]


def _shown(proof: Proof, findings: Sequence[Finding]) -> list[Shown]:
    """Join the pages with the places on them that findings name; those count from the trim."""
    leaves = proof.laid.leaves if proof.laid else ()
    shown = []
    for number, leaf in enumerate(leaves, start=1):
        boxes = {one.place.box_mm for one in findings if one.place.page == number and len(one.place.box_mm) == 4}
        left, top = leaf.trim[:2]
        spots = tuple((x + left, y + top, width, height) for x, y, width, height in sorted(boxes))
        shown.append(Shown(number, leaf, spots))
    return shown


def _spreads(pages: Sequence[Shown], publication: Publication) -> list[list[Shown]]:
    """Lay bound pages side by side as a reader sees them: the first alone, then in pairs."""
    if publication.spec.binding is Binding.SHEET:
        return [[page] for page in pages]
    return [list(pages[:1]), *(list(pages[at : at + 2]) for at in range(1, len(pages), 2))] if pages else []
