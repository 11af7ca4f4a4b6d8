"""One run of the line: what is asked, the folder that it fills, and what has been found and measured so far."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from trycksak.account import Account
from trycksak.ctrl_c import heed
from trycksak.errors import Stopped
from trycksak.findings import Finding, errors
from trycksak.gather import Source
from trycksak.order import Order, Progress, Tell
from trycksak.preflight.proof.evidence import Evidence
from trycksak.preflight.site import Site
from trycksak.read.files import Project
from trycksak.store import Store


@dataclass
class Run:
    """One run; every step of the line takes it, and tells it when it is done."""

    project: Project
    staging: Path
    store: Store | None
    order: Order
    account: Account
    tell: Tell
    progress: Progress
    findings: list[Finding] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    source: Source = field(init=False)

    @cached_property
    def site(self) -> Site:
        """The website; where its references lead is found once for all checks."""
        return Site(self.staging / "site", self.source.edition.event.website).resolved()

    def done(self, step: str, started: float, what: str, found: Sequence[Finding] = ()) -> None:
        """Tell that a step is done; raises Stopped where an error was found, and KeyboardInterrupt on request."""
        heed()
        self.tell(f"{step:<16} {what}, {time.perf_counter() - started:.1f} s")
        self.stop_on(found)

    def stop_on(self, found: Sequence[Finding]) -> None:
        """Add findings that are not told yet; raises Stopped where one is an error."""
        told = set(self.findings)
        self.findings += [finding for finding in found if finding not in told]
        if errors(self.findings):
            raise Stopped(self.findings)
