"""An HTML document's pages as pictures of pixels: laid out by WeasyPrint, drawn by PDFium."""

from collections.abc import Iterator, Mapping
from typing import Final

import pypdfium2
from PIL import Image
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from trycksak.render.typefaces import unpacked

# PDFium counts in points, CSS in pixels of 1/96 inch.
_PX_PER_PT: Final = 96 / 72
_WOFF2: Final = "font/woff2"
_TYPES: Final = {
    "svg": "image/svg+xml",
    "woff2": _WOFF2,
    "woff": "font/woff",
    "ttf": "font/ttf",
    "otf": "font/otf",
}


class _Handed(URLFetcher):
    """Serves what a picture was handed, as `asset:NAME`; nothing else exists."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=("asset",))
        self._assets = assets

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Give an asset; raises KeyError for an unknown one."""
        name = url.removeprefix("asset:")
        kind = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
        data = self._assets[name]
        return URLFetcherResponse(url, unpacked(data) if kind == _WOFF2 else data, {"Content-Type": kind})


def shown_pages(html: str, assets: Mapping[str, bytes], ground: tuple[int, int, int, int]) -> Iterator[Image.Image]:
    """Lay out a document and draw its pages on a ground, a pixel of CSS as one of theirs."""
    pdf = HTML(string=html, base_url="asset:", url_fetcher=_Handed(assets)).write_pdf(font_config=FontConfiguration())
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=_PX_PER_PT, fill_color=ground, maybe_alpha=True).to_pil()
