"""What a PDF/X-4 says of itself: output intent, XMP, identifiers (ISO 15930-7, 6.2 and 6.6)."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date

import pikepdf

from trycksak.model.profile import OutputProfile

# One namespace for all our documents (RFC 4122, 4.3): the same content gives the same identifiers.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://trycksak.example/press")

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate><xmp:MetadataDate>{moment}</xmp:MetadataDate>
<xmp:CreatorTool>trycksak</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>trycksak</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True)
class Identity:
    """Who the document is: its name in the order, its title, and the date of the edition's version."""

    name: str
    title: str
    dated: date


def declare(pdf: pikepdf.Pdf, identity: Identity, profile: OutputProfile, icc: bytes) -> None:
    """Write output intent, XMP and document information; the identifiers come from the content."""
    stream = pdf.make_stream(icc, N=4, Alternate=pikepdf.Name.DeviceCMYK)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(profile.condition),
        OutputCondition=pikepdf.String(profile.info),
        RegistryName=pikepdf.String(profile.registry),
        Info=pikepdf.String(profile.info),
        DestOutputProfile=stream,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
    digest = hashlib.sha256(icc)
    for page in pdf.pages:
        digest.update(page.Contents.read_bytes())
    document = uuid.uuid5(_NAMESPACE, identity.name)
    instance = uuid.uuid5(document, digest.hexdigest())
    moment = f"{identity.dated.isoformat()}T00:00:00Z"
    title = identity.title.replace("&", "&amp;").replace("<", "&lt;")
    xmp = _XMP.format(title=title, moment=moment, document=document, instance=instance)
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    stamp = f"D:{identity.dated:%Y%m%d}000000Z"
    info = {
        "/Title": identity.title,
        "/Creator": "trycksak",
        "/Producer": "trycksak",
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    for key, value in info.items():
        pdf.docinfo[key] = pikepdf.String(value)
    pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
