"""Our website alone, as one process: read, proofread, and published without publications, with the event's store."""

import sys
import time
from pathlib import Path


def main(folder: Path, out: Path) -> None:
    """Publish into a new folder."""
    from trycksak.garbage import collect_seldom
    from trycksak.gather import gather
    from trycksak.inputs import basis, inputs
    from trycksak.parallel import prepare
    from trycksak.read.files import Project
    from trycksak.store import Store
    from trycksak.web.parts import Whole
    from trycksak.web.publish import publish

    # As a build does.
    collect_seldom()
    prepare(["trycksak.web.making"])
    project, store = Project(folder), Store(folder / ".cache")
    started = time.perf_counter()
    files = inputs(project)
    edition, brand, terms, _ = gather(project, store)
    read = time.perf_counter()
    print(f"read, proofread  {len(edition.pages)} pages, {read - started:.1f} s")
    whole = Whole(project, edition, brand, terms, store=store, basis=basis(files, edition))
    if findings := publish(whole, out):
        raise SystemExit(str(findings[0]))
    print(f"publish  pages, pictures, the search's index, {time.perf_counter() - read:.1f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
