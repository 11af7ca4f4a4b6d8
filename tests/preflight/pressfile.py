"""A small good PDF/X-4, to be broken in exactly one way: one page, a tint that bleeds, a heading in black."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from trycksak.findings import Finding
from trycksak.model.binding import Binding
from trycksak.preflight.limits import Limits, variants
from trycksak.preflight.measure import measure

ROOT = Path(__file__).parents[2]
SHEETFED = variants()["sheetfed-coated"]
# The sheet is 400 × 400 pt; the trim begins at 50, 50 and ends at 350, 350; the bleed is 10 pt, 3.5 mm.
MEDIA, BLEED, TRIM = [0, 0, 400, 400], [40, 40, 360, 360], [50, 50, 350, 350]
TINT = b"q 0.2 0 0 0 k 40 40 320 320 re f Q "
HEADING = b"q 0 0 0 1 k BT /F 12 Tf 60 300 Td (Prov) Tj ET Q "

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 pdfxid:GTS_PDFXVersion="PDF/X-4" xmpMM:VersionID="1" xmpMM:RenditionClass="default" xmpMM:DocumentID="uuid:1">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Prov</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2006-08-24T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2006-08-24T00:00:00Z</xmp:ModifyDate>
<pdf:Trapped>False</pdf:Trapped></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


@cache
def font_program() -> bytes:
    """Give a TrueType font of a few letters."""
    font = TTFont(ROOT / "brand" / "fonts" / "source-sans-3-latin-400-normal.woff2")
    subsetter = Subsetter(Options(notdef_outline=True))
    subsetter.populate(text="Prov 0123456789")
    subsetter.subset(font)
    font.flavor = None
    out = BytesIO()
    font.save(out)
    return out.getvalue()


@cache
def icc() -> bytes:
    return (ROOT / "brand" / "icc" / "trycksak-coated-fogra39l.icc").read_bytes()


def good(content: bytes = b"", *, under: bytes = TINT + HEADING) -> pikepdf.Pdf:
    """Make the good file; `content` is painted last."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 400))
    page.obj.update({"/MediaBox": Array(MEDIA), "/BleedBox": Array(BLEED), "/TrimBox": Array(TRIM)})
    page.Contents = pdf.make_stream(under + content)
    page.Resources = pdf.make_indirect(Dictionary(Font=Dictionary(F=font(pdf))))
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"))
    intent.DestOutputProfile = pdf.make_stream(icc(), N=4)
    pdf.Root.OutputIntents = Array([intent])
    pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    return pdf


def font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Prov"), Ascent=800, Descent=-200)
    descriptor.FontFile2 = pdf.make_stream(font_program())
    made = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Prov"), FirstChar=32, LastChar=126)
    made.Widths = Array([500] * 95)
    made.FontDescriptor = descriptor
    return pdf.make_indirect(made)


def resource(pdf: pikepdf.Pdf, kind: str, name: str, value: Any) -> None:
    """Add a resource to the page."""
    resources = pdf.pages[0].Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    resources[kind][name] = value


def form(pdf: pikepdf.Pdf, content: bytes, **entries: Any) -> pikepdf.Stream:
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 400, 400]), **entries)


def image(pdf: pikepdf.Pdf, width: int, height: int, space: Any = Name.DeviceCMYK, bits: int = 8) -> pikepdf.Stream:
    entries = Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=bits)
    made = pdf.make_stream(bytes(4 * width * height), entries)
    made.ColorSpace = space
    return made


def findings(
    pdf: pikepdf.Pdf, folder: Path, limits: Limits = SHEETFED, binding: Binding | None = None, **options: Any
) -> tuple[Finding, ...]:
    """Save the file as an X-4 is saved, and measure it."""
    path = folder / "made.pdf"
    pdf.save(path, **{"force_version": "1.6", "deterministic_id": "encryption" not in options, **options})
    return measure(path, "made.pdf", limits, binding).findings


def told(found: tuple[Finding, ...], *, boxes: bool = True) -> list[str]:
    """Write findings in short: severity, page and box, id, what is."""
    return [
        " ".join(
            [
                one.severity.value,
                *([f"p{one.place.page}"] if one.place.page else []),
                *(
                    ["[" + " ".join(f"{edge:g}" for edge in one.place.box_mm) + "]"]
                    if boxes and one.place.box_mm
                    else []
                ),
                f"{one.id}: {one.is_}",
            ]
        )
        for one in found
    ]


Change = Callable[[pikepdf.Pdf], None]
