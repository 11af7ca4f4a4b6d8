"""The programme for event apps (the schedule format of voc/schedule): the logotype as the conference's `logo`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

from trycksak.model.record import Locale
from trycksak.model.terms import Output
from trycksak.preflight.outputs.documents import read_json, read_xml, text_of
from trycksak.preflight.outputs.gallery import Gallery, Named
from trycksak.preflight.outputs.named import Carrier, answers, missing, surface
from trycksak.preflight.proof.evidence import Surface

_SHOULD: Final = "a schedule carries the logotype as the `logo` of its `conference`"
_DO: Final = "Name the whole address of the site's copy of the original there."


def judge_schedule(path: Path, shown: str, gallery: Gallery) -> Surface:
    """Judge a schedule in XML or in JSON, as its name says."""
    standard = gallery.standard
    locale = standard.locale_of(path.relative_to(gallery.site.root).as_posix())
    carrier = _carrier(path, shown, locale)
    try:
        data = path.read_bytes()
        named = list(_in_json(read_json(data)) if path.suffix == ".json" else _in_xml(read_xml(data)))
    except ValueError as fault:
        return surface([], [carrier.finding(f"the schedule cannot be read: {fault}")], carrier, standard)
    given = answers(named, carrier, gallery)
    lacks = missing(given, "the conference has no `logo`", carrier)
    return surface(given, [lacks] if lacks else [], carrier, standard)


def _carrier(path: Path, shown: str, locale: Locale) -> Carrier:
    return Carrier(path, shown, locale, Output.FEED, "logotype/schedule", "the schedule", _SHOULD, _DO)


def _in_xml(root: Any) -> Iterator[Named]:
    conference = root.find("conference")
    if root.tag != "schedule" or conference is None:
        raise ValueError("it has no `conference`")
    for logo in conference.iterfind("logo"):
        if text_of(logo):
            base = conference.findtext("base_url") or ""
            yield Named(urljoin(base.strip(), text_of(logo)), logo.sourceline or 0)


def _in_json(whole: Any) -> Iterator[Named]:
    schedule = whole.get("schedule") if isinstance(whole, dict) else None
    conference = schedule.get("conference") if isinstance(schedule, dict) else None
    if not isinstance(schedule, dict) or not isinstance(conference, dict):
        raise ValueError("it has no `conference`")
    logo, base = conference.get("logo"), schedule.get("base_url")
    if isinstance(logo, str) and logo.strip():
        yield Named(urljoin(base if isinstance(base, str) else "", logo.strip()))
