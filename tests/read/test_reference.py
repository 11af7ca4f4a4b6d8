"""The writer's reference: every key has its sentence."""

import re

from trycksak.read.reference import reference


def test_every_file_has_a_section() -> None:
    assert re.findall("^## (.*)$", reference(), re.MULTILINE) == [
        "Every page, in every language",
        "Pages in `programme/`, in the source language",
        "Pages in `workshops/`, in the source language",
        "Pages in `study-visits/`, in the source language",
        "Pages in `speakers/`, in the source language",
        "`content/event.yml`",
        "`content/publications.yml`",
        "`content/map.yml`",
        "`content/accessibility.yml`",
        "`brand/brand.yml`",
        "`brand/terms.yml`",
    ]


def test_every_key_has_a_sentence() -> None:
    keys = [line for line in reference().splitlines() if line.lstrip().startswith("- ")]
    assert [line for line in keys if not re.fullmatch(r" *- `\w+`( \(optional\))?: \S.*\.", line)] == []
    assert "- `title`: The heading of the page; put it in quotes if it holds a colon." in keys
    assert "  - `start`: When it begins, such as 13:00." in keys
