"""A text cut into the blocks of Markdown that a translator works on, each with its place, so that none is lost."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_BLOCK: Final = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_KINDS: Final = (
    ("heading", re.compile(r"(#{1,6}) ")),
    ("admonition", re.compile(r"!!! ")),
    ("list", re.compile(r"([-*+]|\d+\.) ")),
    ("quote", re.compile(r"> ?")),
    ("definition", re.compile(r"\[\^?[^]]+\]:")),
    ("table", re.compile(r".*\|.*\n[ :|-]+(\n|$)")),
    ("indented", re.compile(r"(\t| {4})")),
    ("html", re.compile(r"<")),
    ("picture", re.compile(r"!\[")),
)


@dataclass(frozen=True)
class Block:
    """A run of lines between empty ones: from `begin` to `end` (signs of the body), and what kind of Markdown it is."""

    begin: int
    end: int
    kind: str


@dataclass(frozen=True)
class Pair:
    """Blocks that say the same in two languages, as spans of the bodies; the second is None where it is missing."""

    source: tuple[int, int]
    target: tuple[int, int] | None


def blocks_of(body: str) -> list[Block]:
    """Cut a body at its empty lines; what holds no letter, such as a rule, is nobody's to translate and left out."""
    found = [match for match in _BLOCK.finditer(body) if any(map(str.isalpha, match[0]))]
    return [Block(match.start(), match.end(), _kind(match[0])) for match in found]


def _kind(text: str) -> str:
    for name, pattern in _KINDS:
        if match := pattern.match(text):
            return name + str(len(match[1])) if name == "heading" else name
    return "paragraph"


def pairs_of(source: str, target: str) -> list[Pair]:
    """Pair the blocks of two bodies by their kinds, in order.

    Where one body has blocks that the other lacks, they join their neighbour, so that every block is in one pair.
    """
    ours, theirs = blocks_of(source), blocks_of(target)
    if not theirs:
        return [Pair((block.begin, block.end), None) for block in ours]
    matched = SequenceMatcher(None, [b.kind for b in ours], [b.kind for b in theirs], autojunk=False)
    runs: list[list[int]] = []
    for _, i1, i2, j1, j2 in matched.get_opcodes():
        if i2 - i1 == j2 - j1:
            runs += [[i1 + n, i1 + n + 1, j1 + n, j1 + n + 1] for n in range(i2 - i1)]
        else:
            runs.append([i1, i2, j1, j2])
    return [
        Pair((ours[i1].begin, ours[i2 - 1].end), (theirs[j1].begin, theirs[j2 - 1].end))
        for i1, i2, j1, j2 in _joined(runs)
    ]


def _joined(runs: list[list[int]]) -> list[list[int]]:
    """Join each run that is empty on one side to the one before it, or at the beginning to the one after."""
    made: list[list[int]] = []
    for run in runs:
        if made and (_is_half(run) or _is_half(made[-1])):
            made[-1] = [made[-1][0], run[1], made[-1][2], run[3]]
        else:
            made.append(run)
    return [] if len(made) == 1 and _is_half(made[0]) else made


def _is_half(run: list[int]) -> bool:
    return run[0] == run[1] or run[2] == run[3]


def indent_of(text: str) -> str:
    """Give the white space that every line of a text begins with."""
    lines = [line for line in text.split("\n") if line.strip()]
    first = min((line[: len(line) - len(line.lstrip())] for line in lines), key=len, default="")
    return first if all(line.startswith(first) for line in lines) else ""


def without_indent(text: str, indent: str) -> str:
    """Take a common indentation away, so that no tool can lose it."""
    return "\n".join(line.removeprefix(indent) for line in text.split("\n"))


def with_indent(text: str, indent: str) -> str:
    """Put an indentation before every line that holds something."""
    return "\n".join(indent + line if line.strip() else line for line in text.split("\n"))
