"""Our website alone, as one process: read, proofread, and published without publications."""

import sys
from pathlib import Path


def main(folder: Path, out: Path, kept: bool) -> None:
    """Publish; with `kept`, drawn pictures come from the event's store."""
    from trycksak.gather import gather
    from trycksak.read.files import Project
    from trycksak.store import Store
    from trycksak.web.parts import Whole
    from trycksak.web.publish import publish

    project = Project(folder)
    edition, brand, terms, _ = gather(project)
    store = Store(folder / ".cache") if kept else None
    if findings := publish(Whole(project, edition, brand, terms, store=store), out):
        raise SystemExit(str(findings[0]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--kept" in sys.argv)
