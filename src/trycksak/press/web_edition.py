"""The web edition: PDF/UA-1 and PDF/A-3a in one file, tagged, in sRGB, cut to the trim, the same bytes each time."""

from io import BytesIO

import pikepdf

from trycksak.press.photographs import reduce_pictures
from trycksak.press.tagging import make_artifacts
from trycksak.press.typeset import Typeset

READER_PPI = 150

# PDF/A knows only the schemas of XMP that it is told of: PDF/UA's must be described (ISO 19005-3, 6.6.2.3.3).
_PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


def web_edition(pages: Typeset) -> bytes:
    """Finish the web edition of a publication."""
    return finished(pages.written, from_right=pages.from_right)


def finished(written: bytes, *, from_right: bool = False) -> bytes:
    """Finish a drawn PDF for reading: artifacts, both standards in one, pictures for the screen, the trim.

    `from_right`: a reader lays its pages side by side from right to left (ISO 32000-1, table 150, `Direction`).
    """
    with pikepdf.open(BytesIO(written)) as pdf:
        make_artifacts(pdf)
        reduce_pictures(pdf, READER_PPI)
        metadata = pdf.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", _PDFUA)
        pdf.Root.Metadata = pdf.make_stream(metadata, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        for page in pdf.pages:
            # The reader sees the trim, not the bleed (ISO 32000-1, 14.11.2).
            page.CropBox = pikepdf.Array(list(page.TrimBox))
        out = BytesIO()
        if from_right:
            pdf.Root.ViewerPreferences.Direction = pikepdf.Name.R2L
        objects = pikepdf.ObjectStreamMode.generate
        pdf.save(out, deterministic_id=True, object_stream_mode=objects, compress_streams=True)
    return out.getvalue()
