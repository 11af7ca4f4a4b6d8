"""A finished publication as a whole: its pages, its size, and what a reader's tools need to know of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pikepdf

from trycksak.findings import Finding, Place
from trycksak.model.binding import Binding
from trycksak.model.publication import PrintSpec
from trycksak.model.record import Locale
from trycksak.preflight.sheet import Unmeasurable, crop_view, opened, trim_view, unreadable
from trycksak.units import TRIM_MM

_MULTIPLE: Final = {Binding.SADDLE_STITCHED: 4, Binding.FOLDED: 4, Binding.SHEET: 2}
# Half of what a guillotine keeps to.
_TOLERANCE_MM: Final = 0.1
_MAX_DEPTH: Final = 16


def check_pages(path: Path, shown: str, spec: PrintSpec, locale: Locale, families: Sequence[str]) -> list[Finding]:
    """Check a web edition: number and size of its pages, title, language, tags, fonts embedded and of `families`."""
    place = Place(shown)
    try:
        with opened(path) as pdf:
            fonts = _fonts(pdf, families)
            checks = (_count(pdf, spec), _trim(pdf, spec), _title(pdf), _language(pdf, locale), _tags(pdf), fonts)
            told = [Finding(place, f"publication/{rule}", *words) for check in checks for rule, words in check]
    except Unmeasurable as fault:
        return [unreadable(shown, fault)]
    return sorted(told)


# A rule, and what is, what should be, what to do.
_Told = Iterator[tuple[str, tuple[str, str, str]]]


def _count(pdf: pikepdf.Pdf, spec: PrintSpec) -> _Told:
    count, least, most = len(pdf.pages), spec.pages.min, spec.pages.max
    if not least <= count <= most:
        should = f"it has {least} to {most}" if least < most else f"it has {least}"
        do = "Shorten or lengthen the text, or change `pages` in content/publications.yml."
        yield "pages", (f"the publication has {count} pages", should, do)
    multiple = _MULTIPLE[spec.binding]
    if count % multiple:
        should = f"a {spec.binding.value} publication has a multiple of {multiple}"
        missing = -count % multiple
        do = f"Add {missing}, or take away {multiple - missing}."
        yield "pages", (f"the publication has {count} pages", should, do)


def _trim(pdf: pikepdf.Pdf, spec: PrintSpec) -> _Told:
    wanted = TRIM_MM[spec.trim.value]
    for name, view in (("trim", trim_view), ("visible page", crop_view)):
        wrong: Counter[str] = Counter()
        for page in pdf.pages:
            seen = view(page)
            if max(abs(seen.width - wanted[0]), abs(seen.height - wanted[1])) > _TOLERANCE_MM:
                wrong[f"{seen.width:.1f} × {seen.height:.1f} mm"] += 1
        for size, count in wrong.items():
            is_ = f"the {name} is {size} on {count} of {len(pdf.pages)} pages"
            should = f"{spec.trim.value} is {wanted[0]} × {wanted[1]} mm"
            do = "Correct `@page` in the template, or `trim` in content/publications.yml."
            yield "trim", (is_, should, do)


def _title(pdf: pikepdf.Pdf) -> _Told:
    title = str(pdf.open_metadata().get("dc:title") or "").strip()
    shows = _flag(pdf, "/ViewerPreferences", "/DisplayDocTitle")
    if not title:
        do = "Give the template a <title>."
        yield "title", ("the publication has no title", "a reader's window shows its title", do)
    elif not shows:
        yield "title", ("a reader's window shows the file's name", "it shows the title", "Set /DisplayDocTitle.")


def _language(pdf: pikepdf.Pdf, locale: Locale) -> _Told:
    lang = str(pdf.Root.get("/Lang", ""))
    if lang.partition("-")[0].lower() != locale:
        is_ = f"the publication's language is `{lang}`" if lang else "the publication does not say its language"
        yield "language", (is_, f"it is `{locale}`", "Set `lang` of <html> in the template.")


def _tags(pdf: pikepdf.Pdf) -> _Told:
    if not _flag(pdf, "/MarkInfo", "/Marked") or not isinstance(pdf.Root.get("/StructTreeRoot"), pikepdf.Dictionary):
        should = "a web edition is tagged, so that it can be read aloud (ISO 14289-1, 7.1)"
        yield "untagged", ("the publication has no tags", should, "Write it as PDF/UA-1.")


def _flag(pdf: pikepdf.Pdf, owner: str, key: str) -> bool:
    entry = pdf.Root.get(owner)
    flag: Any = entry.get(key) if isinstance(entry, pikepdf.Dictionary) else None
    return flag is True


def _fonts(pdf: pikepdf.Pdf, families: Sequence[str]) -> _Told:
    fonts: set[tuple[str, bool]] = set()
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        fonts.update(_fonts_in(page.obj.get("/Resources"), seen, 0))
    known = tuple(_bare(family) for family in families)
    for name, embedded in sorted(fonts):
        if not embedded:
            do = "Name a family of brand/fonts/ in the template."
            yield "font", (f"the font `{name}` is not embedded", "every font is embedded", do)
        if not _bare(name.rpartition("+")[2]).startswith(known):
            # A letter that the brand's typefaces lack is taken from whatever the machine happens to have.
            is_, should = f"the font `{name}` is none of the brand's", f"the typefaces are {', '.join(families)}"
            do = "Find the sign that they lack and write another, or add a typeface that has it to brand/brand.yml."
            yield "typeface", (is_, should, do)


def _bare(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _fonts_in(resources: Any, seen: set[tuple[int, int]], depth: int) -> Iterator[tuple[str, bool]]:
    """List the fonts of some resources, and of the forms and patterns there: the name, and whether it is embedded."""
    if not isinstance(resources, pikepdf.Dictionary) or depth > _MAX_DEPTH:
        return
    for font in _entries(resources, "/Font", seen):
        descendants = font.get("/DescendantFonts", [font])
        for own in descendants:
            descriptor = own.get("/FontDescriptor", {})
            embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            name = str(font.get("/BaseFont", "/without a name")).removeprefix("/")
            yield name, embedded or own.get("/Subtype") == pikepdf.Name.Type3
    for kind in ("/XObject", "/Pattern"):
        for form in _entries(resources, kind, seen):
            yield from _fonts_in(form.get("/Resources"), seen, depth + 1)


def _entries(resources: Any, kind: str, seen: set[tuple[int, int]]) -> Iterator[Any]:
    """Go through a group of resources; what was seen before is left out, so that a circle ends."""
    group = resources.get(kind)
    for entry in group.values() if isinstance(group, pikepdf.Dictionary) else ():
        if not isinstance(entry, pikepdf.Dictionary | pikepdf.Stream) or entry.objgen in seen:
            continue
        if entry.is_indirect:
            seen.add(entry.objgen)
        yield entry
