"""What a server says beside a file: its type, how long it may be kept, and what a browser may do with it.

`Strict-Transport-Security` is not here: it binds the whole name, also what else is served there and for years to come,
so whoever answers for the name decides it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from trycksak.model.edition import Edition

# Content Security Policy Level 3. Nothing is allowed but what is named; nothing inline, no eval.
_PAGE: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# Pagefind compiles WebAssembly and fetches its index, from the site itself.
_SEARCH: Final = _PAGE | {
    "script-src": "'self' 'wasm-unsafe-eval'",
    "connect-src": "'self'",
    "worker-src": "'self'",
}
# A file that is opened by itself shows and runs nothing of its own.
_ALONE: Final = {"default-src": "'none'", "frame-ancestors": "'none'", "sandbox": ""}
# Chromium tells an unknown name in the console: these are the ones that it knows.
_FEATURES: Final = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation"),
    *("gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)


def _policy(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}".strip() for name, value in directives.items())


ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
}
"""What every answer says."""
PAGE: Final = {
    "Content-Security-Policy": _policy(_PAGE),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What a page says."""
SEARCH: Final = PAGE | {"Content-Security-Policy": _policy(_SEARCH)}
"""What the search page says: the only one whose script fetches and compiles."""
OWN: Final = {
    "Content-Security-Policy": _policy(_ALONE),
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What a part of a page says, which no other site may show."""
SHOWN: Final = OWN | {"Cross-Origin-Resource-Policy": "cross-origin"}
"""What a picture says, which other sites show beside a link to a page."""
OPEN: Final = SHOWN | {"Access-Control-Allow-Origin": "*"}
"""What data for other people's programs say: the programme, the calendar, the news."""
DOCUMENT: Final = {
    # A reader's own viewer shows a PDF with styles of its own, which a policy for pages would refuse.
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""What a document says that the reader's program opens."""

SHORT: Final = "public, max-age=300"
DAY: Final = "public, max-age=86400"
FOREVER: Final = "public, max-age=31536000, immutable"
"""For files whose names hold their hash."""


@dataclass(frozen=True)
class Answer:
    """A kind of file, by the endings of its names or by whole names, and what is said beside it.

    `media_type` is as IANA registers it, with charset for text.
    """

    media_type: str
    endings: tuple[str, ...]
    headers: Mapping[str, str]
    cache: str
    names: tuple[str, ...] = ()

    @property
    def all_headers(self) -> dict[str, str]:
        """Everything that is said but the type."""
        return {**ALWAYS, **self.headers, "Cache-Control": self.cache}


HTML: Final = Answer("text/html; charset=utf-8", ("html",), PAGE, SHORT)
ANSWERS: Final = (
    # A name is more than an ending: it comes first.
    Answer("application/atom+xml; charset=utf-8", ("atom",), OPEN, SHORT, ("feed.xml", "atom.xml")),
    Answer("application/xml; charset=utf-8", ("xml",), OPEN, SHORT),
    Answer("application/json; charset=utf-8", ("json",), OPEN, SHORT),
    Answer("text/calendar; charset=utf-8", ("ics",), OPEN, SHORT),
    Answer("application/manifest+json; charset=utf-8", ("webmanifest",), OWN, SHORT),
    Answer("text/plain; charset=utf-8", ("txt",), OWN, SHORT),
    # Their names stay when they change: they are kept as long as the pages that need them.
    Answer("text/css; charset=utf-8", ("css",), OWN, SHORT),
    Answer("text/javascript; charset=utf-8", ("js", "mjs"), OWN, SHORT),
    Answer("application/octet-stream", ("pagefind",), OWN, SHORT),
    Answer("application/octet-stream", ("pf_fragment", "pf_index", "pf_meta", "pf_filter"), OWN, FOREVER),
    Answer("image/svg+xml", ("svg",), SHOWN, DAY),
    Answer("image/png", ("png",), SHOWN, DAY),
    Answer("image/jpeg", ("jpg", "jpeg"), SHOWN, DAY),
    Answer("image/webp", ("webp",), SHOWN, DAY),
    Answer("image/avif", ("avif",), SHOWN, DAY),
    Answer("image/gif", ("gif",), SHOWN, DAY),
    Answer("image/x-icon", ("ico",), SHOWN, DAY),
    Answer("font/woff2", ("woff2",), OWN, DAY),
    Answer("application/pdf", ("pdf",), DOCUMENT, SHORT),
)
"""Every kind of file but pages; of several that fit, the first holds."""
COMPRESSED: Final = (
    *("text/css", "text/javascript", "text/plain", "text/calendar", "image/svg+xml", "application/xml"),
    *("application/json", "application/manifest+json", "application/atom+xml"),
)
"""What is text and is worth compressing, beside pages."""
CONCEALED: Final = "_headers"
"""A file in the site's folder that is for one kind of server, and for no reader."""
SEARCH_PAGE: Final = "search"
"""The id of the page that searches."""


@dataclass(frozen=True)
class Addresses:
    """The paths on the server that have rules of their own; all begin with a slash."""

    root: str
    not_found: tuple[tuple[str, str], ...]
    """A folder, and the page that answers below it where there is none; the deepest folder first."""
    search: tuple[str, ...]
    pages: tuple[str, ...]


def addresses(edition: Edition) -> Addresses:
    """Gather the addresses of an edition's site."""
    root = urlsplit(edition.event.website).path
    folders = [f"{root}{locale}/" for locale in edition.event.locales if locale != edition.source]
    published = [(locale, page) for locale in edition.event.locales for page in edition.published(locale)]
    paths = {(page.id, root + edition.address(page, locale)) for locale, page in published}
    return Addresses(
        root=root,
        not_found=tuple((folder, f"{folder}404.html") for folder in (*folders, root)),
        search=tuple(sorted(path for id_, path in paths if id_ == SEARCH_PAGE)),
        pages=tuple(sorted(path for id_, path in paths if id_ != SEARCH_PAGE)),
    )
