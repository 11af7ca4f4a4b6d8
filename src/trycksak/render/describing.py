"""How a page is described where it is not itself: in results of a search, in a message, in data."""

from typing import Final

from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.record import Locale
from trycksak.render.wording import NO_BREAK_SPACE, Wording

CARDS: Final = "assets/cards"


def description(edition: Edition, page: Page, locale: Locale) -> str:
    """Describe a page in a sentence or two: its summary, or its title and the event where it has none."""
    words = page.translations[locale].words
    if words.summary:
        return words.summary
    whole = f"{edition.event.name}, {occasion(edition, locale)}."
    return whole if page.id == "index" else f"{words.title.rstrip('.')}. {whole}"


def occasion(edition: Edition, locale: Locale) -> str:
    """Say when and where the event is held: `6–9 december 2006, Stockholm`."""
    event = edition.event
    when = Wording(locale).dates(event.dates.start, event.dates.end).replace(NO_BREAK_SPACE, " ")
    return f"{when}, {event.place[locale]}"


def card_place(page: Page, locale: Locale) -> str:
    """Give the place of the picture that stands for a page where somebody shares it."""
    return f"{CARDS}/{locale}/{page.id}.png"
