"""Where the feeds lie on the site, and the names by which programs know what is in them."""

from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid5

from trycksak.model.brand import Brand, Variant
from trycksak.model.edition import Edition
from trycksak.model.record import Locale, as_slug
from trycksak.render.site_brand import logotype_place


def calendar_place(edition: Edition, locale: Locale, page_id: str = "") -> str:
    """Give the place of the whole programme's calendar, or of one page's: it outlives the page and its address."""
    name = f"calendar/{page_id.replace('/', '-')}" if page_id else "programme"
    return f"{_folder(edition, locale)}{name}.ics"


def schedule_place(edition: Edition, locale: Locale, ending: str) -> str:
    """Give the place of the schedule for event apps, in XML or JSON."""
    return f"{_folder(edition, locale)}schedule.{ending}"


def atom_place(edition: Edition, locale: Locale) -> str:
    """Give the place of the feed of changes."""
    return f"{_folder(edition, locale)}changes.atom"


def _folder(edition: Edition, locale: Locale) -> str:
    return "" if locale == edition.source else f"{locale}/"


def app_link(edition: Edition, locale: Locale) -> str:
    """Give the link that opens the schedule in Giggity on Android (its README, "Deeplinking into Giggity").

    What follows the # never reaches the app's own website, to which a phone without the app is led.
    """
    url = edition.event.website + schedule_place(edition, locale, "xml")
    return f"https://ggt.gaa.st/#url={quote(url, safe='')}"


def subscription_link(edition: Edition, locale: Locale) -> str:
    """Give the link with which calendar programs subscribe to the whole programme."""
    return "webcal://" + edition.event.website.removeprefix("https://") + calendar_place(edition, locale)


def logotype_url(edition: Edition, brand: Brand, locale: Locale) -> str:
    """Give the whole address of the logotype's copy on the site: programs show it on a light ground."""
    master = brand.master(locale, Variant.POSITIVE)
    return edition.event.website + logotype_place(master.locale, master.variant)


def name_of(edition: Edition, *parts: object) -> UUID:
    """Name a thing of the edition (RFC 9562, 5.5): the same when the website gets another address."""
    return uuid5(NAMESPACE_URL, "/".join(["urn:x-trycksak", as_slug(edition.event.name), *map(str, parts)]))
