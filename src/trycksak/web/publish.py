"""Publishing: the whole website in one call, and the website while it is written."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands import serve as mkdocs_serve
from mkdocs.exceptions import Abort, MkDocsException, PluginError

from trycksak.errors import CannotRun
from trycksak.findings import Finding
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.terms import Terms
from trycksak.parallel import in_parallel
from trycksak.read.files import Project
from trycksak.render.downloads import Download
from trycksak.store import Store
from trycksak.web.parts import Part, Whole, make, parts, stopped
from trycksak.web.search import index
from trycksak.web.source import read_source

Each = Callable[[Callable[[Part], list[Finding]], Sequence[Part]], list[list[Finding]]]
"""How the parts are made: `in_parallel`, or the workers of a build."""


def publish(
    project: Project,
    edition: Edition,
    brand: Brand,
    terms: Terms,
    downloads: Sequence[Download],
    site_dir: Path,
    store: Store | None = None,
    each: Each = in_parallel,
) -> list[Finding]:
    """Build the website into `site_dir`, beside what lies there already (the PDFs); MkDocs' warnings are findings.

    Languages and pictures are made beside each other by `each`, on all processors; pictures that the `store` has are
    not drawn again. Raises CannotRun where a download that the pages link is not there.
    """
    for download in downloads:
        if not (site_dir / download.file_name).is_file():
            raise CannotRun(f"{site_dir / download.file_name} is missing: publications are typeset before the site.")
    site_dir.mkdir(parents=True, exist_ok=True)
    whole = Whole(project, edition, brand, terms, tuple(downloads), store)
    # MkDocs empties its folder first, so each language gets one of its own, and so does every other part.
    with TemporaryDirectory(dir=site_dir.parent, prefix=".site-") as folder:
        made = parts(whole, Path(folder))
        # MkDocs may say the same of each language.
        findings = {finding for found in each(make, made) for finding in found}
        if any(finding.id != "web/warning" for finding in findings):
            return sorted(findings)
        joined = Path(folder) / "joined"
        for part in made:
            _join(part.folder, joined)
        try:
            if "search" in edition.page:
                index(joined)
        except PluginError as fault:
            return sorted({*findings, stopped(fault)})
        _join(joined, site_dir)
    return sorted(findings)


def serve(project: Project) -> None:
    """Show the website on this machine and build it anew at each change; raises Stopped where it cannot begin."""
    read_source(project)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        mkdocs_serve.serve(str(project.root / "mkdocs.yml"), dev_addr="127.0.0.1:8000")
    except (Abort, MkDocsException) as fault:
        raise CannotRun(f"MkDocs cannot serve the website: {fault}") from None


def _join(folder: Path, into: Path) -> None:
    """Move the files of a folder among those of another; what both have is the same."""
    for at, _, names in os.walk(folder):
        there = into / Path(at).relative_to(folder)
        there.mkdir(parents=True, exist_ok=True)
        for name in names:
            Path(at, name).rename(there / name)
