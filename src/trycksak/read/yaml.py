"""YAML as plain text with line numbers: the schema decides what a value is, not YAML.

YAML 1.1 reads an unquoted 13:00 as 780 and `no` as false. Here every scalar is text (or nothing); pydantic turns it
into a time, a number or a date. Anchors, aliases and tags are refused: nobody needs them here, and they can be a bomb
or swallow a word.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic import TypeAdapter

from trycksak.active_content import HIDDEN_ORDER
from trycksak.findings import Finding, Place
from trycksak.noted import noted
from trycksak.read.faults import broken
from trycksak.read.files import INVISIBLE

_DEEPEST = 20  # levels; the model's own records are 5 deep
_CUT_OFF = re.compile(r"[ \t]+(#[^\s#].*)")


@dataclass(frozen=True)
class Document:
    """What a YAML text holds: `data` (dicts, lists, text, None) and the line of each value by its path."""

    data: Any
    lines: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def load(text: str, path: str, first_line: int = 1) -> Document:
    """Read YAML; a fault comes back as a finding, with the line counted from `first_line`."""
    if found := faultless(text):
        data, lines = found
        return Document(data, {at: line + first_line for at, line in lines.items()})
    try:
        node = _composed(text)
    except (yaml.YAMLError, ValueError, OverflowError) as fault:  # the last two: "\U99999999", no such character
        return Document(None, {}, (broken(fault, text, path, first_line),))
    tree = _Tree(text, path, first_line)
    data = tree.plain(node, "") if node else None
    return Document(data, tree.lines, tuple(tree.findings))


@noted(TypeAdapter(tuple[Any, dict[str, int]] | None))
def faultless(text: str) -> tuple[Any, dict[str, int]] | None:
    """Read YAML that has no fault: what it holds, and the line of each value from 0; None of any other."""
    try:
        node = _composed(text)
    except (yaml.YAMLError, ValueError, OverflowError):
        return None
    tree = _Tree(text, "", 0)
    data = tree.plain(node, "") if node else None
    return None if tree.findings else (data, tree.lines)


def _composed(text: str) -> yaml.Node | None:
    node: yaml.Node | None = _Loader(text).get_single_node()
    return node


class _Loader(yaml.SafeLoader):
    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]  # the stubs leave it out
        refused = {
            "anchors and aliases are not used here": isinstance(event, yaml.AliasEvent)
            or getattr(event, "anchor", None),
            "tags are not used here": getattr(event, "tag", None),
            "nested too deep": self.depth > _DEEPEST,
        }
        for problem, found in refused.items():
            if found:
                raise yaml.composer.ComposerError(None, None, problem, event.start_mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


@dataclass
class _Tree:
    text: str
    path: str
    first_line: int
    lines: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def plain(self, node: yaml.Node, at: str) -> Any:
        self.lines.setdefault(at, self._line(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, _join(at, n)) for n, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        return self._scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def _mapping(self, node: yaml.MappingNode, at: str) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                is_, should = "the key is a list or a record", "a key is one word"
                self._tell(key_node, "yaml/broken", is_, should, "Put it in quotes, or write `key: value`.")
                continue
            key = self._text(key_node)
            if key in data:
                is_ = f"the key `{key}` stands twice, first in line {self.lines[_join(at, key)]}"
                self._tell(key_node, "key/duplicate", is_, "a key stands once", "Delete one of the two.")
                continue
            self.lines[_join(at, key)] = self._line(key_node)
            data[key] = self.plain(value, _join(at, key))
        return data

    def _scalar(self, node: yaml.ScalarNode) -> str | None:
        text = self._text(node)
        if node.style:
            return text
        cut = _CUT_OFF.match(self.text, node.end_mark.index)
        if cut:
            is_ = f"`{cut[1]}` is taken for a remark and left out"
            should = 'a text that holds a `#` stands in "quotes", and a remark has a space after the `#`'
            self._tell(node, "yaml/remark", is_, should, "Put the whole text in quotes, or write the space.")
            return text + cut[0]
        return None if text in ("", "~", "null") else text

    def _text(self, node: yaml.Node) -> str:
        """Take a text as it is; what an escape smuggles in is told and taken out."""
        text = str(node.value)
        found = INVISIBLE.search(text)
        if found:
            is_ = f"the text holds the sign U+{ord(found[0]):04X}, which cannot be shown"
            do = "Delete the backslash and what follows."
            self._tell(node, "yaml/broken", is_, "a text holds what can be read", do)
        turned = HIDDEN_ORDER.search(text)
        if turned:
            is_ = f"the sign U+{ord(turned[0]):04X} turns the order of the letters after it"
            self._tell(
                node, "file/order", is_, "a text reads as it is written", "Delete the backslash and what follows."
            )
        return INVISIBLE.sub("", text)

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def _tell(self, node: yaml.Node, id: str, is_: str, should: str, do: str) -> None:
        self.findings.append(Finding(Place(self.path, self._line(node)), id, is_, should, do))


def _join(at: str, part: object) -> str:
    return f"{at}.{part}" if at else str(part)
