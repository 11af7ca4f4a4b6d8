"""What makes the website's pages look and work as they do, as one fingerprint: the words do not count."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final

_TEMPLATES: Final = Path(str(files("trycksak.render").joinpath("templates/site")))


def design_digest(root: Path) -> str:
    """Hash the templates, styles and scripts of `overrides/` and of this package, and the brand's colours and type.

    Print templates are left out. Two machines with the same files give the same; a changed word in content/ does not
    change it: what an editor writes is Markdown, which has no say in how it is shown.
    """
    whole = sha256()
    for name, path in [*_below(_TEMPLATES, "site"), *_below(root / "overrides", "overrides"), *_brand(root)]:
        data = path.read_bytes()
        whole.update(f"{name}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()


def _below(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and name.parts[0] != "print" and not name.name.startswith("."):
            yield f"{prefix}/{name.as_posix()}", path


def _brand(root: Path) -> Iterator[tuple[str, Path]]:
    path = root / "brand" / "brand.yml"
    if path.is_file():
        yield "brand.yml", path
