"""Synthetic editions: as large as asked, valid, and the same bytes for the same numbers."""

from pathlib import Path

import pytest
from bench.synthetic import Size, synthesise

from building import fingerprints
from trycksak.gather import gather
from trycksak.read.files import Project


def test_an_edition_is_valid_and_as_large_as_asked(tmp_path: Path) -> None:
    synthesise(tmp_path / "event", Size(sessions=45, visits=14, pages=30))
    edition, _, _, findings = gather(Project(tmp_path / "event"))
    assert findings == []
    assert {locale: len(list(edition.published(locale))) for locale in ("sv", "en")} == {"sv": 95, "en": 95}
    assert (len(list(edition.sessions())), len(list(edition.visits()))) == (46, 14)


def test_the_same_numbers_give_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        synthesise(tmp_path / name, Size(3, 1, 5), seed)
    one, again, other = (fingerprints(tmp_path / name) for name in ("one", "again", "other"))
    assert one == again
    assert one.keys() == other.keys()
    changed = {path for path in one if one[path] != other[path]}
    # The search page has no text of its own; a translation records the fingerprint of what it translates.
    assert changed == {path for path in one if path.startswith("content/") and path.endswith(".md")} - {
        "content/sv/search.md",
        "content/en/search.md",
    }


@pytest.mark.parametrize("total", [15, 100, 500, 1000])
def test_a_total_is_shared_among_kinds(total: int) -> None:
    assert Size.of(total).total == total


@pytest.mark.parametrize("size", [Size(1, 0, 1), Size(1, 15, 1), Size(-1, 1, 1)])
def test_a_size_that_cannot_be_is_refused(size: Size, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1 to 14 study visits"):
        synthesise(tmp_path / "event", size)
    assert not (tmp_path / "event").exists()
