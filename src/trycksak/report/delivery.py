"""What a build hands over beside the files: a job ticket for each press edition, the delivery note, the report."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trycksak.findings import Finding
from trycksak.model.edition import Edition
from trycksak.model.publication import Publication
from trycksak.model.record import Locale
from trycksak.preflight.measured import Measured
from trycksak.preflight.remember import Pair
from trycksak.press.editions import Printed
from trycksak.render.publication import title_of
from trycksak.report.finished import Checked, Finished, House, Kind
from trycksak.report.house import NOTE
from trycksak.report.note import note
from trycksak.report.pages import write_report
from trycksak.report.thumbnails import Thumbnails
from trycksak.report.ticket import ticket


@dataclass(frozen=True)
class Handed:
    """A finished publication in one language: its files, its inks, and what was measured of both editions."""

    publication: Publication
    locale: Locale
    press_file: Path
    web_file: Path
    plates: tuple[str, ...]
    colours: tuple[str, ...]
    press: Measured
    web: Measured
    pictures: Thumbnails
    """Those of the press edition's pages."""


def handed(one: Printed, measured: Pair, pictures: Thumbnails) -> Handed:
    """Join what was printed, what was measured of it, and the pictures of its pages."""
    press, web = measured
    return Handed(
        one.order.publication,
        one.order.locale,
        one.press_file,
        one.web_file,
        one.plates,
        one.colours,
        press.measured,
        web.measured,
        pictures,
    )


def hand_over(
    out: Path, finished: Sequence[Handed], findings: Sequence[Finding], edition: Edition, house: House
) -> None:
    """Write the papers into `out`: `print/<name>.json`, `print/delivery-note.html`, `report/`."""
    version = edition.event.version
    dated = version.date if version else edition.event.dates.start
    tickets = []
    for one in finished:
        profile = edition.profiles[one.publication.spec.profile]
        made = ticket(
            one.publication,
            one.locale,
            edition,
            profile,
            one.plates,
            one.colours,
            one.press,
            one.press_file.name,
            version=house.version,
            dated=dated,
        )
        text = json.dumps(made, ensure_ascii=False, indent=1)
        one.press_file.with_suffix(".json").write_text(f"{text}\n", encoding="utf-8")
        tickets.append(made)
    (out / "print" / NOTE).write_text(note(tickets, house, edition.event.contacts), encoding="utf-8")
    pictures = {one.press_file.stem: one.pictures for one in finished}
    write_report(out / "report", [_finished(one, edition) for one in finished], findings, house, pictures)


def _finished(one: Handed, edition: Edition) -> Finished:
    profile = edition.profiles[one.publication.spec.profile]
    press = Checked(
        Kind.PRESS, one.press, one.press_file, profile.ink_limit, profile.photo_ppi, f"../print/{one.press_file.name}"
    )
    web = Checked(Kind.WEB, one.web, one.web_file, link=f"../site/pdf/{one.web_file.name}")
    name = one.press_file.stem
    heading = title_of(one.publication, edition, one.locale)
    return Finished(name, heading, one.locale, (press, web), one.publication.spec.binding)
