"""PDF/UA-1 and PDF/A-3a looked at without Java: what a web edition cannot do without, and no more.

It passes much that veraPDF fails (content outside the tags, fonts' widths, transparency), so it proves nothing.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pikepdf

from trycksak.findings import Finding, Place
from trycksak.preflight.rules.conformance import read_xmp
from trycksak.preflight.sheet import Unmeasurable, opened, unreadable
from trycksak.preflight.structure import elements

# Namespaces of the metadata.
_DC: Final = "http://purl.org/dc/elements/1.1/"
_UA: Final = "http://www.aiim.org/pdfua/ns/id/"
_A: Final = "http://www.aiim.org/pdfa/ns/id/"
_FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
# Fonts that have no program of their own: a Type 0 font has one below it, a Type 3 font is drawn.
_NO_PROGRAM: Final = ("/Type0", "/Type3")

# A rule, and what is, what should be, what to do.
_Told = Iterator[tuple[str, tuple[str, str, str]]]


def quick_check(path: Path, shown: str) -> list[Finding]:
    """Check a web edition."""
    place = Place(shown)
    try:
        with opened(path) as pdf:
            checks = (
                _locked(pdf),
                _tagged(pdf),
                _spoken(pdf),
                _titled(pdf),
                _declared(pdf),
                _fonts(pdf),
                _figures(pdf),
            )
            return sorted(Finding(place, f"quick/{rule}", *words) for check in checks for rule, words in check)
    except Unmeasurable as fault:
        return [unreadable(shown, fault)]


def _locked(pdf: pikepdf.Pdf) -> _Told:
    if pdf.is_encrypted:
        should, do = "it is open to all (ISO 19005-3, 6.1.3)", "Write it without a password."
        yield "encrypted", ("the file is encrypted", should, do)


def _tagged(pdf: pikepdf.Pdf) -> _Told:
    info = pdf.Root.get("/MarkInfo")
    marked: Any = info.get("/Marked") if isinstance(info, pikepdf.Dictionary) else None
    if marked is not True:
        is_ = "the file does not say that it is tagged"
        yield "marked", (is_, "it does (ISO 14289-1, 6.2)", "Set /MarkInfo /Marked.")
    if not elements(pdf):
        yield "tags", ("the file has no structure tree", "it has one (ISO 14289-1, 7.1)", "Write it with tags.")


def _spoken(pdf: pikepdf.Pdf) -> _Told:
    if not str(pdf.Root.get("/Lang", "")).strip():
        yield "language", ("the file does not say its language", "it does (ISO 14289-1, 7.2)", "Set /Lang.")


def _titled(pdf: pikepdf.Pdf) -> _Told:
    view = pdf.Root.get("/ViewerPreferences")
    shows: Any = view.get("/DisplayDocTitle") if isinstance(view, pikepdf.Dictionary) else None
    if not read_xmp(pdf).get((_DC, "title")):
        yield "title", ("the file has no title", "it has one (ISO 14289-1, 7.1)", "Write dc:title into the metadata.")
    if shows is not True:
        do = "Set /ViewerPreferences /DisplayDocTitle."
        yield "title", ("a reader's window shows the file's name", "it shows the title (ISO 14289-1, 7.1)", do)


def _declared(pdf: pikepdf.Pdf) -> _Told:
    """Look for the standards in the metadata, and for the output intent that PDF/A needs (ISO 19005-3, 6.2.3)."""
    said = read_xmp(pdf)
    if said.get((_UA, "part")) != "1":
        yield "ua", ("the file does not say that it is PDF/UA-1", "it does (ISO 14289-1, 5)", "Write pdfuaid:part 1.")
    level = said.get((_A, "part"), ""), said.get((_A, "conformance"), "").upper()
    if level != ("3", "A"):
        do = "Write pdfaid:part 3 and pdfaid:conformance A."
        yield "a", ("the file does not say that it is PDF/A-3a", "it does (ISO 19005-3, 6.6.4)", do)
    intents = pdf.Root.get("/OutputIntents")
    kinds = [intent.get("/S") for intent in intents] if isinstance(intents, pikepdf.Array) else []
    if pikepdf.Name("/GTS_PDFA1") not in kinds:
        should, do = "it has an output intent (ISO 19005-3, 6.2.3)", "Write the file with an sRGB profile."
        yield "intent", ("the file does not say what its colours mean", should, do)


def _fonts(pdf: pikepdf.Pdf) -> _Told:
    loose = set()
    for entry in pdf.objects:
        if not isinstance(entry, pikepdf.Dictionary) or entry.get("/Type") != pikepdf.Name.Font:
            continue
        descriptor = entry.get("/FontDescriptor")
        there = isinstance(descriptor, pikepdf.Dictionary) and any(key in descriptor for key in _FONT_FILES)
        if not there and str(entry.get("/Subtype")) not in _NO_PROGRAM:
            loose.add(re.sub(r"^/([A-Z]{6}\+)?", "", str(entry.get("/BaseFont", "/without a name"))))
    for name in sorted(loose):
        yield "font", (f"the font `{name}` is not embedded", "every font is (ISO 14289-1, 7.21.4.1)", "Embed it.")


def _figures(pdf: pikepdf.Pdf) -> _Told:
    bare = sum(1 for element in elements(pdf) if element.role == "Figure" and not (element.alt or "").strip())
    if bare:
        is_ = f"{bare} {'picture has' if bare == 1 else 'pictures have'} no alternative text"
        yield "figure", (is_, "every picture has one (ISO 14289-1, 7.3)", "Write what it shows.")
