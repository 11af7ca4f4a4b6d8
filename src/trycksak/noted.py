"""What a function found out about a text or a file, noted: the same is not gone through again, today or tomorrow.

For functions that ask nothing but their arguments, which are texts, bytes and what can be written as text. While
`noting`, what they give is looked up in one entry of a store for each occasion, which holds what was asked for last;
else it is kept in memory.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final, Generic, ParamSpec, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from trycksak.program import program
from trycksak.store import Shelf, Store, key_of

Asked = ParamSpec("Asked")
Result = TypeVar("Result")
_FORM: Final = TypeAdapter(dict[str, Any])


class Notes:
    """What was noted before, and what is asked for now."""

    def __init__(self, store: Store | None, occasion: str) -> None:
        """Open what a store holds of the same program and occasion; without a store nothing was noted."""
        self._shelf = Shelf(store, _FORM)
        self._key = key_of(["notes", occasion, program()]) if store else ""
        self.since = store.asked(self._key) if store else None
        """When somebody asked last, in seconds; None where nothing was noted."""
        self._kept: dict[str, Any] = (self._shelf.get(self._key) or {}) if store else {}
        self._before = dict(self._kept)
        self.asked: dict[str, Any] = {}
        """What was asked for, as it is written."""
        self._results: dict[str, Any] = {}

    def known(self, key: str) -> bool:
        """Tell whether something is noted."""
        return key in self._before

    def add(self, found: Mapping[str, Any]) -> None:
        """Note what somebody else found out."""
        self._before.update(found)

    def result(self, key: str, form: TypeAdapter[Result], work: Callable[[], Result]) -> Result:
        """Give what is noted, or find it out."""
        if key not in self._results:
            self._results[key] = self._found(key, form, work)
        result: Result = self._results[key]
        return result

    def _found(self, key: str, form: TypeAdapter[Result], work: Callable[[], Result]) -> Result:
        if key in self._before:
            with suppress(ValidationError):
                result = form.validate_python(self._before[key])
                self.asked[key] = self._before[key]
                return result
        result = work()
        self.asked[key] = form.dump_python(result, mode="json")
        return result

    def keep(self) -> None:
        """Keep what was asked for, where it is not what was kept before."""
        if self._key and self.asked != self._kept:
            self._shelf.put(self._key, self.asked)


_CURRENT: Final = ContextVar[Notes | None]("notes", default=None)


@contextmanager
def noting(store: Store | None, occasion: str = "") -> Iterator[Notes]:
    """Look up and note what is found out in this block; what another occasion asks for is kept beside it."""
    notes = Notes(store, occasion)
    before = _CURRENT.set(notes)
    try:
        yield notes
    finally:
        _CURRENT.reset(before)
        notes.keep()


class Noted(Generic[Asked, Result]):
    """A function whose results are noted."""

    def __init__(self, work: Callable[Asked, Result], form: TypeAdapter[Result]) -> None:
        self._name = f"{work.__module__}.{work.__qualname__}"
        self._anew = work
        # As mypy sees it the cache forgets what the function asks for.
        self._work = cast(Callable[Asked, Result], lru_cache(maxsize=1 << 14)(work))
        self._form = form

    def __call__(self, *asked: Asked.args, **named: Asked.kwargs) -> Result:
        """Give what the function gives."""
        notes = _CURRENT.get()
        # Texts are in memory anyway; files are not to stay there.
        work = self._anew if any(isinstance(one, bytes) for one in asked) else self._work
        if notes is None:
            return work(*asked, **named)
        return notes.result(self.key(*asked, **named), self._form, lambda: work(*asked, **named))

    def key(self, *asked: Asked.args, **named: Asked.kwargs) -> str:
        """Name what is asked for, as it is noted."""
        parts = (one if isinstance(one, bytes) else str(one) for one in asked)
        return key_of([self._name, *parts, *map(str, named.items())])


def noted(form: TypeAdapter[Result]) -> Callable[[Callable[Asked, Result]], Noted[Asked, Result]]:
    """Note what a function gives; `form` says how it is written."""
    return lambda work: Noted(work, form)
