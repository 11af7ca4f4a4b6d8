"""Layout: a markup becomes pages, once; both editions are written from them."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from trycksak.findings import Finding, Place
from trycksak.render.publication import Markup

_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".woff2": "font/woff2",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
}


class _ProjectOnly(URLFetcher):
    """Serves the project's own files and the markup's drawings; everything else does not exist."""

    def __init__(self, root: Path, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=("file", "asset"))
        self._root, self._assets = root.resolve(), assets

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        kind = _TYPES.get(Path(parts.path).suffix.lower(), "application/octet-stream")
        if parts.scheme == "asset":
            return URLFetcherResponse(url, self._assets[parts.path], {"Content-Type": kind})
        path = Path(unquote(parts.path)).resolve()
        if parts.scheme != "file" or not path.is_relative_to(self._root):
            raise ValueError(f"{url} is outside the project")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


@dataclass(frozen=True)
class Typeset:
    """A publication in one language, laid out; `findings` are what the engine complained of."""

    markup: Markup
    document: Document
    findings: tuple[Finding, ...]


def typeset(markup: Markup, root: Path) -> Typeset:
    """Lay out a publication; every complaint of WeasyPrint is a finding, since it only logs what it leaves out."""
    with complaints(markup) as findings:
        fetcher = _ProjectOnly(root, markup.assets)
        html = HTML(string=markup.html, base_url=f"{root.resolve().as_uri()}/", url_fetcher=fetcher)
        document = html.render(font_config=FontConfiguration(), pdf_variant="pdf/ua-1")
    return Typeset(markup, document, tuple(findings))


@contextmanager
def complaints(markup: Markup) -> Iterator[list[Finding]]:
    """Collect what WeasyPrint and the font tools log, as findings."""
    found: list[Finding] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(_finding(markup, record.getMessage()))

    collector = Collector(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    before, logger.handlers, propagate, logger.propagate = logger.handlers, [collector], logger.propagate, False
    try:
        yield found
    finally:
        logger.handlers, logger.propagate = before, propagate


def _finding(markup: Markup, message: str) -> Finding:
    place = Place(f"print/{markup.publication.template.value}.html")
    is_ = f"{markup.name}: the typesetter says: {message}"
    return Finding(place, "typeset/complaint", is_, "layout is silent", "Mend the template, the picture or the text.")
