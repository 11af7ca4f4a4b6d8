"""The one door from plain data to the model: pydantic's errors become findings with a line and a remedy."""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from trycksak.findings import Finding, Place, guess
from trycksak.model.record import Localised, as_slug
from trycksak.read.yaml import Document

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[int | str, ...]
_ABOUT_THE_WHOLE = ("value_error", "missing", "too_long")


def parse(
    model: type[Model], document: Document, path: str, excused: Collection[str] = ()
) -> tuple[Model | None, list[Finding]]:
    """Make a record from plain data; None and the findings where it does not fit the schema.

    `excused` are keys that may be missing without a finding, since another finding says that they are misspelt.
    """
    findings = list(document.findings)
    if not isinstance(document.data, Mapping):
        return None, findings or [_no_record(document, path)]
    try:
        return model.model_validate(document.data), findings
    except ValidationError as fault:
        faults = fault.errors(include_url=False)
    misspelt = {(*error["loc"][:-1], key) for error in faults for key in _meant(model, error)}
    misspelt |= {(key,) for key in excused}
    for error in faults:
        echo = error["type"] == "missing" and error["loc"] in misspelt
        if not echo and not _counts_faulty_entries(error, faults):
            findings.append(_finding(model, error, document, path))
    return None, findings


def _counts_faulty_entries(error: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Tell whether a list is called too short only because its entries have faults of their own."""
    loc = error["loc"]
    return error["type"] == "too_short" and any(
        len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in faults
    )


def meant(word: str, known: Collection[str]) -> list[str]:
    """List the keys, one or none, that a misspelt key was probably meant to be."""
    sentence = guess(word, known)
    return [key for key in known if sentence == f"Did you mean `{key}`?"]


def _meant(model: type[BaseModel], error: ErrorDetails) -> list[str]:
    owner = _owner(model, error["loc"][:-1])
    if error["type"] != "extra_forbidden" or owner is None:
        return []
    return meant(str(error["loc"][-1]), owner.model_fields)


def _no_record(document: Document, path: str) -> Finding:
    should = "it holds lines of `key: value`"
    if document.data is None:
        return Finding(Place(path, 1), "file/empty", "the file is empty", should, "Bring it back from git.")
    is_ = f"the file holds {_kind(document.data)} only"
    return Finding(Place(path, document.lines.get("", 1)), "value/type", is_, should, "Write a key before each value.")


def _kind(value: object) -> str:
    return "a list" if isinstance(value, list) else "a record" if isinstance(value, dict) else "a text"


def _finding(model: type[BaseModel], error: ErrorDetails, document: Document, path: str) -> Finding:
    loc = tuple(part for part in error["loc"] if part != "[key]")
    key = str(loc[-1]) if loc else ""
    name, field = _name(loc), _field(model, loc)
    place = Place(path, _line(loc, document.lines))
    if error["type"] == "extra_forbidden":
        owner = _owner(model, loc[:-1])
        known = owner.model_fields if owner else {}
        is_ = f"the key `{key}` is not known here"
        return Finding(place, "key/unknown", is_, "only known keys stand here", guess(key, known))
    if error["type"] == "missing" and isinstance(loc[-1], str):
        return Finding(place, "key/missing", f"`{key}` is missing", _should(field), f"Add a line `{key}: …`.")
    if error["input"] is None or error["type"] == "string_too_short":
        id_ = "title/empty" if "title" in loc else "value/empty"
        do = "Write it." if field is None or field.is_required() else "Write it, or delete the line."
        return Finding(place, id_, f"`{name}` is empty", _should(field), do)
    if error["type"] == "too_short":
        return Finding(place, "value/empty", f"`{name}` is empty", _should(field), "Write at least one entry.")
    shown = name if error["type"] in _ABOUT_THE_WHOLE else _shown(name, error["input"])
    is_ = f"`{shown}` does not fit" + _why(error)
    do = "Write it in each language: `{sv: …, en: …}`." if _is_localised(error, field) else _remedy(error)
    return Finding(place, "value/type", is_, _should(field), do)


def _is_localised(error: ErrorDetails, field: FieldInfo | None) -> bool:
    return error["type"] == "dict_type" and field is not None and field.annotation == Localised


def _name(loc: Location) -> str:
    """Name a value as the writer sees it: the keys since the last entry of a list, `spec.trim`."""
    words: list[str] = []
    for n, part in enumerate(loc):
        if isinstance(part, str):
            words.append(part)
        elif n < len(loc) - 1:
            words.clear()
    return ".".join(words)


def _shown(name: str, value: Any) -> str:
    text = f"({_kind(value)})" if isinstance(value, dict | list) else str(value)
    return f"{name}: {text if len(text) <= 60 else text[:59] + '…'}"


def _why(error: ErrorDetails) -> str:
    match error["type"]:
        case "value_error" | "no_such_day":
            return f" ({error['msg'].removeprefix('Value error, ')})"
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            limit = next(iter(error["ctx"].values()))
            words = {"greater_than": "more than", "greater_than_equal": "at least", "less_than": "less than"}
            return f" (it must be {words.get(error['type'], 'at most')} {limit})"
        case "missing" | "too_long":
            return " (the number of entries is wrong)"
    return ""


def _remedy(error: ErrorDetails) -> str:
    match error["type"]:
        case "enum" | "literal_error":
            expected = str(error["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            return guess(str(error["input"]), expected)
        case "string_pattern_mismatch":
            return _pattern(str(error["ctx"]["pattern"]), str(error["input"]))
        case "clock_time":
            return "Write a time of day as hours and minutes: 13:00 or 9:05."
        case "calendar_date":
            return "Write a date as year-month-day: 2006-12-07."
        case "string_type":
            return 'Write it on one line; put it in "quotes" if it begins with a bracket.'
        case "int_parsing" | "int_type" | "int_from_float" | "float_parsing" | "float_type" | "finite_number":
            return "Write a number, without unit."
        case "int_parsing_size":
            return "Write a smaller number."
        case "dict_type" | "model_type" | "model_attributes_type":
            return "Write `key: value` lines under it, indented by two spaces."
        case "tuple_type" | "list_type":
            return "Write a list: one line for each entry, beginning with `- `."
        case "missing" | "too_long":
            return "Count the entries."
        case "bool_parsing" | "bool_type":
            return "Write `true` or `false`."
    return "Change the value."


def _pattern(pattern: str, value: str) -> str:
    match pattern:
        case r"^[a-z0-9]+(-[a-z0-9]+)*$":
            slug = as_slug(value)
            return "Use a-z, 0-9 and hyphens only" + (f": `{slug}`." if slug else ".")
        case r"^[a-z]{2}$":
            return "Write the two letters of a language: `sv`, `en`."
        case r"^[0-9a-f]{16}$":
            return "Delete the line, then run `trycksak translations accept`."
        case _ if "https" in pattern:
            return "Write it like `https://stockholm.se/`."
        case _ if "@" in pattern:
            return "Write it like `office@stockholm.se`."
    return "Change the value."


def _owner(model: type[BaseModel], loc: Location) -> type[BaseModel] | None:
    """Follow a location through the fields to the record that holds its last part."""
    field = _field(model, loc)
    return record_in(field.annotation) if field else model


def _field(model: type[BaseModel], loc: Location) -> FieldInfo | None:
    """Follow a location to the innermost field that the schema knows."""
    owner: type[BaseModel] | None = model
    field = None
    for part in loc:
        if owner and isinstance(part, str) and part in owner.model_fields:
            field = owner.model_fields[part]
            owner = record_in(field.annotation)
    return field


def record_in(annotation: Any) -> type[BaseModel] | None:
    """Find the record that a field holds, alone, in a list or in a mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(record_in, getattr(annotation, "__args__", ()))), None)


def _should(field: FieldInfo | None) -> str:
    if field is None or not field.description:
        return "it must fit the schema"
    return "it should be: " + field.description.replace("\n", " ").strip().rstrip(".")


def _line(loc: Location, lines: Mapping[str, int]) -> int:
    for length in range(len(loc), -1, -1):
        at = ".".join(map(str, loc[:length]))
        if at in lines:
            return lines[at]
    return 1
