"""A translation's file, written anew from its units: what no unit changes stays as it is, sign for sign."""

import json
from collections.abc import Mapping

from trycksak.errors import CannotRun
from trycksak.exchange.blocks import indent_of, with_indent
from trycksak.exchange.units import KEYS, Unit, Written
from trycksak.read.yaml import load


def composed(source: Written, target: Written | None, units: Mapping[Unit, str], accepted: str | None) -> str:
    """Write the file of a translation, its lines ended as in Unix.

    `units` are all units of the page with their new texts; an empty one leaves what is there. `accepted` is the
    fingerprint to record, if the translation is whole. Raises CannotRun where the front matter cannot be written.
    """
    said = {unit.key: _one_line(text) for unit, text in units.items() if unit.key and text}
    texts = {unit: text for unit, text in units.items() if not unit.key and text}
    before = {} if target is None else dict(target.data)
    keys = {key: said[key] for key in KEYS if key in said} | ({"translates": accepted} if accepted else {})
    wanted = before | keys
    head = target.head if target else ""
    for key, value in keys.items():
        if before.get(key) != value:
            head = _with_key(head, key, value)
    if load(head, "").data != wanted:
        raise CannotRun("its front matter is written in a way of its own: bring it to one line a key.")
    return f"---\n{head}\n---\n{_body(source, target, texts)}"


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip()


def _with_key(head: str, key: str, value: str) -> str:
    """Set a key of a front matter of one line a key; a new key comes last."""
    lines, written = head.split("\n") if head else [], load(head, "").lines
    starts = sorted(line - 1 for name, line in written.items() if name and "." not in name)
    line = f"{key}: {_scalar(value)}"
    if key not in written:
        return "\n".join([*lines, line])
    begin = written[key] - 1
    end = next((start for start in starts if start > begin), len(lines))
    return "\n".join([*lines[:begin], line, *lines[end:]])


def _scalar(value: str) -> str:
    """Write a text as YAML reads it back: plain where that is safe, else in double quotes."""
    plain = load(f"key: {value}", "")
    return value if plain.data == {"key": value} and not plain.findings else json.dumps(value, ensure_ascii=False)


def _body(source: Written, target: Written | None, texts: Mapping[Unit, str]) -> str:
    """Put texts into the translation's own body, or, where that holds none, into the source's."""
    into_source = target is None or any(unit.target_span is None for unit in texts)
    body = source.body if into_source or target is None else target.body
    spans = {
        unit.source_span if into_source else unit.target_span or (0, 0): (unit, text) for unit, text in texts.items()
    }
    for (begin, end), (unit, text) in sorted(spans.items(), reverse=True):
        if into_source or text != unit.target:
            body = body[:begin] + with_indent(text, indent_of(body[begin:end])) + body[end:]
    return body
