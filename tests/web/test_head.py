"""What those see who share a page, keep it or read it as data: all of it there, true, and passed by preflight."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageOps

from trycksak.findings import Finding
from trycksak.gather import gather
from trycksak.preflight.original import read_drawings
from trycksak.preflight.outputs import Standard
from trycksak.preflight.outputs.gallery import Gallery
from trycksak.preflight.outputs.manifest import judge_icons, judge_manifest
from trycksak.preflight.outputs.pages import read_page
from trycksak.preflight.outputs.shared_picture import judge_picture, judge_sharing
from trycksak.preflight.outputs.structured_data import judge_structured_data
from trycksak.preflight.site import Site
from trycksak.read.files import Project
from trycksak.render.card import ART_PX
from trycksak.store import Store
from trycksak.web import pictures
from trycksak.web.picture_files import brand_bytes, picture_files, studio_of
from trycksak.web.source import read_source
from web.crawl import Html, Published

LARGEST = 150_000


def said(html: Html) -> dict[str, str]:
    """Give what a page says to those who share it."""
    named = [
        (values.get("property") or values.get("name", ""), values["content"])
        for values in html.all("meta")
        if "content" in values
    ]
    return {key: value for key, value in named if key.partition(":")[0] in ("og", "twitter")}


def gallery_of(site: Published) -> Gallery:
    edition, brand, terms, _ = gather(Project(site.root))
    drawings = read_drawings(site.root, brand)
    website, locales = edition.event.website, tuple(edition.event.locales)
    standard = Standard(brand, terms, drawings, website, locales, edition.source)
    return Gallery(Site(site.site.resolve(), website), standard)


def addressed(site: Published) -> dict[str, Html]:
    return {path: html for path, html in site.pages().items() if not path.endswith("404.html")}


def test_a_page_in_whole(small_site: Published) -> None:
    assert said(small_site.pages()["en/programme/dinner/index.html"]) == {
        "og:type": "website",
        "og:site_name": "Small Summit 2006",
        "og:title": "The City dinner",
        "og:description": "An evening at City Hall.",
        "og:url": "https://small.example/en/programme/dinner/",
        "og:image": "https://small.example/assets/cards/en/programme/dinner.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "A picture of islands and bridges. It says: The City dinner. Small Summit 2006,"
        " 7–8 December 2006, Stockholm. Logotype: City of Stockholm.",
        "og:locale": "en_GB",
        "og:locale:alternate": "sv_SE",
        "twitter:card": "summary_large_image",
    }


def test_every_page_is_described_in_its_own_words(site: Published) -> None:
    pages = addressed(site)
    told = {path: said(html) for path, html in pages.items()}
    described = {
        path: [values["content"] for values in html.all("meta") if values.get("name") == "description"]
        for path, html in pages.items()
    }
    assert {path: [words["og:description"]] for path, words in told.items()} == described
    assert len({words for one in described.values() for words in one}) == len(pages)
    assert {path: words["og:url"] for path, words in told.items()} == {p: html.canonical for p, html in pages.items()}
    assert {words["og:image"] for words in told.values()} == {
        site.edition.event.website + path.relative_to(site.site).as_posix()
        for path in (site.site / "assets/cards").rglob("*.png")
    }
    for path, html in site.pages().items():
        if path not in pages:
            assert said(html) == {}, path
            assert html.all("script") == []


def test_preflight_finds_nothing_to_say(site: Published) -> None:
    gallery, edition = gallery_of(site), site.edition
    found: list[Finding] = []
    marks = 0
    for path in sorted(gallery.site.root.rglob("*.html")):
        page = read_page(path, gallery.site, edition.event.locales, edition.source)
        surfaces = [judge(page, str(path), gallery) for judge in (judge_sharing, judge_structured_data, judge_icons)]
        assert all(surfaces) or path.name == "404.html"
        found += [finding for surface in surfaces if surface for finding in surface.findings]
    for locale in edition.event.locales:
        for card in sorted((gallery.site.root / "assets/cards" / locale).rglob("*.png")):
            (surface,) = judge_picture(card, card.name, gallery, [locale])
            found += surface.findings
            marks += len(surface.marks)
    for path in gallery.site.root.rglob("*.webmanifest"):
        found += judge_manifest(path, path.name, gallery).findings
    assert found == []
    assert marks == len(addressed(site))


def test_every_picture_is_small_and_of_the_size_that_is_told(site: Published) -> None:
    cards = list((site.site / "assets/cards").rglob("*.png"))
    assert {path for path in cards if path.stat().st_size > LARGEST} == set()
    for path in cards:
        with Image.open(path) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_a_picture_alone_has_the_same_bytes_as_among_others(
    small_site: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_DRAWN", {})
    source = read_source(Project(small_site.root))
    first = dict(picture_files(source))
    again = dict(picture_files(source))
    assert first == again
    assert {place: (small_site.site / place).read_bytes() for place in first} == first
    one = "assets/cards/en/index.png"
    # All others are drawn already: the one that is forgotten is drawn in a document of its own.
    pictures._DRAWN = {key: data for key, data in pictures._DRAWN.items() if data != first[one]}
    assert dict(picture_files(source))[one] == first[one]


def test_pictures_are_the_same_from_a_cold_a_warm_and_a_damaged_store(
    small_site: Published, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source, store = read_source(Project(small_site.root)), Store(tmp_path)

    def drawn() -> tuple[dict[str, bytes], set[tuple[Path, int]]]:
        monkeypatch.setattr(pictures, "_DRAWN", {})
        made = dict(picture_files(source, store))
        kept = [path for path in tmp_path.rglob("*") if path.is_file()]
        return made, {(path, path.stat().st_ino) for path in kept}

    cold, kept = drawn()
    assert {place: (small_site.site / place).read_bytes() for place in cold} == cold
    # Nothing is drawn, and so nothing is kept anew.
    assert drawn() == (cold, kept)
    one, _ = min(kept)
    one.write_bytes(one.read_bytes()[:-1] + b"?")
    mended, again = drawn()
    assert mended == cold
    assert len(again) == len(kept)


def test_the_manifest_of_each_language(small_site: Published) -> None:
    for locale, folder, up in (("sv", "", ""), ("en", "en/", "../")):
        data: dict[str, Any] = json.loads(
            (small_site.site / folder / "manifest.webmanifest").read_text(encoding="utf-8")
        )
        icons = data.pop("icons")
        assert data == {
            "name": "Small Summit 2006",
            "description": data["description"],
            "lang": locale,
            "dir": "ltr",
            "start_url": "./",
            "scope": "./",
            "display": "browser",
            "background_color": "#E1F1EF",
            "theme_color": "#00594F",
        }
        assert icons == [
            {"src": f"{up}assets/art/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": f"{up}assets/icons/icon-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": f"{up}assets/icons/icon-512.png", "sizes": "512x512", "type": "image/png"},
            {
                "src": f"{up}assets/icons/maskable-512.png",
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
        ]


def test_the_icons_are_what_they_are_said_to_be(small_site: Published) -> None:
    def picture(place: str) -> Image.Image:
        return Image.open(BytesIO((small_site.site / place).read_bytes()))

    assert picture("favicon.ico").info["sizes"] == {(16, 16), (32, 32)}
    assert picture("apple-touch-icon.png").size == (180, 180)
    # What a telephone cuts to its own form has no clear corner, and nothing of its own outside the safe circle.
    for place in ("apple-touch-icon.png", "assets/icons/maskable-512.png"):
        assert picture(place).convert("RGBA").getchannel("A").getextrema() == (255, 255)
    assert picture("assets/icons/icon-512.png").convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)
    maskable = picture("assets/icons/maskable-512.png").convert("RGB")
    ground = maskable.getpixel((0, 0))
    outside = [
        (x, y) for x in range(0, 512, 4) for y in range(0, 512, 4) if (x - 256) ** 2 + (y - 256) ** 2 > (0.4 * 512) ** 2
    ]
    assert {maskable.getpixel(at) for at in outside} == {ground}
    # At 16 px no window is blurred: there are only the two colours.
    small = picture("favicon.ico")
    small.size = (16, 16)  # type: ignore[misc]  # Pillow chooses a picture of an ICO so
    small.load()
    inner = small.convert("RGB").crop((2, 2, 14, 14))
    assert len(inner.getcolors() or []) == 2


def test_every_page_names_its_icons_and_the_bars_colours(site: Published) -> None:
    for path, html in site.pages().items():
        links = [(values["rel"], Path(values["href"]).name) for values in html.all("link") if "icon" in values["rel"]]
        assert links == [("icon", "favicon.ico"), ("icon", "icon.svg"), ("apple-touch-icon", "apple-touch-icon.png")]
        colours = {v["media"]: v["content"] for v in html.all("meta") if v.get("name") == "theme-color"}
        assert colours == {
            "(prefers-color-scheme: light)": "#E1F1EF",
            "(prefers-color-scheme: dark)": "#00594F",
        }, path


def test_where_words_run_from_the_right_the_art_stands_at_the_left(small_site: Published) -> None:
    root, site = small_site.root, read_source(Project(small_site.root)).site
    files = brand_bytes(site.brand, root)
    studio = studio_of(site, files)
    card = studio.card(site.edition.page["index"], "sv")
    turned = replace(card, rtl=True, mirrored=True)
    words, (width, height) = Image.new("RGB", (1200, 630), "white"), ART_PX
    one, other = pictures.with_art(card, words), pictures.with_art(turned, words)
    assert other.tobytes() == ImageOps.mirror(one).tobytes()
    assert one.crop((0, 0, 1200 - width, height)).getcolors() == [((1200 - width) * height, (255, 255, 255))]
    assert card.mirrored is card.rtl is False


@pytest.mark.parametrize("id", ["index", "study-visits/helios"])
def test_no_title_however_long_comes_near_the_logotype(small_site: Published, id: str) -> None:
    site = read_source(Project(small_site.root)).site
    files = brand_bytes(site.brand, small_site.root)
    studio, page, gallery = studio_of(site, files), site.edition.page[id], gallery_of(small_site)
    wanted = []
    for count in (2, 5, 9, 14, 40):
        title = " ".join(["Konferensen", "om", "service"][n % 3] for n in range(count))
        own = page.translations["sv"]
        words = own.words.model_copy(update={"title": title})
        turned = page.model_copy(update={"translations": {"sv": own.model_copy(update={"words": words})}})
        wanted.append(replace(studio.card(turned, "sv"), place=f"{count}.png"))
    for data in pictures.cards(studio, wanted, files).values():
        (seen,) = gallery.look(data).marks
        assert [ruling.is_ for ruling in seen.rulings if not ruling.figure.holds] == []
