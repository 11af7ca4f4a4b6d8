"""Pictures that leave alone: those that pages offer to whoever shares them, and those that no page shows."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from trycksak.findings import Finding, Place
from trycksak.model.record import Locale
from trycksak.model.terms import Output
from trycksak.preflight.outputs.formats import RASTERS, format_of
from trycksak.preflight.outputs.gallery import Gallery
from trycksak.preflight.outputs.named import NO_SIZE, presence
from trycksak.preflight.outputs.pages import Page, Shared
from trycksak.preflight.outputs.picture import Look, SeenMark
from trycksak.preflight.outputs.standard import Standard
from trycksak.preflight.outputs.wording import rule_on_wording
from trycksak.preflight.proof.evidence import Figure, MarkEvidence, Surface, Unit

# How wide the evidence shows a picture, in pixels.
_SHOWN_PX: Final = 480
_SHOWN_COLOURS: Final = 64


def judge_picture(path: Path, shown: str, gallery: Gallery, locales: Sequence[Locale]) -> tuple[Surface, ...]:
    """Judge a picture, once for each language of the pages that share it; of none: in any language."""
    data, standard = path.read_bytes(), gallery.standard
    try:
        seen = gallery.look(data)
    except ValueError as fault:
        is_, should = f"the picture cannot be judged: {fault}", "a picture that leaves can be judged"
        finding = Finding(Place(shown), "outputs/unreadable", is_, should, "Export it anew as a still PNG or JPEG.")
        required = standard.requires(Output.PICTURE)
        return (
            Surface(0, "", (Output.PICTURE,), required, NO_SIZE, Unit.PX, (), (presence(0, required),), (finding,)),
        )
    known, png = sorted(set(locales)), _small(data)
    states = known if len(known) > 1 else [""]
    return tuple(
        _surface(seen, shown, locale, standard, png, state) for locale, state in zip(known or [""], states, strict=True)
    )


def judge_drawing(path: Path, shown: str, gallery: Gallery) -> Surface:
    """Judge a drawing that no page shows: alone it can only be the logotype itself, one of the originals."""
    marks, required = gallery.marks(path.read_bytes()), gallery.standard.requires(Output.PICTURE)
    found: tuple[Finding, ...] = ()
    if not marks and required:
        is_ = "no page shows this drawing, and it is no original of the logotype"
        should = "what leaves carries the logotype, or is shown where the logotype is"
        do = "Show it on a page, hand it out as a picture of pixels with the logotype, or take it away."
        found = (Finding(Place(shown), "logotype/missing", is_, should, do),)
    figures = (presence(len(marks), required),)
    return Surface(0, "", (Output.PICTURE,), required, NO_SIZE, Unit.PX, marks, figures, found)


def _surface(seen: Look, shown: str, locale: Locale, standard: Standard, png: bytes, state: str) -> Surface:
    place, required = Place(shown), standard.requires(Output.PICTURE)
    marks = [_in_language(one, locale, standard) for one in seen.marks]
    findings = [ruling.finding(place) for one in marks for ruling in one.rulings if not ruling.figure.holds]
    if not marks and required:
        is_ = "no logotype is found in the picture"
        should = f"a picture that leaves carries the logotype `{standard.wording(locale or standard.source)}`"
        do = "Draw it with the original from brand/logotype/, whole and large enough."
        findings.append(Finding(place, "logotype/missing", is_, should, do))
    width, height = seen.size
    return Surface(
        0,
        state,
        (Output.PICTURE,),
        required,
        (float(width), float(height)),
        Unit.PX,
        tuple(one.mark for one in marks),
        (presence(len(marks), required),),
        tuple(sorted(set(findings))),
        png,
        (0.0, 0.0, float(width), float(height)),
    )


def _in_language(seen: SeenMark, locale: Locale, standard: Standard) -> SeenMark:
    """Add the ruling on the wording, where the picture's language is known."""
    if not locale:
        return seen
    mark, ruling = seen.mark, rule_on_wording(standard.masters[seen.mark.sha256], locale, standard)
    figures = (*mark.figures, ruling.figure)
    whole = MarkEvidence(mark.master, mark.sha256, mark.how, mark.box, mark.clear, figures)
    return SeenMark(whole, (*seen.rulings, ruling))


def judge_sharing(page: Page, shown: str, gallery: Gallery) -> Surface | None:
    """Judge what a page offers to those who share it: the picture is there, and the page says what it shows."""
    if not page.shared:
        return None
    faults = [(one, fault) for one in page.shared for fault in _faults(one, page, gallery)]
    found = tuple(sorted({_finding(one, fault, shown) for one, fault in faults}))
    right, whole = len(page.shared) - len({one for one, _ in faults}), len(page.shared)
    figure = Figure("presence", "shared pictures", float(right), float(whole), "", right == whole)
    required = gallery.standard.requires(Output.PICTURE)
    return Surface(0, "", (Output.PICTURE,), required, NO_SIZE, Unit.PX, (), (figure,), found)


def _faults(shared: Shared, page: Page, gallery: Gallery) -> list[str]:
    led = gallery.led(shared.named, page.path, relative=True)
    faults = [led.fault] if led.fault else []
    if not led.fault and format_of(led.data) not in RASTERS:
        faults.append(f"`{shared.named.address}` is {format_of(led.data)}, which is no picture of pixels")
    return faults if shared.alt else [*faults, "nothing says what the picture shows"]


def _finding(shared: Shared, fault: str, shown: str) -> Finding:
    alt = f"{shared.key.partition(':')[0]}:image:alt"
    should = f"a page's `{shared.key}` is a picture of the site, in pixels, and `{alt}` says what it shows"
    return Finding(
        Place(shown, shared.named.line), "logotype/picture", fault, should, "Correct the <meta> of the template."
    )


def _small(data: bytes) -> bytes:
    """Make a small PNG of a picture for the evidence."""
    with Image.open(BytesIO(data)) as image:
        small = image.convert("RGBA")
    small.thumbnail((_SHOWN_PX, _SHOWN_PX))
    file = BytesIO()
    small.quantize(_SHOWN_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()
