# ruff: noqa: E501 -- a finding's sentence stands on one line
"""Every file of the folder has its evidence, and nothing that leaves is unseen."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from trycksak.preflight.outputs import Standard, inventory, judge_outputs
from trycksak.preflight.outputs.kinds import Judge
from trycksak.preflight.proof.evidence import Evidence, Figure, Surface, Unit
from trycksak.store import Store

Put = Callable[[str, str | bytes], Path]
Card = Callable[..., bytes]
Told = Callable[[], list[str]]
SV = '<img src="brand/logotype/sv-positive.svg">'
OG = '<meta property="og:image" content="/card.png"><meta property="og:image:alt" content="x">'
SEEN = Surface(0, "320 px", (), True, (1.0, 1.0), Unit.PX, (), (Figure("presence", "marks", 1.0, 1.0, "", True),), ())


def measured(out: Path) -> dict[str, Evidence]:
    """Stand for those who measure PDFs and web pages: each was seen, and nothing is wrong."""
    items = inventory(out)[0]
    others = [item for item in items if item.kind.judge in (Judge.PDF, Judge.WEB_PAGE)]
    return {f"out/{item.path}": Evidence(f"out/{item.path}", item.sha256, "", "", (SEEN,)) for item in others}


@pytest.fixture
def judged(out: Path, standard: Standard, store: Store) -> Callable[[], list[Evidence]]:
    return lambda: judge_outputs(out, standard, measured(out), store=store)


@pytest.fixture
def told(judged: Callable[[], list[Evidence]]) -> Told:
    return lambda: [str(finding) for one in judged() for finding in one.findings]


@pytest.fixture
def kind_of(judged: Callable[[], list[Evidence]]) -> Callable[[str], str]:
    return lambda path: next(one.kind for one in judged() if one.path == path)


def test_the_whole_folder(out: Path, standard: Standard) -> None:
    whole = judge_outputs(out, standard, measured(out))
    files = {path.relative_to(out.parent).as_posix(): path for path in sorted(out.rglob("*")) if path.is_file()}
    assert [(one.path, one.sha256) for one in whole] == [
        (path, hashlib.sha256(file.read_bytes()).hexdigest()) for path, file in files.items()
    ]
    assert [finding for one in whole for finding in one.findings] == []
    assert {one.path: one.reason for one in whole if not one.surfaces} == {
        "out/site/favicon.svg": "An icon stands beside a page's address or on a telephone's screen, smaller than the logotype may be.",
        "out/site/site.css": "A style sheet shows nothing by itself; the pages that it dresses are measured as they look.",
    }
    assert [one.path for one in whole if one.surfaces and one.reason] == []


def test_a_page_keeps_what_others_measured(out: Path, standard: Standard) -> None:
    page = next(one for one in judge_outputs(out, standard, measured(out)) if one.path == "out/site/index.html")
    assert (page.kind, page.surfaces[0], len(page.surfaces)) == ("web page", SEEN, 2)
    assert page.surfaces[1].figures == (Figure("presence", "icons", 1.0, 1.0, "", True),)


def test_nobody_measured_it(out: Path, standard: Standard, put: Put) -> None:
    put("print/leaflet-sv.pdf", "%PDF-1.7")
    put("proof/leaflet-sv-a4.pdf", "%PDF-1.7")
    should = "every PDF and every web page that leaves is measured. Hand it to the proof too, or take it away."
    assert [str(finding) for one in judge_outputs(out, standard, {}) for finding in one.findings] == [
        f"out/print/leaflet-sv.pdf outputs/unmeasured\n  nobody has measured this file (press edition); {should}",
        "out/proof/leaflet-sv-a4.pdf outputs/imposed\n  there is no web edition of this name; a proof shows pages of its web edition, unchanged, and nothing else. Make it again with `trycksak build --impose`, or take it away.",
        f"out/site/en/index.html outputs/unmeasured\n  nobody has measured this file (web page); {should}",
        f"out/site/index.html outputs/unmeasured\n  nobody has measured this file (web page); {should}",
    ]


def test_it_was_changed_since(out: Path, standard: Standard) -> None:
    before = measured(out)
    path = out / "site" / "index.html"
    path.write_bytes(path.read_bytes() + b"\n")
    assert [str(finding) for one in judge_outputs(out, standard, before) for finding in one.findings] == [
        "out/site/index.html outputs/changed\n  the file is another than the one that was measured; what was measured is what leaves. Measure it again."
    ]


def test_what_the_inventory_tells_has_a_row(out: Path, standard: Standard, put: Put) -> None:
    put("site/film.mp4", b"\0\0\0\x20ftypisom")
    put("site/x.png", "%PDF-1.7")
    (out / "site" / "link.css").symlink_to("site.css")
    rows = {one.path: one for one in judge_outputs(out, standard, measured(out)) if one.findings}
    assert {
        path: (one.kind, bool(one.sha256), [finding.id for finding in one.findings]) for path, one in rows.items()
    } == {
        "out/site/film.mp4": ("unknown", True, ["outputs/unknown"]),
        "out/site/link.css": ("unknown", False, ["outputs/link"]),
        "out/site/x.png": ("picture", True, ["outputs/disguised"]),
    }


def test_a_second_look_at_what_was_judged(out: Path, standard: Standard, store: Store, put: Put, card: Card) -> None:
    put("site/card.png", card(SV))
    head(put, out, OG)
    first = judge_outputs(out, standard, measured(out), store=store)
    assert judge_outputs(out, standard, {one.path: one for one in first}) == first


def test_pictures_are_kept(out: Path, standard: Standard, put: Put, card: Card, tmp_path: Path) -> None:
    put("site/card.png", card(SV))
    own = Store(tmp_path / "store")
    first = judge_outputs(out, standard, measured(out), store=own)
    (kept,) = [path for path in own.folder.rglob("*") if path.is_file()]
    assert judge_outputs(out, standard, measured(out), store=own) == first
    key = kept.parent.name + kept.name
    own.put(key, (own.get(key) or b"").replace(b'"size":[1200,630]', b'"size":[1200,631]'))
    again = judge_outputs(out, standard, measured(out), store=own)
    assert [one.surfaces[0].size for one in again if one.kind == "picture"] == [(1200.0, 631.0)]


def test_an_empty_folder(tmp_path: Path, standard: Standard) -> None:
    (one,) = judge_outputs(tmp_path / "out", standard, {})
    assert (one.path, [finding.id for finding in one.findings]) == ("out", ["outputs/empty"])


def head(put: Put, out: Path, words: str, name: str = "site/index.html") -> None:
    put(name, (out / name).read_text("utf-8").replace("</head>", f"{words}</head>"))


def body(put: Put, out: Path, words: str, name: str = "site/index.html") -> None:
    put(name, (out / name).read_text("utf-8").replace("</body>", f"{words}</body>"))


def missing(path: str) -> str:
    return f"out/{path} logotype/missing\n  no logotype is found in the picture; a picture that leaves carries the logotype `Stockholms stad`. Draw it with the original from brand/logotype/, whole and large enough."


def test_a_picture_that_pages_share(out: Path, put: Put, told: Told, card: Card, kind_of: Callable[[str], str]) -> None:
    put("site/card.png", card(SV))
    head(put, out, OG)
    assert (kind_of("out/site/card.png"), told()) == ("picture", [])
    put("site/card.png", card("<p>x</p>"))
    assert told() == [missing("site/card.png")]
    # That a page shows it too, or calls it an icon, makes no difference.
    body(put, out, '<img src="card.png" alt="">')
    head(put, out, '<link rel="icon" href="card.png">')
    assert told() == [missing("site/card.png")]


def test_a_picture_that_pages_show(out: Path, put: Put, told: Told, card: Card, kind_of: Callable[[str], str]) -> None:
    put("site/photo.png", card("<p>x</p>"))
    assert (kind_of("out/site/photo.png"), told()) == ("picture", [missing("site/photo.png")])
    body(put, out, '<a href="photo.png">x</a>')
    assert told() == [missing("site/photo.png")]
    body(put, out, '<img src="small.png" srcset="photo.png 2x" alt="">')
    assert (kind_of("out/site/photo.png"), told()) == ("picture on a page", [])


def test_a_picture_that_a_style_sheet_shows(put: Put, told: Told, card: Card) -> None:
    put("site/photo.png", card("<p>x</p>"))
    put("site/site.css", "body { background: url( 'photo.png' ) }")
    assert told() == []


def test_a_drawing_that_no_page_shows(out: Path, put: Put, told: Told, kind_of: Callable[[str], str]) -> None:
    put("site/map.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    words = "no page shows this drawing, and it is no original of the logotype; what leaves carries the logotype, or is shown where the logotype is. Show it on a page, hand it out as a picture of pixels with the logotype, or take it away."
    assert told() == [f"out/site/map.svg logotype/missing\n  {words}"]
    body(put, out, '<svg><use href="map.svg#m"/></svg>')
    assert (kind_of("out/site/map.svg"), told()) == ("drawing on a page", [])


def test_an_original_may_be_handed_out_alone(out: Path, put: Put, told: Told, kind_of: Callable[[str], str]) -> None:
    put("site/press/logotype.svg", (out / "site" / "assets" / "logotype" / "sv-negative.svg").read_bytes())
    assert (kind_of("out/site/press/logotype.svg"), told()) == ("drawing", [])


def test_icons_carry_no_logotype(out: Path, put: Put, told: Told, card: Card, kind_of: Callable[[str], str]) -> None:
    put("site/app/i.png", card("<p>x</p>"))
    assert told() == [missing("site/app/i.png")]
    put("site/m.webmanifest", json.dumps({"icons": [{"src": "app/i.png", "sizes": "1200x630"}]}))
    assert (kind_of("out/site/app/i.png"), told()) == ("icon", [])
    head(put, out, '<meta property="og:image" content="/app/i.png"><meta property="og:image:alt" content="x">')
    assert (kind_of("out/site/app/i.png"), told()) == ("picture", [missing("site/app/i.png")])


CALENDAR = "BEGIN:VCALENDAR\r\nIMAGE;VALUE=URI;FMTTYPE=image/png:https://summit.example/card.png\r\nEND:VCALENDAR\r\n"


def test_a_proved_picture_stands_for_the_logotype(put: Put, told: Told, card: Card) -> None:
    put("site/card.png", card(SV))
    put("site/p.ics", CALENDAR)
    assert told() == []


def test_an_unproved_picture_does_not(out: Path, put: Put, told: Told, card: Card) -> None:
    put("site/card.png", card(SV, "img { width: 120px }"))
    put("site/p.ics", CALENDAR)
    body(put, out, '<img src="card.png" alt="">')
    assert told() == [
        "out/site/p.ics:2 logotype/calendar\n  `https://summit.example/card.png` is neither an original of the logotype nor a picture in which one is found and holds; a calendar, or each of its entries, carries the logotype as an IMAGE (RFC 7986, 5.10). Write `IMAGE;VALUE=URI;FMTTYPE=image/svg+xml:` and the whole address of the site's copy of the original."
    ]


ONE_EACH = {
    "calendar": ("site/p.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "logotype/calendar"),
    "feed": ("site/feed.xml", '<rss version="2.0"><channel/></rss>', "logotype/feed"),
    "schedule": ("site/schedule.json", '{"schedule": {"conference": {}}}', "logotype/schedule"),
    "manifest": ("site/m.webmanifest", "{}", "outputs/icon"),
    "copy": ("site/assets/logotype/sv-positive.svg.svg", "<svg/>", "logotype/changed"),
    "report page": ("report/index.html", '<html lang="sv"><p>', "logotype/missing"),
}


@pytest.mark.parametrize(("path", "data", "id"), ONE_EACH.values(), ids=ONE_EACH)
def test_every_judge_is_called(path: str, data: str, id: str, out: Path, standard: Standard, put: Put) -> None:
    put(path, data)
    found = [finding for one in judge_outputs(out, standard, measured(out)) for finding in one.findings]
    assert [(finding.place.path, finding.id) for finding in found] == [(f"out/{path}", id)]


def test_data_of_a_page(out: Path, put: Put, told: Told) -> None:
    data = {"@type": "Organization", "name": "Stockholms stad"}
    head(put, out, f'\n<script type="application/ld+json">{json.dumps(data)}</script>')
    assert [one.partition("\n")[0] for one in told()] == ["out/site/index.html:5 logotype/structured-data"]


def test_the_folder_may_have_another_name(out: Path, standard: Standard) -> None:
    own = {path.replace("out/", "new/", 1): replace(one, path="") for path, one in measured(out).items()}
    put = [one.path for one in judge_outputs(out, standard, own, "new") if not one.findings]
    assert put == [f"new/{item.path}" for item in inventory(out)[0]]
