"""The preview makes file by file what a build makes at once: the same bytes."""

from pathlib import Path

from building import fingerprints
from trycksak.gather import Source, gather
from trycksak.read.files import Project
from trycksak.web.parts import Whole
from trycksak.web.preview import SitePreview
from trycksak.web.preview_kept import Kept
from trycksak.web.publish import publish
from web.crawl import lay_out_small


def previewed(root: Path, kept: Kept | None = None) -> SitePreview:
    project = Project(root)
    edition, brand, terms, _ = gather(project)
    return SitePreview(Source(project, edition, brand, terms), kept or Kept(root / "overrides"))


def content(preview: SitePreview, place: str) -> bytes | None:
    if place.endswith(".html"):
        page = preview.page(place)
        return page.html.encode() if page else None
    file = preview.file(place)
    return file.read_bytes() if isinstance(file, Path) else file


def test_every_file_is_the_one_that_a_build_writes(tmp_path: Path) -> None:
    root, site = lay_out_small(tmp_path / "event"), tmp_path / "site"
    preview = previewed(root)
    source = Project(root)
    edition, brand, terms, _ = gather(source)
    assert publish(Whole(source, edition, brand, terms), site) == []
    built = [path for path in fingerprints(site) if not path.startswith("pagefind/")]
    assert len(built) > 50
    assert [path for path in built if content(preview, path) != (site / path).read_bytes()] == []


def test_there_is_nothing_that_a_build_does_not_write(tmp_path: Path) -> None:
    preview = previewed(lay_out_small(tmp_path / "event"))
    nowhere = ("nothing/index.html", "en/nothing/index.html", "assets/nothing.css", "assets/frame.css~", "event.yml")
    assert [content(preview, place) for place in nowhere] == [None] * len(nowhere)
    assert preview.not_found("en/nothing/") == preview.page("en/404.html")
    assert preview.not_found("english/") == preview.page("404.html")


def test_a_page_is_made_from_what_was_read_and_not_from_the_file_as_it_is_by_now(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    before, after = previewed(root), previewed(root)
    was = before.page("index.html")
    (root / "content/sv/index.md").write_text("titel: Fel\n", encoding="utf-8")
    assert after.page("index.html") == was


def test_drawings_stay_while_what_they_are_drawn_from_stays(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    kept, place = Kept(root / "overrides"), "assets/art/map-day.svg"
    first = content(previewed(root, kept), place)
    assert content(previewed(root, kept), place) == first
    brand = root / "brand/brand.yml"
    brand.write_text(brand.read_text(encoding="utf-8").replace("#009991", "#009992"), encoding="utf-8")
    assert first is not None
    assert content(previewed(root, kept), place) == first.replace(b"#009991", b"#009992")
