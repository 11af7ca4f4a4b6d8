"""What a reader of the web edition needs and veraPDF does not see: order, alternative texts, language, title, links."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pikepdf

from trycksak.findings import Finding, Place
from trycksak.preflight.destinations import bookmarks, dead_links
from trycksak.preflight.drawing import Written, written
from trycksak.preflight.reading_order import Bounds, inversions
from trycksak.preflight.rules.conformance import read_xmp
from trycksak.preflight.sheet import Unmeasurable, opened, trim_view, unreadable
from trycksak.preflight.structure import Element, elements
from trycksak.preflight.tongue import other_tongue

# A longer publication needs bookmarks to find one's way (WCAG 2.2, technique PDF2, from 9 pages on).
MOST_PAGES_WITHOUT_BOOKMARKS: Final = 8
_FILE_NAME: Final = re.compile(
    r"^\S*\.(avif|bmp|docx?|eps|gif|html?|indd|jpe?g|key|odt|pdf|png|pptx?|psd|svg|tex|tiff?|typ|webp)$"
    r"|^(dsc|img|dscn|pict?|image|screenshot|scan|untitled|namnlös)[-_ ]?\(?\d*\)?$"
    r"|^microsoft (word|powerpoint) - ",
    re.IGNORECASE,
)
_SAYS_NOTHING: Final = frozenset(
    {
        "alt",
        "bild",
        "bilden",
        "diagram",
        "figur",
        "figure",
        "foto",
        "fotografi",
        "graphic",
        "grafik",
        "icon",
        "ikon",
        "illustration",
        "image",
        "img",
        "kuva",
        "logga",
        "logo",
        "logotype",
        "logotyp",
        "photo",
        "photograph",
        "picture",
        "placeholder",
    }
)
_ROLES_WITH_ALT: Final = ("Figure", "Formula")


def check_readability(path: Path, shown: str) -> list[Finding]:
    """Check a web edition."""
    try:
        pages = list(written(path))
        with opened(path) as pdf:
            read = elements(pdf)
            checks = (
                _title(pdf, path, shown),
                _bookmarks(pdf, shown),
                _links(pdf, shown),
                _alternatives(pdf, read, pages, shown),
                _order(pdf, read, pages, shown),
                _language(pdf, read, pages, shown),
            )
            return sorted(finding for check in checks for finding in check)
    except Unmeasurable as fault:
        return [unreadable(shown, fault)]


def _title(pdf: pikepdf.Pdf, path: Path, shown: str) -> Iterator[Finding]:
    title = read_xmp(pdf).get(("http://purl.org/dc/elements/1.1/", "title"), "")
    if not title and "/Info" in pdf.trailer:
        title = str(pdf.docinfo.get("/Title", "")).strip()
    if title and not _FILE_NAME.search(title) and title.lower() != path.stem.lower():
        return
    is_ = f"the title `{title}` is a file's name" if title else "the publication has no title"
    do = "Write the title that stands on the first page."
    yield Finding(Place(shown), "reader/title", is_, "a reader hears from it what this is", do)


def _bookmarks(pdf: pikepdf.Pdf, shown: str) -> Iterator[Finding]:
    count = len(pdf.pages)
    if count > MOST_PAGES_WITHOUT_BOOKMARKS and next(bookmarks(pdf), None) is None:
        is_ = f"the publication has {count} pages and no bookmarks"
        should = f"with more than {MOST_PAGES_WITHOUT_BOOKMARKS} pages it has some"
        yield Finding(Place(shown), "reader/bookmarks", is_, should, "Make a bookmark of each heading.")


def _links(pdf: pikepdf.Pdf, shown: str) -> Iterator[Finding]:
    for dead in dead_links(pdf):
        what = "link" if dead.page else "bookmark"
        place = _place(pdf, shown, dead.page, Bounds(*dead.rectangle)) if dead.page else Place(shown)
        is_, should = f"a {what} leads to `{dead.target}`", "it leads to a page of this file or to a website"
        yield Finding(place, "reader/link", is_, should, "Correct where it leads, or take it away.")


def _alternatives(pdf: pikepdf.Pdf, read: Sequence[Element], pages: Sequence[Written], shown: str) -> Iterator[Finding]:
    for element in read:
        if element.role not in _ROLES_WITH_ALT:
            continue
        alt = (element.alt or "").strip()
        if not alt:
            is_ = "a picture has no alternative text"
        elif _FILE_NAME.search(alt):
            is_ = f"the alternative text `{alt}` is a file's name"
        elif alt.lower().rstrip(".: ") in _SAYS_NOTHING:
            is_ = f"the alternative text `{alt}` says nothing"
        else:
            continue
        page = element.content[0][0] if element.content else element.page
        boxes = [pages[at - 1].marks.get(mark) for at, mark in element.content if 0 < at <= len(pages)]
        place = _place(pdf, shown, page, Bounds(*boxes[0])) if boxes and boxes[0] else Place(shown, page=page)
        do = "Write in a sentence what it shows, or make it an artifact if it only decorates."
        yield Finding(place, "reader/alternative", is_, "a listener hears from it what the picture shows", do)


def _order(pdf: pikepdf.Pdf, read: Sequence[Element], pages: Sequence[Written], shown: str) -> Iterator[Finding]:
    seen = {
        number: {mark: Bounds(*box) for mark, box in page.marks.items()} for number, page in enumerate(pages, start=1)
    }
    for found in inversions(read, seen):
        lower, upper = (_place(pdf, shown, found.page, bounds) for bounds in (found.lower, found.upper))
        is_ = (
            f"this is read after what stands {lower.box_mm[1] - upper.box_mm[1]:.0f} mm further down in the same column"
        )
        do = "Put it first in the source, or in the tags."
        yield Finding(upper, "reader/order", is_, "a column is read from top to bottom", do)


def _language(pdf: pikepdf.Pdf, read: Sequence[Element], pages: Sequence[Written], shown: str) -> Iterator[Finding]:
    lang = str(pdf.Root.get("/Lang", ""))
    other = other_tongue(" ".join(page.text for page in pages), lang)
    do = f"Set the language to that of the text{', or tag the passage with its own' if not other else ''}."
    if other:
        is_ = f"the language is `{lang}`, and the text is in `{other}`"
        yield Finding(Place(shown), "reader/language", is_, "a voice reads a text in its own language", do)
        return
    tagged = {element.lang.partition("-")[0].lower() for element in read}
    for number, page in enumerate(pages, start=1):
        other = other_tongue(page.text, lang)
        if other and other not in tagged:
            is_ = f"the language is `{lang}`, and this page is in `{other}`"
            yield Finding(
                Place(shown, page=number), "reader/language", is_, "a voice reads a text in its own language", do
            )


def _place(pdf: pikepdf.Pdf, shown: str, page: int, bounds: Bounds) -> Place:
    """Give a box of page space in mm from the trim's corner."""
    to_mm: Any = trim_view(pdf.pages[page - 1]).to_mm
    (x0, y0), (x1, y1) = to_mm.at((bounds.left, bounds.bottom)), to_mm.at((bounds.right, bounds.top))
    sides = min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)
    return Place(shown, page=page, box_mm=tuple(round(side, 1) for side in sides))
