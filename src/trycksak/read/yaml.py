"""YAML as plain text with line numbers: the schema decides what a value is, not YAML.

YAML 1.1 reads an unquoted 13:00 as 780 and `no` as false. Here every scalar is text (or nothing); pydantic turns it
into a time, a number or a date. Anchors and aliases are refused: nobody needs them here, and they can be a bomb.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from trycksak.findings import Finding, Place

_HINTS = (
    ("mapping values are not allowed", "A value that holds a colon and a space stands in quotes: `title: \"One: two\"`."),
    ("found character '\\t'", "Indent with spaces; YAML does not allow tabs."),
    ("could not find expected ':'", "Each line is `key: value`; check the line above, too."),
    ("found unexpected end of stream", "A quote that begins must end on the same line."),
    ("expected <block end>", "Check the indentation and the quotes of this line and the line above."),
    ("expected ',' or ']'", "A list in brackets ends with `]`."),
)


@dataclass(frozen=True)
class Document:
    """What a YAML text holds: `data` (dicts, lists, text, None) and the line of each value by its path, `rooms.0.id`."""

    data: Any
    lines: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class _Loader(yaml.SafeLoader):
    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.composer.ComposerError(None, None, "anchors and aliases are not used here", event.start_mark)
        return super().compose_node(parent, index)


def load(text: str, path: str, first_line: int = 1) -> Document:
    """Read YAML; a fault comes back as a finding, with the line counted from `first_line`."""
    try:
        node = _Loader(text).get_single_node()
    except yaml.YAMLError as fault:
        return Document(None, {}, (_broken(fault, path, first_line),))
    except RecursionError:
        return Document(None, {}, (_finding(path, first_line, "the YAML is nested too deep", "Write it flat."),))
    lines: dict[str, int] = {}
    findings: list[Finding] = []
    data = _plain(node, "", lines, findings, path, first_line) if node else None
    return Document(data, lines, tuple(findings))


def _plain(node: yaml.Node, at: str, lines: dict[str, int], findings: list[Finding], path: str, first: int) -> Any:
    lines.setdefault(at, node.start_mark.line + first)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, _join(at, n), lines, findings, path, first) for n, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        data: dict[str, Any] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + first
            if key in data:
                findings.append(
                    Finding(
                        Place(path, line),
                        "key/duplicate",
                        f"the key `{key}` stands twice, first in line {lines[_join(at, key)]}",
                        "a key stands once",
                        "Delete one of the two lines.",
                    )
                )
                continue
            lines[_join(at, key)] = line
            data[key] = _plain(value, _join(at, key), lines, findings, path, first)
        return data
    text = str(node.value)
    return None if not node.style and text in ("", "~", "null") else text


def _join(at: str, part: object) -> str:
    return f"{at}.{part}" if at else str(part)


def _broken(fault: yaml.YAMLError, path: str, first_line: int) -> Finding:
    mark = getattr(fault, "problem_mark", None)
    problem = str(getattr(fault, "problem", None) or fault).strip().splitlines()[0]
    hint = next((hint for part, hint in _HINTS if part in problem), "Compare with a page that works.")
    return _finding(path, first_line + (mark.line if mark else 0), f"the YAML cannot be read: {problem}", hint)


def _finding(path: str, line: int, is_: str, do: str) -> Finding:
    return Finding(Place(path, line), "yaml/broken", is_, "each line is `key: value`", do)
