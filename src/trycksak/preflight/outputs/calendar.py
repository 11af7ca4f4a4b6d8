"""A calendar: the logotype as `IMAGE` (RFC 7986, 5.10), of the calendar or of each of its entries."""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from trycksak.findings import Finding
from trycksak.model.record import Locale
from trycksak.model.terms import Output
from trycksak.preflight.outputs.content_lines import Component, Property, read_calendars
from trycksak.preflight.outputs.formats import format_of
from trycksak.preflight.outputs.gallery import Gallery, Named
from trycksak.preflight.outputs.named import Answer, Carrier, answers, missing, surface
from trycksak.preflight.proof.evidence import Surface

_ENTRIES: Final = ("VEVENT", "VTODO", "VJOURNAL")
_SHOULD: Final = "a calendar, or each of its entries, carries the logotype as an IMAGE (RFC 7986, 5.10)"
_DO: Final = "Write `IMAGE;VALUE=URI;FMTTYPE=image/svg+xml:` and the whole address of the site's copy of the original."
_TYPES: Final = {
    "a PNG picture": "image/png",
    "a JPEG picture": "image/jpeg",
    "a GIF picture": "image/gif",
    "a WebP picture": "image/webp",
    "an AVIF picture": "image/avif",
    "an SVG drawing": "image/svg+xml",
}


def judge_calendar(path: Path, shown: str, gallery: Gallery) -> Surface:
    """Judge a calendar file, and every calendar in it."""
    standard, relative = gallery.standard, path.relative_to(gallery.site.root).as_posix()
    try:
        calendars = read_calendars(path.read_bytes())
    except ValueError as fault:
        carrier = _carrier(path, shown, standard.locale_of(relative))
        return surface([], [carrier.finding(f"the calendar cannot be read: {fault}")], carrier, standard)
    declared = [one.parameters.get("LANGUAGE", "") for calendar in calendars for one in calendar.properties]
    carrier = _carrier(path, shown, standard.locale_of(relative, next(filter(None, declared), "")))
    given: list[Answer] = []
    lacks: list[Finding] = []
    for calendar in calendars:
        own, told = _judge(calendar, carrier, gallery)
        given += own
        lacks += told
    return surface(given, lacks, carrier, standard)


def _carrier(path: Path, shown: str, locale: Locale) -> Carrier:
    return Carrier(path, shown, locale, Output.CALENDAR, "logotype/calendar", "the calendar", _SHOULD, _DO)


def _judge(calendar: Component, carrier: Carrier, gallery: Gallery) -> tuple[list[Answer], list[Finding]]:
    """Judge one calendar: its own pictures count for all its entries, else each entry needs one."""
    entries = [one for one in calendar.components if one.name in _ENTRIES]
    own = _answers(calendar, carrier, gallery)
    each = [_answers(entry, carrier, gallery) for entry in entries]
    given = [answer for answers in (own, *each) for answer in answers]
    faults = [finding for one in (calendar, *entries) for finding in _types(one, gallery, carrier)]
    bare = [entry for entry, answers in zip(entries, each, strict=True) if not any(answer.marks for answer in answers)]
    if any(answer.marks for answer in own) or (entries and not bare):
        return given, faults
    if given and 0 < len(bare) < len(entries):
        is_ = f"{len(bare)} of {len(entries)} entries have no IMAGE that leads to the logotype"
        return given, [*faults, carrier.finding(is_, bare[0].line)]
    fault = missing(given, "the calendar has no IMAGE", carrier)
    return given, [*faults, *([fault] if fault else [])]


def _answers(component: Component, carrier: Carrier, gallery: Gallery) -> list[Answer]:
    found = []
    for image in component.images():
        try:
            found += answers([_named(image)], carrier, gallery)
        except ValueError as fault:
            found.append(Answer(Named("", image.line), fault=str(fault)))
    return found


def _named(image: Property) -> Named:
    """Read an IMAGE as a name; raises ValueError with the sentence of what it says wrong."""
    kind = image.parameters.get("VALUE", "").upper()
    if kind == "URI":
        return Named(image.value, image.line)
    if kind != "BINARY" or image.parameters.get("ENCODING", "").upper() != "BASE64":
        raise ValueError("the IMAGE says neither `VALUE=URI` nor `VALUE=BINARY;ENCODING=BASE64`")
    try:
        return Named("the picture in the IMAGE", image.line, base64.b64decode(image.value, validate=True))
    except ValueError:
        raise ValueError("the picture in the IMAGE is no base64") from None


def _types(component: Component, gallery: Gallery, carrier: Carrier) -> Iterator[Finding]:
    """Find pictures that are of another type than FMTTYPE says: programs go by what it says."""
    for image in component.images():
        said = image.parameters.get("FMTTYPE", "").lower()
        try:
            data = gallery.led(_named(image), carrier.path, carrier.relative).data
        except ValueError:
            continue
        actual = _TYPES.get(format_of(data), "no picture") if data else said
        if said and said != actual:
            yield carrier.finding(f"FMTTYPE says `{said}`, and the picture is `{actual}`", image.line)
