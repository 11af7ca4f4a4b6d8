"""The terms as the document that a co-host receives: Markdown, one HTML file that stands alone, and a PDF."""

import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from trycksak.model.brand import Brand, Master
from trycksak.model.edition import Edition
from trycksak.model.people import Role
from trycksak.model.record import Locale, Status
from trycksak.model.terms import Medium, Output, Terms
from trycksak.press.paper import set_paper
from trycksak.render.wording import Wording
from trycksak.report.appearance import rules, stylesheet, templates
from trycksak.report.specimens import (
    column_width,
    drawn_width,
    head_corner,
    head_variant,
    head_width,
    shown_width,
    specimen,
    wording_of,
)
from trycksak.report.terms_in_words import Clause, Particular, in_words, language

Address = Callable[[Master], str]
_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


@dataclass(frozen=True)
class Contract:
    """What the document is made of: the event, the brand, the terms, and the folder where the originals lie."""

    edition: Edition
    brand: Brand
    terms: Terms
    root: Path


def terms_markdown(contract: Contract, locale: Locale) -> str:
    """Write the terms as Markdown (CommonMark, with a table of GitHub's) in a language of the event."""
    say, clauses = Wording(locale), in_words(contract.terms, locale)
    parts = [f"# {say('terms.title')}", _plain(say("terms.lead", event=contract.edition.event.name))]
    parts.append("\n".join(_bullets(_facts(contract, clauses, say), say)))
    parts += [_plain(text) for text in _remarks(contract, clauses, say)]
    parts.append(f"## {say('terms.rules')}")
    for number, clause in enumerate(clauses, start=1):
        parts += [f"### {number}. {clause.heading} (`{clause.id}`)", _plain(clause.sentence)]
        parts.append("\n".join(_bullets(clause.particulars, say)))
        parts.append(f"{say('terms.source')}: {_plain(clause.source)}")
    parts += [f"## {say('terms.originals')}", say("terms.originals_text")]
    return "\n\n".join(parts) + "\n\n" + "".join(_table(contract.brand, say))


def terms_html(contract: Contract, locale: Locale) -> str:
    """Write the terms as one HTML file that stands alone: fonts and originals are in it."""

    def embedded(master: Master) -> str:
        data = (contract.root / master.path).read_bytes()
        return "data:image/svg+xml;base64," + base64.b64encode(data).decode()

    css = stylesheet(contract.brand, contract.root) + rules("terms") + rules("terms-screen")
    return _page(contract, locale, Medium.WEB, css, embedded)


def terms_pdf(contract: Contract, locale: Locale) -> bytes:
    """Write the terms as a PDF, A4, tagged, PDF/UA-1 and PDF/A-3a in one; raises Stopped where layout complains."""
    css = stylesheet(contract.brand)
    for path in sorted({file.path for font in contract.brand.typography.fonts for file in font.files}):
        css = css.replace(f'url("{path.rpartition("/")[2]}")', f'url("{path}")')
    html = _page(contract, locale, Medium.PRINT, css + rules("terms"), lambda master: master.path)
    return set_paper("terms", html, {}, contract.root)


def _page(contract: Contract, locale: Locale, medium: Medium, css: str, address: Address) -> str:
    say, brand, terms = Wording(locale), contract.brand, contract.terms
    clauses = in_words(terms, locale)
    shown = {
        (master.locale, master.variant): specimen(master, address(master), brand, terms, contract.root)
        for master in brand.logotype.masters
    }
    drawn = shown[brand.logotype.drawn_in(locale), head_variant(terms, medium)]
    head, width = replace(drawn, alt=brand.logotype.wording[locale]), shown_width(shown.values(), terms, medium)
    return (
        templates()
        .get_template("terms.html")
        .render(
            say=say,
            locale=locale,
            contract=contract,
            css=css,
            paper=medium is Medium.PRINT,
            unit="px" if medium is Medium.WEB else "mm",
            head=head,
            head_corner=head_corner(terms, medium).value,
            head_width=head_width(head, terms, medium),
            drawn_width=drawn_width(head, terms, medium),
            shown_width=width,
            cell_width=column_width(shown.values(), width, medium),
            on_every_page=Output.EVERY_PAGE in terms.presence.outputs,
            facts=_facts(contract, clauses, say),
            remarks=_remarks(contract, clauses, say),
            clauses=clauses,
            clear_space=next(clause for clause in clauses if clause.id == "clear-space").particulars[0],
            originals={tag: [one for one in shown.values() if one.master.locale == tag] for tag, _ in shown},
            language=lambda tag: language(tag, say),
            author=", ".join(_named(contract, Role.MAIN, locale)),
            co_hosts=_named(contract, Role.CO_HOST, locale),
        )
    )


def _facts(contract: Contract, clauses: tuple[Clause, ...], say: Wording) -> list[Particular]:
    """Tell what is agreed on between whom, before the rules themselves."""
    event, mark, locale = contract.edition.event, contract.brand.logotype, say.locale
    when = say.dates(event.dates.start, event.dates.end)
    if event.dates.status is Status.PRELIMINARY:
        when += f" ({say('preliminary').lower()})"
    parties = [
        f"{name} ({say(f'site.roles.{kind.value}').lower()})"
        for kind in (Role.MAIN, Role.CO_HOST)
        for name in _named(contract, kind, locale)
    ]
    told = {
        "terms.mark": [mark.wording[locale] if mark.stand_in else f"{mark.wording[locale]}: {mark.name}"],
        "terms.event": [f"{event.name}, {event.place[locale]}, {when}"],
        "terms.parties": parties,
        "terms.version": [contract.terms.version],
    }
    facts = [Particular(say(label), tuple(values), (), True, locale) for label, values in told.items() if values]
    return [*facts, *clauses[0].particulars]


def _remarks(contract: Contract, clauses: tuple[Clause, ...], say: Wording) -> list[str]:
    """Tell what a reader must know before relying on a number."""
    told = [particular.confirmed for clause in clauses for particular in clause.particulars]
    open_ = told.count(False)
    counted = say("terms.count", count=say.number(open_), total=say.number(len(told)))
    stand_in = [say("terms.stand_in")] if contract.brand.logotype.stand_in else []
    return [counted if open_ else say("terms.none_unconfirmed"), *stand_in, say("terms.changes_unknown")]


def _named(contract: Contract, role: Role, locale: Locale) -> list[str]:
    return [organiser.name[locale] for organiser in contract.edition.organisers(role)]


def _bullets(particulars: tuple[Particular, ...] | list[Particular], say: Wording) -> Iterator[str]:
    for one in particulars:
        sign = "" if one.confirmed else f" *({say('terms.unconfirmed').lower()})*"
        yield f"- **{_plain(one.label)}:** {_plain('; '.join(one.values))}{sign}"


def _table(brand: Brand, say: Wording) -> Iterator[str]:
    keys = ("terms.language", "terms.variant_of", "terms.wording", "terms.file")
    yield "| " + " | ".join([*map(say, keys), "SHA-256"]) + " |\n"
    yield "|" + " --- |" * 5 + "\n"
    for master in brand.logotype.masters:
        variant, says = say(f"terms.variant.{master.variant.value}"), wording_of(master, brand)
        cells = [language(master.locale, say), variant, _plain(says), f"`{master.path}`", f"`{master.sha256}`"]
        yield f"| {' | '.join(cells)} |\n"


def _plain(text: str) -> str:
    """Write a text so that Markdown reads it as it is."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
