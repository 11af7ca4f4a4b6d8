"""What was measured before is not measured again: results by the bytes of the files, the rules and this code."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from trycksak.preflight.delivery import Delivered, Judged, judge_delivery
from trycksak.preflight.separations import ghostscript_version
from trycksak.store import Store, key_of

Job = TypeVar("Job")
Result = TypeVar("Result")
Work = Callable[[Callable[[Job], Result], Sequence[Job]], list[Result]]
"""How jobs are done: `in_parallel`."""

_ENGINES: Final = ("pikepdf", "pypdfium2", "numpy", "pillow", "lxml", "zxing-cpp")
_PAIR: Final = TypeAdapter(tuple[Judged, Judged])


def judge_deliveries(
    deliveries: Sequence[Delivered], store: Store | None, work: Work[Delivered, tuple[Judged, Judged]]
) -> list[tuple[Judged, Judged]]:
    """Judge publications, and of those that were judged before with the same bytes and rules take what was found."""
    keys = [_key(one) for one in deliveries]
    known = [_known(store, key) for key in keys]
    fresh = iter(work(judge_delivery, [one for one, old in zip(deliveries, known, strict=True) if old is None]))
    judged = []
    for key, old in zip(keys, known, strict=True):
        pair = old or next(fresh)
        if store and old is None:
            store.put(key, _PAIR.dump_json(pair))
        judged.append(pair)
    return judged


@cache
def code_digest() -> str:
    """Hash this package's own sources, so that results of another version are not taken for its own."""
    root = Path(__file__).parents[1]
    files = sorted(path for path in root.rglob("*") if path.suffix in (".py", ".yml", ".js", ".json", ".java"))
    return key_of(part for path in files for part in (path.relative_to(root).as_posix(), path.read_bytes()))


def _key(files: Delivered) -> str:
    masters = [master.path for master in files.brand.logotype.masters]
    masters += [master.path for partner in files.brand.partners for master in partner.masters]
    records = (files.spec, files.profile, files.brand, files.terms)
    return key_of(
        [
            "delivery",
            code_digest(),
            ghostscript_version(),
            *(f"{engine} {version(engine)}" for engine in _ENGINES),
            *(record.model_dump_json() for record in records),
            *(_digest(files.root / path) for path in [*masters, files.profile.output.path]),
            *(_digest(path) for path in (files.web, files.press)),
            *(files.web_shown, files.press_shown, files.locale, str(files.partners), str(files.dates)),
            *files.codes,
        ]
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _known(store: Store | None, key: str) -> tuple[Judged, Judged] | None:
    found = store.get(key) if store else None
    try:
        return None if found is None else _PAIR.validate_json(found)
    except ValidationError:
        return None
