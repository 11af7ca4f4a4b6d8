"""Layout: a markup becomes pages, once; both editions are written from them."""

import hashlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from trycksak.findings import Finding, Place
from trycksak.press.tagging import fuller_tags
from trycksak.render.publication import Markup
from trycksak.render.typefaces import unpacked
from trycksak.render.wording import Wording
from trycksak.store import Store

_WOFF2: Final = "font/woff2"
_TYPES: Final = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".woff2": _WOFF2,
    ".otf": "font/otf",
    ".ttf": "font/ttf",
}


class ProjectOnly(URLFetcher):
    """Serves the project's own files and the markup's drawings; everything else does not exist."""

    def __init__(self, root: Path, assets: Mapping[str, bytes], store: Store | None = None) -> None:
        super().__init__(allowed_protocols=("file", "asset"))
        self._root, self._assets, self._store = root.resolve(), assets, store
        self.files = set[str]()
        """The files that were asked for, by their paths from the root, whether they were there or not."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Give a file or a drawing; raises ValueError for what lies outside, KeyError for an unknown drawing."""
        parts = urlsplit(url)
        kind = _TYPES.get(Path(parts.path).suffix.lower(), "application/octet-stream")
        if parts.scheme == "asset":
            return URLFetcherResponse(url, self._assets[parts.path], {"Content-Type": kind})
        path = Path(unquote(parts.path)).resolve()
        if parts.scheme != "file" or not path.is_relative_to(self._root):
            raise ValueError(f"{url} is outside the project")
        self.files.add(path.relative_to(self._root).as_posix())
        data = path.read_bytes()
        return URLFetcherResponse(url, unpacked(data, self._store) if kind == _WOFF2 else data, {"Content-Type": kind})


@dataclass(frozen=True)
class Typeset:
    """A publication in one language, laid out and drawn; `findings` are what the engine complained of.

    `written` is a tagged PDF/A-3a with its bleed and its pictures whole: both editions are finished from it. `files`
    are those of the project that it was made with.
    """

    markup: Markup
    document: Document
    written: bytes
    findings: tuple[Finding, ...]
    files: frozenset[str] = frozenset()

    @property
    def from_right(self) -> bool:
        """Whether its pages are turned from right to left, with the spine on the right of the cover."""
        return Wording(self.markup.locale).direction == "rtl"


def typeset(markup: Markup, root: Path, store: Store | None = None) -> Typeset:
    """Lay out and draw a publication; WeasyPrint only logs what it leaves out: every complaint is a finding.

    A `store` keeps the typefaces as they are unpacked.
    """
    fetcher = ProjectOnly(root, markup.assets, store)
    document, findings = lay_out(markup, root, fetcher)
    drawn = finish(markup, document)
    return replace(drawn, findings=(*findings, *drawn.findings), files=frozenset(fetcher.files))


def lay_out(markup: Markup, root: Path, fetcher: ProjectOnly | None = None) -> tuple[Document, tuple[Finding, ...]]:
    """Lay out a publication and draw nothing yet; the complaints are the layout's, and `fetcher` knows its files."""
    with _complaints_of(markup) as findings:
        document = _laid_out(markup.html, fetcher or ProjectOnly(root, markup.assets), root)
    return document, tuple(findings)


def finish(markup: Markup, document: Document) -> Typeset:
    """Draw a publication that is laid out; the findings are those of the drawing."""
    with _complaints_of(markup) as findings:
        written = _written(document, markup.html)
    return Typeset(markup, document, written, tuple(findings))


def draw_alone(document: Document, numbers: Sequence[int]) -> bytes:
    """Draw some pages, counted from 1, as a plain PDF to be looked at; a link out of them leads nowhere."""
    with complaints(Place(""), ""):
        return bytes(document.copy([document.pages[number - 1] for number in numbers]).write_pdf())


def draw(html: str, assets: Mapping[str, bytes], root: Path) -> tuple[Document, bytes]:
    """Lay out HTML and draw it as a tagged PDF/A-3a; `assets` are its drawings, by the name after `asset:`."""
    document = _laid_out(html, ProjectOnly(root, assets), root)
    return document, _written(document, html)


def _laid_out(html: str, fetcher: ProjectOnly, root: Path) -> Document:
    source = HTML(string=html, base_url=f"{root.resolve().as_uri()}/", url_fetcher=fetcher)
    return source.render(font_config=FontConfiguration(), pdf_variant="pdf/a-3a")


def _written(document: Document, html: str) -> bytes:
    """Draw a document; its identifier is made from its markup, so that the same source gives the same bytes.

    ISO 32000-1, 14.4, leaves the method open.
    """
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    with fuller_tags():
        return bytes(document.write_pdf(pdf_variant="pdf/a-3a", pdf_identifier=identifier))


@contextmanager
def _complaints_of(markup: Markup) -> Iterator[list[Finding]]:
    with complaints(Place(f"print/{markup.publication.template.value}.html"), markup.name) as findings:
        yield findings


@contextmanager
def complaints(place: Place, name: str) -> Iterator[list[Finding]]:
    """Collect what WeasyPrint and the font tools log, as findings at the place of the template."""
    found: list[Finding] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(_finding(place, name, record.getMessage()))

    collector = Collector(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    before, logger.handlers, propagate, logger.propagate = logger.handlers, [collector], logger.propagate, False
    try:
        yield found
    finally:
        logger.handlers, logger.propagate = before, propagate


def _finding(place: Place, name: str, message: str) -> Finding:
    is_ = f"{name}: the typesetter says: {message}"
    return Finding(place, "typeset/complaint", is_, "layout is silent", "Mend the template, the picture or the text.")
