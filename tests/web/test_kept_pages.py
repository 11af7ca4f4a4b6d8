"""Pages that were made before: a change of a text makes its page, and a change of anything else makes all."""

from pathlib import Path

import pytest

from building import fingerprints
from trycksak.parallel import Workers
from trycksak.store import Store
from web.crawl import Published, lay_out_small, published


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return lay_out_small(tmp_path / "event")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def entries(store: Store) -> set[tuple[str, int]]:
    """Name what a store keeps; what was kept anew under the same name is another."""
    return {(path.name, path.stat().st_ino) for path in store.folder.rglob("*") if path.is_file()}


def kept_pages(store: Store) -> int:
    """Count the pages that a store keeps."""
    every = (path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
    return sum(data.startswith(b"<!doctype html") for data in every)


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
    known = entries(store)
    page = event / "content" / "en" / "practical.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more word.\n", encoding="utf-8")
    second = built(event, tmp_path / "second", store)
    # The page, and its hash by what it was made of.
    assert len(entries(store) - known) == 2
    assert fingerprints(second.site) == fingerprints(built(event, tmp_path / "clean", None).site)
    assert fingerprints(second.site) != fingerprints(first.site)


def test_what_lies_beside_the_pages_is_kept_and_what_is_damaged_is_made_anew(
    event: Path, store: Store, tmp_path: Path
) -> None:
    first = built(event, tmp_path / "first", store)
    clean, known = fingerprints(first.site), entries(store)
    second = built(event, tmp_path / "second", store).site
    assert fingerprints(second) == clean
    assert entries(store) == known
    # What the website has is the very file that is kept: who changes it there changes both.
    changed = ("robots.txt", "assets/cards/en/practical.png", "en/practical/index.html")
    for place in changed:
        assert (second / place).samefile(store.place(clean[place]))
        (second / place).write_bytes(b"changed")
    assert fingerprints(built(event, tmp_path / "third", store).site) == clean
    assert [place for place in changed if store.get_file(clean[place]) is None] == []
    assert len(entries(store)) == len(known)


def test_a_change_of_what_other_pages_show_makes_all(event: Path, store: Store, tmp_path: Path) -> None:
    first = built(event, tmp_path / "first", store)
    pages, known = len(list(first.edition.published("sv"))), entries(store)
    edit(event / "content" / "en" / "practical.md", "title: ", "title: So ")
    second = built(event, tmp_path / "second", store)
    assert len(entries(store) - known) > pages
    assert fingerprints(second.site) == fingerprints(built(event, tmp_path / "clean", None).site)


def test_what_another_plugin_has_a_hand_in_is_made_each_time(event: Path, store: Store, tmp_path: Path) -> None:
    first = built(event, tmp_path / "first", store)
    pages = len([one for locale in ("sv", "en") for one in first.edition.published(locale)])
    assert kept_pages(store) == pages + len(("404.html", "en/404.html"))
    edit(event / "mkdocs.yml", "  - trycksak\n", "  - trycksak\n  - search\n")
    other = Store(tmp_path / "other")
    built(event, tmp_path / "second", other)
    assert kept_pages(other) == 0
