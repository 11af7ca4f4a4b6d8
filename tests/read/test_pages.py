"""Pages: front matter, names, pairs."""

from pathlib import Path

import pytest

from trycksak.findings import Finding, Place
from trycksak.model.page import Translation, Words
from trycksak.model.people import Speaker
from trycksak.model.programme import Session
from trycksak.model.visits import StudyVisit
from trycksak.read.files import Project
from trycksak.read.fingerprint import fingerprint_of_words
from trycksak.read.pages import facts_model, read_pages

NAMED = "the names of pages and their folders hold a-z, 0-9 and hyphens, and a page ends in `.md`"


def project_with(folder: Path, **pages: str) -> Project:
    """Write pages; `sv__a__b` is `content/sv/a/b.md`."""
    for name, text in pages.items():
        path = folder / "content" / (name.replace("__", "/") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(folder)


@pytest.mark.parametrize(
    ("page_id", "model"),
    [
        ("programme/opening", Session),
        ("workshops/integrity", Session),
        ("study-visits/helios", StudyVisit),
        ("speakers/somebody", Speaker),
        ("programme/index", None),
        ("programme/day-1/opening", None),
        ("practical", None),
    ],
)
def test_the_folder_decides_what_facts_a_page_holds(page_id: str, model: type | None) -> None:
    assert facts_model(page_id) is model


def test_pages_pair_by_file_name(tmp_path: Path) -> None:
    head = "---\ntitle: {}\n---\n"
    project = project_with(tmp_path, sv__b=head.format("B"), en__b=head.format("Be"), sv__a=head.format("A"))
    pages, unread, findings = read_pages(project, ("sv", "en"))
    titles = [(page.id, {locale: of.words.title for locale, of in page.translations.items()}) for page in pages]
    assert titles == [("a", {"sv": "A"}), ("b", {"sv": "B", "en": "Be"})]
    assert (unread, findings) == (frozenset(), [])


def test_a_page_knows_its_lines(tmp_path: Path) -> None:
    text = "---\ntitle: 'A: b'\nmenu: A\n---\n\n## Tid\n\n[x](#tid)\n"
    pages, _, _ = read_pages(project_with(tmp_path, sv__a=text), ("sv",))
    translation = pages[0].translations["sv"]
    assert translation == Translation(
        locale="sv",
        words=Words(title="A: b", menu="A"),
        body="\n## Tid\n\n[x](#tid)\n",
        path="content/sv/a.md",
        body_line=5,
        fingerprint=fingerprint_of_words(Words(title="A: b", menu="A"), "\n## Tid\n\n[x](#tid)\n"),
        lines={"": 2, "title": 2, "menu": 3},
        anchors=frozenset({"tid"}),
        links=translation.links,
    )
    assert [(link.target, link.line) for link in translation.links] == [("#tid", 8)]


def test_a_rule_in_the_text_is_no_front_matter(tmp_path: Path) -> None:
    pages, _, findings = read_pages(project_with(tmp_path, sv__a="---\ntitle: A\n---\na\n\n---\n\nb\n"), ("sv",))
    assert (pages[0].translations["sv"].body, findings) == ("a\n\n---\n\nb\n", [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("Hej", 1),
        ("---\ntitle: A\n", 1),
        ("---\n- A\n---\n", 2),
        ("---\nA\n---\n", 2),
        ("---\ntitle:\n---\n", 2),
    ],
)
def test_a_page_that_cannot_be_read_is_told_once_and_remembered(text: str, line: int, tmp_path: Path) -> None:
    pages, unread, findings = read_pages(project_with(tmp_path, sv__a=text), ("sv",))
    assert (pages, unread) == ((), frozenset({"content/sv/a.md"}))
    assert [finding.place for finding in findings] == [Place("content/sv/a.md", line)]


def test_a_page_whose_facts_do_not_fit_keeps_its_words(tmp_path: Path) -> None:
    text = "---\ntitle: A\nkind: dinner\nslots: []\n---\n"
    pages, unread, findings = read_pages(project_with(tmp_path, sv__programme__a=text), ("sv",))
    assert [(page.id, page.facts, page.translations["sv"].words.title) for page in pages] == [
        ("programme/a", None, "A")
    ]
    assert unread == {"content/sv/programme/a.md"}
    assert [finding.id for finding in findings] == ["value/empty"]


@pytest.mark.parametrize(
    ("name", "do"),
    [
        ("Index.md", "Rename it to `index.md`, in every language."),
        ("README.md", "Rename it to `readme.md`, in every language."),
        ("a_b.md", "Rename it to `a-b.md`, in every language."),
        ("Mapp 1/Öppet.md", "Rename it to `mapp-1/oppet.md`, in every language."),
        ("a.MD", "Rename it to `a.md`, in every language."),
        ("a.mkd", "Rename it to `a.md`, in every language."),
        ("会.md", "Rename it."),
    ],
)
def test_a_name_that_cannot_be_an_address_is_told(name: str, do: str, tmp_path: Path) -> None:
    path = tmp_path / "content" / "sv" / name
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: A\n---\n", encoding="utf-8")
    is_ = f"the name `{path.name}` cannot be an address"
    told = [Finding(Place(f"content/sv/{name}"), "page/name", is_, NAMED, do)]
    assert read_pages(Project(tmp_path), ("sv",)) == ((), frozenset(), told)


def test_a_name_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "sv"
    folder.mkdir(parents=True)
    (folder / "\udce5.md").touch()
    findings = read_pages(Project(tmp_path), ("sv",))[2]
    told = Finding(Place("content/sv/?.md"), "page/name", "the name `?.md` cannot be an address", NAMED, "Rename it.")
    assert findings == [told]


def test_a_language_without_a_folder_has_no_pages(tmp_path: Path) -> None:
    assert read_pages(Project(tmp_path), ("sv",)) == ((), frozenset(), [])
