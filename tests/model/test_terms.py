"""The terms hold seven cities' kinds of rule, and answer what a page may look like."""

from pathlib import Path

import pytest

from trycksak.model.brand import Variant
from trycksak.model.terms import Corner, Medium, Output, Role, Rule, Terms, Tone
from trycksak.read.schema import parse
from trycksak.read.yaml import load

ROOT = Path(__file__).parents[2]
CITIES = sorted((ROOT / "tests" / "cities").glob("*.yml"))
NAMES = ["goteborg", "helsingborg", "helsinki", "malmo", "oslo", "stockholm", "uppsala"]
A6, A5, A4, A3, A2 = (105.0, 148.0), (148.0, 210.0), (210.0, 297.0), (297.0, 420.0), (420.0, 594.0)
TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT = Corner
POSITIVE, NEGATIVE, MONO = Variant


def read(path: Path) -> Terms:
    terms, findings = parse(Terms, load(path.read_text(encoding="utf-8"), path.name), path.name)
    assert findings == []
    assert terms is not None
    return terms


TERMS = {path.stem: read(path) for path in CITIES}


def said(changes: dict[str, str], name: str = "malmo") -> list[tuple[int, str, str]]:
    """What a writer is told of a city's terms with some of its lines changed."""
    text = (ROOT / "tests" / "cities" / f"{name}.yml").read_text(encoding="utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    findings = parse(Terms, load(text, "brand/terms.yml"), "brand/terms.yml")[1]
    return [(one.place.line, one.id, f"{one.is_}; {one.should}. {one.do}") for one in findings]


def test_there_are_seven_cities() -> None:
    assert list(TERMS) == NAMES


def test_only_what_is_known_of_a_city_is_not_assumed() -> None:
    """Every value of a fixture, but those that cities' public manuals are known to hold, says that it is assumed."""
    known = {
        (city, id, key)
        for city, terms in TERMS.items()
        for id, rule in terms.rules()
        for key in rule.model_fields_set - Rule.model_fields.keys() - set(rule.assumed)
    }
    assert known == {
        ("helsingborg", "module", "name"),
        ("helsingborg", "module", "of"),
        ("helsingborg", "module", "share"),
        ("helsinki", "minimum", "least_mm"),
        ("helsinki", "module", "name"),
        ("malmo", "corners", "print"),
        ("malmo", "minimum", "least_mm"),
        ("malmo", "minimum", "width_mm"),
        ("stockholm", "agreement", "role"),
        ("stockholm", "corners", "print"),
        ("stockholm", "corners", "web"),
        ("stockholm", "module", "name"),
        ("stockholm", "partners", "corners"),
        ("stockholm", "partners", "largest_share"),
        ("stockholm", "partners", "tones"),
        ("stockholm", "relation", "text"),
        ("uppsala", "minimum", "of_short_side"),
    }


def test_the_rules_have_the_keys_as_their_ids() -> None:
    assert [id for id, _ in TERMS["oslo"].rules()] == [
        *("agreement", "presence", "original", "language", "variants", "module", "clear-space"),
        *("minimum", "corners", "edge", "bitmap", "partners", "relation"),
    ]


def test_the_least_width_follows_the_format_or_the_short_side() -> None:
    sizes = {"A6": A6, "A5": A5, "A4": A4, "A4 lying": A4[::-1], "A3": A3, "A2": A2, "A7": (74.0, 105.0)}
    sizes |= {"200 mm square": (200.0, 200.0), "US letter": (215.9, 279.4)}
    asked = ("malmo", "helsinki", "uppsala")
    widths = {name: tuple(TERMS[city].least_width_mm(size) for city in asked) for name, size in sizes.items()}
    assert widths == {
        "A6": (15, 25, 26.25),
        "A5": (18, 25, 37),
        "A4": (20, 25, 52.5),
        "A4 lying": (20, 25, 52.5),
        "A3": (22, 25, 74.25),
        "A2": (22, 25, 105),
        "A7": (12, 25, 18.5),
        "200 mm square": (18, 25, 50),
        "US letter": (20, 25, 53.975),
    }


def test_of_several_least_widths_all_hold() -> None:
    minimum = {"width_mm": {"A5": 30, "A4": 36}, "of_short_side": 0.2, "width_px": 1}
    terms = changed("malmo", "minimum", minimum)
    assert [terms.least_width_mm(size) for size in (A6, A5, A4, A3)] == [30, 30, 42, pytest.approx(59.4)]
    assert [changed("malmo", "minimum", {"width_px": 1}).least_width_mm(size) for size in (A6, A4)] == [None, None]


def test_the_clear_space_is_a_number_of_modules() -> None:
    clear = {name: round(terms.clear(100, 30), 6) for name, terms in TERMS.items()}
    assert clear == {
        "goteborg": 15,
        "helsingborg": 7.5,
        "helsinki": 12,
        "malmo": 15,
        "oslo": 10,
        "stockholm": 25.2,
        "uppsala": 15,
    }


def test_the_distance_from_the_edge_is_the_larger_of_two() -> None:
    assert [TERMS["malmo"].least_edge_mm(100, 30), TERMS["oslo"].least_edge_mm(100, 30)] == [5, 10]
    assert TERMS["oslo"].least_edge_mm(40, 12) == 5


def test_a_format_may_have_corners_of_its_own() -> None:
    corners = {name: [terms.print_corners(size) for size in (A4, A3)] for name, terms in TERMS.items()}
    upper, lower_right = (TOP_LEFT, TOP_RIGHT), (BOTTOM_RIGHT,)
    assert corners == {
        "goteborg": [(TOP_LEFT,)] * 2,
        "helsingborg": [(TOP_LEFT,), (TOP_RIGHT,)],
        "helsinki": [(TOP_LEFT,)] * 2,
        "malmo": [lower_right] * 2,
        "oslo": [(TOP_LEFT,)] * 2,
        "stockholm": [upper] * 2,
        "uppsala": [(TOP_LEFT,)] * 2,
    }
    assert TERMS["helsingborg"].print_corners(A3[::-1]) == (TOP_RIGHT,)


@pytest.mark.parametrize(
    ("city", "medium", "outputs", "light", "dark"),
    [
        ("stockholm", Medium.PRINT, (), (POSITIVE, MONO), (NEGATIVE,)),
        ("helsinki", Medium.PRINT, (), (POSITIVE, MONO), (NEGATIVE,)),
        ("helsinki", Medium.WEB, (), (POSITIVE,), (NEGATIVE,)),
        ("goteborg", Medium.PRINT, (), (POSITIVE, MONO), ()),
        ("goteborg", Medium.PRINT, (Output.SINGLE_SHEET,), (POSITIVE, MONO), ()),
        ("goteborg", Medium.PRINT, (Output.EVERY_PAGE, Output.COVER), (), (NEGATIVE,)),
        ("goteborg", Medium.WEB, (Output.WEB_PAGE,), (POSITIVE,), (NEGATIVE,)),
    ],
)
def test_variants_follow_ground_medium_and_output(
    city: str,
    medium: Medium,
    outputs: tuple[Output, ...],
    light: tuple[Variant, ...],
    dark: tuple[Variant, ...],
) -> None:
    variants = TERMS[city].variants
    allowed = [variants.allowed(medium, dark=ground, outputs=outputs) for ground in (False, True)]
    assert allowed == [light, dark]


def test_of_two_outputs_on_a_page_the_narrower_one_holds() -> None:
    rule = {"light": ["positive", "mono"], "dark": ["negative"], "contrast": 3}
    own = {"every-page": ["mono"], "cover": ["positive"]}
    variants = changed("malmo", "variants", rule | {"outputs": own}).variants
    pages = [(Output.EVERY_PAGE, Output.COVER), (Output.EVERY_PAGE,), ()]
    allowed = [variants.allowed(Medium.PRINT, dark=False, outputs=outputs) for outputs in pages]
    assert allowed == [(POSITIVE,), (MONO,), (POSITIVE, MONO)]


def test_from_a_number_of_partners_on_they_stand_as_text() -> None:
    goteborg, stockholm = TERMS["goteborg"].partners, TERMS["stockholm"].partners
    assert [goteborg.tones_beside(others) for others in (1, 3, 4, 9)] == [(Tone.BLACK, Tone.WHITE)] * 2 + [
        (Tone.TEXT,)
    ] * 2
    assert stockholm.tones_beside(9) == (Tone.TEXT, Tone.BLACK, Tone.WHITE)


def test_the_roles_and_what_a_partner_may_be() -> None:
    told = {name: (terms.agreement.role, terms.partners.largest_share) for name, terms in TERMS.items()}
    assert (told["stockholm"], told["oslo"]) == ((Role.MAIN, 0.7), (Role.EQUAL, 1))


def changed(city: str, rule: str, values: dict[str, object]) -> Terms:
    """A city's terms with another rule; its sentence and source stay."""
    plain = TERMS[city].model_dump(mode="json")
    plain[rule] = {"sentence": plain[rule]["sentence"], "source": plain[rule]["source"], **values}
    return Terms.model_validate(plain)


@pytest.mark.parametrize(
    ("old", "new", "line", "id", "sentence"),
    [
        (
            "assumed: [width_px]",
            "assumed: [widht_px]",
            49,
            "value/type",
            "`minimum.assumed` does not fit (the rule has no `widht_px`. Did you mean `width_px`?); it should be: "
            "The keys of this rule whose value the city has not confirmed. Change the value.",
        ),
        (
            "assumed: [web]",
            "assumed: [source]",
            55,
            "value/type",
            "`corners.assumed` does not fit (the rule has no `source`. Choose one of: `formats`, `picture`, `print`, "
            "`web`); it should be: The keys of this rule whose value the city has not confirmed. Change the value.",
        ),
        (
            "print: [bottom-right]",
            "print: []",
            51,
            "value/empty",
            "`corners.print` is empty; it should be: The corners of a printed page: `top-left`, `top-right`, "
            "`bottom-left`, `bottom-right`. Write at least one entry.",
        ),
        (
            "print: [bottom-right]",
            "print: [bottom-right]\n  formats: {A3: []}",
            52,
            "value/empty",
            "`corners.formats.A3` is empty; it should be: Where a format has corners of its own. "
            "Write at least one entry.",
        ),
        (
            "end: 2006-12-31",
            "end: 2005-12-31",
            4,
            "value/type",
            "`agreement` does not fit (`end: 2005-12-31` is before `start: 2006-01-01`); it should be: Who may use "
            "the mark, and how long. Change the value.",
        ),
    ],
)
def test_a_writer_is_told_where_and_what(old: str, new: str, line: int, id: str, sentence: str) -> None:
    assert said({old: new}) == [(line, id, sentence)]
