"""Mending slips of typography in the event's own files: signs and spaces of prose, never a word and never a fact."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from trycksak.model.edition import Edition
from trycksak.model.page import Page, State, Translation
from trycksak.proofread.language.prose import masked
from trycksak.proofread.language.texts import Text, texts
from trycksak.proofread.language.typography import NO_BREAK, mended
from trycksak.read.accept import with_fingerprint
from trycksak.read.edition import read_edition
from trycksak.read.files import Project
from trycksak.staging import write_whole

_BESIDE: Final = 8  # signs shown on each side of a change
_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def mend(project: Project) -> Iterator[str]:
    """Mend every file of the event's content, and tell of each change: `path:line: before -> after`.

    A file is written whole or not at all; one that cannot be read, or has nothing to mend, is not touched. A
    translation that was up to date stays so: no word of what it translates has changed. Raises Stopped where
    `event.yml` cannot be read: it names the languages.
    """
    edition, _ = read_edition(project)
    in_order = sorted(texts(edition), key=lambda text: text.path)
    for path, held in groupby(in_order, key=lambda text: text.path):
        yield from _mend_file(project, path, list(held))
    yield from _accept_again(project, edition)


def _accept_again(project: Project, before: Edition) -> Iterator[str]:
    now, _ = read_edition(project)
    kept = {(page.id, own.locale) for page, own in _translations(before, State.UP_TO_DATE)}
    for page, own in _translations(now, State.OUTDATED):
        if (page.id, own.locale) in kept:
            file, source = project.root / own.path, page.translations[now.source]
            write_whole(file, with_fingerprint(file.read_bytes(), source.fingerprint, own))
            yield f"{own.path}: accepted {source.fingerprint}"


def _translations(edition: Edition, state: State) -> Iterator[tuple[Page, Translation]]:
    for page in edition.pages:
        for locale, own in page.translations.items():
            if page.state(locale, edition.source) is state:
                yield page, own


def _mend_file(project: Project, path: str, held: list[Text]) -> Iterator[str]:
    file = project.root / path
    # Line ends and a byte order mark stay as the writer's editor made them.
    before = file.read_bytes().decode("utf-8")
    was, ends = zip(*_LINE.findall(before), strict=True)
    lines = list(was)
    for text in held:
        for number, now in _mended(text, lines):
            lines[number] = now
    if lines != list(was):
        write_whole(file, "".join(line + end for line, end in zip(lines, ends, strict=True)).encode())
    for number, (old, now) in enumerate(zip(was, lines, strict=True), start=1):
        yield from (f"{path}:{number}: {change}" for change in _changes(old, now))


def _changes(old: str, now: str) -> Iterator[str]:
    """Tell what was changed in a line, with what stands beside it; a no-break space is shown as ·."""
    spans: list[tuple[int, int, int, int]] = []
    for tag, *span in SequenceMatcher(None, old, now, autojunk=False).get_opcodes():
        begin, end, start, stop = span
        if tag != "equal" and spans and begin - spans[-1][1] <= 2 * _BESIDE:
            begin, _, start, _ = spans.pop()
        if tag != "equal":
            spans.append((begin, end, start, stop))
    for begin, end, start, stop in spans:
        before, after = old[max(0, begin - _BESIDE) : end + _BESIDE], now[max(0, start - _BESIDE) : stop + _BESIDE]
        yield f"{before.strip()} -> {after.replace(NO_BREAK, '·').strip()}"


def _mended(text: Text, lines: list[str]) -> Iterator[tuple[int, str]]:
    """Give the lines of a file, from 0, that a text takes, with the text mended in them."""
    first = text.line - 1
    if text.markdown:
        now = mended("\n".join(lines[first:]), text.locale, masked, markdown=True)
        yield from enumerate(now.split("\n"), start=first)
    elif text.key:
        yield from _in_front_matter(text, lines[first], first)
    elif lines[first].count(text.text) == 1 and not re.search(r"[|>]\s*$", lines[first]):
        yield first, lines[first].replace(text.text, _plain(text.text, text))


def _in_front_matter(text: Text, line: str, number: int) -> Iterator[tuple[int, str]]:
    """Mend the value of a key that stands on one line; its straight quotes are set when it is read."""
    key, colon, value = line.partition(":")
    if key.strip() == text.key:
        yield number, key + colon + _plain(value, text)


def _plain(value: str, text: Text) -> str:
    return mended(value, text.locale, str, markdown=False, straight=text.straight)
