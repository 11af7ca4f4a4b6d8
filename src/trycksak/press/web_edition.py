"""The web edition: a tagged PDF/UA-1 in sRGB, cut to the trim, the same bytes each time."""

import hashlib
from io import BytesIO

import pikepdf

from trycksak.findings import Finding
from trycksak.press.typeset import Typeset, complaints


def web_edition(pages: Typeset) -> tuple[bytes, list[Finding]]:
    """Write the web edition of a laid-out publication.

    The document's identifier is made from its markup, so that the same source gives the same bytes
    (ISO 32000-1, 14.4 leaves the method open).
    """
    markup = pages.markup
    identifier = hashlib.sha256(markup.html.encode()).digest()[:16]
    with complaints(markup) as found:
        written = pages.document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier, pdf_tags=True)
    return _cut(written), found


def _cut(data: bytes) -> bytes:
    """Show the reader the trim, not the bleed: the CropBox becomes the TrimBox (ISO 32000-1, 14.11.2)."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.CropBox = pikepdf.Array(list(page.TrimBox))
        out = BytesIO()
        pdf.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True
        )
    return out.getvalue()
