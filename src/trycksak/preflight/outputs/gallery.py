"""A site's pictures, looked at once each: originals of the logotype, pictures with the mark in them, or neither."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from trycksak.model.brand import Master
from trycksak.preflight.data_uri import bytes_of, is_data_uri
from trycksak.preflight.outputs.picture import Look, look
from trycksak.preflight.outputs.standard import Standard
from trycksak.preflight.proof.evidence import Figure, MarkEvidence
from trycksak.preflight.site import Site
from trycksak.program import program
from trycksak.store import Shelf, Store, key_of

_LOOK: Final = TypeAdapter(Look)
NOWHERE: Final = (0.0, 0.0, 0.0, 0.0)
"""The box of a mark that a file names and does not show."""


@dataclass(frozen=True)
class Named:
    """A picture that a file names: its address, or the very bytes where the file holds them, and the line."""

    address: str
    line: int = 0
    data: bytes | None = None


@dataclass(frozen=True)
class Led:
    """Where a name led: the picture's bytes and its file in the site, or else the sentence why there is none."""

    data: bytes = b""
    file: Path | None = None
    fault: str = ""


class Gallery:
    """A site's pictures by their bytes; what was seen in one is kept in a store, if there is one."""

    def __init__(self, site: Site, standard: Standard, store: Store | None = None) -> None:
        self.site, self.standard, self.store = site, standard, store
        self._looks: dict[str, Look] = {}

    def led(self, named: Named, path: Path, relative: bool) -> Led:
        """Follow a name that stands in a file of the site; `relative` says whether the format resolves addresses."""
        shown = f"`{_short(named.address)}`"
        if named.data is not None:
            return Led(named.data)
        if is_data_uri(named.address):
            data = bytes_of(named.address)
            return Led(data) if data else Led(fault=f"{shown} holds no picture that can be read")
        try:
            if not relative and not urlsplit(named.address).netloc:
                return Led(fault=f"{shown} is no whole address")
            lead = self.site.lead(path, named.address)
        except ValueError:
            return Led(fault=f"{shown} is no address")
        if not lead.inside:
            return Led(fault=f"{shown} leads out of the site, where nobody has measured it")
        if lead.file is None:
            return Led(fault=f"{shown} leads to no file of the site")
        try:
            return Led(lead.file.read_bytes(), lead.file)
        except OSError as fault:
            return Led(fault=f"{shown} cannot be read ({fault.strerror})")

    def look(self, data: bytes) -> Look:
        """Look at a picture of pixels; raises ValueError where it cannot be read."""
        key = key_of(["picture", self._measure, data])
        if key not in self._looks:
            shelf = Shelf(self.store, _LOOK)
            seen = shelf.get(key)
            if seen is None:
                seen = look(data, self.standard)
                shelf.put(key, seen)
            self._looks[key] = seen
        return self._looks[key]

    @cached_property
    def _measure(self) -> str:
        """Hash all that a picture is held against, and what measures it."""
        standard = self.standard
        records = (standard.brand.model_dump_json(), standard.terms.model_dump_json())
        return key_of([program(), *records, repr(standard.drawings)])

    def marks(self, data: bytes) -> tuple[MarkEvidence, ...]:
        """Give the marks that a picture stands for: itself where it is an original, else those that hold in it."""
        master = self.standard.masters.get(hashlib.sha256(data).hexdigest())
        if master is not None:
            return (original(master),)
        try:
            return tuple(seen.mark for seen in self.look(data).marks if seen.mark.holds)
        except ValueError:
            return ()


def original(master: Master) -> MarkEvidence:
    """Give the evidence of a file that is an original, byte for byte."""
    same = Figure("original", "same bytes", "yes", "yes", "", True)
    return MarkEvidence(master.path, master.sha256, "element", NOWHERE, NOWHERE, (same,))


def _short(address: str) -> str:
    return address if len(address) <= 120 else f"{address[:117]}…"
