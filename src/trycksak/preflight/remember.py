"""What was measured before is not measured again: results by the bytes of the files, the rules and the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from trycksak.inputs import digest
from trycksak.parallel import Told, Workers
from trycksak.preflight.delivery import Delivered, Judged
from trycksak.preflight.proof.asked import Edition
from trycksak.preflight.separations import ghostscript_version
from trycksak.program import program
from trycksak.remembered import Remembered
from trycksak.store import Shelf, Store, key_of

Pair = tuple[Judged, Judged]
"""What was measured of a publication: its press edition and its web edition."""
_JUDGED: Final = TypeAdapter(Judged)


@dataclass(frozen=True)
class _Job:
    """An edition to be judged, of what is delivered."""

    files: Delivered
    edition: Edition

    def __str__(self) -> str:
        """Name it as findings show it."""
        return self.files.press_shown if self.edition is Edition.PRESS else self.files.web_shown


class Judging:
    """Publications being judged on workers, each edition by itself."""

    def __init__(self, deliveries: Sequence[Delivered], store: Store | None, workers: Workers) -> None:
        """Begin; of what was judged before with the same bytes what was found is kept."""
        jobs = [_Job(files, edition) for files in deliveries for edition in (Edition.PRESS, Edition.WEB)]
        keys = [_key(job) for job in jobs]
        self._begun = Remembered(_judge, jobs, keys, Shelf(store, _JUDGED), workers)

    @property
    def fresh(self) -> int:
        """How many editions were not judged before."""
        return self._begun.fresh

    def finished(self, tell: Told) -> list[Pair]:
        """Wait for all, in the deliveries' order; `tell` is told how many editions of how many are there."""
        judged = self._begun.finished(tell)
        return list(zip(judged[::2], judged[1::2], strict=True))


def _judge(job: _Job) -> Judged:
    # What measures takes a quarter of a second to be loaded, which is the workers' to wait.
    from trycksak.preflight.judge import judge_press, judge_web

    return judge_press(job.files) if job.edition is Edition.PRESS else judge_web(job.files)


def _key(job: _Job) -> str:
    files = job.files
    masters = [master.path for master in files.brand.logotype.masters]
    masters += [master.path for partner in files.brand.partners for master in partner.masters]
    records = (files.spec, files.profile, files.brand, files.terms)
    return key_of(
        [
            "judged",
            job.edition.value,
            program(),
            ghostscript_version(),
            *(record.model_dump_json() for record in records),
            *(digest(files.root / path) for path in [*masters, files.profile.output.path]),
            *(digest(path) for path in (files.web, files.press)),
            *(files.web_shown, files.press_shown, files.locale, str(files.partners), str(files.dates)),
            *files.codes,
        ]
    )
