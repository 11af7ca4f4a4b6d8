"""A Chromium that asks nobody and remembers nothing: found, started, and ended however the proof ends."""

import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cache
from importlib.metadata import version
from typing import Final

from playwright.async_api import Browser, Error, async_playwright

from trycksak.errors import CannotRun

VARIABLE: Final = "TRYCKSAK_CHROMIUM"
"""The environment variable that names a Chromium."""
# The shell is the same engine without the windows of a desktop, and takes half the time.
_NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_FLAGS: Final = (
    "--disable-gpu",
    # What lies outside the window is not drawn in advance: nobody scrolls.
    "--force-gpu-mem-available-mb=12",
    # What a page's scripts do once need not be compiled: a window takes 25 MB less, and no longer.
    "--js-flags=--lite-mode",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--font-render-hinting=none",
    # No name is resolved but the loopback's: whatever a page asks for elsewhere fails before it leaves.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_PATIENCE_S: Final = 30


def find_chromium() -> str:
    """Give the path of the browser; raises CannotRun where there is none."""
    named = os.environ.get(VARIABLE)
    if named:
        path = shutil.which(named)
        if path is None:
            raise CannotRun(f"{VARIABLE} names `{named}`, which is no program. Name a Chromium, or unset it.")
        return path
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        names = ", ".join(f"`{name}`" for name in _NAMES)
        raise CannotRun(
            f"the proof of web pages needs Chromium, and there is none of {names}. "
            f"Run scripts/setup, install Debian's package `chromium`, or name one in {VARIABLE}."
        )
    return path


@cache
def engine() -> str:
    """Name the browser and what drives it, with their versions; raises CannotRun where it does not answer."""
    path = find_chromium()
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=_PATIENCE_S, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        raise _broken(path) from None
    return f"{answer.stdout.strip()}, playwright {version('playwright')}"


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start the browser, and end it with the block; raises CannotRun where it does not start."""
    path = find_chromium()
    async with async_playwright() as driver:
        try:
            # Chromium keeps its pages in a sandbox of the system's, which it refuses to root.
            browser = await driver.chromium.launch(
                executable_path=path, args=list(_FLAGS), chromium_sandbox=os.geteuid() != 0
            )
        except Error:
            raise _broken(path) from None
        try:
            yield browser
        finally:
            with suppress(Error):
                await browser.close()


def _broken(path: str) -> CannotRun:
    return CannotRun(f"`{path}` does not start. Run it with `--version` to see why, or name another in {VARIABLE}.")
