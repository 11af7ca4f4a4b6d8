"""The one door from plain data to the model: pydantic's errors become findings with a line and a remedy."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from trycksak.findings import Finding, Place, guess
from trycksak.read.yaml import Document

Model = TypeVar("Model", bound=BaseModel)


def parse(model: type[Model], document: Document, path: str) -> tuple[Model | None, list[Finding]]:
    """Make a record from plain data; None and the findings where it does not fit the schema."""
    findings = list(document.findings)
    if document.data is None and findings:
        return None, findings
    try:
        return model.model_validate(document.data or {}), findings
    except ValidationError as fault:
        found = [_finding(model, error, document, path) for error in fault.errors(include_url=False)]
        return None, findings + found


def _finding(model: type[BaseModel], error: ErrorDetails, document: Document, path: str) -> Finding:
    loc = tuple(part for part in error["loc"] if part != "[key]")
    key = str(loc[-1]) if loc else ""
    owner = _owner(model, loc[:-1])
    place = Place(path, _line(loc, document.lines))
    match error["type"]:
        case "extra_forbidden":
            known = owner.model_fields if owner else {}
            return Finding(place, "key/unknown", f"the key `{key}` is not known here", "only known keys stand here", guess(key, known))
        case "missing":
            return Finding(place, "key/missing", f"`{key}` is missing", _should(owner, key), f"Add a line `{key}: …`.")
        case "string_too_short":
            name = next((str(part) for part in reversed(loc) if not isinstance(part, int)), key)
            id_ = "title/empty" if name == "title" else "value/empty"
            return Finding(place, id_, f"`{name}` is empty", _should(owner, key), "Write it, or delete the line.")
    is_ = f"`{_shown(loc, error['input'])}` does not fit" + _why(error)
    return Finding(place, "value/type", is_, _should(owner, key), _remedy(error))


def _shown(loc: tuple[int | str, ...], value: Any) -> str:
    name = next((str(part) for part in reversed(loc) if not isinstance(part, int)), "")
    text = "(nothing)" if value is None else "…" if isinstance(value, dict | list) else str(value)
    return f"{name}: {text[:60]}" if name else text[:60]


def _why(error: ErrorDetails) -> str:
    match error["type"]:
        case "clock_time" | "value_error":
            return f" ({error['msg'].removeprefix('Value error, ')})"
        case "string_pattern_mismatch":
            return f" (the pattern is {error['ctx']['pattern']})"
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            sign = {"greater_than": ">", "greater_than_equal": "≥", "less_than": "<", "less_than_equal": "≤"}
            return f" (it must be {sign[error['type']]} {next(iter(error['ctx'].values()))})"
    return ""


def _remedy(error: ErrorDetails) -> str:
    match error["type"]:
        case "enum" | "literal_error":
            expected = str(error["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            return guess(str(error["input"]), expected)
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            return "Write the date as year-month-day: 2006-12-07."
        case "int_parsing" | "int_type" | "int_from_float" | "float_parsing" | "float_type":
            return "Write a number, without unit."
        case "dict_type" | "model_type" | "model_attributes_type":
            return "Write `key: value` lines under it, indented by two spaces."
        case "tuple_type" | "list_type":
            return "Write a list: one line for each entry, beginning with `- `."
        case "bool_parsing" | "bool_type":
            return "Write `true` or `false`."
    return "Change the value."


def _owner(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """Follow a location through the fields to the record that holds its last part."""
    owner: type[BaseModel] | None = model
    for part in loc:
        if owner is None or not isinstance(part, str) or part not in owner.model_fields:
            continue
        owner = record_in(owner.model_fields[part].annotation)
    return owner


def record_in(annotation: Any) -> type[BaseModel] | None:
    """Find the record that a field holds, alone, in a list or in a mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(record_in, getattr(annotation, "__args__", ()))), None)


def _should(owner: type[BaseModel] | None, key: str) -> str:
    field = owner.model_fields.get(key) if owner else None
    if field is None or not field.description:
        return "it must fit the schema"
    return "it should be: " + field.description.replace("\n", " ").strip().rstrip(".")


def _line(loc: tuple[int | str, ...], lines: Mapping[str, int]) -> int:
    for length in range(len(loc), -1, -1):
        at = ".".join(map(str, loc[:length]))
        if at in lines:
            return lines[at]
    return 1
