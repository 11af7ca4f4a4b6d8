import hashlib
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image

from report.finishing import NAME, Made, coarse, untagged
from report.test_ticket import faults
from trycksak.findings import Finding, Place
from trycksak.report import write_report

SITE = Finding(Place("content/sv/index.md", 4), "site/link", "a dead link", "links lead somewhere", "Mend it.")


@pytest.fixture(scope="module")
def folder(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("out") / "report"
    write_report(place, [made.finished(coarse(2, 20, 30, 40, 50))], [coarse(1), untagged(), SITE], made.house)
    return place


def page(folder: Path, name: str) -> Any:
    return html.fromstring((folder / name).read_text(encoding="utf-8"))


def words(element: Any) -> str:
    return " ".join(element.text_content().replace("\u00a0", " ").split())


def files(folder: Path) -> dict[str, str]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def test_these_files_are_written_and_no_other(folder: Path) -> None:
    fonts = ["familjen-grotesk-latin-700-normal", *(f"source-sans-3-latin-{cut}" for cut in _CUTS)]
    assert set(files(folder)) == {
        *("index.html", f"{NAME}.html", "en/index.html", f"en/{NAME}.html", "report.json"),
        *(f"assets/{font}.woff2" for font in fonts),
        *("assets/logotype-en.svg", "assets/logotype-sv.svg", "assets/report.css"),
        *(f"pages/{NAME}-{number}.png" for number in (1, 2)),
    }


_CUTS = ("400-italic", "400-normal", "600-normal")


def test_the_same_bytes_come_out_twice(made: Made, folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "report"
    write_report(again, [made.finished(coarse(2, 20, 30, 40, 50))], [coarse(1), untagged(), SITE], made.house)
    assert files(again) == files(folder)


def test_the_data_keep_to_the_schema_and_tell_every_finding_once(folder: Path) -> None:
    data = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert faults(data, "report") == []
    shown = [(found["severity"], found["path"], found["page"], found["box_mm"]) for found in data["findings"]]
    assert shown == [
        ("error", "content/sv/index.md", 0, []),
        ("error", f"out/print/{NAME}.pdf", 1, []),
        ("error", f"out/print/{NAME}.pdf", 2, [20, 30, 40, 50]),
        ("warning", f"out/site/pdf/{NAME}.pdf", 0, []),
    ]
    counted = {key: data["totals"][key] for key in ("publications", "files", "pages", "errors", "warnings")}
    assert counted == {"publications": 1, "files": 2, "pages": 4, "errors": 3, "warnings": 1}
    editions = data["publications"][0]["editions"]
    assert [(one["kind"], one["errors"], one["warnings"]) for one in editions] == [("press", 2, 0), ("web", 0, 1)]


def test_trim_bleed_and_findings_are_drawn_where_they_are_measured(folder: Path) -> None:
    drawings = page(folder, f"{NAME}.html").xpath("//*[local-name()='svg']")
    sides = ("x", "y", "width", "height")
    drawn = [
        {
            "sheet": [float(side) for side in drawing.get("viewbox", drawing.get("viewBox")).split()],
            **{
                name: [float(box.get(side)) for box in drawing.xpath(f".//*[@class='{name}']") for side in sides]
                for name in ("trim", "bleed", "box")
            },
            "numbers": [words(text) for text in drawing.xpath(".//*[local-name()='text']")],
        }
        for drawing in drawings
    ]
    boxes = {"sheet": [-14, -14, 238, 325], "trim": [0, 0, 210, 297], "bleed": [-3, -3, 216, 303]}
    assert drawn == [
        boxes | {"box": [], "numbers": []},
        boxes | {"box": [20, 30, 40, 50], "numbers": ["2"]},
    ]


def test_each_page_tells_its_plates_and_its_findings(made: Made, folder: Path) -> None:
    cards = page(folder, f"en/{NAME}.html").xpath("//li[@class='page-card']")
    told = [
        {
            "heading": words(card.xpath("./h3")[0]),
            "alt": card.xpath(".//img/@alt")[0],
            "plates": [float(style.split(":")[1]) for style in card.xpath(".//*[@class='bar']/@style")],
            "badges": card.xpath(".//p[@class='numbers']/a/@href"),
        }
        for card in cards
    ]
    assert told == [
        {
            "heading": f"Page {number}",
            "alt": f"Page {number} of HELIOS, the whole sheet",
            "plates": [round(share, 2) for share in made.measured.pages[number - 1].coverage.values()],
            "badges": [f"#finding-{number}"],
        }
        for number in (1, 2)
    ]


def test_alike_findings_are_told_once_with_all_their_places(folder: Path) -> None:
    remarks = page(folder, f"{NAME}.html").xpath("//article")
    told = [
        (words(one.xpath("./h3")[0]), words(one.xpath("./p")[0]), [words(spot) for spot in one.xpath("./ul/li")])
        for one in remarks
    ]
    assert told == [
        (
            "Fel gwg/picture",
            "A picture has 120 ppi; it has more than 149 ppi. Take a larger one.",
            [
                "1 Sida 1 · tryckutgåva",
                "2 Sida 2 · tryckutgåva 40 × 50 mm, 20 mm från vänster, 30 mm uppifrån",
            ],
        ),
        ("Varning ua/title", "No title; a file has a title. Give it one.", ["3 Hela filen · webbutgåva"]),
    ]


@pytest.mark.parametrize(
    ("name", "lang", "heading"),
    [("index.html", "sv", "3 fel måste rättas"), ("en/index.html", "en", "3 errors must be mended")],
)
def test_the_overview_says_first_whether_it_can_be_printed(folder: Path, name: str, lang: str, heading: str) -> None:
    overview = page(folder, name)
    assert (overview.get("lang"), words(overview.xpath("//h1")[0])) == (lang, heading)


def test_nothing_to_remark_on_is_said_too(made: Made, tmp_path: Path) -> None:
    write_report(tmp_path / "report", [made.finished()], [], made.house)
    overview, sheet = (page(tmp_path / "report", name) for name in ("index.html", f"en/{NAME}.html"))
    assert [words(found) for found in overview.xpath("//h1 | //p[@class='lead']")] == [
        "Klart för tryck",
        "Det finns inget att anmärka på.",
    ]
    assert [words(found) for found in sheet.xpath("//p[@class='lead']")] == [
        "Ready to print",
        "There is nothing to remark on.",
    ]


@pytest.mark.parametrize("name", ["index.html", "en/index.html", f"{NAME}.html", f"en/{NAME}.html"])
def test_pages_are_whole_and_can_be_used_by_everybody(folder: Path, name: str) -> None:
    found = page(folder, name)
    ids = found.xpath("//@id")
    links = [link for _, _, link, _ in found.iterlinks()]
    inside = [link for link in links if not link.startswith(("../print/", "../site/", "../../print/", "../../site/"))]
    dead = [link for link in inside if not _leads(folder, name, link)]
    levels = [int(heading.tag[1]) for heading in found.xpath("//h1 | //h2 | //h3")]
    assert {
        "dead links": dead,
        "elsewhere": [link for link in links if "://" in link],
        "scripts": found.xpath("//script"),
        "pictures without alt": found.xpath("//img[not(@alt)]"),
        "ids twice": [id for id in ids if ids.count(id) > 1],
        "landmarks": [len(found.xpath(f"/html/body/{tag}")) for tag in ("header", "main", "footer")],
        "first headings": levels.count(1),
        "skipped levels": [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1],
    } == {
        "dead links": [],
        "elsewhere": [],
        "scripts": [],
        "pictures without alt": [],
        "ids twice": [],
        "landmarks": [1, 1, 1],
        "first headings": 1,
        "skipped levels": [],
    }


def _leads(folder: Path, name: str, link: str) -> bool:
    file, _, anchor = link.partition("#")
    place = ((folder / name).parent / file).resolve() if file else folder / name
    return place.is_file() and (not anchor or anchor in html.fromstring(place.read_bytes()).xpath("//@id"))


def test_a_page_is_drawn_small_with_the_whole_sheet(folder: Path) -> None:
    pictures = sorted((folder / "pages").iterdir())
    shown = []
    for path in pictures:
        with Image.open(path) as image:
            shown.append((image.size, image.mode, path.stat().st_size < 30_000))
    assert shown == [((450, 615), "P", True)] * 2


def test_a_file_that_cannot_be_drawn_is_reported_without_pictures(made: Made, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing")
    one = made.finished()
    first = type(one.editions[0])(one.editions[0].kind, one.editions[0].measured, broken)
    write_report(tmp_path / "report", [type(one)(NAME, "HELIOS", "", (first,))], [], made.house)
    assert list((tmp_path / "report" / "pages").iterdir()) == []
    assert words(page(tmp_path / "report", f"{NAME}.html").xpath("//h1")[0]) == "HELIOS"
