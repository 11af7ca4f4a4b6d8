"""Compiled templates are kept where a build keeps things, by their words, and nowhere else."""

from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment

from trycksak.render.compiled import Compiled, compiled_in
from trycksak.store import Store


class Counting(Environment):
    """An environment that counts how often it compiles."""

    compiled = 0

    def compile(self, *source: Any, **named: Any) -> Any:
        self.compiled += 1
        return super().compile(*source, **named)


def rendered(words: str, store: Store | None) -> tuple[str, int]:
    """Render a template as a new process does; say how often it was compiled."""
    templates = Counting(loader=DictLoader({"a.html": words}), bytecode_cache=Compiled())
    with compiled_in(store):
        return templates.get_template("a.html").render(name="x"), templates.compiled


def test_what_was_compiled_is_not_compiled_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert [rendered("Hej {{ name }}", store) for _ in range(3)] == [("Hej x", 1), ("Hej x", 0), ("Hej x", 0)]


def test_other_words_are_compiled_and_so_is_what_is_damaged(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert rendered("Hej {{ name }}", store) == ("Hej x", 1)
    assert rendered("Hello {{ name }}", store) == ("Hello x", 1)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])
    assert rendered("Hej {{ name }}", store) == ("Hej x", 1)


def test_without_a_store_nothing_is_kept() -> None:
    assert [rendered("Hej {{ name }}", None) for _ in range(2)] == [("Hej x", 1), ("Hej x", 1)]
