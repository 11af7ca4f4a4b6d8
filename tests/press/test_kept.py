"""What was printed before: known by the texts that it shows and all else that there is, or by its markup."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trycksak.gather import gather
from trycksak.inputs import basis, inputs
from trycksak.press.editions import print_editions, print_known
from trycksak.press.order import Order
from trycksak.read.files import Project
from trycksak.render.publication import printed
from trycksak.store import Store

Folder = Callable[[str], Path]
SHOWN, OTHER = "study-visits/helios.md", "practical.md"


@pytest.fixture
def event(edition_folder: Folder) -> Path:
    return edition_folder("small")


def sheet(event: Path, out: Path) -> Order:
    """Order the sheet of one visit, of the event as it is now."""
    project, folder = Project(event), out / "printed"
    files = inputs(project)
    edition, brand, terms, _ = gather(project)
    publication = next(one for one in printed(edition) if one.visit == "helios")
    folder.mkdir(exist_ok=True)
    (folder / "print").mkdir(exist_ok=True)
    store, own = Store(out / "cache"), basis(files, edition)
    return Order(
        event, edition, brand, terms, publication, "en", folder, folder / "print", allow_outdated=True, store=store,
        basis=own,
    )  # fmt: skip


def add_word(event: Path, page: str, locale: str = "en") -> None:
    path = event / "content" / locale / page
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more word.\n", encoding="utf-8")


def test_the_very_same_is_known_before_it_is_rendered(event: Path, tmp_path: Path) -> None:
    assert print_known(sheet(event, tmp_path)) is None
    made = print_editions(sheet(event, tmp_path))
    written = made.web_file.read_bytes(), made.press_file.read_bytes()
    made.web_file.unlink()
    known = print_known(sheet(event, tmp_path))
    assert known is not None
    assert (made.was_kept, known.was_kept) == (False, True)
    assert (known.pages, known.download, known.plates) == (made.pages, made.download, made.plates)
    assert (known.web_file.read_bytes(), known.press_file.read_bytes()) == written


@pytest.mark.parametrize(
    ("page", "locale", "is_known"), [(SHOWN, "en", False), (OTHER, "en", True), (SHOWN, "sv", True)]
)
def test_a_word_concerns_those_who_show_it(page: str, locale: str, is_known: bool, event: Path, tmp_path: Path) -> None:
    # Its source has changed once before, so that one more word of it changes nothing else.
    add_word(event, SHOWN, "sv")
    print_editions(sheet(event, tmp_path))
    add_word(event, page, locale)
    assert (print_known(sheet(event, tmp_path)) is not None) is is_known


def test_a_fact_that_it_does_not_show_leaves_it_as_it_was(event: Path, tmp_path: Path) -> None:
    print_editions(sheet(event, tmp_path))
    path = event / "content" / "en" / OTHER
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: So ", 1), encoding="utf-8")
    assert print_known(sheet(event, tmp_path)) is None
    assert print_editions(sheet(event, tmp_path)).was_kept
    assert print_known(sheet(event, tmp_path)) is not None
