"""The files of the accessibility statement: what is declared, and what the last test found; both may be missing."""

from dataclasses import dataclass
from typing import Final

from trycksak.findings import Finding
from trycksak.model.accessibility import Accessibility, AccessTest
from trycksak.read.files import Project, read_text
from trycksak.read.schema import Model, parse
from trycksak.read.yaml import load

DECLARED: Final = "content/accessibility.yml"
TESTED: Final = "content/accessibility.json"


@dataclass(frozen=True)
class Statement:
    """What was read for the statement."""

    declared: Accessibility | None
    tested: AccessTest | None
    findings: tuple[Finding, ...]


def read_statement(project: Project) -> Statement:
    """Read both files; what is wrong with them comes back as findings."""
    declared, problems = _read(project, DECLARED, Accessibility)
    tested, more = _read(project, TESTED, AccessTest)
    return Statement(declared, tested, (*problems, *more))


def written(test: AccessTest) -> str:
    """Write a test as the file holds it: the same test, the same bytes."""
    return f"{test.model_dump_json(indent=1)}\n"


def _read(project: Project, path: str, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    if not (project.root / path).exists():
        return None, []
    text, findings = read_text(project, project.root / path)
    if text is None:
        return None, findings
    # JSON is YAML too, so both are read by the same reader and told of by line.
    return parse(model, load(text, path), path)
