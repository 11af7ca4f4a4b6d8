"""The delivery note: one page for the whole order, in the source language and in English, made of the job tickets."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from trycksak.model.people import Contact
from trycksak.model.record import Locale
from trycksak.render.downloads import size
from trycksak.render.wording import NO_BREAK_SPACE, Wording
from trycksak.report.appearance import clear_space_px, embedded_logotype, languages, rules, stylesheet, templates
from trycksak.report.finished import House

Ticket = Mapping[str, Any]
# What makes files one job at the press: the same sheet, paper, plates and binding.
_JOB = ("trim", "bleed_mm", "pages", "binding", "spine", "paper", "plates", "profile")


def note(tickets: Sequence[Ticket], house: House, contacts: Sequence[Contact]) -> str:
    """Write the note as one HTML file that stands alone: fonts and logotype are in it."""
    jobs = _jobs(tickets)
    parts = [_part(locale, house) for locale in languages(house.source, house.brand)]
    mark = embedded_logotype(house.brand, house.terms, house.source, house.root)
    return (
        templates()
        .get_template("note.html")
        .render(
            css=stylesheet(house.brand, house.root) + rules("note"),
            house=house,
            mark=mark,
            clear=clear_space_px(house.terms, mark),
            parts=parts,
            jobs=jobs,
            tickets=tickets,
            contacts=contacts,
            letters={"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"},
        )
    )


def _jobs(tickets: Sequence[Ticket]) -> list[list[Ticket]]:
    """Put together what can be printed alike, in the tickets' order."""
    alike: dict[str, list[Ticket]] = {}
    for ticket in tickets:
        alike.setdefault(str([ticket[key] for key in _JOB]), []).append(ticket)
    return list(alike.values())


def _part(locale: Locale, house: House) -> dict[str, Any]:
    wording = Wording(locale)
    return {
        "locale": locale,
        "say": wording,
        "size": partial(size, wording=wording),
        "percent": lambda share: f"{wording.number(round(share))}{NO_BREAK_SPACE}%",
    }
