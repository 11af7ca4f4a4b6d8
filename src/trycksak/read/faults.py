"""What breaks YAML, in a writer's words: the parser's phrases become sentences."""

import re
from typing import Final, NamedTuple

import yaml

from trycksak.findings import Finding, Place


class _Fault(NamedTuple):
    problem: str
    is_: str
    should: str
    do: str
    at_beginning: bool = False
    """Whether the line to show is the one where the broken thing begins, not the one where the parser gave up."""


_SIGN: Final = "a text that begins with one of `@ & * ! ? % | > [ ] { }` or a backtick stands in quotes"
_ANY: Final = "a text begins with a sign that has a meaning of its own"
_STAR: Final = "a text begins with `&` or `*`, which have a meaning of their own"
_BANG: Final = "a text begins with `!`, which has a meaning of its own"
_QUOTE_IT: Final = 'Put the text in "quotes".'
_FAULTS: Final = (
    _Fault(
        "mapping values are not allowed",
        "a colon stands where none can be",
        'a text that holds a colon and a space stands in "quotes", and keys that belong together are indented alike',
        "Put the text in quotes, or correct the indentation.",
    ),
    _Fault(
        r"found character '\t'",
        "the line holds a tab",
        "lines are indented with spaces",
        "Replace the tab by spaces.",
    ),
    _Fault(
        "while scanning a quoted scalar",
        "a quotation mark is opened and never closed",
        "quotation marks come in pairs",
        "Close it at the end of the text.",
        at_beginning=True,
    ),
    _Fault(
        "while scanning a double-quoted scalar",
        "a backslash stands between double quotes",
        "a text with a backslash stands between 'single' quotes",
        "Change the quotes.",
    ),
    _Fault(
        "could not find expected ':'",
        "the line has no key",
        "each line is `key: value`; a long text goes on in lines that are indented",
        "Write the key, or indent the line.",
        at_beginning=True,
    ),
    _Fault("that cannot start any token", _ANY, _SIGN, _QUOTE_IT),
    _Fault("anchors and aliases are", _STAR, _SIGN, _QUOTE_IT),
    _Fault("while scanning an a", _STAR, _SIGN, _QUOTE_IT),
    _Fault("tags are not used", _BANG, _SIGN, _QUOTE_IT),
    _Fault(" a tag", _BANG, _SIGN, _QUOTE_IT),
    _Fault("while parsing a node", _BANG, _SIGN, _QUOTE_IT),
    _Fault("while scanning a block scalar", "a text begins with `>` or `|`", _SIGN, _QUOTE_IT),
    _Fault(
        "while parsing a flow",
        "a bracket `[` or `{` is opened and never closed",
        "brackets come in pairs; a text that begins with one stands in quotes",
        "Close the bracket, or put the text in quotes.",
        at_beginning=True,
    ),
    _Fault(
        "expected <block end>",
        "a part of the line fits nowhere",
        "lines that belong together are indented alike, and quotes or brackets enclose the whole text",
        "Check the indentation, quotes and brackets of this line and the one above.",
    ),
    _Fault(
        "expected '<document start>'",
        "the line is not indented like the first one",
        "lines that belong together are indented alike",
        "Correct the indentation.",
    ),
    _Fault("expected the node content", _ANY, _SIGN, _QUOTE_IT),
    _Fault("mapping keys are not allowed", "a text begins with `?`", _SIGN, _QUOTE_IT),
    _Fault(
        "sequence entries are not allowed",
        "a list begins with `- ` on the line of its key",
        "each entry of a list has a line of its own, below the key",
        'Move it to a new line, or put the text in "quotes".',
    ),
    _Fault(
        "another document",
        "a line `---` stands inside",
        "the file is one list of `key: value` lines",
        "Delete the line `---`.",
    ),
    _Fault("nested too deep", "there are too many levels", "lists and records are a few levels deep", "Write it flat."),
)
_OTHER: Final = _Fault("", "the line cannot be read", "each line is `key: value`", "Compare with a page that works.")
_SECOND_COLON: Final = re.compile(r"(?P<key>\s*(- )?[\w-]+): (?P<text>[^'\"\[{].*:( .*)?)")


def broken(fault: Exception, text: str, path: str, first_line: int) -> Finding:
    """Make the finding for what the YAML parser raised about `text`, which begins in line `first_line` of the file."""
    said = f"{getattr(fault, 'context', '')} {getattr(fault, 'problem', '')}"
    known = next((row for row in _FAULTS if row.problem in said), _OTHER)
    begin, end = getattr(fault, "context_mark", None), getattr(fault, "problem_mark", None)
    mark = (begin if known.at_beginning else None) or end
    line = mark.line if isinstance(mark, yaml.Mark) else 0
    do = known.do
    if known.problem.startswith("mapping values"):
        written = _SECOND_COLON.fullmatch(_line_of(text, line).rstrip())
        if written:
            quoted = written["text"].replace("\\", "\\\\").replace('"', '\\"')
            do = f'Write `{written["key"].strip()}: "{quoted}"`.'
    return Finding(Place(path, first_line + line), "yaml/broken", known.is_, known.should, do)


def _line_of(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number] if number < len(lines) else ""
