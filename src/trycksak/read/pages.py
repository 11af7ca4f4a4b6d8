"""Pages: front matter and Markdown, paired over the languages by file name."""

import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from trycksak.dialect import typographic
from trycksak.findings import Finding, Place, guess
from trycksak.model.page import FACTS_OF_FOLDER, WORDS_ONLY, Facts, Page, Translation, Words
from trycksak.model.record import Locale, as_slug
from trycksak.read.files import Project, files_below, read_text
from trycksak.read.fingerprint import fingerprint_of_words
from trycksak.read.outline import outline
from trycksak.read.schema import meant, parse
from trycksak.read.yaml import Document, load

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs would take for a page; here a page ends in `.md`."""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_pages(project: Project, locales: tuple[Locale, ...]) -> tuple[tuple[Page, ...], frozenset[str], list[Finding]]:
    """Read every page of every language, in the order of their ids; also the files that could not be read in full."""
    findings: list[Finding] = []
    facts: dict[str, Facts] = {}
    translations: dict[str, dict[Locale, Translation]] = {}
    unread: set[str] = set()
    for locale in locales:
        folder = project.root / "content" / locale
        for path in files_below(folder, *MARKDOWN):
            shown = project.relative(path)
            inside = path.relative_to(folder)
            problems = _check_name(inside, shown)
            if problems:
                findings += problems
                continue
            page_id = inside.with_suffix("").as_posix()
            found, own, problems = _read_page(project, path, page_id, locale, locales[0])
            findings += problems
            if found:
                translations.setdefault(page_id, {})[locale] = found
            if own:
                facts[page_id] = own
            if found is None or (own is None and locale == locales[0] and facts_model(page_id)):
                unread.add(shown)
    pages = tuple(Page(id=id, facts=facts.get(id), translations=translations[id]) for id in sorted(translations))
    return pages, frozenset(unread), findings


def facts_model(page_id: str) -> type[BaseModel] | None:
    """Tell which facts a page holds, by its folder; an index, and a view of the programme, holds words only."""
    folder, _, name = page_id.rpartition("/")
    return None if name == "index" or page_id in WORDS_ONLY else FACTS_OF_FOLDER.get(folder)


def _check_name(path: Path, shown: str) -> list[Finding]:
    """Find names that cannot be a part of a web address, or that only MkDocs takes for a page's."""
    parts = [*path.parts[:-1], path.stem]
    if path.suffix == ".md" and all(map(_NAME.fullmatch, parts)):
        return []
    should = "the names of pages and their folders hold a-z, 0-9 and hyphens, and a page ends in `.md`"
    wanted = "/".join(map(as_slug, parts))
    do = f"Rename it to `{wanted}.md`, in every language." if all(map(as_slug, parts)) else "Rename it."
    return [Finding(Place(shown), "page/name", f"the name `{Path(shown).name}` cannot be an address", should, do)]


def _read_page(
    project: Project, path: Path, page_id: str, locale: Locale, source: Locale
) -> tuple[Translation | None, Facts | None, list[Finding]]:
    text, findings = read_text(project, path)
    if text is None:
        return None, None, findings
    shown = project.relative(path)
    head, body, body_line = split_page(text)
    if head is None:
        return None, None, [_no_front_matter(text, shown)]
    document = load(head, shown, first_line=2)
    if document.data is None and not document.findings:
        document = Document({})
    if not isinstance(document.data, dict):
        return None, None, parse(Words, document, shown)[1]
    schema = facts_model(page_id)
    facts_data, words_data, misplaced, misspelt = _sort_keys(document, schema, locale == source, shown)
    words, problems = parse(Words, Document(words_data, document.lines, document.findings), shown, misspelt)
    findings += misplaced + problems
    facts: Facts | None = None
    if schema and locale == source:
        parsed, problems = parse(schema, Document(facts_data, document.lines), shown, misspelt)
        findings += problems
        facts = parsed  # type: ignore[assignment]  # the table's value types are exactly Facts
    if words is None:
        return None, None, findings
    anchors, links = outline(body, locale, body_line, path.parent)
    translation = Translation(
        locale=locale,
        words=_typographic(words, locale),
        body=body,
        path=shown,
        body_line=body_line,
        fingerprint=fingerprint_of_words(words, body),
        lines=document.lines,
        anchors=anchors,
        links=links,
    )
    return translation, facts, findings


def _typographic(words: Words, locale: Locale) -> Words:
    """Set the quotes of the words in front matter; Markdown's are set when it is rendered."""
    shown = {key: typographic(value, locale) for key in ("title", "summary", "menu") if (value := getattr(words, key))}
    return words.model_copy(update=shown)


def split_page(text: str) -> tuple[str | None, str, int]:
    """Cut a page into front matter, body and the body's first line (from 1)."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def _no_front_matter(text: str, path: str) -> Finding:
    is_, do = "the page has no front matter", "Add these three lines."
    if text.startswith("---"):
        is_, do = "the front matter is never closed", "Add a line `---` after its last key."
    elif text.lstrip().startswith("---"):
        is_, do = "something stands above the front matter", "Delete the empty lines and spaces before `---`."
    should = "the first line is `---`, then `title: …`, then `---`"
    return Finding(Place(path, 1), "page/front-matter", is_, should, do)


def _sort_keys(
    document: Document, schema: type[BaseModel] | None, is_source: bool, path: str
) -> tuple[Mapping[str, object], Mapping[str, object], list[Finding], set[str]]:
    """Part the keys into facts and words; a fact in a translation, or a key that neither knows, is a finding.

    Last come the keys that the unknown ones were probably meant to be.
    """
    words, facts = Words.model_fields.keys(), schema.model_fields.keys() if schema else set[str]()
    every_fact = {key for model in FACTS_OF_FOLDER.values() for key in model.model_fields}
    known = [*words, *(facts if is_source else [])]
    offered = [key for key in known if not (is_source and key == "translates")]  # a source translates nothing
    findings: list[Finding] = []
    misspelt: set[str] = set()
    for key, value in document.data.items():
        place = Place(path, document.lines[key])
        if key in known:
            continue
        if not is_source and key in every_fact:
            findings.append(_repeated_fact(place, key, value))
        else:
            is_ = f"the key `{key}` is not known here"
            findings.append(Finding(place, "key/unknown", is_, "only known keys stand here", guess(key, offered)))
            misspelt.update(meant(key, offered))
    own = {key: value for key, value in document.data.items() if key in facts}
    return own, {key: value for key, value in document.data.items() if key in words}, findings, misspelt


def _repeated_fact(place: Place, key: str, value: object) -> Finding:
    one_line = isinstance(value, str)
    return Finding(
        place,
        "translation/fact",
        f"`{f'{key}: {value}' if one_line else key}` is a fact",
        "facts stand in the source language's page only",
        f"Delete {'this line' if one_line else 'it'}: the translation takes the fact from there.",
    )
