"""Everything that a build may read: the files of an event's folder, by path, and the programs beside this one."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trycksak.program import program
from trycksak.read.files import Project
from trycksak.store import key_of

if TYPE_CHECKING:
    from trycksak.model.edition import Edition

# What a build writes, and other people's folders. Those whose name begins with a dot are nobody's pages either.
_OUTPUTS: Final = frozenset({"out", "draft", "refused"})
_FOREIGN: Final = frozenset({"node_modules", "__pycache__"})
# Ghostscript measures ink, Java runs veraPDF, a browser shows pages.
_PROGRAMS: Final = ("gs", "java", "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_BROWSER: Final = "TRYCKSAK_CHROMIUM"


def inputs(project: Project) -> dict[str, str]:
    """Hash every file that a build may read, by its path from the root."""
    return {path.relative_to(project.root).as_posix(): digest(path) for path in sorted(_files(project.root))}


def everything(files: dict[str, str]) -> str:
    """Hash the files of `inputs` together with all that works on them."""
    return key_of([program(), *_programs(), *(part for file in files.items() for part in file)])


def basis(files: Mapping[str, str], edition: "Edition") -> str:
    """Hash all that an output may be made from but the texts of pages: the other files, and what pages say above them.

    What is handed `edition.without_texts`, and some texts by themselves, depends on this and on those.
    """
    texts = {words.path for page in edition.pages for words in page.translations.values()}
    others = (part for path, hash in sorted(files.items()) if path not in texts for part in (path, hash))
    return key_of([program(), edition.without_texts.model_dump_json(), *others])


def digest(path: Path) -> str:
    """Hash a file; one that cannot be read has no hash."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        hidden = (_OUTPUTS if here == root else frozenset[str]()) | _FOREIGN
        folders[:] = [
            name
            for name in folders
            if name not in hidden and not name.startswith(".") and not (here / name / "pyvenv.cfg").exists()
        ]
        yield from (here / name for name in names if not name.startswith("."))


def _programs() -> Iterator[str]:
    for name in (os.environ.get(_BROWSER, ""), *_PROGRAMS):
        found = shutil.which(name) if name else None
        if found:
            state = Path(found).resolve().stat()
            yield f"{found} {state.st_size} {state.st_mtime_ns}"
