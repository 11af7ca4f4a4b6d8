"""The plates of press editions: the brand's inks by their values, black text on one plate, no more ink than allowed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import pytest
import yaml

from trycksak.gather import gather
from trycksak.model.profile import PressProfile
from trycksak.preflight.ink import InkLimit, check_ink, plates
from trycksak.preflight.separations import PROCESS, SheetPlates, separated
from trycksak.press.order import PressJob
from trycksak.press.press_edition import press_edition
from trycksak.press.typeset import typeset
from trycksak.read.files import Project
from trycksak.render.publication import Markup, markup, printed

ROOT = Path(__file__).parents[2]
EDITION, BRAND, TERMS, _ = gather(Project(ROOT))
PROFILES: Final = {
    path.stem: PressProfile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "brand" / "profiles").glob("*.yml"))
}
SLUG_FONT = (ROOT / "brand" / "fonts" / "source-sans-3-latin-400-normal.woff2").read_bytes()
SIDE_MM = 20
Print = Callable[[str], tuple[Path, tuple[str, ...]]]


def job(profile: str) -> PressJob:
    chosen = PROFILES[profile]
    return PressJob(BRAND, chosen, (ROOT / chosen.output.path).read_bytes(), SLUG_FONT, "1", date(2006, 8, 24))


@pytest.fixture
def printed_page(tmp_path: Path) -> Print:
    """Print a page of A5 with this in its body; gives the file, and the plates that the edition says it needs."""
    publication = next(found for found in printed(EDITION) if found.id == "welcome-brochure")
    fonts = (ROOT / "brand" / "fonts").as_uri()
    style = f"""@font-face {{ font-family: F; src: url("{fonts}/source-sans-3-latin-400-normal.woff2") }}
        @page {{ size: A5; margin: 0; bleed: 3mm }} body {{ margin: 0; font-family: F }}
        div {{ position: absolute; width: {SIDE_MM}mm; height: {SIDE_MM}mm }}"""

    def print_(body: str) -> tuple[Path, tuple[str, ...]]:
        html = f'<!doctype html><html lang="sv"><title>Prov</title><style>{style}</style><body>{body}</body></html>'
        edition = press_edition(typeset(Markup(publication, "sv", html, {}), ROOT), job("sheetfed-uncoated"))
        assert edition.findings == ()
        path = tmp_path / "press.pdf"
        path.write_bytes(edition.data)
        return path, edition.plates

    return print_


def inks_at(sheet: SheetPlates, left: float, top: float) -> list[float]:
    """Sample the inks, in percent, at a place in mm from the trim's corner."""
    across, down = (
        int((place - corner) * sheet.pixels_per_mm) for place, corner in zip((left, top), sheet.corner_mm, strict=True)
    )
    return [round(int(value) / 2.55, 1) for value in sheet.pixels[down, across]]


def test_every_colour_of_the_brand_is_printed_by_its_own_inks(printed_page: Print) -> None:
    places = {name: (20 + 30 * (n % 4), 20 + 30 * (n // 4)) for n, name in enumerate(BRAND.swatches)}
    swatches = "".join(
        f'<div style="left: {left}mm; top: {top}mm; background: {BRAND.color.palette[name]}"></div>'
        for name, (left, top) in places.items()
    )
    path, _ = printed_page(swatches)
    (sheet,) = separated(path, 72)
    measured = {name: inks_at(sheet, left + SIDE_MM / 2, top + SIDE_MM / 2) for name, (left, top) in places.items()}
    assert measured == {
        name: [pytest.approx(share, abs=1) for share in swatch.cmyk] for name, swatch in BRAND.swatches.items()
    }


def test_black_text_is_on_the_black_plate_alone(printed_page: Print) -> None:
    path, needed = printed_page('<p style="color: #000000; font-size: 12pt">Svart text på vitt papper</p>')
    (page,) = plates(path)
    assert page.inked == needed == ("Black",)


def test_black_text_overprints_what_lies_under_it(printed_page: Print) -> None:
    ground = '<div style="background: #E5006C; color: #000000; font-size: 30pt; line-height: 20mm">HI</div>'
    path, _ = printed_page(ground)
    (sheet,) = separated(path, 72)
    inside = sheet.pixels[sheet.pixels[:, :, 3] > 0]
    # Under the text, at its edges too, the pink is whole: 100 % magenta, 22 % yellow.
    assert np.unique(inside, axis=0).tolist() == [[0, 255, 56, 255]]


def test_white_text_knocks_out(printed_page: Print) -> None:
    path, _ = printed_page('<div style="background: #00594F; color: #FFFFFF; font-size: 30pt">HI</div>')
    (sheet,) = separated(path, 72)
    assert sorted(np.unique(sheet.pixels.reshape(-1, 4), axis=0).tolist()) == [[0, 0, 0, 0], [255, 0, 143, 148]]


@pytest.mark.parametrize("colour", ["pink", "green", "yellow", "dark-orange"])
def test_only_the_plates_that_are_named_carry_ink(colour: str, printed_page: Print) -> None:
    path, needed = printed_page(f'<div style="background: {BRAND.color.palette[colour]}"></div>')
    (page,) = plates(path)
    wanted = tuple(name for name, share in zip(PROCESS, BRAND.swatches[colour].cmyk, strict=True) if share)
    assert page.inked == needed == wanted


@pytest.mark.parametrize("id", ["welcome-brochure", "study-visit-helios"])
def test_a_real_edition_keeps_to_its_plates_and_its_paper(id: str, tmp_path: Path) -> None:
    publication = next(found for found in printed(EDITION) if found.id == id)
    profile = publication.spec.profile
    pages = typeset(markup(publication, EDITION, BRAND, TERMS, "sv", ROOT / "overrides"), ROOT)
    edition = press_edition(pages, job(profile))
    path = tmp_path / "press.pdf"
    path.write_bytes(edition.data)
    assert {name for page in plates(path) for name in page.inked} == set(edition.plates)
    assert check_ink(path, "x.pdf", [InkLimit("house/ink-limit", PROFILES[profile].ink_limit)]) == []


def test_the_water_on_the_cover_is_the_dark_green_of_the_manual(tmp_path: Path) -> None:
    publication = next(found for found in printed(EDITION) if found.id == "welcome-brochure")
    pages = typeset(markup(publication, EDITION, BRAND, TERMS, "sv", ROOT / "overrides"), ROOT)
    path = tmp_path / "press.pdf"
    path.write_bytes(press_edition(pages, job(publication.spec.profile)).data)
    cover = next(iter(separated(path, 72)))
    inks, counts = np.unique(cover.pixels.reshape(-1, 4), axis=0, return_counts=True)
    commonest = [int(value) / 2.55 for value in inks[counts.argmax()]]
    assert commonest == [pytest.approx(share, abs=1) for share in BRAND.swatches["dark-green"].cmyk]


def test_every_press_edition_keeps_to_its_paper(built_event: Path) -> None:
    files = sorted((built_event / "out" / "print").glob("*.pdf"))
    assert len(files) == 20
    profiles = {publication.id: publication.spec.profile for publication in printed(EDITION)}
    found = [
        finding
        for path in files
        for finding in check_ink(
            path, path.name, [InkLimit("house/ink-limit", PROFILES[profiles[path.stem[:-3]]].ink_limit)]
        )
    ]
    assert found == []
