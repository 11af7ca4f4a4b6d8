"""The finished folder as a web server gives it to a browser, on this machine only."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final
from urllib.parse import quote, urlsplit

from trycksak.preflight.site import Site

# A machine's own table of file types is no input.
_TYPES: Final = mimetypes.MimeTypes(filenames=())
for _ending, _type in {
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
}.items():
    _TYPES.add_type(_type, _ending)


@dataclass(frozen=True)
class Served:
    """A site and the address where a browser reaches it: the same folders as at its real address."""

    site: Site
    address: str

    @cached_property
    def _here(self) -> Site:
        return Site(self.site.root, self.address, self.site.shown)

    def url(self, file: Path) -> str:
        """Give the address at which readers meet a file: that of its folder, for an `index.html`."""
        path = file.relative_to(self.site.root).as_posix()
        return self.address + quote(path.removesuffix("index.html") if file.name == "index.html" else path)

    def addresses(self, file: Path) -> tuple[str, ...]:
        """Give a file's own addresses: here, and in reality."""
        path = quote(file.relative_to(self.site.root).as_posix())
        return self.address + path, self.site.website + path

    def file(self, url: str) -> Path | None:
        """Give the file that answers at an address, here or at the site's real one; None where none does."""
        bare = url.partition("#")[0]
        for site in (self._here, self.site):
            lead = site.lead(site.root / "index.html", bare)
            if lead.inside:
                return lead.file
        return None

    def path_of(self, url: str) -> str | None:
        """Give the part of an address after the site's own, here or in reality; None where it is not the site's."""
        for start in (self.address, self.site.website):
            if url.startswith(start):
                return url.removeprefix(start).partition("#")[0]
        return None

    def is_own(self, url: str) -> bool:
        """Tell whether an address is the site's, here or in reality."""
        return self.path_of(url) is not None


@contextmanager
def served(site: Site) -> Iterator[Served]:
    """Serve a site on a free port of the loopback, until the block ends."""
    root = Site(site.root.resolve(), site.website, site.shown)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            file = here.file(here.address + self.path.removeprefix(prefix))
            data = file.read_bytes() if file and self.path.startswith(prefix) else None
            self.send_response(404 if data is None else 200)
            self.send_header("Content-Type", media_type(file) if file else "text/plain")
            self.send_header("Content-Length", str(len(data or b"")))
            # A page is never taken from a cache; what it loads does not change while the proof runs.
            page = file is None or file.suffix == ".html"
            self.send_header("Cache-Control", "no-store" if page else "max-age=3600")
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: a browser hangs up when it has seen enough."""

    server = Server(("127.0.0.1", 0), Handler)
    prefix = urlsplit(site.website).path or "/"
    here = Served(root, f"http://127.0.0.1:{server.server_address[1]}{prefix}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def media_type(file: Path) -> str:
    """Give a file's media type, by its name."""
    kind = _TYPES.guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
