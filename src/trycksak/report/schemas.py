"""The JSON Schemas of what this layer writes (draft 2020-12), which the package carries."""

import json
from importlib.resources import files
from typing import Any


def schema(name: str) -> dict[str, Any]:
    """Read the schema of a `ticket` or of the `report`."""
    text = files("trycksak.report").joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
