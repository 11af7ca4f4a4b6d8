"""The typeface of the sheets' words, and where a letter's ink is."""

from functools import cache
from io import BytesIO
from typing import Final

import pikepdf
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from preflight.proof.gallery.drawing import ROOT

LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖabcdefghijklmnopqrstuvwxyzåäö0123456789 .,:;-()"
CMAP: Final = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <FF> <0020> endbfrange endcmap end"""


@cache
def bounds(letter: str) -> tuple[float, float, float, float]:
    """Give a letter's left, bottom, right and top, in ems."""
    font = TTFont(BytesIO(font_program()[0]))
    glyph = font["glyf"][font.getBestCmap()[ord(letter)]]
    return tuple(edge / font["head"].unitsPerEm for edge in (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax))


@cache
def font_program() -> tuple[bytes, tuple[int, ...]]:
    """Give a TrueType font of LETTERS, and the widths of the codes 32 to 255 in thousandths."""
    whole = TTFont(ROOT / "brand" / "fonts" / "source-sans-3-latin-400-normal.woff2")
    subsetter = Subsetter(Options(notdef_outline=True))
    subsetter.populate(text=LETTERS)
    subsetter.subset(whole)
    whole.flavor = None
    out = BytesIO()
    whole.save(out)
    names, per_em = whole.getBestCmap(), whole["head"].unitsPerEm
    widths = (whole["hmtx"].metrics.get(names.get(code, ""), (0, 0))[0] for code in range(32, 256))
    return out.getvalue(), tuple(round(width * 1000 / per_em) for width in widths)


def font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Add the font, as a simple one of WinAnsi codes."""
    program, widths = font_program()
    described = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Prov"), Flags=32, ItalicAngle=0)
    described.update({"/Ascent": 1000, "/Descent": -300, "/CapHeight": 660, "/StemV": 80})
    described.FontBBox, described.FontFile2 = Array([-200, -300, 1200, 1000]), pdf.make_stream(program)
    made = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Prov"), FirstChar=32, LastChar=255)
    made.Widths, made.Encoding = Array(widths), Name.WinAnsiEncoding
    made.FontDescriptor, made.ToUnicode = pdf.make_indirect(described), pdf.make_stream(CMAP)
    return pdf.make_indirect(made)
