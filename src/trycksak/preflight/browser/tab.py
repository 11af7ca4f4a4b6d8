"""One window of the browser: a page in it, shown in one state after another, asked and photographed."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import Enum
from io import BytesIO
from math import ceil, floor
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image
from playwright.async_api import Browser, CDPSession, Error, Page, Request

from trycksak.preflight.browser.serve import Served, media_type
from trycksak.preflight.browser.states import HEIGHT, State
from trycksak.preflight.browser.survey import BROUGHT, SCRIPT, SURVEY, Brought, Survey
from trycksak.preflight.geometry import Box
from trycksak.preflight.proof.sameness import Pixels, planes

_LOAD_MS: Final = 30_000


class Unshown(Exception):
    """A page could not be shown, or did not stay; the sentence says how."""


class Key(Enum):
    """A key: its name, its number (UI Events, 7.3.1), and what it writes."""

    TAB = "Tab", 9, ""
    ENTER = "Enter", 13, "\r"


class Tab:
    """A window with cookies, cache and history of its own, and no other user."""

    def __init__(self, page: Page, session: CDPSession, served: Served, motion: bool) -> None:
        self._page, self._session, self._served, self._motion = page, session, served, motion
        self._set: dict[str, Any] = {}
        self._world, self._file = 0, Path()
        self._names: dict[tuple[int, str], str | None] = {}
        self.asked: list[str] = []
        """The addresses that the page has asked for since it was loaded."""

    async def load(self, file: Path, scripts: bool) -> None:
        """Open a page of the site, with its scripts or without; raises Unshown."""
        await self._session.send("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        self.asked.clear()
        self._names.clear()
        self._file = file
        try:
            answer = await self._page.goto(self._served.url(file), wait_until="load", timeout=_LOAD_MS)
        except Error as fault:
            raise Unshown(f"it does not load ({fault.message.splitlines()[0]})") from None
        if answer is None or not answer.ok:
            raise Unshown(f"the server answers {answer.status if answer else 'nothing'}")
        tree = await self._session.send("Page.getFrameTree")
        world = {"frameId": tree["frameTree"]["frame"]["id"], "worldName": "proof"}
        self._world = (await self._session.send("Page.createIsolatedWorld", world))["executionContextId"]
        await self.ask(SCRIPT)

    async def show(self, state: State) -> None:
        """Set the width, the medium and what the page's media queries see."""
        look = state.look
        features = [{"name": name, "value": value} for name, value in look.features.items()]
        if not self._motion:
            features.append({"name": "prefers-reduced-motion", "value": "reduce"})
        size = {"width": state.width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        wanted: dict[str, dict[str, Any]] = {
            "Emulation.setDeviceMetricsOverride": size,
            "Emulation.setEmulatedMedia": {"media": look.media, "features": features},
            "Page.setFontSizes": {"fontSizes": look.font_sizes},
        }
        new = {command: value for command, value in wanted.items() if self._set.get(command) != value}
        self._set.update(new)
        await asyncio.gather(*(self._session.send(command, value) for command, value in new.items()))

    async def survey(self, state: State, asked: dict[str, Any]) -> Survey:
        """Ask what there is, once the page is settled in a state; raises Unshown where it has gone elsewhere."""
        queries = [state.look.media, *(f"({name}: {value})" for name, value in state.look.features.items())]
        whole = {**asked, "width": state.width, "query": " and ".join(queries)}
        survey = SURVEY.validate_python(await self.ask(f"proof.survey({json.dumps(whole)})"))
        if self._served.file(survey.address) != self._file:
            raise Unshown(f"it has gone to `{survey.address}`")
        return survey

    async def bring(self, index: int) -> Brought:
        """Bring a mark into view, by its place in the last survey."""
        return BROUGHT.validate_python(await self.ask(f"proof.bring({index})"))

    async def name(self, index: int, voice: str) -> str | None:
        """Give a mark's accessible name as assistive technology is told it; None where it is not told of the mark.

        It is asked for once for each `voice`, which is all that it depends on.
        """
        if (index, voice) not in self._names:
            expression = {"expression": f"proof.element({index})", "contextId": self._world}
            handle = (await self._session.send("Runtime.evaluate", expression))["result"]["objectId"]
            query = {"objectId": handle, "fetchRelatives": False}
            node = (await self._session.send("Accessibility.getPartialAXTree", query))["nodes"][0]
            spoken = None if node["ignored"] else str(node.get("name", {}).get("value", ""))
            self._names[index, voice] = spoken
        return self._names[index, voice]

    async def photograph(self, part: Box) -> tuple[Pixels, Box]:
        """Photograph a part of the page, in whole pixels: the picture, and the box that it shows."""
        left, top = floor(part.x), floor(part.y)
        box = Box(left, top, ceil(part.x + part.width) - left, ceil(part.y + part.height) - top)
        clip = {"x": box.x, "y": box.y, "width": box.width, "height": box.height, "scale": 1}
        wanted = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": False, "clip": clip}
        answer = await self._send("Page.captureScreenshot", wanted)
        with Image.open(BytesIO(base64.b64decode(answer["data"]))) as image:
            return planes(np.asarray(image.convert("RGB"))), box

    async def press(self, key: Key) -> None:
        """Press a key and let it go."""
        named = {"key": key.value[0], "code": key.value[0], "windowsVirtualKeyCode": key.value[1]}
        down = {"type": "keyDown" if key.value[2] else "rawKeyDown", "text": key.value[2], **named}
        await self._send("Input.dispatchKeyEvent", down)
        await self._send("Input.dispatchKeyEvent", {"type": "keyUp", **named})

    async def enlarge(self, width: int, height: int) -> None:
        """Give the window a height of its own, in CSS pixels, until the next state is shown."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._set["Emulation.setDeviceMetricsOverride"] = size
        await self._send("Emulation.setDeviceMetricsOverride", size)

    async def ask(self, expression: str) -> Any:
        """Give what an expression is in the page, in a world of its own that no page's script sees; raises Unshown."""
        question = {"expression": expression, "contextId": self._world, "awaitPromise": True, "returnByValue": True}
        answer = await self._send("Runtime.evaluate", question)
        if "exceptionDetails" in answer:
            raise Unshown(f"it cannot be measured ({answer['exceptionDetails']['exception']['description']})")
        return answer["result"].get("value")

    async def _send(self, command: str, wanted: dict[str, Any]) -> Any:
        """Tell the browser something; raises Unshown where the page does not stay, and Error where the browser ends."""
        try:
            return await self._session.send(command, wanted)
        except Error as fault:
            if not self._page.context.browser or not self._page.context.browser.is_connected():
                raise
            raise Unshown(f"it did not stay ({fault.message.splitlines()[0]})") from None


@asynccontextmanager
async def tab(browser: Browser, served: Served, motion: bool = True) -> AsyncIterator[Tab]:
    """Open a window, and close it with the block; without `motion` its reader has asked that nothing moves."""
    context = await browser.new_context(service_workers="block", accept_downloads=False)
    try:
        page = await context.new_page()
        session = await context.new_cdp_session(page)
        own = Tab(page, session, served, motion)

        def note(request: Request) -> None:
            own.asked.append(request.url)

        context.on("request", note)
        page.on("websocket", lambda socket: own.asked.append(socket.url))
        await _answer_real_address(session, served)
        yield own
    finally:
        await context.close()


async def _answer_real_address(session: CDPSession, served: Served) -> None:
    """Let the folder answer what a page asks of the site's real address, which is not to be reached from here."""

    async def answer(event: dict[str, Any]) -> None:
        file = served.file(event["request"]["url"])
        headers = [{"name": "Access-Control-Allow-Origin", "value": "*"}]
        if file:
            headers.append({"name": "Content-Type", "value": media_type(file)})
        body = base64.b64encode(file.read_bytes() if file else b"").decode()
        code = 200 if file else 404
        reply = {"requestId": event["requestId"], "responseCode": code, "responseHeaders": headers, "body": body}
        await session.send("Fetch.fulfillRequest", reply)

    session.on("Fetch.requestPaused", answer)
    await session.send("Fetch.enable", {"patterns": [{"urlPattern": f"{served.site.website}*"}]})
