"""The server: the website at its real addresses, the publications below `/-/`, and a socket for each open tab.

No page of a site can lie below `/-/`: the parts of an address are letters and digits with hyphens between them.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from trycksak.live import headers
from trycksak.live.bell import Bell
from trycksak.live.pictures import LARGE_PX_PER_PT, PX_PER_PT, page_png
from trycksak.live.search import Search
from trycksak.live.site import Page, with_ear
from trycksak.live.views import Views
from trycksak.render.hosting.answers import SEARCH_PAGE
from trycksak.render.wording import Wording

HOSTS = ("127.0.0.1", "localhost")


@dataclass
class Server:
    """Answers browsers on this machine, and nobody else."""

    views: Views
    bell: Bell
    search: Search

    def app(self) -> Starlette:
        """Make the application (ASGI 3)."""

        @asynccontextmanager
        async def lifespan(app: Starlette) -> AsyncIterator[None]:
            self.bell.hang()
            yield

        # A page elsewhere that gives its own name this machine's address must not read drafts.
        guard = Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS))
        return Starlette(routes=self._routes(), middleware=[guard], lifespan=lifespan)

    def _routes(self) -> list[BaseRoute]:
        return [
            Route("/-/", self._entrance),
            Route("/-/status.json", self._status),
            WebSocketRoute("/-/socket", self._socket),
            Mount("/-/files", StaticFiles(packages=[("trycksak.live", "static")])),
            Route("/-/pages/{name}/{key}/{number:int}.png", self._picture),
            Route("/-/{locale}/", self._index),
            Route("/-/{locale}/{name}", self._publication),
            Route("/{path:path}", self._site),
        ]

    def _site(self, request: Request) -> Response:
        views, path = self.views, request.url.path
        settled = views.desk.settled()
        root = views.root
        if not path.startswith(root):
            return RedirectResponse(root)
        place = views.place_of(path)
        if place.endswith(".html") or settled.good is None:
            return self._page(place, request)
        if settled.good.site.has_page(f"{place}/index.html"):
            return RedirectResponse(f"{quote(path)}/")
        file = self.search.file(settled.good, place) or settled.good.site.file(place)
        if isinstance(file, Path):
            return FileResponse(file, headers=headers.of_file(place))
        return self._page(place, request) if file is None else Response(file, headers=headers.of_file(place))

    def _page(self, place: str, request: Request) -> Response:
        views, locale = self.views, self.views.locale_of(place)
        page = views.pages.page(place)
        lost, said = Wording(locale)("live.lost"), headers.of_page(request.headers["host"], _is_search(page, place))
        # A page says which reading it is of, so that a tab knows when there is a newer one.
        html = with_ear(page.html or views.nothing(locale), views.stamp(page.reading), lost)
        return HTMLResponse(html, 503 if page.html is None else 404 if page.missing else 200, headers=said)

    def _entrance(self, request: Request) -> Response:
        self.views.desk.settled()
        asked = request.headers.get("accept-language", "").split(",")
        wanted = [part.partition(";")[0].partition("-")[0].strip() for part in asked]
        locale = next((one for one in wanted if one in self.views.locales), self.views.locales[0])
        return RedirectResponse(f"/-/{locale}/")

    def _index(self, request: Request) -> Response:
        self.views.desk.settled()
        locale = request.path_params["locale"]
        if locale not in self.views.locales:
            return RedirectResponse("/-/")
        return HTMLResponse(self.views.index(locale, whole=True), headers=self._own(request))

    def _publication(self, request: Request) -> Response:
        self.views.desk.settled()
        locale, name = request.path_params["locale"], request.path_params["name"]
        html = self.views.publication(locale, name, whole=True) if locale in self.views.locales else None
        return HTMLResponse(html, headers=self._own(request)) if html else RedirectResponse("/-/")

    def _picture(self, request: Request) -> Response:
        name, key, number = (request.path_params[part] for part in ("name", "key", "number"))
        drawn = self.views.pressroom.drawn(name, key, number)
        newest = self.views.pressroom.proofs.get(name)
        if drawn is None and newest and newest.key != key:
            # Newer pages have come while the browser asked; it will be told of them, and until then shows them.
            return RedirectResponse(request.url.replace(path=f"/-/pages/{name}/{newest.key}/{number}.png"))
        scale = LARGE_PX_PER_PT if "large" in request.query_params else PX_PER_PT
        data = page_png(*drawn, scale) if drawn else None
        # The key is a hash of all that the page was made from.
        kept = {**headers.of_file("page.png"), "Cache-Control": "max-age=86400, immutable"}
        return Response(data, headers=kept) if data else Response(status_code=404)

    def _status(self, request: Request) -> Response:
        reading = self.views.desk.reading
        good = reading.good.number if reading.good else 0
        log = self.views.pressroom.log
        return JSONResponse({"reading": reading.number, "good": good, "laid": log, "behind": self.views.desk.is_behind})

    def _own(self, request: Request) -> dict[str, str]:
        return headers.of_tool(request.headers["host"])

    async def _socket(self, socket: WebSocket) -> None:
        """Tell a tab what it is to show, now and whenever that changes."""
        if urlsplit(socket.headers.get("origin", "")).netloc != socket.headers.get("host"):
            await socket.close()
            return
        await socket.accept()
        name = socket.query_params.get("publication", "")
        if name:
            self.views.pressroom.open(name)
        try:
            await self._tell(socket, self._teller(socket))
        except WebSocketDisconnect:
            pass
        finally:
            if name:
                self.views.pressroom.close(name)

    def _teller(self, socket: WebSocket) -> Callable[[], dict[str, str | None]]:
        views, asked = self.views, socket.query_params
        locale = asked.get("locale", views.locales[0])
        if "publication" in asked:
            return lambda: {"html": views.publication(locale, asked["publication"], whole=False)}
        if "page" in asked:
            place = views.place_of(asked["page"])
            return lambda: {"stamp": views.stamp(views.desk.reading), "html": views.overlay(place)}
        return lambda: {"html": views.index(locale, whole=False)}

    async def _tell(self, socket: WebSocket, message: Callable[[], dict[str, str | None]]) -> None:
        told: dict[str, str | None] | None = None
        heard = asyncio.ensure_future(socket.receive_json())
        with self.bell.listening() as rung:
            while True:
                rung.clear()
                new = await run_in_threadpool(message)
                if new != told:
                    await socket.send_json(new)
                    told = new
                ring = asyncio.ensure_future(rung.wait())
                await asyncio.wait({ring, heard}, return_when=asyncio.FIRST_COMPLETED)
                ring.cancel()
                if heard.done():
                    # What a tab says is which pages are in view; the end of the line is raised here.
                    self._look(socket.query_params.get("publication", ""), heard.result())
                    heard = asyncio.ensure_future(socket.receive_json())

    def _look(self, name: str, said: object) -> None:
        if isinstance(said, list) and all(isinstance(number, int) and number > 0 for number in said):
            self.views.pressroom.look(name, tuple(said))


def _is_search(page: Page, place: str) -> bool:
    """Tell whether a place is the search's, whose page has a policy of its own."""
    edition = page.reading.good.source.edition if page.reading.good else None
    found = edition.page.get(SEARCH_PAGE) if edition else None
    if edition is None or found is None:
        return False
    return place in {f"{edition.address(found, locale)}index.html" for locale in found.translations}
