"""The web's gallery: every forgery is found for what it is, and nothing is found on what only looks odd."""

from typing import NamedTuple

import pytest

from building import ROOT
from preflight.browser.forged_pages import FORGED, PARTS
from preflight.browser.odd_pages import ODD
from preflight.browser.pages import WEBSITE, lay_out
from trycksak.preflight.browser.proof import prove_site
from trycksak.preflight.proof.evidence import Evidence
from trycksak.preflight.site import Site
from trycksak.read.edition import read_brand
from trycksak.read.files import Project

CASES = {**FORGED, **ODD}


class Proved(NamedTuple):
    """What was proved of the site's pages, by the names of the cases."""

    evidence: dict[str, Evidence]
    others: list[Evidence]


@pytest.fixture(scope="session")
def proved(tmp_path_factory: pytest.TempPathFactory) -> Proved:
    site = tmp_path_factory.mktemp("gallery") / "site"
    site.mkdir()
    names = lay_out(CASES, site)
    brand, terms = read_brand(Project(ROOT))
    told: list[tuple[int, int]] = []
    found = prove_site(
        Site(site, WEBSITE), brand, terms, ("sv", "en"), "sv", True, None, lambda done, of: told.append((done, of))
    )
    assert told == [(done, len(CASES) + 2) for done in range(len(CASES) + 3)]
    by_path = {one.path: one for one in found}
    return Proved({name: by_path.pop(path) for name, path in names.items()}, list(by_path.values()))


def findings(evidence: Evidence) -> list[str]:
    return [str(finding) for finding in evidence.findings]


@pytest.mark.parametrize("name", FORGED)
def test_a_forgery_is_found_for_what_it_is(name: str, proved: Proved) -> None:
    found = proved.evidence[name].findings
    assert {finding.id for finding in found} == FORGED[name].expected, findings(proved.evidence[name])


@pytest.mark.parametrize("name", ODD)
def test_nothing_is_found_on_what_only_looks_odd(name: str, proved: Proved) -> None:
    assert findings(proved.evidence[name]) == []


def test_nothing_is_found_on_the_home_pages(proved: Proved) -> None:
    assert [(one.path, findings(one)) for one in proved.others] == [
        ("out/site/en/index.html", []),
        ("out/site/index.html", []),
    ]


def test_no_case_hides_another_of_the_same_name() -> None:
    names = [name for part in (*PARTS, ODD) for name in part]
    assert sorted(names) == sorted(set(names))


def test_a_finding_names_the_page_and_the_states(proved: Proved) -> None:
    page = proved.evidence["missing at 320 px only"]
    assert findings(page) == [
        f"{page.path} logotype/hidden\n"
        "  the logotype is hidden by `display: none` of <a.mark> (at 320 px in light, in dark, in forced dark colours, "
        "in print, with 200 % text and without JavaScript); the page carries the logotype `Stockholms stad`. "
        "Take that away in overrides/."
    ]


def test_evidence_holds_every_state_and_a_few_pictures(proved: Proved) -> None:
    page = proved.evidence["the good page"]
    states = [surface.state for surface in page.surfaces]
    pictured = [surface.state for surface in page.surfaces if surface.png[:4] == b"\x89PNG"]
    assert (len(states), len(set(states)), pictured) == (25, 25, ["320 px, light", "1280 px, light"])
    assert {len(surface.marks) for surface in page.surfaces} == {1}
