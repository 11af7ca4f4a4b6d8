"""Giving texts to the bureau: every page's units, in the order of the pages."""

from trycksak.exchange.formats import Carried, Consignment
from trycksak.exchange.units import is_exchanged, units_of, written
from trycksak.model.edition import Edition
from trycksak.model.page import State
from trycksak.model.record import Locale
from trycksak.read.files import Project


def consignment(project: Project, edition: Edition, locale: Locale) -> Consignment:
    """Gather what is to be translated into a language, with what is translated already.

    The translation of a page that is outdated or was never accepted goes along as a proposal, not as ready.
    """
    carried = []
    for page in edition.pages:
        if not is_exchanged(page, locale, edition.source):
            continue
        source = page.translations[edition.source].path
        own, state = page.translations.get(locale), page.state(locale, edition.source)
        units = units_of(page, written(project, source), written(project, own.path) if own else None, state)
        ready = state is State.UP_TO_DATE
        carried += [Carried(unit.id, f"{source}:{unit.line}", unit.source, unit.target, ready) for unit in units]
    return Consignment(edition.source, locale, tuple(carried))
