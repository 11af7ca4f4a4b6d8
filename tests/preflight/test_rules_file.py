"""The rules for the file as a whole: for each, a file that passes and one that is broken in that one way."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from preflight.pressfile import SHEETFED, XMP, Change, findings, form, good, resource, told
from trycksak.model.binding import Binding
from trycksak.preflight.measure import measure

JAVASCRIPT = "x4/action: the file holds JavaScript"


def xmp(old: str, new: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        assert old in XMP
        pdf.Root.Metadata.write(XMP.replace(old, new).encode())

    return change


def nothing(pdf: pikepdf.Pdf) -> None:
    pass


def without_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def two_intents(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents = Array([*pdf.Root.OutputIntents, *pdf.Root.OutputIntents])


def another_intent_beside(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents.append(Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1))


def unnamed_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/OutputConditionIdentifier"]


def intent_without_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


def rgb_intent(pdf: pikepdf.Pdf) -> None:
    data = bytearray(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes())
    data[12:20] = b"mntrRGB "
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(bytes(data), N=3)


def no_profile_at_all(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(b"hej", N=4)


def info(key: str, value: pikepdf.Object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata.write(XMP.replace("<pdf:Trapped>False</pdf:Trapped>", "").encode())
        pdf.docinfo[key] = value

    return change


def opens_with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def opens_at_a_page(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])


def opens_by_going(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]))


def named_script(pdf: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("1"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


def script_in_a_bookmark(pdf: pikepdf.Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String("a"), A=Dictionary(S=Name.JavaScript, JS=String("1"))))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=1))


def page_that_acts(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.GoTo))


def packed_with_lzw(pdf: pikepdf.Pdf) -> None:
    made = form(pdf, b"")
    # One clear code and one end code, of nine bits each.
    made.write(b"\x80\x40\x40", filter=Name.LZWDecode)
    resource(pdf, "/XObject", "/X", made)


def loose_font(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Resources.Font.F.FontDescriptor["/FontFile2"]


def loose_composite_font(pdf: pikepdf.Pdf) -> None:
    descendant = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, FontDescriptor=Dictionary(), DW=500)
    made = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Lös, DescendantFonts=Array([descendant]))
    made.Encoding = Name("/Identity-H")
    pdf.pages[0].Resources.Font.F = pdf.make_indirect(made)


def loose_font_that_nobody_sees(pdf: pikepdf.Pdf) -> None:
    made = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resource(pdf, "/Font", "/H", pdf.make_indirect(made))
    pdf.pages[0].Contents.write(pdf.pages[0].Contents.read_bytes() + b"BT 3 Tr /H 12 Tf (Prov) Tj ET")


def type3(pdf: pikepdf.Pdf) -> None:
    glyph = pdf.make_stream(b"500 0 0 0 500 700 d1 0 0 500 700 re f")
    made = Dictionary(Type=Name.Font, Subtype=Name.Type3, Name=Name.Ritad, FontBBox=Array([0, 0, 500, 1000]))
    made.update({"/FontMatrix": Array([0.001, 0, 0, 0.001, 0, 0]), "/FirstChar": 80, "/LastChar": 80})
    made.Widths, made.CharProcs = Array([500]), Dictionary(P=glyph)
    made.Encoding = Dictionary(Differences=Array([80, Name.P]))
    pdf.pages[0].Resources.Font.F = pdf.make_indirect(made)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (nothing, []),
        (xmp('"PDF/X-4"', '"PDF/X-4p"'), []),
        (xmp('"PDF/X-4"', '"PDF/X-3:2003"'), ["error x4/version: the file says that it is PDF/X-3:2003"]),
        (xmp(' pdfxid:GTS_PDFXVersion="PDF/X-4"', ""), ["error x4/version: the file does not say that it is PDF/X-4"]),
        (xmp('xmpMM:VersionID="1"', ""), ["error x4/metadata: the XMP does not hold a version"]),
        (xmp("Trapped>False", "Trapped>Unknown"), ["error x4/trapped: Trapped is Unknown"]),
        (info("/Trapped", Name("/True")), []),
        (info("/Title", String("a")), ["error x4/trapped: the file does not say whether it is trapped"]),
        (another_intent_beside, []),
        (without_intent, ["error x4/output-intent: there is no output intent for PDF/X"]),
        (two_intents, ["error x4/output-intent: there are 2 output intents for PDF/X"]),
        (unnamed_intent, ["error x4/output-intent: the output intent does not name the printing condition"]),
        (intent_without_profile, ["error x4/output-intent: the output intent brings no profile"]),
        (rgb_intent, ["error gwg/output-cmyk: the output intent brings a profile of class `mntr` for `RGB`"]),
        (no_profile_at_all, ["error gwg/output-cmyk: the output intent brings something that is no ICC profile"]),
        (opens_at_a_page, []),
        (opens_with_script, [f"error {JAVASCRIPT}"]),
        (named_script, [f"error {JAVASCRIPT}"]),
        (script_in_a_bookmark, [f"error {JAVASCRIPT}"]),
        (opens_by_going, ["error x4/action: the file does something when it is opened"]),
        (page_that_acts, ["error p1 x4/action: the page does something when it is opened"]),
        (packed_with_lzw, ["error x4/lzw: 1 streams are packed with LZW"]),
        (loose_font, ["error p1 x4/font: the font `Prov` (TrueType) is not embedded"]),
        (loose_composite_font, ["error p1 x4/font: the font `Lös` (Type0) is not embedded"]),
        (loose_font_that_nobody_sees, []),
        (type3, ["error p1 house/type3: the font `Ritad` is Type 3"]),
    ],
)
def test_file(change: Change, expected: list[str], tmp_path: Path) -> None:
    pdf = good()
    change(pdf)
    options = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
    assert told(findings(pdf, tmp_path, **options)) == expected


@pytest.mark.parametrize(("version", "expected"), [("1.6", []), ("1.7", ["error x4/pdf-version: the file is PDF 1.7"])])
def test_version(version: str, expected: list[str], tmp_path: Path) -> None:
    assert told(findings(good(), tmp_path, force_version=version)) == expected


def test_encrypted_but_open_to_all(tmp_path: Path) -> None:
    locked = pikepdf.Encryption(owner="secret", user="", R=4, aes=True)
    expected = ["error pdf/encrypted: the file is encrypted"]
    assert told(findings(good(), tmp_path, encryption=locked, deterministic_id=False)) == expected


def test_locked(tmp_path: Path) -> None:
    locked = pikepdf.Encryption(owner="secret", user="secret", R=4, aes=True)
    expected = ["error pdf/locked: the file is locked with a password"]
    assert told(findings(good(), tmp_path, encryption=locked, deterministic_id=False)) == expected


@pytest.mark.parametrize(
    ("count", "binding", "expected"),
    [
        (1, None, []),
        (1, Binding.SHEET, []),
        (4, Binding.SADDLE_STITCHED, []),
        (3, Binding.SADDLE_STITCHED, ["error house/stitched: the file has 3 pages"]),
        (5, Binding.FOLDED, ["error house/stitched: the file has 5 pages"]),
    ],
)
def test_stitched(count: int, binding: Binding | None, expected: list[str], tmp_path: Path) -> None:
    pdf = good()
    for _ in range(count - 1):
        pdf.pages.append(pdf.pages[0])
    assert told(findings(pdf, tmp_path, binding=binding)) == expected


def test_no_id(tmp_path: Path) -> None:
    path = tmp_path / "whole.pdf"
    good().save(path, force_version="1.6", static_id=True)
    data = path.read_bytes()
    assert data.count(b"/ID ") == 1
    path.write_bytes(data.replace(b"/ID ", b"/Di "))
    found = measure(path, "whole.pdf", SHEETFED).findings
    assert told(found) == ["error x4/metadata: the file has no /ID"]
