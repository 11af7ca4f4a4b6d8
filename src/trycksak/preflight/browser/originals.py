"""The originals of the logotype as the site's files hold them, and files that were made from one."""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from trycksak.model.brand import Brand, Master
from trycksak.preflight.data_uri import bytes_of, is_data_uri
from trycksak.preflight.original import Drawing, read_drawings
from trycksak.preflight.site import Site

_PATH: Final = re.compile(rb"""\bd\s*=\s*["']([^"']{40,})["']""")
_ROOT: Final = re.compile(rb"<svg\b[^>]*>")
_OWN_SIZE: Final = re.compile(rb"""\s(width|height)\s*=""")
# What no page shows as a picture, and large besides.
_NEVER: Final = (".html", ".pdf", ".woff2", ".css", ".js")


@dataclass(frozen=True)
class Original:
    """An original of the logotype: which of the brand's it is, its outlines, and the bytes of its file."""

    master: Master
    drawing: Drawing
    data: bytes

    @property
    def ratio(self) -> float:
        """Its width as a share of its height."""
        return self.drawing.box.width / self.drawing.box.height

    @cached_property
    def keeps_shape(self) -> bool:
        """Whether it is drawn undistorted into a box of any shape: it has a viewBox and no size (SVG 2, 8.2, 8.7)."""
        root = _ROOT.search(self.data)
        tag = root[0] if root else b""
        return len(_OWN_SIZE.findall(tag)) < 2 and b"preserveAspectRatio" not in tag


class Originals:
    """What of a site's files is the logotype: originals by their sha256, and every file with a path of one in it."""

    def __init__(self, site: Site, brand: Brand) -> None:
        masters = {master.sha256: master for master in brand.logotype.masters}
        pictures = {path: path.read_bytes() for path in site.files("") if path.suffix not in _NEVER}
        shas = {path: hashlib.sha256(data).hexdigest() for path, data in pictures.items()}
        copies = {sha: path for path, sha in sorted(shas.items(), reverse=True) if sha in masters}
        self._by_sha = {
            sha: Original(masters[sha], _drawing(site.root, path, brand, masters[sha]), pictures[path])
            for sha, path in copies.items()
        }
        self._paths = frozenset(path for one in self._by_sha.values() for path in _PATH.findall(one.data))
        self.files = tuple(path for path, data in pictures.items() if shas[path] in masters or self._akin(data))

    def of(self, data: bytes) -> Original | None:
        """Give the original that some bytes are."""
        return self._by_sha.get(hashlib.sha256(data).hexdigest())

    def is_mark(self, data: bytes) -> bool:
        """Tell whether some bytes are an original, or were made from one."""
        return self.of(data) is not None or self._akin(data)

    def _akin(self, data: bytes) -> bool:
        return b"<svg" in data and not self._paths.isdisjoint(_PATH.findall(data))


def _drawing(root: Path, path: Path, brand: Brand, master: Master) -> Drawing:
    """Read an original from its copy in the site; raises Stopped where it is no plain drawing."""
    copy = master.model_copy(update={"path": path.relative_to(root).as_posix()})
    logotype = brand.logotype.model_copy(update={"masters": (copy,)})
    (drawing,) = read_drawings(root, brand.model_copy(update={"logotype": logotype}))
    return Drawing(master, drawing.box, drawing.shapes)


def embedded(address: str) -> bytes | None:
    """Give the bytes that an address holds in itself."""
    return bytes_of(address) if is_data_uri(address) else None
