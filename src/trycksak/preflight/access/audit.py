"""Every page of a finished website, used as those use it who see, move or read in another way than most."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.async_api import Error

from trycksak.errors import CannotRun
from trycksak.findings import Finding
from trycksak.parallel import processors
from trycksak.preflight.access import axe
from trycksak.preflight.access.fault import STATES, Fault, findings_of
from trycksak.preflight.access.fit import calm, fit
from trycksak.preflight.access.keyboard import WALKED, Walker
from trycksak.preflight.browser.chromium import chromium, engine
from trycksak.preflight.browser.serve import served
from trycksak.preflight.browser.states import Look, State
from trycksak.preflight.browser.tab import Tab, Unshown, tab
from trycksak.preflight.site import Site

_SCRIPT: Final = Path(__file__).with_name("page.js").read_text("utf-8")
_PATIENCE_S: Final = 600
# A window waits for its frames now and then; so many more than processors keep them busy.
_MORE_WINDOWS: Final = 1


@dataclass(frozen=True)
class Audited:
    """What was found on a page; `open` are the elements, by axe's rule, that axe leaves to people to judge."""

    page: Path
    findings: tuple[Finding, ...]
    open: frozenset[tuple[str, str]]


def audit_site(site: Site, tell: Callable[[int, int], None], walked: Collection[Path] | None = None) -> list[Audited]:
    """Audit every page of a site, in the order of their paths.

    axe looks at all of them. Those in `walked`, all where none are named, are also walked through by keyboard and read
    with larger and with wider text. `tell` is told how many pages of how many are done. Raises CannotRun where there is
    no browser, or it ends too soon.
    """
    site = site.resolved()
    wanted = list(site.files(".html"))
    done: dict[Path, Audited] = {}

    def keep(one: Audited) -> None:
        done[one.page] = one
        tell(len(done), len(wanted))

    try:
        asyncio.run(_audit(site, wanted, set(wanted if walked is None else walked), keep))
    except* Error as faults:
        why = str(faults.exceptions[0]).splitlines()[0]
        raise CannotRun(f"the browser ended during the audit ({why}). Run it again.") from None
    return [done[page] for page in wanted]


def tools() -> list[str]:
    """Name what audits, with versions; raises CannotRun where there is no browser."""
    return [axe.version(), engine()]


async def _audit(site: Site, pages: Sequence[Path], walked: Collection[Path], keep: Callable[[Audited], None]) -> None:
    waiting, walker = iter(pages), Walker()
    windows = min(processors() + _MORE_WINDOWS, len(pages))
    with served(site) as here:
        async with chromium() as browser, asyncio.TaskGroup() as group:

            async def at_window() -> None:
                async with tab(browser, here, motion=False) as window:
                    for page in waiting:
                        keep(await _page(window, page, site, walker if page in walked else None))

            for _ in range(windows):
                group.create_task(at_window())


async def _page(window: Tab, page: Path, site: Site, walker: Walker | None) -> Audited:
    place = site.place(page)
    try:
        async with asyncio.timeout(_PATIENCE_S):
            faults, left = await _faults(window, page, walker)
    except (Unshown, TimeoutError) as fault:
        why = str(fault) or f"it is not done after {_PATIENCE_S} s"
        is_, should = f"the page cannot be audited: {why}", "every page is audited"
        return Audited(page, (Finding(place, "access/unmeasured", is_, should, "Open it to see why."),), frozenset())
    return Audited(page, tuple(findings_of(faults, place)), left)


async def _faults(window: Tab, page: Path, walker: Walker | None) -> tuple[list[Fault], frozenset[tuple[str, str]]]:
    await _open(window, page, STATES[0])
    await axe.prepare(window)
    found, left = list[Fault](), set[tuple[str, str]]()
    for state in STATES:
        await window.show(state)
        seen = await axe.look(window, state)
        found += seen.faults
        left |= {*seen.open}
    if walker is None:
        return found, frozenset(left)
    found += await fit(window)
    found += await calm(window)
    for width in WALKED:
        # A walk begins at the top of a page on which nothing is open.
        await _open(window, page, State(width, Look.LIGHT))
        found += await walker.walk(window, width)
    return found, frozenset(left)


async def _open(window: Tab, page: Path, state: State) -> None:
    await window.show(state)
    await window.load(page, scripts=True)
    await window.ask(f"{_SCRIPT}; undefined")
