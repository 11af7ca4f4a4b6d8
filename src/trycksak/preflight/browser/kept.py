"""What was proved before: a page's evidence, by its bytes, all that it can load, the rules and what measures."""

import base64
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from trycksak.preflight.browser.scripted import acts
from trycksak.preflight.proof.evidence import Evidence
from trycksak.preflight.remember import code_digest
from trycksak.preflight.site import Site
from trycksak.store import Store, key_of

# What no page shows: a page that only links to it looks the same whatever it holds.
_LINKED: Final = (".html", ".pdf", ".xml", ".txt", ".ics", ".webmanifest")
# A picture is bytes, which JSON cannot hold: the pictures stand beside the evidence, in its order.
_KEPT: Final = TypeAdapter(tuple[Evidence, tuple[str, ...]])


class Kept:
    """The pages of a site that were proved with the same rules, in a store; without a store nothing is kept."""

    def __init__(self, store: Store | None, engine: str, rules: str, site: Site) -> None:
        self._store, self._site = store, site
        self._basis = (code_digest(), engine, rules, site.shown, site.website) if store else ()

    def get(self, page: Path) -> Evidence | None:
        """Give a page's evidence, if the very same was proved."""
        found = self._store.get(self._key(page)) if self._store else None
        if found is None:
            return None
        try:
            evidence, pictures = _KEPT.validate_json(found)
            surfaces = zip(evidence.surfaces, pictures, strict=True)
            whole = tuple(replace(surface, png=base64.b64decode(picture)) for surface, picture in surfaces)
        except (ValidationError, ValueError):
            return None
        return replace(evidence, surfaces=whole)

    def put(self, page: Path, evidence: Evidence) -> None:
        """Keep a page's evidence."""
        if self._store:
            pictures = tuple(base64.b64encode(surface.png).decode() for surface in evidence.surfaces)
            bare = replace(evidence, surfaces=tuple(replace(surface, png=b"") for surface in evidence.surfaces))
            self._store.put(self._key(page), _KEPT.dump_json((bare, pictures)))

    def _key(self, page: Path) -> str:
        data = page.read_bytes()
        # A page with scripts or frames may fetch anything; every other one only what it shows.
        around = self._all if acts(data) else self._shown
        path = page.relative_to(self._site.root).as_posix()
        return key_of(["web page", *self._basis, path, data, around])

    @cached_property
    def _files(self) -> dict[str, str]:
        root = self._site.root
        files = self._site.files("")
        return {path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}

    @cached_property
    def _shown(self) -> str:
        return key_of(part for file in self._files.items() if not file[0].endswith(_LINKED) for part in file)

    @cached_property
    def _all(self) -> str:
        return key_of(part for file in self._files.items() for part in file)
