"""Why a build made what it made, and a last build that is still there."""

from pathlib import Path

import pytest

from trycksak.account import Account
from trycksak.inputs import everything, inputs
from trycksak.last import Delivery, Last
from trycksak.read.files import Project
from trycksak.store import Store

BEFORE = {"content/a.md": "1", "content/b.md": "1", "brand/brand.yml": "1"}


@pytest.mark.parametrize(
    ("now", "files", "why"),
    [
        ({**BEFORE, "content/a.md": "2"}, None, "content/a.md has changed"),
        ({**BEFORE, "content/a.md": "2"}, ["content/b.md"], "what was kept of it is gone"),
        ({**BEFORE, "content/c.md": "1"}, None, "content/c.md is new"),
        ({"content/a.md": "1", "brand/brand.yml": "1"}, None, "content/b.md is gone"),
        (
            {f"content/{name}.md": "2" for name in "abcde"},
            None,
            "brand/brand.yml is gone, content/a.md has changed, content/b.md has changed, content/c.md is new, "
            "and 2 more",
        ),
    ],
)
def test_a_reason_is_what_has_changed(now: dict[str, str], files: list[str] | None, why: str, tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = Account(store, BEFORE)
    first.enter("a.pdf", False, files)
    assert list(first.lines()) == ["made a.pdf: it was not made before", "kept 0 of 1 as they were"]
    second = Account(store, now)
    second.enter("a.pdf", False, files)
    second.enter("b.pdf", True)
    second.measure("web pages", 3, 84)
    assert list(second.lines()) == [
        f"made a.pdf: {why}",
        "kept 1 of 2 as they were",
        "measured 3 of 84 web pages, whose bytes had not been measured before",
    ]


def test_what_has_changed_since_a_thing_was_made_is_known_before_it_is_made(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert Account(store, BEFORE).changed("a.pdf") == set(BEFORE)
    Account(store, BEFORE).enter("a.pdf", False)
    now = {"content/a.md": "2", "brand/brand.yml": "1", "content/c.md": "1"}
    assert Account(store, BEFORE).changed("a.pdf") == set()
    assert Account(store, now).changed("a.pdf") == {"content/a.md", "content/b.md", "content/c.md"}


def project(root: Path) -> Project:
    for name in ("content/sv/index.md", "mkdocs.yml", "out/site/index.html", ".git/HEAD", "env/pyvenv.cfg", "env/x.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    return Project(root)


def test_inputs_are_the_events_own_files(tmp_path: Path) -> None:
    assert list(inputs(project(tmp_path))) == ["content/sv/index.md", "mkdocs.yml"]


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("content/sv/index.md", False),
        ("content/sv/new.md", False),
        ("out/site/index.html", False),
        ("out/site/new.html", False),
        (".git/HEAD", True),
    ],
)
def test_a_build_of_the_same_is_known_while_its_bytes_are_there(path: str, known: bool, tmp_path: Path) -> None:
    event, store = project(tmp_path / "event"), Store(tmp_path / "store")
    delivery = Delivery((("site/index.html", 19),), (), (), 2.5, ("made a.pdf",))

    def last() -> Last:
        return Last(store, event.root / "out", everything(inputs(event)))

    assert last().delivery() is None
    last().keep(delivery)
    assert last().delivery() == delivery
    (event.root / path).write_text("changed", encoding="utf-8")
    assert (last().delivery() == delivery) is known
