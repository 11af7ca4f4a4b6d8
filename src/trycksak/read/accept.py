"""Accepting translations: each gets the fingerprint of the source text that it translates, and nothing else changes."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from trycksak.errors import CannotRun, Stopped
from trycksak.findings import errors
from trycksak.model.edition import Edition
from trycksak.model.page import Page, State, Translation
from trycksak.read.edition import read_edition
from trycksak.read.files import Project
from trycksak.read.pages import split_page
from trycksak.read.yaml import load
from trycksak.staging import write_whole

KEY: Final = "translates"
_ENDING: Final = re.compile(r"\r\n|\r|\n")


def accept(project: Project, paths: Iterable[Path]) -> list[str]:
    """Accept the translations in `paths`, files or folders; without any, all of the event. Says what changed.

    Everything is judged before anything is written, and each file is replaced in one step. Raises Stopped where the
    event cannot be read, CannotRun where a path is no translation.
    """
    edition, findings = read_edition(project)
    if stops := errors(findings):
        raise Stopped(stops)
    written = list(_judged(project, edition, _chosen(project, edition, paths)))
    for file, data, _ in written:
        if data is not None:
            write_whole(file, data)
    return [said for _, _, said in written]


def _judged(
    project: Project, edition: Edition, chosen: list[tuple[Page, Translation]]
) -> Iterator[tuple[Path, bytes | None, str]]:
    """Say of each translation which file gets which bytes (None: it stays as it is), and what is told of it."""
    for page, translation in chosen:
        file, source = project.root / translation.path, page.translations.get(edition.source)
        if source is None:
            raise CannotRun(f"{translation.path} translates nothing: content/{edition.source}/{page.id}.md is missing.")
        if page.state(translation.locale, edition.source) is State.UP_TO_DATE:
            yield file, None, f"{translation.path}: unchanged {source.fingerprint}"
        else:
            data = with_fingerprint(file.read_bytes(), source.fingerprint, translation)
            yield file, data, f"{translation.path}: accepted {source.fingerprint}"


def with_fingerprint(data: bytes, fingerprint: str, translation: Translation) -> bytes:
    """Give a translation's bytes with the fingerprint in its front matter; every other byte is as it was.

    Raises CannotRun where the front matter is written so that no line can be added.
    """
    text = data.decode("utf-8")
    old = translation.words.translates
    if old is None:
        end = list(_ENDING.finditer(text))[translation.body_line - 3]  # of the line above the closing `---`
        new = f"{text[: end.end()]}{KEY}: {fingerprint}{end[0]}{text[end.end() :]}"
    else:
        begin = [0, *(end.end() for end in _ENDING.finditer(text))][translation.lines[KEY] - 1]
        new = text[:begin] + text[begin:].replace(old, fingerprint, 1)
    before, after = _front_matter(text), _front_matter(new)
    if not isinstance(before, dict) or after != before | {KEY: fingerprint}:
        raise CannotRun(f"{translation.path} is written in a way of its own: write `{KEY}: {fingerprint}` yourself.")
    return new.encode("utf-8")


def _front_matter(text: str) -> object:
    head, _, _ = split_page(_ENDING.sub("\n", text.removeprefix("\ufeff")))
    return load(head or "", "").data


def _chosen(project: Project, edition: Edition, paths: Iterable[Path]) -> list[tuple[Page, Translation]]:
    """Find the translations that paths name; raises CannotRun where one names none."""
    every = {
        (project.root / translation.path).resolve(): (page, translation)
        for page in edition.pages
        for translation in page.translations.values()
        if translation.locale != edition.source
    }
    paths = list(paths)
    if not paths:
        return [found for path, found in every.items() if edition.source in found[0].translations]
    chosen: dict[Path, tuple[Page, Translation]] = {}
    for path in paths:
        place = path.resolve()
        below = {one: found for one, found in every.items() if one == place or one.is_relative_to(place)}
        if not below:
            should = f"the file of a page in one of {', '.join(edition.event.locales[1:]) or 'no languages'}"
            raise CannotRun(f"{path} is no translation: it should be {should}, or a folder of such files.")
        chosen |= below
    return [chosen[path] for path in sorted(chosen)]
