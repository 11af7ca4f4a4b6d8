"""The desk: reads and proofreads the event after every save, and keeps what was last right."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition, Thread
from urllib.parse import urlsplit

from trycksak.findings import Finding, errors
from trycksak.gather import Source, gather
from trycksak.live.faults import findings_of
from trycksak.read.files import Project
from trycksak.web.preview import SitePreview
from trycksak.web.preview_kept import Kept


@dataclass(frozen=True)
class Good:
    """An event that can be shown: which reading it is, counted from 1, what was read, and its website."""

    number: int
    source: Source
    site: SitePreview

    @property
    def root(self) -> str:
        """The path of the website on its server: `/`, or a folder with a slash at its end."""
        return urlsplit(self.source.edition.event.website).path


@dataclass(frozen=True)
class Reading:
    """What came of reading the event: everything that was found, and the newest event that can be shown."""

    number: int = 0
    findings: tuple[Finding, ...] = ()
    good: Good | None = None

    @property
    def stopped(self) -> bool:
        """Whether an error stopped this reading, so that an older event is shown."""
        return bool(errors(self.findings))


@dataclass
class Desk:
    """Reads in a thread of its own; `told` is called after each reading."""

    project: Project
    told: list[Callable[[Reading], None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._kept = Kept(self.project.root / "overrides")
        self._condition = Condition()
        self._reading = Reading()
        self._wanted, self._over = 1, False
        self._thread = Thread(target=self._work, daemon=True)

    @property
    def reading(self) -> Reading:
        """The newest reading."""
        return self._reading

    @property
    def is_behind(self) -> bool:
        """Whether something was saved that is not read yet."""
        return self._reading.number < self._wanted

    def start(self) -> None:
        """Read for the first time, and from then on after every `saved`."""
        self._thread.start()

    def stop(self) -> None:
        """End; a reading that is under way is the last."""
        with self._condition:
            self._over = True
            self._condition.notify_all()
        if self._thread.is_alive():
            self._thread.join()

    def saved(self) -> None:
        """Ask for a new reading: what is under way may have read the old file."""
        with self._condition:
            self._wanted += 1
            self._condition.notify_all()

    def settled(self, patience_s: float = 30) -> Reading:
        """Wait until everything that was saved is read, and give the reading."""
        with self._condition:
            self._condition.wait_for(lambda: not self.is_behind or self._over, patience_s)
            return self._reading

    def _work(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self.is_behind or self._over)
                if self._over:
                    return
                number = self._wanted
            reading = self._read(number)
            with self._condition:
                self._reading = reading
                self._condition.notify_all()
            for tell in self.told:
                tell(reading)

    def _read(self, number: int) -> Reading:
        before = self._reading.good
        try:
            edition, brand, terms, findings = gather(self.project)
            if errors(findings):
                return Reading(number, tuple(findings), before)
            source = Source(self.project, edition, brand, terms)
            return Reading(number, tuple(findings), Good(number, source, SitePreview(source, self._kept)))
        except Exception as fault:
            # A fault of ours must not end the preview: it is told, and the next save is read.
            return Reading(number, findings_of(fault, self.project.root), before)
