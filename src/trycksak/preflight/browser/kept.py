"""What was proved before: a page's evidence, by its bytes, all that it has loaded, the rules and what measures."""

import base64
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from trycksak.preflight.browser.serve import Served
from trycksak.preflight.proof.evidence import Evidence
from trycksak.preflight.site import Site
from trycksak.program import program
from trycksak.store import Shelf, Store, Traced, key_of

# A picture is bytes, which JSON cannot hold: the pictures stand beside the evidence, in its order.
_KEPT: Final = TypeAdapter(tuple[Evidence, tuple[str, ...]])


class Kept:
    """The pages of a site that were proved with the same rules, in a store; without a store nothing is kept.

    `rules` are all that pages are held against beside their own files. A page's files are those that its browser asked
    for, in any state.
    """

    def __init__(self, store: Store | None, engine: str, rules: Iterable[str], site: Site) -> None:
        self._store, self._site = store, site
        self._traced = Traced(Shelf(store, _KEPT), self._digest)
        self._basis = (program(), engine, *rules, site.shown, site.website) if store else ()

    def get(self, page: Path) -> Evidence | None:
        """Give a page's evidence, if the very same was proved."""
        found = self._traced.get(self._key(page)) if self._store else None
        if found is None:
            return None
        evidence, pictures = found
        try:
            surfaces = zip(evidence.surfaces, pictures, strict=True)
            whole = tuple(replace(surface, png=base64.b64decode(picture)) for surface, picture in surfaces)
        except ValueError:
            return None
        return replace(evidence, surfaces=whole)

    def put(self, page: Path, evidence: Evidence, asked: Iterable[str], here: Served) -> None:
        """Keep a page's evidence with the addresses that it asked for; what is not the site's own is a finding."""
        if self._store:
            pictures = tuple(base64.b64encode(surface.png).decode() for surface in evidence.surfaces)
            bare = replace(evidence, surfaces=tuple(replace(surface, png=b"") for surface in evidence.surfaces))
            names = {name for url in asked if (name := here.path_of(url)) is not None}
            self._traced.put(self._key(page), names, (bare, pictures))

    def _key(self, page: Path) -> str:
        path = page.relative_to(self._site.root).as_posix()
        return key_of(["web page", *self._basis, path, page.read_bytes()])

    def _digest(self, path: str) -> str:
        """Hash the file that answers at a path of the site; nothing where none does."""
        if path not in self._digests:
            file = self._site.file_of(self._site.root / "index.html", self._site.website + path)
            self._digests[path] = sha256(file.read_bytes()).hexdigest() if file else ""
        return self._digests[path]

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {}
