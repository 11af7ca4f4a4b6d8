"""By what the programme can be filtered: only by what occurs, and only where it parts the programme."""

from collections.abc import Callable
from pathlib import Path

from trycksak.gather import gather
from trycksak.model.edition import Edition
from trycksak.read.files import Project
from trycksak.render.choices import Choice
from trycksak.render.filters import Facet, facets, filter_css
from trycksak.render.timetable import by_place, timetable

Folder = Callable[[str], Path]
OWN = Project(Path(__file__).parents[2])


def edition_of(folder: Path) -> Edition:
    return gather(Project(folder))[0]


def test_the_own_event_is_filtered_by_kind_track_and_language() -> None:
    assert [(facet.name, facet.values) for facet in facets(gather(OWN)[0])] == [
        ("kind", ("plenary", "track", "workshop", "reception", "dinner", "visit")),
        ("track", ("track-education", "track-government", "track-health-care")),
        ("language", ("en", "unknown")),
    ]


def test_an_event_without_tracks_is_not_filtered_by_them(edition_folder: Folder) -> None:
    assert facets(edition_of(edition_folder("small"))) == (
        Facet(
            "kind",
            ("plenary", "workshop", "dinner", "visit"),
            (("dinner",), ("plenary",), ("visit",), ("workshop",)),
        ),
        Facet("language", ("en", "unknown"), (("en",), ("unknown",))),
    )


def test_what_all_have_in_common_is_no_choice(edition_folder: Folder) -> None:
    folder = edition_folder("small")
    for path in (folder / "content/sv").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("\nslots:", "\nlanguages: [en]\nslots:"), encoding="utf-8")
    assert [facet.name for facet in facets(edition_of(folder))] == ["kind"]


def test_a_line_goes_where_none_of_its_values_is_checked(edition_folder: Folder) -> None:
    css = filter_css(edition_of(edition_folder("small"))).splitlines()
    assert css[-1] == (
        ".programme:has([name=language]:checked):not(:has([name=language]:is([value=\"unknown\"]):checked))"
        " [data-language=\"unknown\"] { display: none; }"
    )  # fmt: skip
    assert len(css) == 6


def test_a_choice_belongs_to_the_track_of_its_page_or_of_its_workshop() -> None:
    tracks = {choice.id: choice.tracks for choice in choices(gather(OWN)[0])}
    assert {
        id: tracks[id]
        for id in (
            "programme-track-education-2",
            "workshops-integrity-1",
            "study-visits-helios-1",
            "programme-opening-1",
        )
    } == {
        "programme-track-education-2": ("track-education",),
        "workshops-integrity-1": ("track-health-care",),
        "study-visits-helios-1": ("track-health-care",),
        "programme-opening-1": (),
    }


def test_every_choice_stands_by_day_and_by_place_once() -> None:
    edition = gather(OWN)[0]
    by_day = sorted(choice.id for choice in choices(edition))
    placed = sorted(c.id for place in by_place(edition) for _, line in place.lines for c in line.choices)
    assert by_day == placed
    assert len(set(by_day)) == len(by_day)
    assert [place.id for place in by_place(edition)] == [
        "plenary-hall",
        "workshop-room-1",
        "workshop-room-2",
        "foyer",
        "golden-hall",
        "conference",
    ]


def choices(edition: Edition) -> list[Choice]:
    return [choice for day in timetable(edition) for line in day.lines for choice in line.choices]
