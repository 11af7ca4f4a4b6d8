"""The table of kinds: each path falls where it should, and each kind is judged or says why not."""

import pytest

from trycksak.preflight.outputs.kinds import ICON, KINDS, PICTURE, SHOWN_DRAWING, SHOWN_PICTURE, UNKNOWN, Judge, kind_of

PATHS = {
    "print/leaflet-sv.pdf": "press edition",
    "print/leaflet-sv.json": "job ticket",
    "print/delivery-note.html": "delivery note",
    "proof/leaflet-sv-a4.pdf": "proof of an edition",
    "report/index.html": "report page",
    "report/en/evidence/leaflet.html": "report page",
    "report/pages/leaflet-1.png": "report picture",
    "report/report.json": "report data",
    "report/evidence-sv.pdf": "report as PDF",
    "report/assets/logotype-sv.svg": "copy of the logotype",
    "report/assets/report.css": "style sheet",
    "report/assets/sans.woff2": "font",
    "SHA256SUMS": "checksums",
    "SHA256SUMS.minisig": "checksums",
    "site/index.html": "web page",
    "site/404.html": "web page",
    "site/en/404.html": "web page",
    "site/pdf/leaflet-sv.pdf": "web edition",
    "site/press/map.pdf": "attached PDF",
    "site/assets/logotype/sv-mono.svg": "copy of the logotype",
    "site/assets/art/map.svg": "drawing",
    "site/assets/social/home-sv.png": "picture",
    "site/photo.jpg": "picture",
    "site/favicon.ico": "icon",
    "site/favicon-32.png": "icon",
    "site/apple-touch-icon.png": "icon",
    "site/manifest.webmanifest": "manifest",
    "site/en/programme.ics": "calendar",
    "site/feed.xml": "feed",
    "site/en/news.atom": "feed",
    "site/schedule.xml": "schedule for apps",
    "site/schedule.json": "schedule for apps",
    "site/sitemap.xml": "site map",
    "site/robots.txt": "instructions for machines",
    "site/assets/search.js": "script",
    "site/pagefind/fragment/sv_1.pf_fragment": "search index",
    "site/pagefind/pagefind.js": "script",
    "site/_headers": "server settings",
    "server/nginx.conf": "server settings",
    "server/Caddyfile": "server settings",
}
STRANGERS = [
    *("site/film.mp4", "site/poster.PDF", "site/pagefind/poster.docx", "print/leaflet.docx", "site/data.xml"),
    *(
        "index.html",
        "site",
        "site/pdf.pdf/x",
        "SHA256SUMS.docx",
        "print/plates/cyan.pdf",
        "extra/site/index.html",
        "proof/x.html",
    ),
]


@pytest.mark.parametrize(("path", "name"), PATHS.items())
def test_a_path_has_its_kind(path: str, name: str) -> None:
    assert kind_of(path).name == name


@pytest.mark.parametrize("path", STRANGERS)
def test_what_no_row_covers_is_unknown(path: str) -> None:
    assert kind_of(path) is UNKNOWN


def test_every_kind_is_judged_or_says_why_not() -> None:
    kinds = [*KINDS, SHOWN_PICTURE, SHOWN_DRAWING]
    assert [kind.name for kind in kinds if (kind.judge is Judge.NONE) != bool(kind.reason)] == []
    assert [kind.name for kind in kinds if kind.reason and kind.output] == []
    assert [
        kind.name for kind in kinds if kind.reason and not (kind.reason[0].isupper() and kind.reason[-1] == ".")
    ] == []


def test_no_two_kinds_share_a_name() -> None:
    names = [kind.name for kind in (*KINDS, SHOWN_PICTURE, SHOWN_DRAWING, UNKNOWN)]
    assert len(names) == len(set(names))


def test_every_row_is_reached() -> None:
    assert {kind.name for kind in KINDS} - set(PATHS.values()) == set()
    assert {ICON, PICTURE} <= set(KINDS)
