"""The press edition: PDF/X-4 in CMYK by the brand's own values, finished from the layout that the web edition has too.

The order matters: colours first (they may stop the edition), then pictures, then the sheet round each page, then what
the document says of itself, since its identifiers come from the finished content.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from fontTools.ttLib import TTFont

from trycksak.findings import Finding, Place
from trycksak.model.brand import Brand
from trycksak.press.colours import OVERPRINT, Inks, inks, plates, separate
from trycksak.press.intent import Identity, declare
from trycksak.press.order import PressJob
from trycksak.press.outlines import Outlines
from trycksak.press.photographs import Conversion, convert_photographs
from trycksak.press.sheet import SLUG_PT, Sheet, after_page, before_page, sheet
from trycksak.press.typeset import Typeset

# What a reader needs and a plate does not (ISO 15930-7, 6.17 to 6.21: no annotations in the trim, no actions).
_NOT_PRINTED = (
    "/StructTreeRoot",
    "/MarkInfo",
    "/Outlines",
    "/Names",
    "/Dests",
    "/PageMode",
    "/OpenAction",
    "/AcroForm",
    "/Lang",
    "/ViewerPreferences",
    "/AF",
)


@dataclass(frozen=True)
class PressEdition:
    """A finished press edition: its bytes, the plates it needs, and what stops it."""

    data: bytes
    plates: tuple[str, ...]
    colours: tuple[str, ...]
    """The colours of the palette that it uses, by name."""
    findings: tuple[Finding, ...]


def press_edition(pages: Typeset, job: PressJob) -> PressEdition:
    """Write and finish the press edition of a laid-out publication; a colour outside the palette is a finding."""
    with pikepdf.open(BytesIO(pages.written)) as pdf:
        table = inks(job.brand, job.profile.spots)
        used, unknown = _separate(pdf, table)
        convert_photographs(pdf, Conversion(job.icc))
        _finish_pages(pdf, pages, job)
        _name_inks(pdf, job.brand, {name: table.spots[name] for name in sorted(used) if name in table.spots})
        _strip(pdf)
        identity = Identity(pages.markup.name, _title(pages), job.dated)
        declare(pdf, identity, job.profile.output, job.icc)
        out = BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(
            out,
            deterministic_id=True,
            force_version="1.6",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    found = [_outside(pages, colour) for colour in sorted(unknown)]
    return PressEdition(out.getvalue(), tuple(plates(used, job.brand, table.spots)), tuple(sorted(used)), tuple(found))


def _separate(pdf: pikepdf.Pdf, table: Inks) -> tuple[set[str], set[str]]:
    """Separate the content of all pages and of every form; says which colours were used and which are unknown."""
    used: set[str] = set()
    unknown: set[str] = set()
    states = pdf.make_indirect(pikepdf.Dictionary({name: _state(values) for name, values in _states()}))
    for page in pdf.pages:
        page.contents_coalesce()
    for stream, owner in [*((page.Contents, page.obj) for page in pdf.pages), *((form, form) for form in _forms(pdf))]:
        done = separate(stream.read_bytes(), table)
        stream.write(done.data)
        used |= done.used
        unknown |= done.unknown
        resources = owner.get("/Resources", pikepdf.Dictionary())
        resources.ExtGState = pikepdf.Dictionary(
            {**dict(resources.get("/ExtGState", {}).items()), **dict(states.items())}
        )
        owner.Resources = resources
        if "/Group" in owner and "/CS" in owner.Group:
            owner.Group.CS = pikepdf.Name.DeviceCMYK
    return used, unknown


def _states() -> list[tuple[str, dict[str, object]]]:
    return [(f"/{name}", {"Type": pikepdf.Name.ExtGState, **values}) for name, values in OVERPRINT.items()]


def _state(values: dict[str, object]) -> pikepdf.Dictionary:
    return pikepdf.Dictionary({f"/{key}": value for key, value in values.items()})


def _finish_pages(pdf: pikepdf.Pdf, pages: Typeset, job: PressJob) -> None:
    publication, locale = pages.markup.publication, pages.markup.locale
    on, letters, total = sheet(publication.spec), Outlines(TTFont(BytesIO(job.font))), len(pdf.pages)
    for number, page in enumerate(pdf.pages, start=1):
        told = [
            publication.id,
            locale,
            f"version {job.version}",
            job.dated.isoformat(),
            f"{number}/{total}",
            job.profile.id,
        ]
        slug = letters.line(" · ".join(told), SLUG_PT)
        page.Contents.write(before_page(on) + page.Contents.read_bytes() + after_page(on, slug))
        _set_boxes(page, on)
        for key in ("/Annots", "/StructParents", "/Tabs", "/AA", "/UserUnit"):
            if key in page.obj:
                del page.obj[key]


def _set_boxes(page: pikepdf.Page, on: Sheet) -> None:
    page.MediaBox, page.TrimBox, page.BleedBox = (
        pikepdf.Array(box) for box in (on.media_box, on.trim_box, on.bleed_box)
    )
    for key in ("/CropBox", "/ArtBox", "/Rotate"):
        if key in page.obj:
            del page.obj[key]


def _name_inks(pdf: pikepdf.Pdf, brand: Brand, spots: Mapping[str, str]) -> None:
    """Give every page and form the spots that the brand's colours are printed in, and the crop marks' All.

    All prints on every plate (ISO 32000-1, 8.6.6.4).
    """
    spaces = {f"/{name}": _separation(pdf, ink, brand.swatches[name].cmyk) for name, ink in spots.items()}
    named = pikepdf.Dictionary({"/All": _separation(pdf, "All", (100, 100, 100, 100)), **spaces})
    for page in pdf.pages:
        page.Resources.ColorSpace = named
    for form in _forms(pdf):
        form.Resources.ColorSpace = named


def _separation(pdf: pikepdf.Pdf, ink: str, cmyk: Sequence[float]) -> pikepdf.Object:
    """Make an ink of its own (8.6.6.4), with the CMYK that stands in for it where it is not printed."""
    full = [share / 100 for share in cmyk]
    function = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=full, N=1)
    name = pikepdf.Name(f"/{ink}")
    space = pikepdf.Array([pikepdf.Name.Separation, name, pikepdf.Name.DeviceCMYK, pdf.make_indirect(function)])
    return pdf.make_indirect(space)


def _forms(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [obj for obj in pdf.objects if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == pikepdf.Name.Form]


def _strip(pdf: pikepdf.Pdf) -> None:
    for key in _NOT_PRINTED:
        if key in pdf.Root:
            del pdf.Root[key]


def _title(pages: Typeset) -> str:
    return str(pages.document.metadata.title or pages.markup.name)


def _outside(pages: Typeset, colour: str) -> Finding:
    publication = pages.markup.publication
    place = Place(f"print/{publication.template.value}.html")
    is_ = f"{pages.markup.name}: the colour {colour} is not in the brand's palette"
    do = "Use a colour of the palette, or add it to `palette` and `swatches` in brand/brand.yml."
    return Finding(place, "press/colour", is_, "the press knows the brand's inks only, by their exact values", do)
