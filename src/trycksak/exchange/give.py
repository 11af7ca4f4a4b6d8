"""Giving texts to the bureau: every page's units, in the order of the pages."""

from trycksak.exchange.blocks import blocks_of
from trycksak.exchange.formats import Carried, Consignment
from trycksak.exchange.units import cut, is_exchanged, units_of, written
from trycksak.model.edition import Edition
from trycksak.model.page import State
from trycksak.model.record import Locale
from trycksak.read.files import Project
from trycksak.read.history import old_words


def consignment(project: Project, edition: Edition, locale: Locale) -> Consignment:
    """Gather what is to be translated into a language, with what is translated already.

    The translation of a page that was never accepted goes along as a proposal, not as ready; of one that is outdated
    every unit does whose source git does not know to have been translated.
    """
    carried = []
    for page in edition.pages:
        if not is_exchanged(page, locale, edition.source):
            continue
        source = page.translations[edition.source].path
        own, state = page.translations.get(locale), page.state(locale, edition.source)
        units = units_of(page, written(project, source), written(project, own.path) if own else None, state)
        known = _known(project, source, own.words.translates) if own and state is State.OUTDATED else set[str]()
        carried += [
            Carried(
                unit.id,
                f"{source}:{unit.line}",
                unit.source,
                unit.target,
                state is State.UP_TO_DATE or (bool(unit.target) and _plain(unit.source) in known),
            )
            for unit in units
        ]
    return Consignment(edition.source, locale, tuple(carried))


def _known(project: Project, source: str, fingerprint: str | None) -> set[str]:
    """List the texts that the source had when its translation was accepted, as far as git remembers."""
    words, body = old_words(project, source, fingerprint or "") or (None, "")
    said = [words.title, words.menu or "", words.summary or ""] if words else []
    blocks = [cut(body, (block.begin, block.end)) for block in blocks_of(body)]
    return {_plain(text) for text in [*said, *blocks]} - {""}


def _plain(text: str) -> str:
    return " ".join(text.split())
