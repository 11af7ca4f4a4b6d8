"""What a publication's pages are made from, as one key: where it stays, they stay."""

import pickle
from collections.abc import Iterator
from typing import Final

from trycksak.press.order import Order
from trycksak.render.publication import Markup
from trycksak.store import key_of as hash_of

_FOLDERS: Final = ("brand", "content")
_WORDS: Final = (".md", ".yml")


def key_of(order: Order, made_up: Markup) -> str:
    """Hash what the pages and their findings depend on: markup, drawings, terms, and the files that are no text."""
    profile = order.edition.profiles[order.publication.spec.profile]
    records = (sorted(made_up.assets.items()), order.brand, order.terms, order.publication, profile)
    return hash_of([made_up.html, pickle.dumps(records), *_files(order)])[:16]


def _files(order: Order) -> Iterator[str]:
    for folder in _FOLDERS:
        for path in sorted((order.root / folder).rglob("*")):
            if path.suffix not in _WORDS and path.is_file():
                stat = path.stat()
                yield f"{path} {stat.st_mtime_ns} {stat.st_size}"
