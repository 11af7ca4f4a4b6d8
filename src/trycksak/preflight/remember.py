"""What was measured before is not measured again: results by the bytes of the files, the rules and the program."""

from collections.abc import Sequence
from typing import Final

from pydantic import TypeAdapter

from trycksak.inputs import digest
from trycksak.parallel import Told, Workers
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

    @property
    def fresh(self) -> int:
        """How many were not judged before."""
        return len(self._begun)

    def finished(self, tell: Told) -> list[Pair]:
        """Wait for it: what was measured, in the deliveries' order; `tell` is told how many of how many are."""
        whole = []
        for number in range(len(self._deliveries)):
            whole.append(self._pair(number))
            tell(number + 1, len(self._deliveries))
        return whole

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
            *(digest(files.root / path) for path in [*masters, files.profile.output.path]),
            *(digest(path) for path in (files.web, files.press)),
            *(files.web_shown, files.press_shown, files.locale, str(files.partners), str(files.dates)),
            *files.codes,
        ]
    )
