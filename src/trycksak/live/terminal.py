"""What the preview says in the terminal: what came of each save, new findings, and which are mended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from trycksak.findings import Finding, errors
from trycksak.live.desk import Reading
from trycksak.live.layout import Failed, Judged, Laid, Message


@dataclass
class Terminal:
    """Tells each finding once, and when it is gone."""

    tell: Callable[[str], None]
    _known: dict[str, set[Finding]] = field(default_factory=dict)

    def read(self, reading: Reading) -> None:
        """Tell what came of a save."""
        self._changed("", reading.findings)
        stops = errors(reading.findings)
        what = "stopped by errors, the last right state is shown" if stops else "read"
        self.tell(f"save {reading.number}: {what}, {_counted(reading.findings)}")

    def page(self, place: str, findings: Sequence[Finding]) -> None:
        """Tell what is wrong with a page of the website."""
        self._changed(f"page {place}", findings)

    def laid(self, name: str, message: Message) -> None:
        """Tell what came of a layout."""
        if isinstance(message, Laid):
            self.tell(f"{name}: {len(message.leaves)} pages laid out, {_counted(message.complaints)}")
            self._changed(f"layout {name}", message.complaints)
        elif isinstance(message, Judged | Failed):
            self._changed(f"{type(message).__name__} {name}", message.findings)

    def _changed(self, about: str, findings: Sequence[Finding]) -> None:
        now, before = set(findings), self._known.get(about, set())
        self._known[about] = now
        for finding in sorted(now - before):
            self.tell(f"{finding.severity.value}: {finding}")
        for finding in sorted(before - now):
            self.tell(f"mended: {finding.place} {finding.id}")


def _counted(findings: Sequence[Finding]) -> str:
    stops = len(errors(findings))
    return f"{stops} errors, {len(findings) - stops} warnings" if findings else "nothing to remark on"
