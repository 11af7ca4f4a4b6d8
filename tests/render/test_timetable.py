from collections.abc import Callable
from pathlib import Path

from trycksak.gather import gather
from trycksak.read.files import Project
from trycksak.render.timetable import timetable


def test_sessions_breaks_and_visits_stand_in_order_of_time() -> None:
    edition = gather(Project(Path(__file__).parents[2]))[0]
    friday = timetable(edition)[2]
    assert [(f"{line.start:%H:%M}", line.kind, line.page.name if line.page else "") for line in friday.lines] == [
        ("08:00", "break", ""),
        ("08:30", "visit", ""),
        ("12:00", "break", ""),
        ("13:15", "workshop", "e-inclusion"),
        ("13:15", "workshop", "integrity"),
        ("14:45", "break", ""),
        ("15:15", "workshop", "e-inclusion"),
        ("15:15", "workshop", "integrity"),
        ("19:00", "dinner", "dinner"),
    ]
    assert len(friday.lines[1].visits) == 7


def test_a_draft_is_in_no_timetable(edition_folder: Callable[[str], Path]) -> None:
    folder = edition_folder("small")
    page = folder / "content/sv/study-visits/helios.md"
    before = timetable(gather(Project(folder))[0])
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", "---\nstatus: draft\n", 1), encoding="utf-8")
    after = timetable(gather(Project(folder))[0])

    def visits(days: object) -> list[str]:
        return sorted(v.name for d in days for line in d.lines for v in line.visits)  # type: ignore[attr-defined]

    assert (visits(before), visits(after)) == (["contact-centre", "helios"], ["contact-centre"])
