"""The accessibility statement is warned of: missing, not linked, untested, out of date, with nobody to turn to."""

from datetime import date
from pathlib import Path

import pytest

from trycksak.findings import Severity
from trycksak.gather import gather
from trycksak.model.accessibility import AccessTest
from trycksak.model.edition import Edition
from trycksak.model.people import Contact
from trycksak.preflight.access.statement import Made, check_statement
from trycksak.preflight.site import Site
from trycksak.proofread.statement import check_statement as proofread_statement
from trycksak.read.accessibility import read_statement, written
from trycksak.read.files import Project
from trycksak.render.site_design import design_digest

ROOT = Path(__file__).parents[3]
DESIGN = design_digest(ROOT)
TEST = AccessTest(
    date=date(2026, 11, 25), version="1", design=DESIGN, tools=("axe-core 4.12.1",), pages=76, states=("320 px, light",)
)
DESK = Contact(
    id="desk",
    name={"sv": "Disken", "en": "The desk"},
    task={"sv": "Svarar.", "en": "Answers."},
    email="a@small.example",
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """This event, with somebody who answers and a test that is up to date."""
    read = gather(Project(ROOT))[0]
    assert read.accessibility is not None
    event = read.event.model_copy(update={"contacts": (DESK,)})
    declared = read.accessibility.model_copy(update={"contact": "desk"})
    return read.model_copy(update={"event": event, "accessibility": declared, "access_test": TEST})


@pytest.fixture
def site(tmp_path: Path, edition: Edition) -> Site:
    """A site of two pages in two languages, each linked to the statement in its own."""
    for home, statement in (("", "tillganglighet/"), ("en/", "en/accessibility/")):
        for folder in (home, statement):
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / "index.html").write_text(f'<p><a href="/{statement}">Link</a></p>', encoding="utf-8")
    return Site(tmp_path, edition.event.website)


def told(site: Site, edition: Edition, design: str = DESIGN) -> list[str]:
    found = check_statement(site, Made(edition, design))
    assert {finding.severity for finding in found} <= {Severity.WARNING}
    return [f"{finding.place} {finding.id}: {finding.is_}" for finding in found]


def test_a_statement_that_is_right_is_not_spoken_of(site: Site, edition: Edition) -> None:
    assert told(site, edition) == []


def test_a_page_without_the_link_is_told(site: Site, edition: Edition) -> None:
    (site.root / "en/index.html").write_text('<p><a href="/tillganglighet/">The Swedish one</a></p>', encoding="utf-8")
    expected = "out/site/en/accessibility/index.html statement/not-linked: `out/site/en/index.html` does not link to it"
    assert told(site, edition) == [expected]


def test_a_language_without_the_page_is_told(site: Site, edition: Edition) -> None:
    page = edition.page["accessibility"]
    swedish = page.model_copy(update={"translations": {"sv": page.translations["sv"]}})
    pages = tuple(swedish if one is page else one for one in edition.pages)
    without = Edition(**{**{name: getattr(edition, name) for name in Edition.model_fields}, "pages": pages})
    assert told(site, without) == ["content/en/accessibility.md statement/missing: there is no accessibility statement"]


@pytest.mark.parametrize(
    ("test", "design", "expected"),
    [
        (None, DESIGN, "statement/untested: no test is recorded"),
        (
            TEST,
            "0" * 64,
            "statement/outdated: the templates, the styles or the brand have changed since the test of 2026-11-25",
        ),
        (
            TEST.model_copy(update={"version": "0"}),
            DESIGN,
            "statement/outdated: version `0` was tested on 2026-11-25, this is `1`",
        ),
    ],
)
def test_a_test_that_is_not_of_this_site_is_told(
    site: Site, edition: Edition, test: AccessTest | None, design: str, expected: str
) -> None:
    tested = edition.model_copy(update={"access_test": test})
    assert told(site, tested, design) == [f"content/accessibility.json {expected}"]


def test_nobody_to_turn_to_is_told(site: Site, edition: Edition) -> None:
    mute = edition.event.model_copy(update={"contacts": (DESK.model_copy(update={"email": None}),)})
    expected = "content/accessibility.yml statement/contact: it names nobody with an e-mail address or a telephone"
    assert told(site, edition.model_copy(update={"event": mute})) == [expected]


def test_the_design_is_the_look_and_not_the_words(tmp_path: Path) -> None:
    (tmp_path / "overrides/print").mkdir(parents=True)
    (tmp_path / "content").mkdir()
    before = design_digest(tmp_path)
    (tmp_path / "content/x.md").write_text("Words", encoding="utf-8")
    (tmp_path / "overrides/print/a5.css").write_text("p { margin: 0 }", encoding="utf-8")
    assert design_digest(tmp_path) == before
    (tmp_path / "overrides/frame.css").write_text("p { margin: 0 }", encoding="utf-8")
    assert design_digest(tmp_path) != before


def test_a_test_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    found = {"place": "out/site/index.html", "id": "access/color-contrast", "says": '`.pale`: 1.28 \\ "so"'}
    test = AccessTest.model_validate({**TEST.model_dump(), "findings": [found], "to_judge": {"color-contrast": 3}})
    (tmp_path / "content/accessibility.json").write_text(written(test), encoding="utf-8")
    read = read_statement(Project(tmp_path))
    assert (read.tested, read.declared, read.findings) == (test, None, ())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"accessibility": None}, ["statement/data"]),
        ({"contact": "nobody"}, ["statement/contact"]),
        ({"conformance": "full"}, ["statement/conformance"]),
    ],
)
def test_data_and_page_go_together(edition: Edition, change: dict[str, str | None], expected: list[str]) -> None:
    declared = edition.accessibility
    if "accessibility" in change:
        declared = None
    elif declared is not None:
        declared = type(declared).model_validate({**declared.model_dump(), **change})
    found = proofread_statement(edition.model_copy(update={"accessibility": declared}))
    assert [finding.id for finding in found] == expected
