"""PDF/X-4 itself: what the file says of itself, and what it may not hold (ISO 15930-7)."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pikepdf
from lxml import etree

from trycksak.preflight.interpret.objects import entry, filters, name, text
from trycksak.preflight.limits import Limits
from trycksak.preflight.rules.found import Found, Leaf, Whole
from trycksak.preflight.sheet import DAMAGE

_PDFX: Final = "http://www.npes.org/pdfx/ns/id/"
_MM: Final = "http://ns.adobe.com/xap/1.0/mm/"
_XMP: Final = "http://ns.adobe.com/xap/1.0/"
_PDF: Final = "http://ns.adobe.com/pdf/1.3/"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_MAX_XMP: Final = 2_000_000
_EXPORT: Final = "Export it as PDF/X-4."
# What the XMP must say beside its version.
_NEEDED: Final = {
    "a title": (_DC, "title"),
    "when it was made": (_XMP, "CreateDate"),
    "when it was changed": (_XMP, "ModifyDate"),
    "a document's id": (_MM, "DocumentID"),
    "a version": (_MM, "VersionID"),
    "a rendition class": (_MM, "RenditionClass"),
}


def read_xmp(pdf: pikepdf.Pdf) -> dict[tuple[str, str], str]:
    """Read the properties of a file's XMP, by namespace and name; empty where there is none, or it is no XML."""
    stream = entry(pdf.Root, "/Metadata")
    try:
        data = stream.read_bytes()[:_MAX_XMP] if isinstance(stream, pikepdf.Stream) else b""
        tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError, *DAMAGE):
        return {}
    found: dict[tuple[str, str], str] = {}
    for element in tree.iter(etree.Element):
        pairs = [(element.tag, "".join(element.itertext()).strip()), *element.attrib.items()]
        for tag, value in pairs:
            space, _, local = str(tag).removeprefix("{").partition("}")
            found.setdefault((space, local), str(value))
    return found


def version(whole: Whole) -> Iterator[Found]:
    """The file says that it is PDF/X-4."""
    says = read_xmp(whole.pdf).get((_PDFX, "GTS_PDFXVersion"), "")
    if says not in ("PDF/X-4", "PDF/X-4p"):
        old = text(whole.pdf.docinfo.get("/GTS_PDFXVersion")) if "/Info" in whole.pdf.trailer else ""
        is_ = f"the file says that it is {says or old}" if says or old else "the file does not say that it is PDF/X-4"
        yield Found(is_, "its XMP says PDF/X-4", _EXPORT)


def metadata(whole: Whole) -> Iterator[Found]:
    """The file can be told from its other versions."""
    found = read_xmp(whole.pdf)
    missing = [what for what, key in _NEEDED.items() if not found.get(key)]
    if missing:
        is_ = f"the XMP does not hold {', '.join(missing)}"
        yield Found(is_, "a PDF/X-4 tells its versions apart", _EXPORT)
    if entry(whole.pdf.trailer, "/ID") is None:
        yield Found("the file has no /ID", "it has an identifier", "Save it anew.")


def trapped(whole: Whole) -> Iterator[Found]:
    """The file says whether it is trapped."""
    info = name(whole.pdf.docinfo.get("/Trapped")) if "/Info" in whole.pdf.trailer else ""
    says = read_xmp(whole.pdf).get((_PDF, "Trapped"), "") or info
    if says not in ("True", "False"):
        is_ = f"Trapped is {says}" if says else "the file does not say whether it is trapped"
        yield Found(is_, "Trapped is True or False", "Set Trapped to False, unless it was trapped.")


def pdf_version(whole: Whole) -> Iterator[Found]:
    """PDF/X-4 builds on PDF 1.6."""
    says = whole.pdf.pdf_version
    if re.fullmatch(r"\d\.\d", says) and says > "1.6":
        yield Found(f"the file is PDF {says}", "PDF/X-4 is PDF 1.6 or older", _EXPORT)


def output_intent(whole: Whole) -> Iterator[Found]:
    """One output intent names the printing condition and brings its profile."""
    intents = entry(whole.pdf.Root, "/OutputIntents")
    listed = (
        [one for one in intents if name(entry(one, "/S")) == "GTS_PDFX"] if isinstance(intents, pikepdf.Array) else []
    )
    should = "one output intent names the printing condition and brings its profile"
    if len(listed) != 1:
        is_ = f"there are {len(listed)} output intents for PDF/X" if listed else "there is no output intent for PDF/X"
        yield Found(is_, should, _EXPORT)
        return
    if not text(entry(listed[0], "/OutputConditionIdentifier")).strip():
        yield Found("the output intent does not name the printing condition", should, _EXPORT)
    if not isinstance(entry(listed[0], "/DestOutputProfile"), pikepdf.Stream):
        yield Found("the output intent brings no profile", should, _EXPORT)


def output_cmyk(whole: Whole) -> Iterator[Found]:
    """The output intent is a press in four colours."""
    intents = entry(whole.pdf.Root, "/OutputIntents")
    for one in intents if isinstance(intents, pikepdf.Array) else ():
        profile = entry(one, "/DestOutputProfile")
        if name(entry(one, "/S")) != "GTS_PDFX" or not isinstance(profile, pikepdf.Stream):
            continue
        try:
            head = profile.read_bytes()[:40]
        except DAMAGE:
            head = b""
        # ICC.1:2010, 7.2: profile class in bytes 12 to 15, colour space in 16 to 19, the mark `acsp` in 36 to 39.
        kind, space = head[12:16], head[16:20]
        if head[36:40] != b"acsp" or kind != b"prtr" or space != b"CMYK" or entry(profile, "/N") != 4:
            says = f"a profile of class `{kind.decode('latin-1')}` for `{space.decode('latin-1').strip()}`"
            is_ = f"the output intent brings {says if head[36:40] == b'acsp' else 'something that is no ICC profile'}"
            yield Found(is_, "it brings a printer's CMYK profile", "Take the profile that the printer gives.")


def actions(whole: Whole) -> Iterator[Found]:
    """A file for the press does nothing by itself."""
    root = whole.pdf.Root
    should, do = "a file for the press holds no actions", "Export it without interactive elements."
    opened = entry(root, "/OpenAction")
    if entry(entry(root, "/Names"), "/JavaScript") is not None or _scripts(whole.pdf) or _is_script(opened):
        yield Found("the file holds JavaScript", should, do)
    elif isinstance(opened, pikepdf.Dictionary) or entry(root, "/AA") is not None:
        yield Found("the file does something when it is opened", should, do)
    for number, page in enumerate(whole.pdf.pages, start=1):
        if entry(page.obj, "/AA") is not None:
            yield Found("the page does something when it is opened", should, do, page=number)


def _scripts(pdf: pikepdf.Pdf) -> bool:
    return any(_is_script(one) or _is_script(entry(one, "/A")) for one in pdf.objects)


def _is_script(given: Any) -> bool:
    return name(entry(given, "/S")) == "JavaScript"


def lzw(whole: Whole) -> Iterator[Found]:
    """Nothing is packed with LZW."""
    count = sum("LZWDecode" in filters(one) for one in whole.pdf.objects if isinstance(one, pikepdf.Stream))
    if count:
        is_ = f"{count} streams are packed with LZW"
        yield Found(is_, "PDF/X-4 packs with Flate, JPEG or JPEG 2000", "Save it anew.")


def encrypted(whole: Whole) -> Iterator[Found]:
    """Nothing is locked."""
    if whole.pdf.is_encrypted:
        do = "Save it without a password and without restrictions."
        yield Found("the file is encrypted", "a printer can open and change it", do)


def mended(whole: Whole) -> Iterator[Found]:
    """The file is whole."""
    # A stream that is too large is told where it is used.
    faults = [fault for fault in map(str, whole.pdf.get_warnings()) if "memory limit" not in fault]
    if faults:
        first = faults[0].rpartition(": ")[2]
        is_ = f"the file is damaged in {len(faults)} places and was mended for reading (first: {first})"
        yield Found(is_, "it is whole", "Export it anew.")


def transfer(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """No curve changes the colours behind the printer's back."""
    for oddity in leaf.oddities:
        if oddity.kind == "transfer":
            is_ = f"a transfer function ({oddity.detail}) changes the colours"
            yield Found(is_, "there is none, or it is Default", "Export it without transfer functions.")


def foreign_objects(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """All that is printed is in the file, and is no program."""
    for oddity in leaf.oddities:
        if oddity.kind in _FOREIGN:
            is_ = f"the page holds {_FOREIGN[oddity.kind]}{f' ({oddity.detail})' if oddity.detail else ''}"
            yield Found(is_, "all that is printed is in the file itself", _EXPORT)


_FOREIGN: Final = {
    "postscript": "a PostScript object",
    "reference": "a page that lies in another file",
    "opi": "a picture that is to be exchanged for another (OPI)",
}


def annotations(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """Nothing but artwork lies on the page."""
    left, bottom, right, top = leaf.printed
    for one in leaf.annotations:
        x0, y0, x1, y1 = one.box
        if one.kind in ("PrinterMark", "TrapNet", "Popup") or x1 <= left or x0 >= right or y1 <= bottom or y0 >= top:
            continue
        is_ = f"an annotation ({one.kind or 'of no kind'}) lies on the page"
        yield Found(is_, "annotations lie outside the bleed", "Export it without links and notes.", one.box)


def fonts(whole: Whole) -> Iterator[Found]:
    """Every font that is seen is in the file."""
    for font, page in sorted(whole.fonts.items(), key=lambda item: (item[1], item[0].name)):
        if not font.embedded:
            is_ = f"the font `{font.name or 'without a name'}` ({font.kind}) is not embedded"
            yield Found(is_, "every font is in the file", "Export it with all fonts embedded.", page=page)


def type3(whole: Whole) -> Iterator[Found]:
    """Letters are outlines of a font, which every machine sets alike."""
    for font, page in sorted(whole.fonts.items(), key=lambda item: (item[1], item[0].name)):
        if font.kind == "Type3":
            is_, should = f"the font `{font.name}` is Type 3", "letters come from an outline font"
            yield Found(is_, should, "Set the text in an OpenType font, or draw it as shapes.", page=page)
