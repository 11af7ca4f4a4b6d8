"""The evidence as one paper for the file: A4, tagged, PDF/A-3a and PDF/UA-1 in one."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from trycksak.model.record import Locale
from trycksak.model.terms import Medium, Output
from trycksak.parallel import Workers
from trycksak.preflight.proof.evidence import Box, Surface
from trycksak.render.wording import Wording
from trycksak.report.appearance import rules, templates
from trycksak.report.evidence.dossier import Dossier
from trycksak.report.evidence.exhibits import Exhibit
from trycksak.report.evidence.pictures import Picture
from trycksak.report.evidence.words import Words
from trycksak.report.finished import House
from trycksak.report.specimens import head_corner, head_variant, head_width, specimen

# A page's picture on the paper, in mm and in pixels an inch.
_WIDEST_MM: Final = 22.0
_HIGHEST_MM: Final = 50.0
_PPI: Final = 150
# A mark on such a picture is far narrower than any that could be taken for the paper's own, which is of outlines.
_MARK_MM: Final = 4.8


@dataclass(frozen=True)
class Thumbnail:
    """A page's picture on the paper, in mm; `boxes` are its marks with their clear space, and whether each holds."""

    exhibit: Exhibit
    surface: Surface
    address: str
    width: float
    height: float
    boxes: tuple[tuple[Box, bool], ...]


@dataclass(frozen=True)
class Logotype:
    """The logotype on the paper, by the terms: lengths in mm; `edge` is `top` or `bottom`, `side` `left` or `right`."""

    path: str
    alt: str
    width: float
    height: float
    clear: float
    edge: str
    side: str


def paper_name(locale: Locale) -> str:
    """Name the paper's file: `evidence-sv.pdf`."""
    return f"evidence-{locale}.pdf"


@dataclass(frozen=True)
class _Job:
    name: str
    html: str
    assets: dict[str, bytes]
    root: Path

    def __str__(self) -> str:
        return f"out/report/{self.name}"


Setting = list[tuple[_Job, "Future[bytes]"]]
"""Papers that are being set."""


def begin_papers(dossier: Dossier, pictures: Path, papers: Sequence[tuple[Locale, str]], workers: Workers) -> Setting:
    """Begin to set the evidence in each language: the papers take longer than all that stands beside them."""
    jobs = [_job(dossier, pictures, locale, name) for locale, name in papers]
    return list(zip(jobs, workers.begin(_typeset, jobs), strict=True))


def finish_papers(folder: Path, setting: Setting, workers: Workers) -> None:
    """Write the papers into the report's folder; raises Stopped where the layout complains."""
    for job, begun in setting:
        (folder / job.name).write_bytes(workers.finished(_typeset, job, begun))


def _typeset(job: _Job) -> bytes:
    # WeasyPrint is the workers' to load.
    from trycksak.press.paper import set_paper

    return set_paper("evidence-paper", job.html, job.assets, job.root)


def _job(dossier: Dossier, pictures: Path, locale: Locale, name: str) -> _Job:
    house, say = dossier.house, Wording(locale)
    thumbnails, assets = _thumbnails(dossier, pictures)
    template = templates().get_template("evidence-paper.html")
    html = template.render(
        say=say,
        words=Words(say),
        locale=locale,
        house=house,
        dossier=dossier,
        css=rules("evidence-paper"),
        logotype=_logotype(house, locale),
        on_every_page=Output.EVERY_PAGE in house.terms.presence.outputs,
        thumbnails=thumbnails,
    )
    return _Job(name, html, assets, house.root)


def _logotype(house: House, locale: Locale) -> Logotype:
    brand, terms = house.brand, house.terms
    master = brand.master(locale, head_variant(terms, Medium.PRINT))
    one = specimen(master, master.path, brand, terms, house.root)
    width = head_width(one, terms, Medium.PRINT)
    edge, side = head_corner(terms, Medium.PRINT).value.split("-")
    return Logotype(
        master.path,
        brand.logotype.wording[locale],
        width,
        one.height * width / 100,
        one.clear * width / 100,
        edge,
        side,
    )


def _thumbnails(dossier: Dossier, pictures: Path) -> tuple[list[Thumbnail], dict[str, bytes]]:
    """Make the small pictures of pages, each picture once."""
    made: list[Thumbnail] = []
    assets: dict[str, bytes] = {}
    for number, (one, surface, picture) in enumerate(dossier.pages, start=1):
        name = f"{number}.jpg"
        thumbnail, assets[name] = _thumbnail(one, surface, picture, pictures, f"asset:{name}")
        made.append(thumbnail)
    return made, assets


def _thumbnail(
    one: Exhibit, surface: Surface, picture: Picture, pictures: Path, address: str
) -> tuple[Thumbnail, bytes]:
    across, down = surface.size
    widest = max((mark.box[2] for mark in surface.marks), default=0.0)
    width = min(_WIDEST_MM, _HIGHEST_MM * across / down, _MARK_MM * across / widest if widest else _WIDEST_MM)
    scale = width / across
    boxes = tuple((_scaled(mark.clear, scale), mark.holds) for mark in surface.marks)
    with Image.open(pictures / picture.name) as image:
        pixels = (max(1, round(width / 25.4 * _PPI)), max(1, round(down * scale / 25.4 * _PPI)))
        small = image.convert("RGB").resize(pixels, Image.Resampling.LANCZOS)
    out = BytesIO()
    # A picture of a few colours would be written as RGB all the same: as JPEG it is a third of that.
    small.save(out, "JPEG", quality=80, subsampling=0, optimize=True)
    return Thumbnail(one, surface, address, width, down * scale, boxes), out.getvalue()


def _scaled(box: Box, scale: float) -> Box:
    left, top, width, height = box
    return left * scale, top * scale, width * scale, height * scale
