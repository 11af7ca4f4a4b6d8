"""Plain language: sentences that are too long, and stiff words; the lists are data, `words/<tag>.yml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from trycksak.model.record import Locale
from trycksak.proofread.language.prose import BLANK

_WORD: Final = re.compile(r"[^\W_]+(?:[’'.:-][^\W_]+)*")
# A new line begins a new block where it begins so, or after an empty one.
_BLOCK: Final = re.compile(rf"{BLANK}+")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?i:t\.ex|bl\.a|m\.m|dvs|d\.v\.s|s\.k|kl|ca|nr|kap|st|jfr|e\.g|i\.e|etc|Mr|Mrs|Dr|St|No|cf|vs|p|s)|\b[A-ZÅÄÖ])\.$"
)
_END: Final = re.compile(r"[.!?…][”’)\]»]*(?=\s)")


@dataclass(frozen=True)
class Long:
    """A sentence that is longer than the language's limit: the line that it begins in, from 0, and its words."""

    line: int
    opening: str
    words: int
    limit: int
    source: str


@dataclass(frozen=True)
class Stiff:
    """A word that is stiff: the line, from 0, the word as it stands, and what is plainer."""

    line: int
    word: str
    plain: str
    source: str


def long_sentences(prose: str, locale: Locale) -> Iterator[Long]:
    """Find the long sentences of a text of which only the prose is left."""
    words = _list(locale)
    if not words:
        return
    limit, source = int(words["sentence"]["words"]), words["sentence"]["source"]
    for line, sentence in sentences(prose):
        found = _WORD.findall(sentence)
        if len(found) > limit:
            yield Long(line, " ".join(found[:4]), len(found), limit, source)


def stiff_words(prose: str, locale: Locale) -> Iterator[Stiff]:
    """Find the stiff words of a text of which only the prose is left, in the order of the text."""
    words = _list(locale)
    if not words:
        return
    pattern, plain = _pattern(locale)
    for match in pattern.finditer(prose):
        group = match.lastgroup or ""
        yield Stiff(prose.count("\n", 0, match.start()), " ".join(match[0].split()), plain[group], words["source"])


@lru_cache(maxsize=4096)
def sentences(prose: str) -> tuple[tuple[int, str], ...]:
    """Part a text into sentences, each with the line that it begins in, from 0; what is not prose ends none."""
    return tuple(_parted(prose))


def _parted(prose: str) -> Iterator[tuple[int, str]]:
    for line, block in _blocks(prose):
        start = 0
        for end in _END.finditer(block):
            if end[0][0] == "." and _ABBREVIATION.search(block[: end.start() + 1]):
                continue
            yield from _sentence(line, block, start, end.end())
            start = end.end()
        yield from _sentence(line, block, start, len(block))


def _sentence(line: int, block: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    lead = len(block[start:end]) - len(block[start:end].lstrip())
    if text := block[start:end].strip():
        yield line + block.count("\n", 0, start + lead), text


def _blocks(prose: str) -> Iterator[tuple[int, str]]:
    """Part a text at empty lines and before whatever begins with a sign: an item, a heading, a row of a table."""
    begin, block = 0, list[str]()
    for number, line in enumerate(prose.split("\n")):
        if block and (not line.strip() or line.startswith(("|", BLANK)) or line.lstrip().startswith("|")):
            yield begin, "\n".join(block)
            block = []
        if line.strip():
            begin = begin if block else number
            block.append(_BLOCK.sub(" ", line).replace("|", ". "))
    if block:
        yield begin, "\n".join(block)


@cache
def _list(locale: Locale) -> dict[str, Any]:
    file = files("trycksak.proofread.language").joinpath("words", f"{locale}.yml")
    if not file.is_file():
        return {}
    found: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # text only
    return found


@cache
def _pattern(locale: Locale) -> tuple[re.Pattern[str], dict[str, str]]:
    entries = {f"w{number}": entry for number, entry in enumerate(_list(locale)["words"])}
    groups = [f"(?P<{name}>{'|'.join(map(_form, entry['forms']))})" for name, entry in entries.items()]
    whole = re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w-])", re.IGNORECASE)
    return whole, {name: entry["plain"] for name, entry in entries.items()}


def _form(form: str) -> str:
    return r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in form.split())
