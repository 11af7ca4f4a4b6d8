"""The kinds of file that leave the build: which the terms ask for a mark, which need none and why, and who judges them.

A new kind of output is a row in this table. Until it has one, its files are findings: nothing leaves unseen.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from trycksak.model.terms import Output


class Judge(StrEnum):
    """Who measures a kind: the proof of PDFs, the proof of web pages, one of this package's judges, or nobody."""

    PDF = "pdf"
    WEB_PAGE = "web-page"
    PAPER = "paper"
    PICTURE = "picture"
    DRAWING = "drawing"
    CALENDAR = "calendar"
    FEED = "feed"
    SCHEDULE = "schedule"
    MANIFEST = "manifest"
    COPY = "copy"
    IMPOSED = "imposed"
    NONE = "none"


@dataclass(frozen=True)
class Kind:
    """One kind of file: its name, the paths below `out/` that are of it, who judges it, and what the terms call it.

    In a pattern `*` is any part of a name, and `**/` any number of folders. `reason` says, of a kind that nobody
    judges, why it carries no mark.
    """

    name: str
    patterns: tuple[str, ...]
    judge: Judge
    output: Output | None = None
    reason: str = ""


UNKNOWN: Final = Kind("unknown", (), Judge.NONE)
"""What no row covers: always a finding."""

SHOWN_PICTURE: Final = Kind(
    "picture on a page",
    (),
    Judge.NONE,
    reason="Pages of the site show this picture, and each of them carries the logotype itself.",
)
"""A picture of pixels that pages show and that is not handed out alone: what the pages say decides."""

SHOWN_DRAWING: Final = Kind(
    "drawing on a page",
    (),
    Judge.NONE,
    reason="Pages of the site show this drawing, and each of them carries the logotype itself.",
)
"""A drawing that pages show: what the pages say decides."""

ICON: Final = Kind(
    "icon",
    (
        "site/favicon.ico",
        "site/favicon*.png",
        "site/favicon.svg",
        "site/apple-touch-icon*.png",
        "site/assets/icons/*.png",
    ),
    Judge.NONE,
    reason="An icon stands beside a page's address or on a telephone's screen, smaller than the logotype may be.",
)

DRAWING: Final = Kind("drawing", ("site/**/*.svg",), Judge.DRAWING, Output.PICTURE)
PICTURE: Final = Kind(
    "picture",
    tuple(f"site/**/*.{ending}" for ending in ("png", "jpg", "jpeg", "webp", "gif", "avif")),
    Judge.PICTURE,
    Output.PICTURE,
)

KINDS: Final = (
    Kind("press edition", ("print/*.pdf",), Judge.PDF, Output.COVER),
    Kind("web edition", ("site/pdf/*.pdf",), Judge.PDF, Output.COVER),
    Kind("attached PDF", ("site/**/*.pdf",), Judge.PDF, Output.COVER),
    Kind("report as PDF", ("report/*.pdf",), Judge.PDF, Output.COVER),
    Kind("proof of an edition", ("proof/*.pdf",), Judge.IMPOSED),
    Kind(
        "job ticket",
        ("print/*.json",),
        Judge.NONE,
        reason="A job ticket holds a printer's instructions as data for machines and shows no picture.",
    ),
    Kind("delivery note", ("print/delivery-note.html",), Judge.PAPER, Output.PAPER),
    Kind("report page", ("report/**/*.html",), Judge.PAPER, Output.PAPER),
    Kind("copy of the logotype", ("site/assets/logotype/*.svg", "report/assets/logotype-*.svg"), Judge.COPY),
    Kind(
        "report picture",
        ("report/**/*.png",),
        Judge.NONE,
        reason="The report's pages show this picture of what was measured, and each of them carries the logotype.",
    ),
    Kind(
        "report data",
        ("report/*.json",),
        Judge.NONE,
        reason="The report's data are for machines and show no picture; the report's pages carry the logotype.",
    ),
    Kind(
        "checksums",
        ("SHA256SUMS", "SHA256SUMS.sig", "SHA256SUMS.minisig", "report/*.sig", "report/*.minisig"),
        Judge.NONE,
        reason="Checksums and signatures are numbers that prove other files; they show no picture.",
    ),
    # What a search engine of the site fetches; its pages are indexed, never shown from here.
    Kind(
        "search index",
        ("site/pagefind/**/*.pf_*", "site/pagefind/*.pagefind", "site/pagefind/*.json", "site/search/*.json"),
        Judge.NONE,
        reason="A search index is data that pages read; what it finds is shown on a page that carries the logotype.",
    ),
    Kind("web page", ("site/**/*.html",), Judge.WEB_PAGE, Output.WEB_PAGE),
    Kind("calendar", ("site/**/*.ics",), Judge.CALENDAR, Output.CALENDAR),
    Kind("schedule for apps", ("site/**/schedule.xml", "site/**/schedule.json"), Judge.SCHEDULE, Output.FEED),
    Kind(
        "feed",
        ("site/**/*.atom", "site/**/*.rss", "site/**/feed.xml", "site/**/rss.xml", "site/**/atom.xml"),
        Judge.FEED,
        Output.FEED,
    ),
    Kind("manifest", ("site/**/*.webmanifest", "site/manifest.json"), Judge.MANIFEST, Output.MANIFEST),
    ICON,
    PICTURE,
    DRAWING,
    Kind(
        "style sheet",
        ("site/**/*.css", "report/**/*.css"),
        Judge.NONE,
        reason="A style sheet shows nothing by itself; the pages that it dresses are measured as they look.",
    ),
    Kind(
        "font",
        tuple(f"{folder}/**/*.{ending}" for folder in ("site", "report") for ending in ("woff2", "woff", "ttf", "otf")),
        Judge.NONE,
        reason="A font file shows nothing by itself.",
    ),
    Kind(
        "script",
        ("site/**/*.js", "site/**/*.mjs"),
        Judge.NONE,
        reason="A script shows nothing by itself; the pages that run it are measured as they look, and without it.",
    ),
    Kind(
        "site map",
        ("site/sitemap.xml", "site/sitemap.xml.gz"),
        Judge.NONE,
        reason="A site map is a list of addresses for search engines and can hold no picture of its own.",
    ),
    Kind(
        "instructions for machines",
        ("site/robots.txt", "site/.well-known/security.txt", "site/CNAME"),
        Judge.NONE,
        reason="These are lines that programs read; the format is plain text and can hold no picture.",
    ),
    Kind(
        "server settings",
        ("site/_headers", "site/_redirects", "site/.htaccess", "server/*.conf", "server/Caddyfile"),
        Judge.NONE,
        reason="A web server reads these settings and shows them to nobody.",
    ),
)
"""All kinds; of several whose patterns fit the first holds."""


def kind_of(path: str) -> Kind:
    """Give the kind of a path below `out/`, UNKNOWN where no row covers it."""
    return next((kind for kind in KINDS if any(_regex(pattern).fullmatch(path) for pattern in kind.patterns)), UNKNOWN)


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*)", pattern)
    return re.compile("".join({"**/": "(?:[^/]+/)*", "*": "[^/]*"}.get(part, re.escape(part)) for part in parts))
