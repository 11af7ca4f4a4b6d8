"""Hostile content is told where it stands, or made harmless; what only looks alike passes, on the web and in print."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import tinyhtml5
import yaml
from PIL import ExifTags, Image

from building import ROOT
from trycksak.active_content import active_in_drawing
from trycksak.findings import Finding
from trycksak.gather import gather
from trycksak.model.edition import Edition
from trycksak.preflight.active import check_active
from trycksak.preflight.site import Site
from trycksak.press.typeset import typeset
from trycksak.proofread.markup import ELEMENTS
from trycksak.read.files import Project
from trycksak.render.prose import prose
from trycksak.render.publication import markup, printed
from web.crawl import Published, lay_out_small, published

HERE = Path(__file__).parent
PAGE = "content/sv/practical.md"
OWN = ("../assets/programme.js", "../../assets/programme.js")
"""The programme's script, from the page in each language."""
DATA = {"type": "application/ld+json"}
"""A block of data, which nobody runs."""
Findings = Callable[[Path], list[Finding]]


def expected(folder: str) -> dict[str, list[str]]:
    """Read `FINDINGS`: a name, then the lines of what is told, indented."""
    blocks = (HERE / folder / "FINDINGS").read_text(encoding="utf-8").strip().split("\n\n")
    return {name: [line.strip() for line in told] for name, *told in (block.split("\n") for block in blocks)}


def names(folder: str, ending: str) -> list[str]:
    return sorted(path.stem for path in (HERE / folder).glob(f"*{ending}"))


TEXTS, DRAWINGS = expected("texts"), expected("drawings")
FINE = names("texts/fine", ".md")


@pytest.fixture
def findings_of(findings_of: Findings) -> Findings:
    """Leave out that the English page is older than the text that was just changed."""
    return lambda folder: [one for one in findings_of(folder) if one.id != "translation/outdated"]


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return lay_out_small(tmp_path / "event")


@pytest.fixture(scope="module")
def texts_event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out_small(tmp_path_factory.mktemp("texts") / "event")


@pytest.fixture
def written(texts_event: Path) -> Iterator[Callable[[str], Path]]:
    """Put a text below that of a page; the page is as it was afterwards."""
    before = (texts_event / PAGE).read_bytes()

    def write(text: str) -> Path:
        (texts_event / PAGE).write_bytes(before + f"\n{text}".encode())
        return texts_event

    yield write
    (texts_event / PAGE).write_bytes(before)


def told(findings: list[Finding]) -> list[str]:
    return [f"{one.place.line} {one.id}: {one.is_}; {one.should}. {one.do}" for one in findings]


def test_every_hostile_file_has_its_findings() -> None:
    assert names("texts", ".md") == sorted(TEXTS)
    assert names("drawings", ".svg") == sorted(DRAWINGS)
    assert [name for name, lines in (*TEXTS.items(), *DRAWINGS.items()) if len(lines) != 1] == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_told(name: str, written: Callable[[str], Path], findings_of: Findings) -> None:
    found = findings_of(written((HERE / "texts" / f"{name}.md").read_text(encoding="utf-8")))
    assert ({one.place.path for one in found}, told(found)) == ({PAGE}, TEXTS[name])


@pytest.mark.parametrize("name", FINE)
def test_what_looks_alike_passes(name: str, written: Callable[[str], Path], findings_of: Findings) -> None:
    assert findings_of(written((HERE / "texts/fine" / f"{name}.md").read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", DRAWINGS)
def test_what_a_hostile_drawing_holds_is_named(name: str) -> None:
    found = active_in_drawing((HERE / "drawings" / f"{name}.svg").read_bytes())
    assert [f"{line} {what}" for line, what in found] == DRAWINGS[name]


def test_a_hostile_drawing_is_told_where_it_lies(event: Path, findings_of: Findings) -> None:
    shutil.copy(HERE / "drawings/script.svg", event / "content/sv/karta.svg")
    (event / PAGE).open("a", encoding="utf-8").write("\n![Karta](karta.svg)\n")
    assert [str(finding) for finding in findings_of(event)] == [
        "content/sv/karta.svg:1 image/active\n  the drawing holds the element `<script>`; "
        "a drawing holds shapes and words, and fetches and runs nothing. Save it anew without."
    ]


@pytest.mark.parametrize("name", names("drawings/fine", ".svg"))
def test_a_drawing_that_looks_alike_passes(name: str) -> None:
    assert active_in_drawing((HERE / "drawings/fine" / f"{name}.svg").read_bytes()) == []


def photograph(**private: Any) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 1
    for ifd, tags in private.items():
        exif.get_ifd(ExifTags.IFD[ifd]).update(tags)
    out = BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


PUBLIC = "a picture that is published says nothing of who took it where"
CLEAN = "Run `trycksak clean content/sv/bild.jpg`."
PICTURES: dict[str, tuple[str, bytes, list[str]]] = {
    "plain": ("bild.jpg", photograph(), []),
    "place": (
        "bild.jpg",
        photograph(GPSInfo={ExifTags.GPS.GPSLatitude: (59.0, 19.0, 38.5)}),
        [f"0 image/private: the picture tells the place where it was taken; {PUBLIC}. {CLEAN}"],
    ),
    "owner": (
        "bild.jpg",
        photograph(Exif={ExifTags.Base.CameraOwnerName: "A. Nonym"}),
        [f"0 image/private: the picture tells which camera took it, or whose it is; {PUBLIC}. {CLEAN}"],
    ),
    "page-as-picture": (
        "bild.png",
        b"<html><script>alert(1)</script></html>",
        ["0 image/format: the file is no picture that can be read; by its name it is PNG. Save it anew."],
    ),
    "drawing-as-picture": (
        "bild.png",
        (HERE / "drawings/script.svg").read_bytes(),
        ["0 image/format: the file is no picture that can be read; by its name it is PNG. Save it anew."],
    ),
    "another-format": (
        "bild.png",
        photograph(),
        ["0 image/format: the file is JPEG; by its name it is PNG. Save it anew."],
    ),
    "page": (
        "bild.html",
        b"<script>alert(1)</script>",
        [
            "0 image/format: its name says no kind of picture; "
            "a picture is .svg, .avif, .gif, .jpeg, .jpg, .png, .webp. Save it as one of them."
        ],
    ),
}


@pytest.mark.parametrize("case", PICTURES)
def test_a_picture_is_what_it_says_and_tells_nothing(case: str, event: Path, findings_of: Findings) -> None:
    name, data, says = PICTURES[case]
    (event / "content/sv" / name).write_bytes(data)
    (event / PAGE).open("a", encoding="utf-8").write(f"\n![Bild]({name})\n")
    assert told(findings_of(event)) == says


def test_links_of_the_file_system_stay_in_their_folder(event: Path, tmp_path: Path, findings_of: Findings) -> None:
    (tmp_path / "hemligt.png").write_bytes((event / "content/sv/map.png").read_bytes())
    (tmp_path / "mapp").mkdir()
    os.symlink(tmp_path / "hemligt.png", event / "content/sv/bild.png")
    os.symlink("../../brand/brand.yml", event / "content/sv/brand.txt")
    os.symlink(tmp_path / "mapp", event / "content/sv/mapp")
    os.symlink("../../../..", event / "overrides/assets/upp")
    os.symlink("evig", event / "content/sv/evig")
    os.symlink("map.png", event / "content/sv/karta.png")  # stays, and may
    assert [str(finding) for finding in findings_of(event)] == [
        f"{path} file/link\n  it is a link out of `{folder}/`; what is published lies in the project. "
        "Put the file itself there."
        for path, folder in (
            ("content/sv/bild.png", "content"),
            ("content/sv/brand.txt", "content"),
            ("content/sv/mapp", "content"),
            ("overrides/assets/upp", "overrides"),
        )
    ]


HOSTILE = "\"'></title></script><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}&lt;"
SHOWN = {"title", "summary", "menu", "name", "place", "words", "label", "address", "subtitle", "role"}


def made_hostile(value: Any, key: str = "") -> Any:
    """Put a hostile end on every text that readers are shown, in whatever record it stands."""
    if isinstance(value, Mapping):
        return {name: made_hostile(one, key if len(name) == 2 else name) for name, one in value.items()}
    if isinstance(value, list):
        return [made_hostile(one, key) for one in value]
    return f"{value} {HOSTILE}" if key in SHOWN and isinstance(value, str) else value


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The tiny event with hostile texts in every value, and with all the texts that only look hostile."""
    root = lay_out_small(tmp_path_factory.mktemp("hostile") / "event")
    for path in (root / "content").rglob("*.yml"):
        data = made_hostile(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    for path in (root / "content").rglob("*.md"):
        head, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("---\n")
        data = made_hostile(yaml.load(head, yaml.BaseLoader))
        path.write_text(f"---\n{yaml.safe_dump(data, allow_unicode=True)}---\n{body}", encoding="utf-8")
    fine = "\n".join((HERE / "texts/fine" / f"{name}.md").read_text(encoding="utf-8") for name in FINE)
    (root / PAGE).open("a", encoding="utf-8").write(f"\n{fine}")
    return published(root, root.parent / "site")


def test_hostile_values_are_words_on_the_web(hostile: Published) -> None:
    assert hostile.findings == []
    assert check_active(Site(hostile.site, hostile.edition.event.website)) == []
    for path, page in hostile.pages().items():
        acting = [
            tag
            for tag, values in page.tags
            if tag in ("script", "iframe") and values != DATA and values.get("src") not in OWN
        ]
        assert ("onerror" in page.text, acting) == (True, []), path
        assert "49" not in page.text or "{{ 7*7 }}" in page.text
    assert "<script>" not in (hostile.site / "sitemap.xml").read_text(encoding="utf-8")


def test_hostile_values_are_words_in_print(hostile: Published) -> None:
    edition, brand, terms, _ = gather(Project(hostile.root))
    for publication in printed(edition):
        made = markup(publication, edition, brand, terms, "sv", hostile.root / "overrides")
        tree = tinyhtml5.parse(made.html, namespace_html_elements=False)
        tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
        assert tags & {"script", "iframe", "object", "form"} == set()
        assert [key for element in tree.iter() for key in element.attrib if key.startswith("on")] == []
    typed = typeset(made, hostile.root)
    with pikepdf.open(BytesIO(typed.written)) as pdf:
        kinds = {str(obj.get("/S")) for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and "/S" in obj}
        assert kinds & {"/JavaScript", "/Launch", "/SubmitForm", "/GoToR", "/ImportData"} == set()


def elements_of(edition: Edition, html: str) -> set[str]:
    tree = tinyhtml5.parse(f"<!doctype html><body>{html}", namespace_html_elements=False)
    return {str(element.tag) for element in tree.iter()} - {"html", "head", "body"}


def test_what_looks_alike_is_harmless_in_print_too(hostile: Published) -> None:
    edition = hostile.edition
    html = str(prose(edition, edition.page["practical"], "sv", set()))
    assert elements_of(edition, html) <= ELEMENTS
    assert "till mig själv" not in html
    assert ROOT.as_posix() not in html
