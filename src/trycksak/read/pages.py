"""Pages: front matter and Markdown, paired over the languages by file name."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from trycksak.findings import Finding, Place, guess
from trycksak.model.page import FACTS_OF_FOLDER, Facts, Page, Translation, Words
from trycksak.model.record import Locale
from trycksak.read.files import Project, read_text
from trycksak.read.outline import outline
from trycksak.read.schema import parse
from trycksak.read.yaml import Document, load


def read_pages(project: Project, locales: tuple[Locale, ...]) -> tuple[tuple[Page, ...], list[Finding]]:
    """Read every page of every language, in the order of their ids."""
    findings: list[Finding] = []
    facts: dict[str, Facts] = {}
    translations: dict[str, dict[Locale, Translation]] = {}
    for locale in locales:
        folder = project.root / "content" / locale
        for path in sorted(folder.rglob("*.md")):
            page_id = path.relative_to(folder).with_suffix("").as_posix()
            found, own, problems = _read_page(project, path, page_id, locale, locales[0])
            findings += problems
            if found:
                translations.setdefault(page_id, {})[locale] = found
            if own:
                facts[page_id] = own
    pages = tuple(Page(id=id, facts=facts.get(id), translations=translations[id]) for id in sorted(translations))
    return pages, findings


def facts_model(page_id: str) -> type[BaseModel] | None:
    """Tell which facts a page holds, by its folder; an index holds words only."""
    folder, _, name = page_id.rpartition("/")
    return None if name == "index" else FACTS_OF_FOLDER.get(folder)


def _read_page(
    project: Project, path: Path, page_id: str, locale: Locale, source: Locale
) -> tuple[Translation | None, Facts | None, list[Finding]]:
    text, findings = read_text(project, path)
    if text is None:
        return None, None, findings
    shown = project.relative(path)
    head, body, body_line = _split(text)
    if head is None:
        is_, should = "the page has no front matter", "the first line is `---`, then `title: …`, then `---`"
        return None, None, [Finding(Place(shown, 1), "page/front-matter", is_, should, "Add these three lines.")]
    document = load(head, shown, first_line=2)
    if not isinstance(document.data, dict):
        document = Document({} if document.data is None else document.data, document.lines, document.findings)
    if not isinstance(document.data, dict) or (document.findings and not document.data):
        return None, None, list(document.findings) or parse(Words, document, shown)[1]
    schema = facts_model(page_id)
    facts_data, words_data, misplaced = _sort_keys(document, schema, locale == source, shown)
    words, problems = parse(Words, Document(words_data, document.lines, document.findings), shown)
    findings += misplaced + problems
    facts: Facts | None = None
    if schema and locale == source:
        parsed, problems = parse(schema, Document(facts_data, document.lines), shown)
        findings += problems
        facts = parsed  # type: ignore[assignment]  # the table's value types are exactly Facts
    if words is None:
        return None, None, findings
    anchors, links = outline(body, locale, body_line, path.parent)
    translation = Translation(
        locale=locale,
        words=words,
        body=body,
        path=shown,
        body_line=body_line,
        lines=document.lines,
        anchors=anchors,
        links=links,
    )
    return translation, facts, findings


def _split(text: str) -> tuple[str | None, str, int]:
    """Cut a page into front matter, body and the body's first line (from 1)."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def _sort_keys(
    document: Document, schema: type[BaseModel] | None, is_source: bool, path: str
) -> tuple[Mapping[str, object], Mapping[str, object], list[Finding]]:
    """Part the keys into facts and words; a fact in a translation, or a key that neither knows, is a finding."""
    words, facts = Words.model_fields.keys(), schema.model_fields.keys() if schema else set[str]()
    every_fact = {key for model in FACTS_OF_FOLDER.values() for key in model.model_fields}
    findings = []
    for key, value in document.data.items():
        place = Place(path, document.lines[key])
        if key in words or (key in facts and is_source):
            continue
        if not is_source and (key in facts or key in every_fact):
            findings.append(_repeated_fact(place, key, value))
        else:
            known = [*words, *(facts if is_source else [])]
            findings.append(Finding(place, "key/unknown", f"the key `{key}` is not known here", "only known keys stand here", guess(key, known)))
    own = {key: value for key, value in document.data.items() if key in facts}
    return own, {key: value for key, value in document.data.items() if key in words}, findings


def _repeated_fact(place: Place, key: str, value: object) -> Finding:
    shown = f"{key}: {value}" if isinstance(value, str) else key
    return Finding(
        place,
        "translation/fact",
        f"`{shown}` is a fact",
        "facts stand in the source language's page only",
        "Delete this line: the translation takes the fact from there.",
    )
