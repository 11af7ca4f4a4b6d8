"""Reading and proofreading in one: whoever needs the event gets it with everything that is wrong with it."""

from dataclasses import dataclass

from trycksak.errors import Stopped
from trycksak.examined import examine
from trycksak.findings import Finding
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.terms import Terms
from trycksak.noted import noting
from trycksak.proofread import proofread
from trycksak.read.edition import read_brand, read_edition
from trycksak.read.files import Project
from trycksak.read.pictures import check_picture_files, check_symbolic_links
from trycksak.read.seal import check_masters, check_profiles
from trycksak.store import Store


@dataclass(frozen=True)
class Source:
    """Everything that was read: the event, the brand, the terms."""

    project: Project
    edition: Edition
    brand: Brand
    terms: Terms


def gather(project: Project, store: Store | None = None) -> tuple[Edition, Brand, Terms, list[Finding]]:
    """Read and proofread everything; raises Stopped where it cannot be read far enough to be proofread.

    A `store` holds what was found out about the same texts before; where many are new, workers share them.
    """
    with noting(store) as notes:
        examine(project, notes)
        return _gathered(project)


def _gathered(project: Project) -> tuple[Edition, Brand, Terms, list[Finding]]:
    edition, findings = read_edition(project)
    try:
        brand, terms = read_brand(project)
    except Stopped as stop:
        raise Stopped([*findings, *stop.findings]) from None
    findings += [*check_masters(project, brand), *check_profiles(project, edition.profiles)]
    findings += [*check_picture_files(project, edition), *check_symbolic_links(project)]
    return edition, brand, terms, sorted([*findings, *proofread(edition, brand, terms)])
