"""Bytes from the project's folder: UTF-8 text, or a finding."""

from dataclasses import dataclass
from pathlib import Path

from trycksak.errors import CannotRun
from trycksak.findings import Finding, Place


@dataclass(frozen=True)
class Project:
    """The folder of one event; every path in the model is relative to it, with slashes."""

    root: Path

    def relative(self, path: Path) -> str:
        """Give a path as the findings show it."""
        return path.relative_to(self.root).as_posix()


def find_project(start: Path) -> Project:
    """Find the project that a folder belongs to: the nearest one, upwards, that holds `content/event.yml`."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "content").is_dir() and (folder / "mkdocs.yml").is_file():
            return Project(folder)
    raise CannotRun(f"{start} is not in an event's folder: it should hold `content/` and `mkdocs.yml`. Change to that folder.")


def read_text(project: Project, path: Path) -> tuple[str | None, list[Finding]]:
    """Read a UTF-8 text file; a file that is missing, unreadable or not UTF-8 gives None and a finding."""
    place = Place(project.relative(path))
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"), []
    except FileNotFoundError:
        return None, [Finding(place, "file/missing", "the file is missing", "it must be there", "Bring it back from git, or write it anew.")]
    except OSError as fault:
        return None, [Finding(place, "file/unreadable", f"the file cannot be read ({fault.strerror})", "it must be readable", "Check its permissions.")]
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        byte = path.read_bytes()[fault.start]
        return None, [
            Finding(
                Place(place.path, line),
                "file/encoding",
                f"the file is not UTF-8 (byte {byte:#04x})",
                "text files are saved as UTF-8",
                "Open it in your editor and save it with the encoding UTF-8.",
            )
        ]
