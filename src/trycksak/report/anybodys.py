"""The report on files that others made, in the look of the house that measured them."""

from collections.abc import Mapping
from pathlib import Path

from trycksak.errors import CannotRun
from trycksak.gather import gather
from trycksak.preflight.limits import Limits
from trycksak.preflight.measured import Measured
from trycksak.read.files import Project
from trycksak.report.finished import Checked, Finished, House, Kind
from trycksak.report.pages import write_report


def report_files(folder: Path, measured: Mapping[Path, Measured], limits: Limits, project: Project) -> None:
    """Write the report on measured files into a new folder; raises CannotRun where there is one already."""
    if folder.exists():
        raise CannotRun(f"{folder} is there already: the report is written into a new folder. Name another.")
    edition, brand, terms, _ = gather(project)
    version = edition.event.version
    house = House(edition.event.name, version.name if version else "1", brand, terms, project.root, edition.source)
    finished = [
        Finished(
            f"{number}-{path.stem}",
            one.title or path.name,
            one.language,
            (Checked(Kind.FILE, one, path, limits.paper_ink_percent or limits.ink_percent, limits.photo_ppi),),
        )
        for number, (path, one) in enumerate(measured.items(), start=1)
    ]
    write_report(folder, finished, [finding for one in measured.values() for finding in one.findings], house)
