"""What the preview says in the terminal: what came of each save, new findings, and which are mended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from trycksak.findings import Finding, Severity, errors
from trycksak.live.desk import Reading
from trycksak.live.proof import Proof


@dataclass
class Terminal:
    """Tells each finding once, and when it is gone."""

    tell: Callable[[str], None]
    _known: dict[str, set[Finding]] = field(default_factory=dict)
    _laid: dict[str, str] = field(default_factory=dict)

    def read(self, reading: Reading) -> None:
        """Tell what came of a save."""
        stops = errors(reading.findings)
        # Where an error stops the reading, nobody has looked whether the warnings are mended.
        unread = [one for one in self._known.get("", ()) if one.severity is Severity.WARNING] if stops else []
        self._changed("", [*reading.findings, *unread])
        what = "stopped by errors, the last right state is shown" if stops else "read"
        self.tell(f"save {reading.number}: {what}, {_counted(reading.findings)}")

    def page(self, place: str, findings: Sequence[Finding]) -> None:
        """Tell what is wrong with a page of the website."""
        self._changed(f"page {place}", findings)

    def laid(self, name: str, proof: Proof) -> None:
        """Tell what came of a layout: its pages once, its findings as they come."""
        if proof.laid and self._laid.get(name) != proof.key:
            self._laid[name] = proof.key
            self.tell(f"{name}: {len(proof.laid.leaves)} pages laid out")
        # While pages are measured, what was said of those before them still stands.
        if proof.judged is not None or proof.failed:
            self._changed(f"layout {name}", proof.findings)

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
