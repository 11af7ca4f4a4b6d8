"""Inks: the brand's values to the letter, black over all, white out of all, and nothing unknown."""

from pathlib import Path

import pytest

from trycksak.press.colours import Inks, inks, plates, separate
from trycksak.read.edition import read_brand
from trycksak.read.files import Project

BRAND = read_brand(Project(Path(__file__).parents[2]))[0]


@pytest.fixture
def table() -> Inks:
    return inks(BRAND)


@pytest.mark.parametrize(
    ("written", "separated", "used"),
    [
        (b"0 0.34902 0.309804 rg", b"1 0 0.56 0.58 k\n/KoF gs", {"dark-green"}),
        (b"0 0.34902 0.309804 RG", b"1 0 0.56 0.58 K\n/KoS gs", {"dark-green"}),
        (b"0 0 0 rg", b"0 0 0 1 k\n/OvF gs", {"black"}),
        (b"0 0 0 RG", b"0 0 0 1 K\n/OvS gs", {"black"}),
        (b"1 1 1 rg", b"0 0 0 0 k\n/KoF gs", {"white"}),
        (b"/Span\n<</MCID 0>>\nBDC\nBT\nET\nEMC\n/Artifact\nBMC\nEMC", b"BT\nET\n", set()),
        (b"[<0012> 3 <31203020302072670a>] TJ", b"[<0012> 3 <31203020302072670a>] TJ", set()),
    ],
)
def test_a_colour_becomes_its_ink(written: bytes, separated: bytes, used: set[str], table: Inks) -> None:
    done = separate(written, table)
    assert (done.data, set(done.used), set(done.unknown)) == (separated, used, set())


def test_a_colour_that_is_in_no_palette_is_told_and_not_guessed(table: Inks) -> None:
    written = b"0 0.36 0.309804 rg\n1 0 0 RG"
    done = separate(written, table)
    assert (done.data, done.used, done.unknown) == (written, frozenset(), frozenset({"#005C4F", "#FF0000"}))


def test_only_the_plates_that_are_inked_are_ordered() -> None:
    assert plates(["black", "white"], BRAND) == ["Black"]
    assert plates(["green", "yellow"], BRAND) == ["Cyan", "Magenta", "Yellow"]
    assert plates(["dark-pink"], BRAND) == ["Cyan", "Magenta", "Black"]


def test_a_job_with_spots_prints_pms_colours_as_inks_of_their_own() -> None:
    table = inks(BRAND, spots=True)
    assert separate(b"0 0.34902 0.309804 rg\n0.988235 0.74902 0.039216 RG", table).data == (
        b"/dark-green cs\n1 scn\n/KoF gs\n0 0.27 1 0 K\n/KoS gs"
    )
    assert plates(["dark-green", "yellow"], BRAND, table.spots) == ["Magenta", "Yellow", "PMS 3292"]
