"""What a source page said when its translation was accepted: looked up in the project's git history."""

import subprocess
from collections.abc import Iterator

from trycksak.model.page import Words
from trycksak.read.files import Project
from trycksak.read.fingerprint import fingerprint_of_words
from trycksak.read.pages import split_page
from trycksak.read.yaml import load

_SHOWN = ("title", "summary", "menu")


def old_words(project: Project, path: str, fingerprint: str) -> tuple[Words, str] | None:
    """Find the words and the body of a source page that has a fingerprint; None where git is missing or knows none."""
    for text in _versions(project, path):
        words, body = _words_of(text)
        if words and fingerprint_of_words(words, body) == fingerprint:
            return words, body
    return None


def plain_text(words: Words, body: str) -> str:
    """Write what a page says, without its facts: the lines that a translator works from."""
    said = [f"{key}: {value}" for key in _SHOWN if (value := getattr(words, key))]
    return "\n".join([*said, "", *body.strip("\n").split("\n")])


def current_text(project: Project, path: str) -> str:
    """Give what a page says now."""
    words, body = _words_of((project.root / path).read_bytes().decode("utf-8", "replace"))
    return plain_text(words, body) if words else body


def _words_of(text: str) -> tuple[Words | None, str]:
    head, body, _ = split_page(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    data = load(head or "", "").data
    if not isinstance(data, dict) or not isinstance(data.get("title"), str):
        return None, body
    title, summary, menu = (_text(data.get(key)) for key in ("title", "summary", "menu"))
    return Words.model_construct(title=title or "", summary=summary, menu=menu), body


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) else None


def _versions(project: Project, path: str) -> Iterator[str]:
    """Go through the versions of a file, the newest first; a folder without git, or without history, has none."""
    listed = _git(project, "log", "--format=%H", "--", path)
    for commit in (listed or b"").decode("ascii", "replace").split():
        data = _git(project, "cat-file", "blob", f"{commit}:./{path}")
        if data is not None:
            yield data.decode("utf-8", "replace")


def _git(project: Project, *arguments: str) -> bytes | None:
    command = ["git", "-C", str(project.root), "--no-pager", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
