"""The audit bites: pages that are each broken in exactly one way, and pages that are right."""

import pytest

from preflight.access.forged import FORGED, forge
from trycksak.preflight.access.audit import audit_site
from trycksak.preflight.site import Site

RULES = {
    "right": [],
    "opens": [],
    "moves-where-it-may": [],
    "picture-without-words": ["image-alt"],
    "pale-in-the-dark": ["color-contrast"],
    "small-targets": ["target-size"],
    "heading-left-out": ["heading-order"],
    "focus-without-a-mark": ["focus"],
    "focus-with-a-faint-mark": ["focus"],
    "focus-on-nothing": ["unseen"],
    "focus-off-screen": ["off-screen"],
    "focus-covered": ["obscured"],
    "order-turned": ["order"],
    "points-in-their-order": [],
    "points-in-no-order": ["order"],
    "trap": ["trap"],
    "does-not-open": ["keyboard"],
    "passed-over": ["keyboard"],
    "no-way-past-the-menu": ["skip"],
    "wide": ["reflow"],
    "cut-by-spacing": ["cut-off"],
    "cut-when-larger": ["cut-off"],
    "words-covered": ["covered"],
    "moves": ["motion"],
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """All findings, as sentences, by page."""
    folder = tmp_path_factory.mktemp("forged") / "site"
    forge(folder)
    audited = audit_site(Site(folder, "https://small.example/", "out/site"), lambda done, of: None)
    return {one.page.stem: [str(finding) for finding in one.findings] for one in audited}


def rules(sentences: list[str]) -> list[str]:
    """Name the rules, each once: a fault may be told for each of the ways in which it was met."""
    return sorted({sentence.split("access/")[1].split("\n")[0] for sentence in sentences})


def test_each_page_has_the_fault_that_it_was_given_and_no_other(told: dict[str, list[str]]) -> None:
    assert {name: rules(sentences) for name, sentences in told.items()} == RULES
    assert set(RULES) == set(FORGED)
