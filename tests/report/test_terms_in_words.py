"""Every rule is told whole, in both languages, and what nobody confirmed says so."""

from datetime import date
from pathlib import Path

import pytest

from trycksak.model.brand import Variant
from trycksak.model.terms import Corner, Medium, Output, Role, Rule, Terms, Tone
from trycksak.read.schema import parse
from trycksak.read.yaml import load
from trycksak.render.wording import Wording
from trycksak.report.terms_in_words import Particular, days, in_words

ROOT = Path(__file__).parents[2]
CITIES = sorted((ROOT / "tests" / "cities").glob("*.yml"))


def read(path: Path, **changes: str) -> Terms:
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    terms, findings = parse(Terms, load(text, path.name), path.name)
    assert findings == []
    assert terms is not None
    return terms


TERMS = {path.stem: read(path) for path in [*CITIES, ROOT / "brand" / "terms.yml"]}


def told(terms: Terms, id: str, locale: str) -> list[str]:
    """What is told of a rule: `label: value | value`, with `?` after what is not confirmed."""
    clause = next(clause for clause in in_words(terms, locale) if clause.id == id)
    return [line(one) for one in clause.particulars]


def line(one: Particular) -> str:
    return f"{one.label}: {' | '.join(one.values)}{'' if one.confirmed else ' ?'}".replace("\u00a0", " ")


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("name", list(TERMS))
def test_every_value_of_every_rule_is_told(name: str, locale: str) -> None:
    """But for the resolution of bitmaps where there may be none, and a distance of no modules."""
    expected = {
        id: {key for key in type(rule).model_fields.keys() - Rule.model_fields.keys() if is_to_be_told(rule, key)}
        for id, rule in TERMS[name].rules()
    }
    clauses = in_words(TERMS[name], locale)
    assert {clause.id: {key for one in clause.particulars for key in one.keys} for clause in clauses} == expected
    assert [clause.sentence for clause in clauses] == [rule.sentence[locale] for _, rule in TERMS[name].rules()]
    assert [clause.source for clause in clauses] == [rule.source for _, rule in TERMS[name].rules()]


def is_to_be_told(rule: Rule, key: str) -> bool:
    value = getattr(rule, key)
    empty = value is None or value == {} or (key == "modules" and value == 0)
    return not empty and not (key == "least_ppi" and not getattr(rule, "allowed", True))


@pytest.mark.parametrize("name", list(TERMS))
def test_the_languages_tell_the_same(name: str) -> None:
    shapes = [
        [(clause.id, [(one.keys, len(one.values), one.confirmed) for one in clause.particulars]) for clause in clauses]
        for clauses in (in_words(TERMS[name], locale) for locale in ("sv", "en"))
    ]
    assert shapes[0] == shapes[1]


def test_numbers_have_the_form_and_the_units_of_the_language() -> None:
    assert told(TERMS["malmo"], "minimum", "sv") == [
        "Bredd i tryck: A6: minst 15 mm | A5: minst 18 mm | A4: minst 20 mm | A3: minst 22 mm",
        "Bredd i tryck: minst 12 mm på allt papper",
        "Bredd på webben: minst 100 CSS-pixlar ?",
    ]
    assert told(TERMS["uppsala"], "minimum", "en") == [
        "Width in print: at least 25 % of the page’s short side",
        "Width on the web: at least 100 CSS pixels ?",
    ]
    assert told(TERMS["stockholm"], "module", "sv") == [
        "Modulen är: sköldens bredd",
        "Modulens längd: 84 % av logotypens höjd ?",
    ]
    assert told(TERMS["goteborg"], "variants", "sv")[-1] == "Kontrast mot botten: minst 4,5:1 ?"
    assert told(TERMS["goteborg"], "variants", "en")[-1] == "Contrast with the ground: at least 4.5:1 ?"


def test_a_mark_on_covers_only_is_told() -> None:
    assert told(TERMS["goteborg"], "variants", "en")[:-1] == [
        "On a light ground: positive or one-colour ?",
        "On a dark ground: negative ?",
        "In print: positive or one-colour ?",
        "On the web: positive or negative ?",
        "The cover of everything printed: negative ?",
    ]


def test_corners_edges_and_partners_are_told() -> None:
    assert told(TERMS["helsingborg"], "corners", "en") == [
        "On paper: top left ?",
        "On A3: top right ?",
        "On the web: top left ?",
        "In pictures: in any corner ?",
    ]
    assert told(TERMS["oslo"], "edge", "en") == [
        "To the edge of the page: at least 5 mm ?",
        "To the edge of the page: at least 1 × the module ?",
    ]
    assert told(TERMS["goteborg"], "partners", "sv") == [
        "Storlek: högst 70 % av stadens bredd och höjd ?",
        "Form: svart logotyp eller vit logotyp ?",
        "Från 4 partner: endast text ?",
        "Plats: i valfritt hörn ?",
    ]
    assert told(TERMS["stockholm"], "relation", "sv") == [
        "Svenska: I samarbete med",
        "Engelska: In cooperation with",
        "Texten finns på: omslaget till varje trycksak | varje sida på webbplatsen ?",
    ]


def test_a_default_is_not_confirmed_by_anybody() -> None:
    path = ROOT / "tests" / "cities" / "stockholm.yml"
    assert told(TERMS["stockholm"], "original", "en") == ["More than once on a page: allowed ?"]
    written = read(path, **{"original:\n": "original:\n  may_repeat: false\n"})
    assert told(written, "original", "en") == ["More than once on a page: not allowed"]


def test_a_clear_space_is_as_certain_as_its_module() -> None:
    path = ROOT / "tests" / "cities" / "helsingborg.yml"
    assumed = "  assumed: [modules]\n"
    sure = read(path, **{assumed: ""})
    unsure = read(path, **{assumed: "", "share: 0.25\n": "share: 0.25\n  assumed: [share]\n"})
    value = "On every side: 1 × a quarter of the height, which is 25 % of the logotype’s height"
    assert [told(terms, "clear-space", "en") for terms in (sure, unsure)] == [[value], [f"{value} ?"]]


def test_bitmaps_have_a_resolution_where_they_are_allowed() -> None:
    allowed = read(ROOT / "tests" / "cities" / "oslo.yml", **{"allowed: false": "allowed: true\n  least_ppi: 400"})
    assert told(allowed, "bitmap", "sv") == ["I tryck: tillåts ?", "Upplösning: minst 400 ppi"]
    assert told(TERMS["oslo"], "bitmap", "sv") == ["I tryck: tillåts inte ?"]


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_every_value_of_the_model_has_words_of_its_own(locale: str) -> None:
    say = Wording(locale)
    for name, kind in {
        "output": Output,
        "medium": Medium,
        "role": Role,
        "corner": Corner,
        "variant": Variant,
        "tone": Tone,
    }.items():
        words = [say(f"terms.{name}.{value.value}") for value in kind]
        assert len(set(words)) == len(words)


def test_a_period_names_both_years_where_they_differ() -> None:
    start, end = date(2006, 8, 24), date(2007, 1, 31)
    assert days(start, end, Wording("sv")) == "24 augusti 2006 – 31 januari 2007"
    assert days(start, date(2006, 12, 31), Wording("en")).replace("\u00a0", " ") == "24 August – 31 December 2006"
