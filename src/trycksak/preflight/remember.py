"""What was measured before is not measured again: results by the bytes of the files, the rules and the program."""

from collections.abc import Sequence
from typing import Final

from pydantic import TypeAdapter

from trycksak.inputs import digest
from trycksak.parallel import Workers
from trycksak.preflight.delivery import Delivered, Judged
from trycksak.preflight.separations import ghostscript_version
from trycksak.program import program
from trycksak.remembered import Remembered
from trycksak.store import Shelf, Store, key_of

Pair = tuple[Judged, Judged]
"""What was measured of a publication: its press edition and its web edition."""
_PAIR: Final = TypeAdapter(Pair)


def judging(deliveries: Sequence[Delivered], store: Store | None, workers: Workers) -> Remembered[Delivered, Pair]:
    """Begin to judge publications on workers: of those judged before with the same bytes what was found is kept."""
    return Remembered(_judge, deliveries, [*map(_key, deliveries)], Shelf(store, _PAIR), workers)


def _judge(files: Delivered) -> Pair:
    # What measures takes a quarter of a second to be loaded, which is the workers' to wait.
    from trycksak.preflight.judge import judge_delivery

    return judge_delivery(files)


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
