"""Every page of a finished website in a real browser, in every state, held against the terms."""

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

from playwright.async_api import Error

from trycksak.errors import CannotRun
from trycksak.findings import Finding, Place
from trycksak.model.brand import Brand
from trycksak.model.record import Locale
from trycksak.model.terms import Output, Terms
from trycksak.parallel import processors
from trycksak.preflight.browser.account import surfaces_of
from trycksak.preflight.browser.alone import Studio, studio
from trycksak.preflight.browser.chromium import chromium, engine
from trycksak.preflight.browser.judge import Asked
from trycksak.preflight.browser.kept import Kept
from trycksak.preflight.browser.originals import Originals
from trycksak.preflight.browser.scripted import acts, heeds_scripts
from trycksak.preflight.browser.serve import Served, served
from trycksak.preflight.browser.shown import Looker, Shown
from trycksak.preflight.browser.states import SCRIPTLESS, STATES, Look, State
from trycksak.preflight.browser.tab import Tab, Unshown, tab
from trycksak.preflight.proof.evidence import Evidence, Surface, Unit
from trycksak.preflight.site import Site
from trycksak.store import Store

Tell = Callable[[Path, Evidence, Iterable[str], Served], None]
"""Told a page's evidence, and the addresses that it asked for where the site is served."""
KIND: Final = "web page"
"""The kind that the table of outputs gives a page."""
# A window waits for its frames now and then; so many more than processors keep them busy.
_MORE_WINDOWS: Final = 2
_PATIENCE_S: Final = 180
_LOADED: Final = re.compile(r"^(data|blob|about|chrome-error):", re.IGNORECASE)
# A style sheet may show a picture in another way than by an element of its own.
_PICTURES: Final = re.compile(rb"url\([^)]*(?:\.svg|data:image)", re.IGNORECASE)


def prove_site(
    site: Site,
    brand: Brand,
    terms: Terms,
    locales: Sequence[Locale],
    source: Locale,
    co_hosts: bool,
    store: Store | None,
    tell_progress: Callable[[int, int], None],
) -> list[Evidence]:
    """Prove every HTML page of a site, in the order of their paths, and remember in `store` what was proved.

    With `co_hosts` the text that explains the relation is asked for too. `tell_progress` is told how many pages of
    how many are done. Raises CannotRun where there is no browser, or it ends too soon.
    """
    whole = _Proof(site.resolved(), brand, terms, tuple(locales), source, co_hosts)
    kept = Kept(store, engine(), whole.rules, whole.site)
    pages = list(whole.site.files(".html"))
    known = {page: evidence for page in pages if (evidence := kept.get(page)) is not None}
    left = [page for page in pages if page not in known]
    done = len(known)
    tell_progress(done, len(pages))

    def tell(page: Path, evidence: Evidence, asked: Iterable[str], here: Served) -> None:
        nonlocal done
        done += 1
        known[page] = evidence
        kept.put(page, evidence, asked, here)
        tell_progress(done, len(pages))

    if left:
        try:
            asyncio.run(whole.prove(left, tell))
        except* Error as faults:
            why = str(faults.exceptions[0]).splitlines()[0]
            raise CannotRun(f"the browser ended during the proof ({why}). Run it again.") from None
    return [known[page] for page in pages]


@dataclass(frozen=True)
class _Proof:
    """What is proved, and against what."""

    site: Site
    brand: Brand
    terms: Terms
    locales: tuple[Locale, ...]
    source: Locale
    co_hosts: bool

    @property
    def rules(self) -> Iterator[str]:
        """All that pages are held against beside their own files."""
        yield from (self.brand.logotype.model_dump_json(), self.terms.model_dump_json())
        yield from (",".join(self.locales), self.source, str(self.co_hosts))
        yield f"{self._sheets_show_pictures} {self._sheets_heed_scripts}"
        for file in self.originals.files:
            yield from (file.relative_to(self.site.root).as_posix(), sha256(file.read_bytes()).hexdigest())
        yield from (str(home.is_file()) for home in map(self._home, self.locales))

    @cached_property
    def originals(self) -> Originals:
        """What of the site's files is the logotype."""
        return Originals(self.site, self.brand)

    async def prove(self, pages: Sequence[Path], tell: Tell) -> None:
        """Prove pages in several windows at once, each in the first window that is free."""
        waiting = iter(pages)

        async def work(here: Served, window: Tab, blank: Studio) -> None:
            for page in waiting:
                asked, relation = self._asked(page), self._relation(page)
                looker = Looker(window, blank, here, self.originals, asked, relation, self._styled(page))
                evidence, loaded = await self._evidence(page, looker)
                tell(page, evidence, loaded, here)

        windows = min(processors() + _MORE_WINDOWS, len(pages))
        with served(self.site) as here:
            async with chromium() as browser, studio(browser) as blank, asyncio.TaskGroup() as group:

                async def at_window() -> None:
                    async with tab(browser, here) as window:
                        await work(here, window, blank)

                for _ in range(windows):
                    group.create_task(at_window())

    async def _evidence(self, page: Path, looker: Looker) -> tuple[Evidence, list[str]]:
        """Give a page's evidence, and the addresses that it asked for."""
        place = self.site.place(page)
        shown: list[Shown] = []
        surfaces: tuple[Surface, ...] = ()
        faults: list[Finding] = []
        asked: list[str] = []
        try:
            async with asyncio.timeout(_PATIENCE_S):
                for states, scripts in ((STATES, True), (SCRIPTLESS, False)):
                    if not scripts and not self._heeds_scripts(page):
                        shown += list(_same_without_scripts(shown))
                        continue
                    await looker.tab.show(states[0])
                    await looker.tab.load(page, scripts)
                    for state in states:
                        shown.append(await looker.look(state))
                    asked += looker.tab.asked
        except (Unshown, TimeoutError) as fault:
            asked += looker.tab.asked
            faults.append(_unmeasured(place, str(fault) or f"it is not done after {_PATIENCE_S} s"))
        faults += _foreign(place, asked, looker.served)
        surfaces = surfaces_of(shown, place, self.terms)
        if faults:
            surfaces = (_of_page(faults, self.terms), *surfaces)
        return Evidence(place.path, sha256(page.read_bytes()).hexdigest(), KIND, "", surfaces), asked

    def _asked(self, page: Path) -> Asked:
        locale = self._locale(page)
        return Asked(self.terms, self.brand.logotype, locale, self._home(locale))

    def _home(self, locale: Locale) -> Path:
        return self.site.root / ("" if locale == self.source else locale) / "index.html"

    def _locale(self, page: Path) -> Locale:
        return self.site.locale_of(page, self.locales, self.source)

    def _relation(self, page: Path) -> str:
        relation = self.terms.relation
        asked = self.co_hosts and Output.WEB_PAGE in relation.outputs
        return relation.text.get(self._locale(page), "") if asked else ""

    def _heeds_scripts(self, page: Path) -> bool:
        return self._sheets_heed_scripts or heeds_scripts(page.read_bytes())

    @cached_property
    def _sheets_heed_scripts(self) -> bool:
        return any(heeds_scripts(sheet.read_bytes()) for sheet in self.site.files(".css"))

    @cached_property
    def _sheets_show_pictures(self) -> bool:
        return any(_PICTURES.search(sheet.read_bytes()) for sheet in self.site.files(".css"))

    def _styled(self, page: Path) -> bool:
        """Tell whether something else than an element of a page may show a picture on it."""
        data = page.read_bytes()
        return self._sheets_show_pictures or _PICTURES.search(data) is not None or acts(data)


def _same_without_scripts(shown: Sequence[Shown]) -> Iterator[Shown]:
    """Take what was seen in light as what is seen without scripts: the page holds nothing that heeds them."""
    for one in shown:
        if one.state.look is Look.LIGHT:
            yield replace(one, state=State(one.state.width, Look.NO_SCRIPT))


def _foreign(place: Place, asked: Sequence[str], here: Served) -> list[Finding]:
    others = sorted({url for url in asked if not here.is_own(url) and not _LOADED.match(url)})
    should, do = "a page asks nobody but its own site", "Put the file into the site, or leave it out."
    return [Finding(place, "site/foreign-request", f"the page asks for `{url}`", should, do) for url in others]


def _unmeasured(place: Place, why: str) -> Finding:
    is_, should = f"the page cannot be measured: {why}", "every page is measured in every state"
    return Finding(place, "site/unmeasured", is_, should, "Open it in a browser to see why.")


def _of_page(faults: Sequence[Finding], terms: Terms) -> Surface:
    """Make the surface of what concerns a page in whatever state."""
    required = Output.WEB_PAGE in terms.presence.outputs
    return Surface(0, "", (Output.WEB_PAGE,), required, (0.0, 0.0), Unit.PX, (), (), tuple(sorted(faults)))
