"""Bytes from the project's folder."""

from pathlib import Path

import pytest

from trycksak.errors import CannotRun
from trycksak.findings import Finding, Place
from trycksak.read.files import Project, files_below, find_project, read_text


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content" / "sv").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").touch()
    return Project(tmp_path)


def read(project: Project, data: bytes) -> tuple[str | None, list[Finding]]:
    path = project.root / "content" / "x.md"
    path.write_bytes(data)
    return read_text(project, path)


def finding(line: int, id: str, is_: str, should: str, do: str) -> tuple[None, list[Finding]]:
    return None, [Finding(Place("content/x.md", line), id, is_, should, do)]


def test_a_project_is_found_from_any_folder_in_it(project: Project) -> None:
    assert find_project(project.root) == project
    assert find_project(project.root / "content" / "sv") == project


def test_a_folder_without_project_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as raised:
        find_project(tmp_path)
    assert str(raised.value) == (
        f"{tmp_path} is not in an event's folder: it should hold `content/` and `mkdocs.yml`. Change to that folder."
    )


@pytest.mark.parametrize("name", ["missing", "mkdocs.yml"])
def test_a_folder_that_is_none_is_not_looked_for_above(project: Project, name: str) -> None:
    with pytest.raises(CannotRun) as raised:
        find_project(project.root / name)
    assert str(raised.value) == f"{project.root / name} is no folder. Name the event's folder, or change to it."


@pytest.mark.parametrize(
    "data", ["å\nb\n".encode(), b"\xef\xbb\xbf\xc3\xa5\nb\n", b"\xc3\xa5\r\nb\r\n", b"\xc3\xa5\rb\r"]
)
def test_utf8_is_read_from_every_system(project: Project, data: bytes) -> None:
    assert read(project, data) == ("å\nb\n", [])


def test_another_encoding_is_told_with_its_line(project: Project) -> None:
    do = "Open it in your editor and save it with the encoding UTF-8."
    told = finding(2, "file/encoding", "the file is not UTF-8 (byte 0xe5)", "text files are saved as UTF-8", do)
    assert read(project, "a\nå\n".encode("latin-1")) == told
    assert read(project, b"\xef\xbb\xbfa\n\xe5\n") == told


def test_an_invisible_character_is_told_with_what_stands_before_it(project: Project) -> None:
    is_ = "an invisible control character (U+2028) stands after `Hej `"
    told = finding(2, "file/control", is_, "a text holds what can be read", "Delete it.")
    assert read(project, "a\nHej \u2028du\n".encode()) == told


def test_a_missing_file_is_told(project: Project) -> None:
    do = "Bring it back from git, or write it anew."
    told = finding(0, "file/missing", "the file is missing", "it must be there", do)
    assert read_text(project, project.root / "content" / "x.md") == told


def test_a_link_to_nothing_is_told(project: Project) -> None:
    (project.root / "content" / "x.md").symlink_to("nowhere")
    assert [found.id for found in read_text(project, project.root / "content" / "x.md")[1]] == ["file/missing"]


def test_a_folder_is_told(project: Project) -> None:
    (project.root / "content" / "x.md").mkdir()
    should, do = "a name that ends in `.md` is a file's", "Give the folder a name without the ending."
    told = finding(0, "file/folder", "it is a folder", should, do)
    assert read_text(project, project.root / "content" / "x.md") == told


def test_hidden_files_are_passed_over(project: Project) -> None:
    for name in ("b.md", "a.MD", ".c.md", "d.txt", "e.md~"):
        (project.root / "content" / name).touch()
    (project.root / "content" / ".trash").mkdir()
    (project.root / "content" / ".trash" / "f.md").touch()
    assert [path.name for path in files_below(project.root / "content", ".md")] == ["a.MD", "b.md"]


def test_a_name_that_is_not_utf8_can_be_shown(project: Project) -> None:
    assert project.relative(project.root / "content" / "\udce5.md") == "content/?.md"
