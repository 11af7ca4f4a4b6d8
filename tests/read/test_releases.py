"""A release comes back from its file as it was written."""

from pathlib import Path

from releasing import much_changed
from trycksak.model.release import Release
from trycksak.read.files import Project
from trycksak.read.releases import as_yaml, read_releases


def laid(folder: Path, *releases: Release) -> Project:
    (folder / "content/releases").mkdir(parents=True)
    for release in releases:
        (folder / f"content/releases/{release.number}.yml").write_text(as_yaml(release), encoding="utf-8")
    return Project(folder)


def test_releases_come_back_from_their_files_in_order(tmp_path: Path) -> None:
    first, second = much_changed().releases
    tenth = first.model_copy(update={"number": 10})
    assert read_releases(laid(tmp_path, tenth, second, first)) == ((first, second, tenth), [])


def test_a_title_that_yaml_would_misread_comes_back(tmp_path: Path) -> None:
    data = {"sv": "no", "en": "13:00 # a: 'b' – “c”"}
    occasion = {"key": 1, "date": "2006-12-07", "start": "0:05", "end": "9:10", "place": data}
    programme = {"programme/opening": {"title": data, "occasions": [occasion]}}
    release = Release.model_validate({"number": 7, "name": data, "date": "2006-09-01", "programme": programme})
    assert read_releases(laid(tmp_path, release)) == ((release,), [])


def test_an_event_without_releases_has_none(tmp_path: Path) -> None:
    assert read_releases(Project(tmp_path)) == ((), [])
