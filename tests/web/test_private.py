"""What is planted beside the texts stays there: the finished folder holds pages, what they show, and nothing else."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from building import fingerprints
from trycksak.read.cleaning import cleaned
from web.crawl import Published, lay_out_small, published

SECRET = "hemlig-a1b2c3"
PLANTED = [
    *("content/sv/.env", "content/.env", ".env", "content/sv/.DS_Store", "content/.git/config", "content/sv/index.md~"),
    *("content/sv/#index.md#", "content/sv/.index.md.swp", "content/sv/practical.md.bak", "content/sv/noteringar.txt"),
    *(
        "content/sv/budget.xlsx",
        "content/gaster.yml",
        "content/sv/gaster.yml",
        "content/sv/press.pdf",
        "content/sv/x.js",
    ),
    *("content/sv/oanvand.jpg", "content/en/oanvand.svg", "content/sv/sida.html", "content/sv/_headers"),
    *("overrides/assets/.env", "overrides/assets/frame.css~", "overrides/assets/frame.css.bak", "overrides/.DS_Store"),
    *(
        "overrides/assets/noteringar.md",
        "overrides/assets/utkast.pdf",
        "overrides/assets/.git/config",
        "overrides/x.css",
    ),
    *(
        "overrides/assets/todo.txt",
        "overrides/assets/frame.css.map",
        "overrides/assets/#frame.css#",
        "brand/hemligt.svg",
    ),
]


def plant(root: Path) -> None:
    for name in PLANTED:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(SECRET, encoding="utf-8")
    draft = f"---\ntitle: Utkast {SECRET}\nstatus: draft\n---\n{SECRET}\n\n![Karta](utkast.png)\n"
    (root / "content/sv/utkast.md").write_text(draft, encoding="utf-8")
    (root / "content/en/utkast.md").write_text(draft, encoding="utf-8")
    for place in ("content/sv/utkast.png", "content/en/utkast.png"):
        (root / place).write_bytes((root / "content/sv/map.png").read_bytes() + SECRET.encode())
    page = root / "content/sv/practical.md"
    text = page.read_text(encoding="utf-8").replace("title:", f"# {SECRET}\ntitle:", 1)
    page.write_text(f"{text}\n<!-- {SECRET} -->\n\nEn <!-- {SECRET}\n{SECRET} --> rad.\n", encoding="utf-8")
    event = root / "content/event.yml"
    event.write_text(f"# {SECRET}\n{event.read_text(encoding='utf-8')}", encoding="utf-8")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Published:
    root = lay_out_small(tmp_path_factory.mktemp("planted") / "event")
    plant(root)
    return published(root, root.parent / "site")


def test_nothing_planted_is_published(planted: Published, small_site: Published) -> None:
    assert planted.findings == []
    assert fingerprints(planted.site).keys() == fingerprints(small_site.site).keys()


def test_no_secret_stands_in_any_file(planted: Published) -> None:
    told = [path for path in planted.site.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert told == []


def test_only_the_page_that_was_written_in_is_another(planted: Published, small_site: Published) -> None:
    """The page, and its translation, which says that it is older."""
    now, before = fingerprints(planted.site), fingerprints(small_site.site)
    pages = ["en/practical/index.html", "praktisk-information/index.html"]
    assert [path for path in now if now[path] != before[path]] == pages


def photograph(format: str) -> bytes:
    """Make a picture as a telephone would: with a place, a maker, an owner, and lying on its side."""
    image, exif = Image.effect_noise((64, 48), 90).convert("RGB"), Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (59.0, 19.0, 38.5)
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.CameraOwnerName] = SECRET
    out = BytesIO()
    image.save(out, format, exif=exif, **({"lossless": True} if format == "WEBP" else {}))
    return out.getvalue()


@pytest.mark.parametrize(("format", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_photograph_loses_what_it_tells_and_no_pixel(format: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"foto.{ending}"
    path.write_bytes(photograph(format))
    clean = cleaned(path)
    assert SECRET.encode() in path.read_bytes()
    assert SECRET.encode() not in clean
    with Image.open(path) as before, Image.open(BytesIO(clean)) as after:
        assert after.tobytes() == before.tobytes()
        # A JPEG's way up stands in what is taken out, and is put back alone.
        assert dict(after.getexif()) == ({ExifTags.Base.Orientation: 6} if format == "JPEG" else {})
    path.write_bytes(clean)
    assert cleaned(path) == clean
