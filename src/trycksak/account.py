"""Why a build made what it made: what has changed since each thing was made last."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic import TypeAdapter

from trycksak.program import program
from trycksak.store import Shelf, Store, key_of

WEBSITE: Final = "the website"
"""The name of a thing that is always made."""
_LAST: Final = TypeAdapter(dict[str, str])
# So many reasons are told.
_MOST: Final = 4
_PROGRAM: Final = "trycksak and what it uses"


@dataclass
class Account:
    """What a build made and what it took as it was; `files` are all that it may have read, by path, with their hash."""

    store: Store | None
    files: Mapping[str, str]
    made: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    measured: list[str] = field(default_factory=list)

    def enter(self, name: str, was_kept: bool, files: Collection[str] | None = None) -> None:
        """Enter a thing: whether it was taken as it was, and the files that it may come from (none named: all)."""
        shelf, key = Shelf(self.store, _LAST), _key(name)
        now = {path: digest for path, digest in self.files.items() if files is None or path in files}
        now[_PROGRAM] = program()
        if was_kept:
            self.kept.append(name)
        else:
            self.made[name] = _why(shelf.get(key), now)
        shelf.put(key, now)

    def changed(self, name: str) -> set[str]:
        """Name the files that have changed, come or gone since a thing was entered last; all if it never was."""
        return _changed(Shelf(self.store, _LAST).get(_key(name)) or {}, self.files) - {_PROGRAM}

    def measure(self, what: str, fresh: int, of: int) -> None:
        """Enter how many things of a kind were measured: all whose bytes were not measured before."""
        self.measured.append(f"measured {fresh} of {of} {what}, whose bytes had not been measured before")

    def lines(self) -> Iterator[str]:
        """Say why each thing was made, and how many were taken as they were."""
        for name, why in self.made.items():
            yield f"made {name}: {why}"
        yield f"kept {len(self.kept)} of {len(self.kept) + len(self.made)} as they were"
        yield from self.measured


def _key(name: str) -> str:
    return key_of(["last", name])


def _why(before: Mapping[str, str] | None, now: Mapping[str, str]) -> str:
    if before is None:
        return "it was not made before"
    changed = _changed(before, now)
    if not changed:
        return "what was kept of it is gone"
    told = sorted(f"{path} {_how(path, before, now)}" for path in changed)
    more = [f"and {len(told) - _MOST} more"] if len(told) > _MOST else []
    return ", ".join([*told[:_MOST], *more])


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    return {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}


def _how(path: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    if path not in before:
        return "is new"
    return "has changed" if path in now else "is gone"
