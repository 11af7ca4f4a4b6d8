# ruff: noqa: E501 -- a finding's sentence stands on one line
"""A calendar names the logotype as its IMAGE, or each of its entries does."""

import base64
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from trycksak.model.terms import Output
from trycksak.preflight.outputs.calendar import judge_calendar
from trycksak.preflight.outputs.content_lines import Property, content_lines
from trycksak.preflight.outputs.gallery import Gallery
from trycksak.preflight.proof.evidence import Figure, MarkEvidence, Surface, Unit

Put = Callable[[str, str | bytes], Path]
SV = "https://summit.example/assets/logotype/sv-positive.svg"
IMAGE = f"IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/svg+xml:{SV}"
ENTRY = "BEGIN:VEVENT\nUID:1\nSUMMARY:Invigning\nEND:VEVENT"
GOOD = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{IMAGE}\n{ENTRY}\n{ENTRY}\nEND:VCALENDAR\n"
IN_ENTRIES = GOOD.replace(f"{IMAGE}\n", "").replace("UID:1", f"UID:1\n{IMAGE}")
NOWHERE = (0.0, 0.0, 0.0, 0.0)


def judged(text: str | bytes, put: Put, gallery: Gallery, name: str = "site/p.ics") -> Surface:
    return judge_calendar(put(name, text), f"out/{name}", gallery)


def told(text: str | bytes, put: Put, gallery: Gallery, name: str = "site/p.ics") -> list[str]:
    return [str(finding) for finding in judged(text, put, gallery, name).findings]


def test_the_whole_evidence(put: Put, gallery: Gallery, standard: object) -> None:
    sha256 = "31c0bbed1349266302b86ab40f6cc346e3f0d0819121e35b79bcad58b6c494a8"
    figures = (
        Figure("original", "same bytes", "yes", "yes", "", True),
        Figure("language", "wording", "Stockholms stad", "Stockholms stad", "", True),
        Figure("variants", "on light", "positive", "positive or mono", "", True),
    )
    mark = MarkEvidence("brand/logotype/sv-positive.svg", sha256, "element", NOWHERE, NOWHERE, figures)
    there = (Figure("presence", "marks", 1.0, "at least 1", "", True),)
    assert judged(GOOD, put, gallery) == Surface(
        0, "", (Output.CALENDAR,), True, (0.0, 0.0), Unit.PX, (mark,), there, ()
    )


INLINE = "IMAGE;ENCODING=BASE64;VALUE=BINARY:"


@pytest.mark.parametrize(
    "text",
    [
        IN_ENTRIES,
        GOOD.replace("\n", "\r\n"),
        f"\ufeff{GOOD}",
        GOOD.replace("assets", "ass\r\n ets").replace("BADGE", "BA\n\tDGE"),
        GOOD.replace("image/svg+xml", '"image/svg+xml"').replace("IMAGE;", "image;"),
        GOOD.replace(";FMTTYPE=image/svg+xml", ""),
        GOOD.replace("IMAGE;", 'IMAGE;X-NOTE="a:b;c,d";X-MORE=e,"f:g";'),
        GOOD.replace("sv-positive", "sv-mono"),
        GOOD.replace("https://summit", "HTTPS://SUMMIT"),
        GOOD.replace(f"{ENTRY}\n", ""),
        GOOD.replace(IMAGE, f"IMAGE;VALUE=URI:https://elsewhere.example/dinner.png\n{IMAGE}"),
        GOOD.replace("SUMMARY:Invigning", "SUMMARY:Å\n  ö\nATTENDEE;CN=\"Fire: brigade\":mailto:x@summit.example"),
        GOOD + GOOD,
        f"{GOOD}\n\n",
        GOOD.replace("END:VEVENT", "BEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM\nEND:VEVENT"),
    ],
)  # fmt: skip
def test_good_in_other_ways(text: str, put: Put, gallery: Gallery) -> None:
    assert told(text, put, gallery) == []


def test_the_picture_itself_in_the_calendar(put: Put, gallery: Gallery, root: Path) -> None:
    data = base64.b64encode((root / "brand" / "logotype" / "sv-positive.svg").read_bytes()).decode()
    text = GOOD.replace(IMAGE, INLINE + data)
    assert told(text, put, gallery) == []
    assert told(GOOD.replace(IMAGE, f"IMAGE;VALUE=URI:data:image/svg+xml;base64,{data}"), put, gallery) == []
    lines = [data[at : at + 74] for at in range(0, len(data), 74)]
    assert told(GOOD.replace(IMAGE, INLINE + "\r\n ".join(lines)), put, gallery) == []


SHOULD = "a calendar, or each of its entries, carries the logotype as an IMAGE (RFC 7986, 5.10). Write `IMAGE;VALUE=URI;FMTTYPE=image/svg+xml:` and the whole address of the site's copy of the original."
NEITHER = "is neither an original of the logotype nor a picture in which one is found and holds"
BROKEN = {
    "no picture": (f"{IMAGE}\n", "", " logotype/calendar", f"the calendar has no IMAGE; {SHOULD}"),
    "no address": (SV, "", ":4 logotype/calendar", f"`` is no whole address; {SHOULD}"),
    "not a whole address": ("https://summit.example/", "/", ":4 logotype/calendar", f"`/assets/logotype/sv-positive.svg` is no whole address; {SHOULD}"),
    "a file that is not there": ("sv-positive", "gone", ":4 logotype/calendar", f"`https://summit.example/assets/logotype/gone.svg` leads to no file of the site; {SHOULD}"),
    "elsewhere": ("summit.", "other.", ":4 logotype/calendar", f"`https://other.example/assets/logotype/sv-positive.svg` leads out of the site, where nobody has measured it; {SHOULD}"),
    "a drawing that is not the logotype": (SV, "https://summit.example/favicon.svg", ":4 logotype/calendar", f"`https://summit.example/favicon.svg` {NEITHER}; {SHOULD}"),
    "no address at all": (SV, "https://[summit", ":4 logotype/calendar", f"`https://[summit` is no address; {SHOULD}"),
    "neither address nor bytes": ("VALUE=URI;", "", ":4 logotype/calendar", f"the IMAGE says neither `VALUE=URI` nor `VALUE=BINARY;ENCODING=BASE64`; {SHOULD}"),
    "bytes that are none": (IMAGE, f"{INLINE}=é=", ":4 logotype/calendar", f"the picture in the IMAGE is no base64; {SHOULD}"),
    "bytes of something else": (IMAGE, f"{INLINE}aGVq", ":4 logotype/calendar", f"the picture in the IMAGE {NEITHER}; {SHOULD}"),
    "another type than it says": ("image/svg+xml", "image/png", ":4 logotype/calendar", f"FMTTYPE says `image/png`, and the picture is `image/svg+xml`; {SHOULD}"),
    "the other language": ("sv-positive", "en-positive", ":4 logotype/language", "the logotype says `City of Stockholm` (en); in `sv` it says `Stockholms stad`. Take the original whose `locale` is `sv` in brand/brand.yml."),
    "white": ("sv-positive", "sv-negative", ":4 logotype/variant", "the calendar names the negative logotype, which programs show on a light ground; on a light ground stands positive or mono. Name the variant for that ground."),
    "in the alarm only": (f"{IMAGE}\n{ENTRY}", ENTRY.replace("END", f"BEGIN:VALARM\n{IMAGE}\nEND:VALARM\nEND"), " logotype/calendar", f"the calendar has no IMAGE; {SHOULD}"),
    "in the words only": (f"{IMAGE}\n", f"DESCRIPTION:x\\n\n {IMAGE}\n", " logotype/calendar", f"the calendar has no IMAGE; {SHOULD}"),
    "an entry without an end": ("END:VEVENT\nEND:VCALENDAR", "END:VCALENDAR", " logotype/calendar", f"the calendar cannot be read: line 12 ends a `VCALENDAR` that is not the innermost one begun; {SHOULD}"),
    "no end": ("END:VCALENDAR\n", "", " logotype/calendar", f"the calendar cannot be read: the `VCALENDAR` that begins on line 1 has no end; {SHOULD}"),
    "an end too many": ("END:VCALENDAR\n", "END:VCALENDAR\nEND:VCALENDAR\n", " logotype/calendar", f"the calendar cannot be read: line 14 ends a `VCALENDAR` that is not the innermost one begun; {SHOULD}"),
    "an end of nothing": ("BEGIN:VCALENDAR", "END:", " logotype/calendar", f"the calendar cannot be read: line 1 ends a `` that is not the innermost one begun; {SHOULD}"),
    "something else": ("VCALENDAR", "VCARD", " logotype/calendar", f"the calendar cannot be read: it is not made of VCALENDAR objects; {SHOULD}"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "words"), BROKEN.values(), ids=BROKEN)
def test_one_fault_is_one_finding(old: str, new: str, place: str, words: str, put: Put, gallery: Gallery) -> None:
    assert old in GOOD
    assert told(GOOD.replace(old, new), put, gallery) == [f"out/site/p.ics{place}\n  {words}"]


def test_each_entry_needs_one(put: Put, gallery: Gallery) -> None:
    text = IN_ENTRIES[::-1].replace(f"{IMAGE}\n"[::-1], "", 1)[::-1]
    words = f"1 of 2 entries have no IMAGE that leads to the logotype; {SHOULD}"
    assert told(text, put, gallery) == [f"out/site/p.ics:9 logotype/calendar\n  {words}"]


def test_each_calendar_of_a_file_needs_one(put: Put, gallery: Gallery) -> None:
    words = f"the calendar has no IMAGE; {SHOULD}"
    text = GOOD + GOOD.replace(f"{IMAGE}\n", "")
    assert told(text, put, gallery) == [f"out/site/p.ics logotype/calendar\n  {words}"]


def test_a_wrong_one_beside_a_right_one(put: Put, gallery: Gallery) -> None:
    text = GOOD.replace(IMAGE, f"{IMAGE}\n{IMAGE.replace('sv-positive', 'en-positive')}")
    assert [finding.id for finding in judged(text, put, gallery).findings] == ["logotype/language"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("site/en/p.ics", GOOD),
        ("site/files/p-en.ics", GOOD),
        ("site/p.ics", GOOD.replace("PRODID:x", "NAME;LANGUAGE=en-GB:Summit")),
    ],
)
def test_the_language_of_a_calendar(name: str, text: str, put: Put, gallery: Gallery) -> None:
    assert told(text.replace("sv-positive", "en-positive"), put, gallery, name) == []
    assert [finding.id for finding in judged(text, put, gallery, name).findings] == ["logotype/language"]


def test_where_the_terms_do_not_ask(put: Put, gallery: Gallery) -> None:
    standard = gallery.standard
    presence = standard.terms.presence.model_copy(update={"outputs": (Output.COVER,)})
    free = replace(standard, terms=standard.terms.model_copy(update={"presence": presence}))
    other = Gallery(gallery.site, free)
    bare = judged(GOOD.replace(f"{IMAGE}\n", ""), put, other)
    there = Figure("presence", "marks", 0.0, "none asked", "", True)
    assert (bare.required, bare.figures, bare.findings) == (False, (there,), ())
    assert [f.id for f in judged(GOOD.replace("sv-p", "en-p"), put, other).findings] == ["logotype/language"]


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\xff", b":", b"\n \n", b" ", b"BEGIN:VCALENDAR\nX", "é".encode() * 9, b"A;B:C"]
)
def test_hostile(data: bytes, put: Put, gallery: Gallery) -> None:
    assert [finding.id for finding in judged(data, put, gallery).findings] == ["logotype/calendar"]


def test_a_long_line_is_read_at_once(put: Put, gallery: Gallery) -> None:
    text = GOOD.replace("IMAGE;", "IMAGE;X=" + "a," * 200_000 + ";")
    assert told(text, put, gallery) == []
    assert len(told(text.replace(SV, '"' * 100_000), put, gallery)) == 1


def test_content_lines() -> None:
    data = b'A;B="c:d";E=f,"g;h":i:j\r\nK:\xc3\r\n \xa5\r\n'
    assert list(content_lines(data)) == [
        Property("A", {"B": "c:d", "E": 'f,"g;h'}, "i:j", 1),
        Property("K", {}, "å", 2),
    ]
