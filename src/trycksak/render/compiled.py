"""Templates as Jinja compiles them, kept: what was compiled of the same words is not compiled again."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from trycksak.program import program
from trycksak.store import Store, key_of

_STORE: Final = ContextVar[Store | None]("compiled", default=None)


@contextmanager
def compiled_in(store: Store | None) -> Iterator[None]:
    """Keep in a store what is compiled in this block, and look there first."""
    before = _STORE.set(store)
    try:
        yield
    finally:
        _STORE.reset(before)


class Compiled(BytecodeCache):
    """Jinja's way to the store of the block that asks; outside of one nothing is kept.

    Jinja itself compares what is kept with the template's words (https://jinja.palletsprojects.com, Bytecode Cache).
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled before."""
        store = _STORE.get()
        found = store.get(_key(bucket)) if store else None
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if store := _STORE.get():
            store.put(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    return key_of(["template", program(), bucket.key, bucket.checksum])
