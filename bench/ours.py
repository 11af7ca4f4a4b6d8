"""Our website alone, as one process: read, proofread, and published without publications, with the event's store."""

import sys
from pathlib import Path


def main(folder: Path, out: Path) -> None:
    """Publish into a new folder."""
    from trycksak.gather import gather
    from trycksak.inputs import basis, inputs
    from trycksak.parallel import prepare
    from trycksak.read.files import Project
    from trycksak.store import Store
    from trycksak.web.parts import Whole
    from trycksak.web.publish import publish

    # As a build does.
    prepare(["trycksak.web.making"])
    project, store = Project(folder), Store(folder / ".cache")
    files = inputs(project)
    edition, brand, terms, _ = gather(project, store)
    whole = Whole(project, edition, brand, terms, store=store, basis=basis(files, edition))
    if findings := publish(whole, out):
        raise SystemExit(str(findings[0]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
