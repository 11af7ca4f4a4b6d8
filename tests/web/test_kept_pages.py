"""Pages that were made before: a change of a text makes its page, and a change of anything else makes all."""

from pathlib import Path

import pytest

from building import fingerprints
from trycksak.parallel import Workers
from trycksak.store import Store
from web.crawl import Published, lay_out_small, published

PICTURES = 1 + 4 + 1 + 26 + 1
"""What a store holds beside pages: the drawings, the icons, the pictures to be shared, and their names."""


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return lay_out_small(tmp_path / "event")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def entries(store: Store) -> set[str]:
    return {path.name for path in store.folder.rglob("*") if path.is_file()}


def built(event: Path, site: Path, store: Store | None) -> Published:
    # By processes of their own, which have drawn nothing yet.
    with Workers(2) as workers:
        made = published(event, site, store, workers, keep_pages=store is not None)
    assert made.findings == []
    return made


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_change_of_a_text_makes_its_page_and_no_other(event: Path, store: Store, tmp_path: Path) -> None:
    first = built(event, tmp_path / "first", store)
    pages = len([one for locale in ("sv", "en") for one in first.edition.published(locale)])
    known = entries(store)
    assert len(known) == PICTURES + pages
    page = event / "content" / "en" / "practical.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more word.\n", encoding="utf-8")
    second = built(event, tmp_path / "second", store)
    assert len(entries(store) - known) == 1
    assert fingerprints(second.site) == fingerprints(built(event, tmp_path / "clean", None).site)
    assert fingerprints(second.site) != fingerprints(first.site)


def test_a_change_of_what_other_pages_show_makes_all(event: Path, store: Store, tmp_path: Path) -> None:
    first = built(event, tmp_path / "first", store)
    pages, known = len(list(first.edition.published("sv"))), entries(store)
    edit(event / "content" / "en" / "practical.md", "title: ", "title: So ")
    second = built(event, tmp_path / "second", store)
    assert len(entries(store) - known) > pages
    assert fingerprints(second.site) == fingerprints(built(event, tmp_path / "clean", None).site)


def test_what_another_plugin_has_a_hand_in_is_made_each_time(event: Path, store: Store, tmp_path: Path) -> None:
    edit(event / "mkdocs.yml", "  - trycksak\n", "  - trycksak\n  - search\n")
    built(event, tmp_path / "site", store)
    assert len(entries(store)) == PICTURES
