"""The gallery: every forgery is found for what it is, and nothing is found in what only looks odd."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from preflight.proof.gallery import forgeries, oddities
from preflight.proof.gallery.bases import BASES, Case, asked
from preflight.proof.gallery.forgeries import FORGERIES
from preflight.proof.gallery.grey import GREY, Grey
from preflight.proof.gallery.oddities import ODDITIES
from trycksak.preflight.proof.pdf import prove_pdf


def told(case: Case, folder: Path) -> list[str]:
    """Make the file, prove it, and write what is found: place, id and sentences."""
    case.make(folder / "x.pdf")
    return [str(finding) for finding in prove_pdf(folder / "x.pdf", "x.pdf", asked(case.asked)).findings]


def ids(findings: list[str]) -> set[str]:
    return {finding.split("\n")[0].split()[-1] for finding in findings}


@pytest.mark.parametrize("case", BASES.values(), ids=BASES)
def test_nothing_is_found_in_what_the_forgeries_are_made_of(case: Case, tmp_path: Path) -> None:
    assert told(case, tmp_path) == []


@pytest.mark.parametrize("case", FORGERIES.values(), ids=FORGERIES)
def test_a_forgery_is_found_for_what_it_is(case: Case, tmp_path: Path) -> None:
    found = told(case, tmp_path)
    assert ids(found) == case.expected, found


@pytest.mark.parametrize("case", ODDITIES.values(), ids=ODDITIES)
def test_nothing_is_found_in_what_only_looks_odd(case: Case, tmp_path: Path) -> None:
    assert told(case, tmp_path) == []


@pytest.mark.parametrize("grey", GREY.values(), ids=GREY)
def test_what_is_decided_of_grey_cases_holds(grey: Grey, tmp_path: Path) -> None:
    found = told(grey.case, tmp_path)
    assert ids(found) == grey.case.expected, (grey.why, found)


@pytest.mark.parametrize("parts", [forgeries.PARTS, oddities.PARTS], ids=["forgeries", "oddities"])
def test_no_case_hides_another_of_the_same_name(parts: tuple[Mapping[str, Case], ...]) -> None:
    names = [name for part in parts for name in part]
    assert sorted(names) == sorted(set(names))


def test_every_forgery_differs_from_all_that_is_right(tmp_path: Path) -> None:
    """A file that is held against something else counts as another."""

    def seen(cases: Mapping[str, Case]) -> dict[str, tuple[bytes, str]]:
        found = {}
        for name, case in cases.items():
            case.make(tmp_path / "x.pdf")
            found[name] = (tmp_path / "x.pdf").read_bytes(), repr(sorted(case.asked.items()))
        return found

    forged, right = seen(FORGERIES), seen({**BASES, **ODDITIES})
    assert set(forged.values()) & set(right.values()) == set()
    assert len(set(forged.values())) == len(FORGERIES)
    assert len(set(right.values())) == len({**BASES, **ODDITIES})
