import re
from dataclasses import replace
from pathlib import Path

import pytest

from report.finishing import Made
from report.proving import broken_page, feed, page, plain_page, states
from trycksak.preflight.outputs.kinds import KINDS, SHOWN_PICTURE, UNKNOWN
from trycksak.preflight.proof.evidence import Evidence, Figure, Surface
from trycksak.render.wording import Wording
from trycksak.report.evidence.folds import fold
from trycksak.report.evidence.vocabulary import KNOWN, key_of
from trycksak.report.evidence.words import Words

SV, EN = Words(Wording("sv")), Words(Wording("en"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def figure(what: str, measured: float | str, limit: float | str, unit: str = "", rule: str = "original") -> Figure:
    return Figure(rule, what, measured, limit, unit, True)


@pytest.mark.parametrize(
    ("figure", "sv", "en"),
    [
        (figure("width", 41.666, 36.0, "mm"), "41,67 mm, minst 36 mm", "41.67 mm, at least 36 mm"),
        # What is short by less than a tenth is never rounded to the limit.
        (figure("width", 35.96, 36.0, "mm"), "35,96 mm, minst 36 mm", "35.96 mm, at least 36 mm"),
        (figure("turned", 0.1, 0.15, "°"), "0,1°, högst 0,15°", "0.1°, at most 0.15°"),
        (figure("contrast", 4.5, 3.0, ":1"), "4,5:1, minst 3:1", "4.5:1, at least 3:1"),
        (figure("resolution", 1200.4, 300.0, "ppi"), "1 200 ppi, minst 300 ppi", "1,200 ppi, at least 300 ppi"),
        (figure("marks", 2.0, "at least 1"), "2, minst 1", "2, at least 1"),
        (figure("shape", "7 of 8 parts", "any"), "7 av 8 delar, vad som helst", "7 of 8 parts, any"),
        (
            figure("period", "2006-12-06 to 2006-12-09", "2006-08-24"),
            "2006-12-06 – 2006-12-09, 2006-08-24",
            "2006-12-06 – 2006-12-09, 2006-08-24",
        ),
        (
            figure("corner", "in no corner", "top-left or top-right"),
            "i inget hörn, uppe till vänster / uppe till höger",
            "in no corner, top left / top right",
        ),
        # The words of the mark and of the relation are quoted, in the language of the page that was measured.
        (figure("wording", "Stad", "no", rule="language"), "Stad, nej", "Stad, no"),
        (figure("colour", "a & <b>", "no"), '<span lang="en">a &amp; &lt;b&gt;</span>, nej', "a &amp; &lt;b&gt;, no"),
    ],
)
def test_figures_and_limits_are_told_in_each_language(figure: Figure, sv: str, en: str) -> None:
    told = [plain(f"{words.quantity(figure.measured, figure)}, {words.limit(figure)}") for words in (SV, EN)]
    assert told == [sv, en]


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.388, "+39 %"), (0.0123, "+1,2 %"), (0.0, "±0 %"), (-0.0004, "−0 %"), (-0.25, "−25 %"), (-27, "−2 700 %")],
)
def test_a_margin_has_its_sign(share: float, told: str) -> None:
    assert plain(SV.margin(share)) == told


def test_surfaces_are_named_in_one_line(made: Made) -> None:
    every = states(made)
    picked: dict[str, list[int]] = {
        "all": [0, 1, 2, 3, 4, 5],
        "one": [1],
        "a width": [0, 1, 2],
        "a look": [1, 4],
        "some of both": [0, 1, 4],
        "two looks of one width": [0, 1],
    }
    told = {name: plain(SV.surfaces([every[index] for index in indices], every)) for name, indices in picked.items()}
    assert told == {
        "all": "alla 6 lägen",
        "one": "320 px, mörkt",
        "a width": "320 px",
        "a look": "mörkt",
        "some of both": "ljust: 320 px; mörkt",
        "two looks of one width": "ljust / mörkt: 320 px",
    }
    pages = [plain_page(made, number) for number in (2, 3, 4, 9)]
    assert (SV.surfaces(pages, pages), SV.surfaces(pages[:1], pages), SV.pages(pages)) == (
        "sidorna 2–4, 9",
        "sida 2",
        "2–4, 9",
    )
    looks = [replace(every[0], state=state) for state in ("print", "dark", "odd")]
    assert SV.surfaces(looks[:2], looks) == "utskrift / mörkt"


def titles(*surfaces: Surface) -> list[str]:
    folds, _ = fold(Evidence("out/x", "", "x", "", surfaces))
    return [plain(SV.title(one)) for one in folds]


def test_alike_surfaces_have_a_heading(made: Made) -> None:
    told = [*titles(page(made, 7)), *titles(*states(made)), *titles(feed()), *titles(replace(feed(), outputs=()))]
    assert told == ["Sida 7", "320 px, mörkt", "5 lägen", "Flöde", "Filen"]


def test_a_picture_has_a_text(made: Made) -> None:
    told = [words.alt(surface) for surface in (broken_page(made), states(made)[1]) for words in (SV, EN)]
    assert [plain(text) for text in told] == [
        "Sida 1 i sin helhet. Märken: 1",
        "Page 1 as a whole. Marks: 1",
        "Märke 1 med frizon, 320 px, mörkt",
        "Mark 1 with its clear space, 320 px, dark",
    ]


def test_every_kind_and_its_reason_has_a_phrase() -> None:
    kinds = [*KINDS, SHOWN_PICTURE, UNKNOWN]
    assert [kind.name for kind in kinds if key_of(kind.name) not in KNOWN["kind"]] == []
    told = {
        kind.name: EN.reason(Evidence("x", "", kind.name, kind.reason, ())).unescape() for kind in kinds if kind.reason
    }
    assert told == {kind.name: kind.reason for kind in kinds if kind.reason}
    assert [name for name in told if SV.reason(Evidence("x", "", name, "", ())) == ""] == []


def test_every_figure_that_is_measured_has_a_phrase() -> None:
    preflight = Path(__file__).parents[2] / "src/trycksak/preflight"
    named = {
        name
        for path in preflight.rglob("*.py")
        for name in re.findall(r'\bFigure\(\s*"[a-z-]+",\s*"([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert {name for name in named if key_of(name) not in KNOWN["what"]} == set()


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_every_name_that_is_known_has_its_phrase(locale: str) -> None:
    say = Wording(locale)
    assert [key for group in KNOWN for key in KNOWN[group] if not say(f"evidence.{group}.{key}")] == []
