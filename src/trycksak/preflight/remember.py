"""What was measured before is not measured again: results by the bytes of the files, the rules and the program."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from trycksak.parallel import Workers
from trycksak.preflight.delivery import Delivered, Judged, judge_delivery
from trycksak.preflight.separations import ghostscript_version
from trycksak.program import program
from trycksak.store import Shelf, Store, key_of

Pair = tuple[Judged, Judged]
"""What was measured of a publication: its press edition and its web edition."""
_PAIR: Final = TypeAdapter(Pair)


class Judging:
    """The judgement of publications, begun on workers: of those judged before with the same bytes what was found."""

    def __init__(self, deliveries: Sequence[Delivered], store: Store | None, workers: Workers) -> None:
        """Begin."""
        self._shelf, self._workers, self._deliveries = Shelf(store, _PAIR), workers, deliveries
        self._keys = [_key(one) for one in deliveries]
        self._known = [self._shelf.get(key) for key in self._keys]
        fresh = [number for number, pair in enumerate(self._known) if pair is None]
        begun = workers.begin(judge_delivery, [deliveries[number] for number in fresh])
        self._begun = dict(zip(fresh, begun, strict=True))

    def finished(self) -> list[tuple[Pair, bool]]:
        """Wait for it: in the deliveries' order what was measured, and whether it was measured before."""
        return [(self._pair(number), number not in self._begun) for number in range(len(self._deliveries))]

    def _pair(self, number: int) -> Pair:
        known = self._known[number]
        if known is None:
            known = self._workers.finished(judge_delivery, self._deliveries[number], self._begun[number])
            self._shelf.put(self._keys[number], known)
        return known


def _key(files: Delivered) -> str:
    masters = [master.path for master in files.brand.logotype.masters]
    masters += [master.path for partner in files.brand.partners for master in partner.masters]
    records = (files.spec, files.profile, files.brand, files.terms)
    return key_of(
        [
            "delivery",
            program(),
            ghostscript_version(),
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
