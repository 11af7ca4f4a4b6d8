import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image

from building import fingerprints
from report.finishing import NAME, Made
from report.proving import BOX, CLEAR, Proved, prove
from report.test_ticket import faults

SLUGS = (f"print-{NAME}-pdf", f"site-pdf-{NAME}-pdf", "site-index-html", "site-feed-xml")
PAGES = ("evidence.html", *(f"evidence/{slug}.html" for slug in SLUGS))


def page(proved: Proved, name: str) -> Any:
    return html.fromstring((proved.report / name).read_text(encoding="utf-8"))


def words(element: Any) -> str:
    return " ".join(element.text_content().replace("\u00a0", " ").split())


def rows(element: Any, path: str) -> list[list[str]]:
    return [[words(cell) for cell in row.xpath("./th | ./td")] for row in element.xpath(path)]


def test_these_files_are_written_and_no_other(proved: Proved) -> None:
    report = {path for path in fingerprints(proved.report) if "evidence" in path}
    pictures = {path for path in report if path.startswith("evidence/pictures/")}
    assert report - pictures == {
        *("evidence.json", "evidence.schema.json", "evidence-sv.pdf", "evidence-en.pdf", "assets/evidence.css"),
        *(f"{folder}{name}" for folder in ("", "en/") for name in PAGES),
    }
    of_pages = {f"{slug}_1{mark}.png" for slug in SLUGS[:2] for mark in ("", "_1")} | {
        f"{SLUGS[1]}_2{mark}.png" for mark in ("", "_1")
    }
    drawn = {path.removeprefix("evidence/pictures/") for path in pictures}
    assert (of_pages - drawn, len(drawn - of_pages)) == (set(), 2)


def test_the_same_bytes_come_out_twice(made: Made, proved: Proved, tmp_path: Path) -> None:
    assert fingerprints(prove(made, tmp_path).out) == fingerprints(proved.out)


@pytest.mark.parametrize(
    ("folder", "lang", "heading", "says"),
    [
        ("", "sv", "2 filer bryter mot villkoren", "Bryter"),
        ("en/", "en", "2 files break the terms", "Breaks"),
    ],
)
def test_the_overview_says_first_what_breaks(proved: Proved, folder: str, lang: str, heading: str, says: str) -> None:
    overview = page(proved, f"{folder}evidence.html")
    broken = [
        (words(one.xpath("./h3")[0]), words(one.xpath("./p/strong")[0]), [words(item) for item in one.xpath("./ul/li")])
        for one in overview.xpath("//ol[@class='broken-list']/li")
    ]
    dark = {"sv": "320 px, mörkt", "en": "320 px, dark"}[lang]
    at = {"sv": "sida 1", "en": "page 1"}[lang]
    assert (overview.get("lang"), words(overview.xpath("//h1")[0])) == (lang, heading)
    assert broken == [
        (
            f"print/{NAME}.pdf",
            says,
            [f"{at}: A text stands in the logotype's clear space.", f"{at}: It is a stand-in."],
        ),
        ("site/index.html", says, [f"{dark}: The logotype is 96 px wide."]),
        ("site/strange.bin", {"sv": "Inte mätt", "en": "Not measured"}[lang], []),
    ]


def test_the_totals_are_those_of_the_data(proved: Proved) -> None:
    data = json.loads((proved.report / "evidence.json").read_text(encoding="utf-8"))
    shown = [words(figure) for figure in page(proved, "en/evidence.html").xpath("//section[@class='hero']//dd")]
    totals = data["totals"]
    assert shown == [
        str(number)
        for number in (
            totals["outputs"],
            totals["outputs"] - totals["exempt"],
            *(totals[key] for key in ("surfaces", "marks", "figures", "findings")),
        )
    ]


def test_every_file_stands_in_the_overview_with_its_fingerprint(proved: Proved) -> None:
    tables = page(proved, "evidence.html").xpath("//table[@class='outputs']")
    listed = {
        row[0]: (row[1] if len(row) > 2 else "", row[-1]) for table in tables for row in rows(table, "./tbody/tr")
    }
    assert listed == {
        one.path.removeprefix("out/"): (says, one.sha256)
        for one, says in zip(proved.evidence, ("Bryter", "Håller", "Bryter", "Håller", "", "Inte mätt"), strict=True)
    }


def test_a_rule_has_its_sentence_and_what_was_held_against_it(proved: Proved) -> None:
    overview = page(proved, "evidence.html")
    told = {
        rule.get("id"): (words(rule.xpath("./p[1]")[0]), words(rule.xpath("./p[3]")[0]))
        for rule in overview.xpath("//ol[@class='rules']/li")
    }
    assert list(told) == [f"rule-{id}" for id, _ in proved.house.terms.rules()]
    assert [told[f"rule-{id}"] for id in ("minimum", "clear-space", "relation")] == [
        (
            proved.house.terms.minimum.sentence["sv"],
            "1 av 9 mätvärden bryter · närmast gränsen: Bredd 96 px, minst 120 px −20 %",
        ),
        (
            proved.house.terms.clear_space.sentence["sv"],
            "1 av 1 mätvärden bryter · närmast gränsen: Inte fritt 1,4 %, högst 0,05 % −2 700 %",
        ),
        (proved.house.terms.relation.sentence["sv"], "Inga egna mätvärden"),
    ]


def test_the_originals_stand_with_their_fingerprints(proved: Proved) -> None:
    table = page(proved, "evidence.html").xpath("//section[@aria-labelledby='originals']//tbody")[0]
    found = {"brand/logotype/sv-positive.svg": "7", "brand/logotype/sv-negative.svg": "2"}
    assert [(row[0], row[3], row[4]) for row in rows(table, "./tr")] == [
        (master.path, found.get(master.path, "0"), master.sha256) for master in proved.house.brand.logotype.masters
    ]


def test_an_output_tells_its_figures_against_the_limits(proved: Proved) -> None:
    table = page(proved, f"evidence/{SLUGS[0]}.html").xpath("//table[@class='held']")[0]
    assert rows(table, "./tbody/tr") == [
        ["Sidan"],
        ["Märken", "1", "minst 1", "–", "presence"],
        ["Märke 1: brand/logotype/sv-positive.svg"],
        ["Bredd", "50 mm", "minst 36 mm", "+39 %", "minimum"],
        ["Ser annorlunda ut", "0,05 %", "högst 0,2 %", "+75 %", "original"],
        ["Form", "8 av 8 delar", "8 av 8 delar", "–", "original"],
        ["På ljus botten", "positiv", "positiv / enfärgad", "–", "variants"],
        ["Hörn", "uppe till vänster", "uppe till vänster / uppe till höger", "–", "corners"],
        ["Inte fritt", "Bryter: 1,4 %", "högst 0,05 %", "−2 700 %", "clear-space"],
    ]
    links = table.xpath(".//a/@href")
    assert links[-1] == "../evidence.html#rule-clear-space"


def test_states_are_folded_with_what_breaks_first(proved: Proved) -> None:
    folds = page(proved, f"en/evidence/{SLUGS[2]}.html").xpath("//section[@class='fold']")
    told = [(words(fold.xpath("./h2")[0]), words(fold.xpath("./p[@class='says']")[0])) for fold in folds]
    assert told == [
        ("320 px, dark", "Breaks"),
        ("5 states", "Holds · light / print; dark: 1280 px"),
    ]
    assert rows(folds[1], ".//table[@class='held']/tbody/tr") == [
        ["Mark 1: brand/logotype/sv-positive.svg, brand/logotype/sv-negative.svg"],
        ["Width 320 px", "134.6 px to 164.5 px", "at least 120 px", "+12 %", "minimum"],
        ["Seen otherwise", "0.05 %", "at most 0.2 %", "+75 %", "original"],
        ["Shape", "8 of 8 parts", "8 of 8 parts", "–", "original"],
        ["On a light ground", "positive", "positive / mono", "–", "variants"],
        ["Corner", "top left", "top left / top right", "–", "corners"],
        ["On a dark ground", "negative", "negative", "–", "variants"],
    ]
    assert rows(folds[1], ".//details//tbody/tr") == [["320 px", "134.6 px"], ["1280 px", "164.5 px"]]


def test_mark_clear_space_and_what_broke_it_are_drawn_where_they_are(proved: Proved) -> None:
    sides = ("x", "y", "width", "height")
    drawn = [
        {
            name: [
                float(box.get(side))
                for box in drawing.xpath(f".//*[@class='{kind}']//*[@class='{shape}']")
                for side in sides
            ]
            for name, kind, shape in (
                ("box", "mark broken", "box"),
                ("clear", "mark broken", "edge"),
                ("what broke it", "spot error", "box"),
            )
        }
        for drawing in page(proved, f"evidence/{SLUGS[0]}.html").xpath("//*[local-name()='svg']")
    ]
    # The mark with its surroundings, then the whole page.
    assert drawn == [{"box": list(BOX), "clear": list(CLEAR), "what broke it": [68, 20, 14, 5]}] * 2


def test_a_picture_shows_the_part_of_the_page_that_it_is_drawn_for(proved: Proved) -> None:
    drawings = page(proved, f"evidence/{SLUGS[1]}.html").xpath("//*[local-name()='svg']")
    pictures = page(proved, f"evidence/{SLUGS[1]}.html").xpath("//figure//img/@src")
    boxes = [[float(side) for side in (one.get("viewbox") or one.get("viewBox")).split()] for one in drawings]
    assert boxes == [[9.38, 3.38, 78.24, 41.61], [0, 0, 210, 297]] * 2
    for src, (_, _, width, height) in zip(pictures, boxes, strict=True):
        with Image.open(proved.report / "evidence" / src) as image:
            assert image.width / image.height == pytest.approx(width / height, rel=0.01)
    # The shield stands where the box says: the original's colour, 3 mm in from its left edge, is the page's there.
    with Image.open(proved.report / "evidence" / pictures[0]) as image:
        scale = image.width / boxes[0][2]
        (left, top, _, _), gray = boxes[0], image.convert("L")
        shield, ground = (
            gray.getpixel((round((box[0] + 2 - left) * scale), round((box[1] + 2 - top) * scale)))
            for box in (BOX, CLEAR)
        )
    assert (shield, ground) == (61, 254)


def test_pages_that_need_no_mark_are_named(proved: Proved) -> None:
    assert words(page(proved, f"evidence/{SLUGS[0]}.html").xpath("//section[@aria-labelledby='plain']/p")[0]) == (
        "Sidor: 2. Villkoren kräver inget märke där, och där finns inget."
    )


def test_the_report_leads_to_the_evidence_and_back(proved: Proved) -> None:
    leads = {
        name: [page(proved, name).xpath(f"//main//a[@href='{link}']/@href") != [] for link in links]
        for name, links in {
            "index.html": ["evidence.html"],
            "en/index.html": ["evidence.html"],
            "evidence.html": ["index.html", "evidence-sv.pdf", "evidence.json", "../SHA256SUMS"],
            "en/evidence.html": ["index.html", "../evidence-en.pdf", "../evidence.json", "../../SHA256SUMS"],
            f"en/evidence/{SLUGS[0]}.html": ["../evidence.html", f"../../../print/{NAME}.pdf"],
        }.items()
    }
    assert leads == {name: [True] * len(found) for name, found in leads.items()}


@pytest.mark.parametrize("name", [*PAGES, *(f"en/{name}" for name in PAGES)])
def test_pages_are_whole_and_can_be_used_by_everybody(proved: Proved, name: str) -> None:
    found = page(proved, name)
    ids, links = found.xpath("//@id"), [link for _, _, link, _ in found.iterlinks()]
    levels = [int(heading.tag[1]) for heading in found.xpath("//h1 | //h2 | //h3")]
    assert {
        "dead links": [link for link in links if not _leads(proved.report / name, link)],
        "scripts": found.xpath("//script"),
        "pictures without alt": found.xpath("//img[not(@alt) or @alt='']"),
        "ids twice": [id for id in ids if ids.count(id) > 1],
        "landmarks": [len(found.xpath(f"/html/body/{tag}")) for tag in ("header", "main", "footer")],
        "first headings": levels.count(1),
        "skipped levels": [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1],
        "tables without a caption": found.xpath("//table[not(./caption)]"),
        "header cells without a scope": found.xpath("//th[not(@scope)]"),
        "drawings that are read aloud": found.xpath("//*[local-name()='svg'][not(@aria-hidden='true')]"),
    } == {
        "dead links": [],
        "scripts": [],
        "pictures without alt": [],
        "ids twice": [],
        "landmarks": [1, 1, 1],
        "first headings": 1,
        "skipped levels": [],
        "tables without a caption": [],
        "header cells without a scope": [],
        "drawings that are read aloud": [],
    }


def _leads(file: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    place = (file.parent / path).resolve() if path else file
    return place.is_file() and (not anchor or anchor in html.fromstring(place.read_bytes()).xpath("//@id"))


def test_the_data_keep_to_the_schema_that_lies_beside_them(proved: Proved) -> None:
    data = json.loads((proved.report / "evidence.json").read_text(encoding="utf-8"))
    beside = json.loads((proved.report / "evidence.schema.json").read_text(encoding="utf-8"))
    assert (faults(data, "evidence"), beside["title"]) == ([], "Evidence")
    assert [(one["path"], one["verdict"], len(one["surfaces"])) for one in data["outputs"]] == [
        (f"out/print/{NAME}.pdf", "fails", 2),
        ("out/site/assets/a.woff2", "exempt", 0),
        ("out/site/feed.xml", "holds", 1),
        ("out/site/index.html", "fails", 4),
        (f"out/site/pdf/{NAME}.pdf", "holds", 2),
        ("out/site/strange.bin", "unmeasured", 0),
    ]


def test_states_that_are_equal_are_told_once_in_the_data(proved: Proved) -> None:
    data = json.loads((proved.report / "evidence.json").read_text(encoding="utf-8"))
    told = next(one for one in data["outputs"] if one["kind"] == "web page")["surfaces"]
    assert [surface["states"] for surface in told] == [
        ["320 px, light", "320 px, print"],
        ["320 px, dark"],
        ["1280 px, light", "1280 px, print"],
        ["1280 px, dark"],
    ]
    assert told[1]["findings"] == [
        {
            "severity": "error",
            "id": "logotype/size",
            "box": [],
            "is": "the logotype is 96 px wide",
            "should": "it is at least 120 px wide",
            "do": "Make it wider.",
        }
    ]
