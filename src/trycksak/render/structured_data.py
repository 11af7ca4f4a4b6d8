"""What machines read of a page: schema.org data as JSON-LD, from the model alone; what is not known is left out."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, Final

from markupsafe import Markup

from trycksak.model.brand import Brand, Variant
from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.model.people import Organiser, Role
from trycksak.model.places import Coordinates, Venue
from trycksak.model.programme import Session, Slot
from trycksak.model.record import Locale, Status, least_settled
from trycksak.model.visits import Departure, StudyVisit
from trycksak.render.describing import card_place, description
from trycksak.render.feeds.held import moment
from trycksak.render.site_brand import logotype_place
from trycksak.render.wording import Wording

Node = dict[str, Any]
# https://schema.org/EventStatusType has no word for what is preliminary: such an event has no `eventStatus`, and its
# description says it.
_STATUS: Final = {Status.FINAL: "https://schema.org/EventScheduled"}
_ATTENDED: Final = "https://schema.org/OfflineEventAttendanceMode"


def data_block(data: Mapping[str, Any]) -> Markup:
    """Write data for a `<script type="application/ld+json">`: nothing in it can end the element (HTML, 4.12.1.3)."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704  # no sign of markup is left


def structured_data(edition: Edition, brand: Brand, page: Page, locale: Locale) -> Node:
    """Describe a page: the site, the page itself with the way to it, who arranges the event, and what takes place."""
    teller = _Teller(edition, brand, locale)
    nodes = [*teller.organisers(), teller.website(), teller.page(page), *teller.breadcrumbs(page)]
    if page.id == "index":
        nodes.append(teller.event(whole=True))
    elif isinstance(page.facts, Session | StudyVisit):
        nodes.append(teller.happening(page, page.facts) | {"superEvent": teller.event(whole=False)})
    return {"@context": "https://schema.org", "@graph": nodes}


class _Teller:
    """Tells of an edition in one language; every node has the address of a page in its `@id`."""

    def __init__(self, edition: Edition, brand: Brand, locale: Locale) -> None:
        self.edition, self.brand, self.locale, self.say = edition, brand, locale, Wording(locale)
        self.home = edition.url(edition.page["index"], locale)

    def organisers(self) -> Iterator[Node]:
        return (self._organiser(one) for one in self._arranging())

    def _arranging(self) -> list[Organiser]:
        return [*self.edition.organisers(Role.MAIN), *self.edition.organisers(Role.CO_HOST)]

    def _organiser(self, organiser: Organiser) -> Node:
        name, brand = organiser.name[self.locale], self.brand
        node: Node = {"@type": "Organization", "@id": f"{self.home}#{organiser.id}", "name": name}
        if {*organiser.name.values()} & {brand.meta.name.full, *brand.logotype.wording.values()}:
            node["logo"] = self.edition.event.website + logotype_place(self.locale, Variant.POSITIVE)
            node |= {"url": brand.meta.link} if brand.meta.link else {}
        return node

    def _references(self, organisers: Sequence[Organiser]) -> Node:
        return {"organizer": [{"@id": f"{self.home}#{one.id}"} for one in organisers]} if organisers else {}

    def website(self) -> Node:
        main = self.edition.organisers(Role.MAIN)
        publisher = {"publisher": {"@id": f"{self.home}#{main[0].id}"}} if main else {}
        name = self.edition.event.name
        node = {"@type": "WebSite", "@id": f"{self.home}#website", "url": self.home, "name": name}
        return node | {"inLanguage": self.locale, **publisher}

    def page(self, page: Page) -> Node:
        url = self.edition.url(page, self.locale)
        preliminary = page.status(self.locale, self.edition.source) is Status.PRELIMINARY
        return {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": page.translations[self.locale].words.title,
            "description": description(self.edition, page, self.locale),
            "inLanguage": self.locale,
            "isPartOf": {"@id": f"{self.home}#website"},
            "primaryImageOfPage": {"@type": "ImageObject", "contentUrl": self._card(page)},
            **({"creativeWorkStatus": self.say("preliminary")} if preliminary else {}),
            **({"breadcrumb": {"@id": f"{url}#breadcrumb"}} if page.id != "index" else {}),
        }

    def breadcrumbs(self, page: Page) -> Iterator[Node]:
        """Tell the way to a page from the home page, which needs none."""
        if page.id == "index":
            return
        above = self.edition.page.get(f"{page.folder}/index") if page.folder and not page.is_index else None
        way = [self.edition.page["index"], *([above] if above and self._is_read(above) else []), page]
        steps = [
            {
                "@type": "ListItem",
                "position": number,
                "name": self.edition.event.name if step.id == "index" else step.translations[self.locale].menu,
                "item": self.edition.url(step, self.locale),
            }
            for number, step in enumerate(way, 1)
        ]
        id = f"{self.edition.url(page, self.locale)}#breadcrumb"
        yield {"@type": "BreadcrumbList", "@id": id, "itemListElement": steps}

    def event(self, whole: bool) -> Node:
        """Tell of the whole event; the parts of its programme with it if it is asked for."""
        event, locale = self.edition.event, self.locale
        node = {
            "@type": "Event",
            "@id": f"{self.home}#event",
            "name": event.name,
            "url": self.home,
            "startDate": event.dates.start.isoformat(),
            "endDate": event.dates.end.isoformat(),
            **self._attendance(event.dates.status),
            "location": {"@type": "Place", "name": event.place[locale], "address": self._address(None)},
            **self._references(self._arranging()),
        }
        if not whole:
            return node
        home = self.edition.page["index"]
        parts = [(page, page.facts) for page in self.edition.published(locale)]
        return node | {
            "description": self._description(home, event.dates.status),
            "image": self._card(home),
            "about": {"@type": "Thing", "name": event.theme.words[locale]},
            "subEvent": [
                self.happening(page, facts) for page, facts in parts if isinstance(facts, Session | StudyVisit)
            ],
        }

    def happening(self, page: Page, facts: Session | StudyVisit) -> Node:
        """Tell of a session or a study visit; one that is held several times has a part for each time."""
        url, words = self.edition.url(page, self.locale), page.translations[self.locale].words
        times: tuple[Slot | Departure, ...] = facts.slots if isinstance(facts, Session) else facts.departures
        whole = sorted(times, key=lambda one: (one.date, one.start))
        status = least_settled(page.status(self.locale, self.edition.source), self.edition.event.dates.status)
        status = least_settled(status, *(self._venue(one).status for one in whole))
        node: Node = {
            "@type": "Event",
            "@id": f"{url}#event",
            "name": words.title,
            "url": url,
            "description": self._description(page, status),
            "image": self._card(page),
            **_time(whole[0].date, whole[0].start, whole[-1].date, whole[-1].end),
            **self._attendance(status),
            **self._location([self._place(one) for one in whole], facts),
            **(self._visit(facts) if isinstance(facts, StudyVisit) else self._references(self._arranging())),
        }
        if len(whole) > 1:
            node["subEvent"] = [self._part(words.title, facts, one, status) for one in whole]
        return node

    def _part(self, title: str, facts: Session | StudyVisit, held: Slot | Departure, status: Status) -> Node:
        when, where = _time(held.date, held.start, held.date, held.end), self._location([self._place(held)], facts)
        return {"@type": "Event", "name": title, **when, **self._attendance(status), **where}

    def _visit(self, visit: StudyVisit) -> Node:
        node: Node = {"inLanguage": list(visit.guide_languages)}
        if visit.host:
            host = self.edition.organiser(visit.host)
            known = host in self._arranging()
            node["organizer"] = {"@id": f"{self.home}#{host.id}"} if known else self._organiser(host)
        return node | ({"maximumAttendeeCapacity": visit.capacity} if visit.capacity else {})

    def _location(self, places: Sequence[Node], facts: Session | StudyVisit) -> Node:
        """Tell where: of a visit, where it leaves from, and the place itself where the host has told it."""
        found = [place for number, place in enumerate(places) if place not in places[:number]]
        if isinstance(facts, StudyVisit) and facts.address:
            found.append({"@type": "Place", "name": facts.address, **self._where(facts.address, facts.coordinates)})
        return {"location": found[0] if len(found) == 1 else found}

    def _place(self, held: Slot | Departure) -> Node:
        venue = self._venue(held)
        whole = {"@type": "Place", "name": venue.name[self.locale], **self._where(venue.address, venue.coordinates)}
        if isinstance(held, Departure):
            return whole
        room = self.edition.room(held.room)
        seats = {"maximumAttendeeCapacity": room.seats} if room.seats else {}
        own = {"@type": "Place", "name": room.name[self.locale], **self._where(venue.address, venue.coordinates)}
        return own | seats | {"containedInPlace": whole}

    def _venue(self, held: Slot | Departure) -> Venue:
        return self.edition.venue(held.venue if isinstance(held, Departure) else self.edition.room(held.room).venue)

    def _where(self, street: str | None, point: Coordinates | None) -> Node:
        node: Node = {"address": self._address(street)}
        if point:
            node["geo"] = {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude}
        return node

    def _address(self, street: str | None) -> Node:
        own = {"streetAddress": street} if street else {}
        return {"@type": "PostalAddress", **own, "addressLocality": self.edition.event.place[self.locale]}

    def _attendance(self, status: Status) -> Node:
        return {"eventAttendanceMode": _ATTENDED, **({"eventStatus": _STATUS[status]} if status in _STATUS else {})}

    def _description(self, page: Page, status: Status) -> str:
        told = description(self.edition, page, self.locale)
        return f"{told} {self.say('preliminary_note')}" if status is Status.PRELIMINARY else told

    def _card(self, page: Page) -> str:
        return self.edition.event.website + card_place(page, self.locale)

    def _is_read(self, page: Page) -> bool:
        return page.is_published(self.locale, self.edition.source)


def _time(first: date, start: time, last: date, end: time) -> Node:
    """Write times as they are on the clock where the event is held, with its offset from UTC (ISO 8601)."""
    return {
        "startDate": moment(first, start).isoformat(timespec="minutes"),
        "endDate": moment(last, end).isoformat(timespec="minutes"),
    }
