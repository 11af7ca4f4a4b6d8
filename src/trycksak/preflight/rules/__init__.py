"""The rules of preflight in one table, and the findings that they make: the first few of each, the rest counted."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from trycksak.findings import Finding, Place
from trycksak.preflight.limits import Limits
from trycksak.preflight.rules import boxes, colours, conformance, legibility, overprint, pictures
from trycksak.preflight.rules.found import Found, Leaf, PageRule, Whole, WholeRule

__all__ = ["RULES", "Found", "Leaf", "Rule", "Whole", "judge_page", "judge_whole"]

_MAX_PLACES: Final = 5


@dataclass(frozen=True)
class Rule:
    """One rule: its id, what it asks, and the function that looks at a page or at the whole file."""

    id: str
    what: str
    page: PageRule | None = None
    whole: WholeRule | None = None


# `pdf/` the file as such; `x4/` ISO 15930-7; `gwg/` the Ghent Workgroup's numbers; `house/` what we add.
RULES: Final = (
    Rule("pdf/encrypted", "nothing is locked", whole=conformance.encrypted),
    Rule("pdf/mended", "the file is whole", whole=conformance.mended),
    Rule("x4/version", "the file says that it is PDF/X-4", whole=conformance.version),
    Rule("x4/metadata", "title, dates and ids are in the XMP", whole=conformance.metadata),
    Rule("x4/trapped", "the file says whether it is trapped", whole=conformance.trapped),
    Rule("x4/pdf-version", "PDF 1.6 or older", whole=conformance.pdf_version),
    Rule("x4/output-intent", "one output intent, with its name and profile", whole=conformance.output_intent),
    Rule("x4/action", "no actions, no JavaScript", whole=conformance.actions),
    Rule("x4/lzw", "no LZW", whole=conformance.lzw),
    Rule("x4/font", "every font is embedded", whole=conformance.fonts),
    Rule("x4/trim-box", "every page has a TrimBox", page=boxes.trim_box),
    Rule("x4/box-inverted", "boxes have their corners in order", page=boxes.inverted),
    Rule("x4/box-order", "the trim lies in the bleed, the bleed on the sheet", page=boxes.nested),
    Rule("x4/transfer", "no transfer functions", page=conformance.transfer),
    Rule("x4/foreign", "no PostScript, no references, no OPI", page=conformance.foreign_objects),
    Rule("x4/annotation", "annotations lie outside the bleed", page=conformance.annotations),
    Rule("gwg/output-cmyk", "the output intent is CMYK", whole=conformance.output_cmyk),
    Rule("gwg/user-unit", "no UserUnit", page=boxes.user_unit),
    Rule("gwg/crop-box", "CropBox as MediaBox, or none", page=boxes.crop_box),
    Rule("gwg/same-trim", "the same TrimBox on all pages", whole=boxes.same_trim),
    Rule("gwg/rotated", "no /Rotate", page=boxes.rotated),
    Rule("gwg/empty-page", "no empty page", page=boxes.empty),
    Rule("gwg/white-overprints", "white knocks out", page=overprint.white),
    Rule("gwg/black-knocks-out", "fine black over colour overprints", page=overprint.black),
    Rule("gwg/rich-black", "no more than 280 % ink in black text", page=legibility.rich_black),
    Rule("gwg/small-text", "white and many-inked text is large enough", page=legibility.small_text),
    Rule("gwg/thin-line", "white and many-inked lines are wide enough", page=legibility.thin_line),
    Rule("gwg/spots", "no spot colours", whole=colours.spots),
    Rule("gwg/picture-resolution", "colour and grey pictures have pixels enough", page=pictures.resolution),
    Rule("gwg/bitmap-resolution", "pictures of 1 bit have pixels enough", page=pictures.bitmap_resolution),
    Rule("gwg/group-space", "transparency blends in DeviceCMYK", page=colours.groups),
    Rule("house/bleed", "the bleed is wide enough", page=boxes.bleed),
    Rule("house/bleed-art", "art at the trim reaches the bleed", page=boxes.bleed_art),
    Rule("house/colour", "no RGB, nothing that must be converted", page=colours.to_convert),
    Rule("house/photo-resolution", "photographs as sharp as the house asks", page=pictures.photo_resolution),
    Rule("house/type3", "no Type 3 fonts", whole=conformance.type3),
    Rule("house/stitched", "a stitched booklet has a multiple of 4 pages", whole=boxes.stitched),
)


def judge_page(shown: str, leaf: Leaf, limits: Limits) -> Iterator[Finding]:
    """Apply every rule for pages to one page."""
    for rule in RULES:
        if rule.page and limits.level(rule.id):
            yield from _findings(shown, rule, list(rule.page(leaf, limits)), leaf, limits)


def judge_whole(shown: str, whole: Whole) -> Iterator[Finding]:
    """Apply every rule for files, after the pages were passed."""
    for rule in RULES:
        if rule.whole and whole.limits.level(rule.id):
            yield from _findings(shown, rule, list(rule.whole(whole)), None, whole.limits)


def _findings(shown: str, rule: Rule, found: list[Found], leaf: Leaf | None, limits: Limits) -> Iterator[Finding]:
    """Make findings: the first places of each level by themselves, the others as one number."""
    by_level = defaultdict(list)
    for one in dict.fromkeys(found):
        by_level[one.level or limits.level(rule.id)].append(one)
    for level, ones in by_level.items():
        if level is None:
            continue
        more = len(ones) - _MAX_PLACES
        for count, one in enumerate(ones[:_MAX_PLACES], start=1):
            page = leaf.number if leaf else one.page
            place = Place(shown, 0, page, leaf.in_mm(one.box) if leaf and one.box else ())
            rest = f" (and {more} more {'on the page' if leaf else 'in the file'})"
            is_ = one.is_ + rest if more > 0 and count == _MAX_PLACES else one.is_
            yield Finding(place, rule.id, is_, one.should, one.do, level)
