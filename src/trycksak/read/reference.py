"""The writer's reference, made from the models: every key with its sentence."""

from collections.abc import Iterator

from pydantic import BaseModel

from trycksak.model.accessibility import Accessibility
from trycksak.model.brand import Brand
from trycksak.model.edition import Event
from trycksak.model.page import FACTS_OF_FOLDER, Words
from trycksak.model.terms import Terms
from trycksak.model.town import Town
from trycksak.read.edition import Publications
from trycksak.read.schema import record_in


def reference() -> str:
    """Write the reference as Markdown: a section for each file, a line for each key."""
    sections: list[tuple[str, type[BaseModel]]] = [("Every page, in every language", Words)]
    sections += [(f"Pages in `{folder}/`, in the source language", model) for folder, model in FACTS_OF_FOLDER.items()]
    sections += [("`content/event.yml`", Event), ("`content/publications.yml`", Publications)]
    sections += [("`content/map.yml`", Town)]
    sections += [("`content/accessibility.yml`", Accessibility)]
    sections += [("`brand/brand.yml`", Brand), ("`brand/terms.yml`", Terms)]
    return "\n\n".join(f"## {title}\n\n" + "\n".join(_keys(model, "")) for title, model in sections)


def _keys(model: type[BaseModel], indent: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        need = "" if field.is_required() else " (optional)"
        yield f"{indent}- `{name}`{need}: {(field.description or '').strip()}"
        inner = record_in(field.annotation)
        if inner:
            yield from _keys(inner, indent + "  ")
